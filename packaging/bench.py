"""The benchmark: start, session, saving, kills, history and paper, each beside something.

    python3 packaging/bootstrap.py bench [PART ...] [--runs N]

Without a name all but the last are measured; the whole session by ear takes a quarter of an hour.
What is compared is measured in the same run, so the ratios hold even where the machine is slow or
busy; the absolute figures do not travel. The part named pace simulates a year of five people and
draws a chart of it.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "packaging")]

import bench_ear  # noqa: E402  # neighbours are found only after the line above
import bench_history  # noqa: E402  # same
import bench_kills  # noqa: E402  # same
import bench_moving  # noqa: E402  # same
import bench_pace  # noqa: E402  # same
import bench_paper  # noqa: E402  # same
import bench_save  # noqa: E402  # same
import bench_session  # noqa: E402  # same
import bench_start  # noqa: E402  # same

PARTS = {
    "start": bench_start.measure,
    "session": bench_session.measure,
    "save": bench_save.measure,
    "moving": bench_moving.measure,
    "kills": bench_kills.measure,
    "pace": bench_pace.measure,
    "history": bench_history.measure,
    "paper": bench_paper.measure,
}
LONG_PARTS = {"ear": bench_ear.measure}


def main() -> int:
    """Measure what was asked for and print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("parts", nargs="*", choices=[*PARTS, *LONG_PARTS, []], default=[])
    parser.add_argument("--runs", type=int, default=7, help="starts of each program")
    parser.add_argument("--seconds", type=int, default=30, help="how long CPU is measured")
    parser.add_argument("--listen", type=int, default=860, help="seconds of the session by ear")
    parser.add_argument("--load", choices=["none", "blocked", "busy"], default="none")
    parser.add_argument("--rivals", action="store_true", help="measure the simple ways too")
    parser.add_argument("--rival-python", default=sys.executable, help="one with QtMultimedia")
    parser.add_argument("--keep", default="", help="a folder for what was recorded or found")
    parser.add_argument("--kills", type=int, default=100, help="how many programs are killed")
    parser.add_argument("--saves", type=int, default=2000, help="how many repetitions are saved")
    parser.add_argument("--histories", type=int, default=1000, help="round trips of each form")
    parser.add_argument("--rows", type=int, default=1_000_000, help="rows of a long import")
    parser.add_argument("--damages", type=int, default=50, help="records that are damaged")
    parser.add_argument("--disk", type=Path, help="a folder on the disk to save to")
    parser.add_argument(
        "--chart", type=Path, default=Path("corecoach-year.png"), help="where pace draws its chart"
    )
    options = parser.parse_args()
    os.environ.pop("QT_QPA_PLATFORM", None)
    for name in options.parts or PARTS:
        print(f"{name} ...", file=sys.stderr, flush=True)
        print(json.dumps({name: (PARTS | LONG_PARTS)[name](options)}, indent=2), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
