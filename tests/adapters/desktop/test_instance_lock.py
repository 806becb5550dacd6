"""One window for one data folder."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from corecoach.adapters.desktop.instance_lock import lock

HOLDER = (
    "import sys, pathlib\n"
    "from corecoach.adapters.desktop.instance_lock import lock\n"
    "held = lock(pathlib.Path(sys.argv[1]))\n"
    "print('held' if held else 'refused', flush=True)\n"
    "sys.stdin.read()\n"
)


def test_a_second_window_is_refused_until_the_first_lets_go(tmp_path: Path) -> None:
    first = lock(tmp_path)
    assert first
    assert lock(tmp_path) is None
    first.release()
    again = lock(tmp_path)
    assert again
    again.release()


def test_the_lock_dies_with_a_killed_program(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        assert lock(tmp_path) is None
        holder.kill()
        holder.wait(10)
    held = lock(tmp_path)
    assert held
    held.release()


def test_what_another_machine_left_in_the_file_locks_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "window.lock").write_text("4711\ncorecoach\nother-host\n")
    held = lock(tmp_path)
    assert held
    held.release()
