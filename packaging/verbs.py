"""The verbs of `bootstrap.py`: run, test, bench and pins."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import stamp
from stamp import Level
from trouble import SetUpError

ROOT = Path(__file__).resolve().parents[1]

USAGE = """\
Usage: python3 packaging/bootstrap.py VERB [ARGUMENTS]

  run [ARGUMENTS]    open CoreCoach; the arguments go to the program
  test [ARGUMENTS]   run all checks and tests; with arguments only pytest, with them
  bench [ARGUMENTS]  run the benchmark
  pins               write packaging/constraints.txt anew with today's versions

The first call sets up a private environment in .venv; delete it to begin anew.
"""


def main(arguments: list[str]) -> int:
    """Do what the arguments say and return the exit code."""
    verb, *rest = arguments or [""]
    if verb in {"-h", "--help"}:
        print(USAGE, end="")
        return 0
    verbs = {"run": _run, "test": _test, "bench": _bench, "pins": _pins}
    if verb not in verbs:
        print(USAGE, end="", file=sys.stderr)
        return 2
    try:
        return verbs[verb](rest)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _run(arguments: list[str]) -> int:
    _set_up(Level.RUN)
    # -P: modules in the folder one happens to be in are not CoreCoach's.
    return _become(["-P", "-m", "corecoach", *arguments])


def _test(arguments: list[str]) -> int:
    import checks  # noqa: PLC0415  # a start of the program does without it

    _set_up(Level.TEST)
    return checks.run_pytest(ROOT, arguments) if arguments else checks.run_all(ROOT)


def _bench(arguments: list[str]) -> int:
    _set_up(Level.BENCH)
    return _become([str(ROOT / "packaging" / "bench.py"), *arguments])


def _pins(arguments: list[str]) -> int:
    import pins  # noqa: PLC0415  # a start of the program does without it

    if arguments:
        print(USAGE, end="", file=sys.stderr)
        return 2
    pins.write(ROOT)
    return 0


def _set_up(level: Level) -> None:
    if stamp.is_set_up(ROOT, level):
        return
    import environment  # noqa: PLC0415  # a later start does without it

    environment.prepare(ROOT, level)


def _become(arguments: list[str]) -> int:
    """Put the environment's Python in the place of this process, where the system can."""
    python = str(stamp.program(ROOT, "python"))
    if os.name == "posix":
        os.execv(python, [python, *arguments])  # noqa: S606  # the program itself, no shell wanted
    import subprocess  # noqa: PLC0415  # only Windows needs it

    return subprocess.run([python, *arguments], check=False).returncode
