"""All checks and tests of the project, each reported, none skipped because of another."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import stamp

# The script in the environment's bin folder stops working when the checkout is moved.
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"
_STEP_BACK = 10

Call = Callable[[Sequence[str], Path], int]
"""Runs a command in a folder and returns its exit code."""

Begin = Callable[[Sequence[str], Path], Callable[[], int]]
"""Starts a command in a folder; what it returns waits, shows all it wrote, and returns its code."""


def commands(root: Path) -> dict[str, list[str]]:
    """The checks by name, in their order."""
    python = str(stamp.program(root, "python"))
    return {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format --check": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [python, "-c", _LINT_IMPORTS],
        "pytest": [python, "-m", "pytest", "-m", "not real"],
    }


def real_command(root: Path) -> list[str]:
    """The tests that start the real program, a sound server and the like."""
    python = str(stamp.program(root, "python"))
    return [python, "-m", "pytest", "-m", "real", "-p", "no:cacheprovider"]


def run_all(root: Path, call: Call | None = None, begin: Begin | None = None) -> int:
    """Run every check and say which failed; the exit code is 1 if any did.

    The tests with real parts mostly wait for time to pass, so they run beside all others, and
    before them in the queue for a processor, as what they measure is punctuality.
    """
    failed = []
    finish = (begin or _begin)(real_command(root), root)
    for name, command in commands(root).items():
        print(f"== {name}", flush=True)
        begun = time.monotonic()
        code = (call or _call_behind)(command, root)
        if code:
            failed.append(name)
        verdict = "FAILED" if code else "passed"
        print(f"== {name}: {verdict} in {time.monotonic() - begun:.1f} s\n", flush=True)
    print("== pytest, real parts", flush=True)
    if finish():
        failed.append("pytest, real parts")
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def run_pytest(root: Path, arguments: Sequence[str]) -> int:
    """Run only pytest, with these arguments, from the checkout's folder."""
    python = str(stamp.program(root, "python"))
    return subprocess.run([python, "-m", "pytest", *arguments], cwd=root, check=False).returncode


def _begin(command: Sequence[str], root: Path) -> Callable[[], int]:
    written = tempfile.TemporaryFile()  # noqa: SIM115  # it is open until all is shown
    process = subprocess.Popen(command, cwd=root, stdout=written, stderr=subprocess.STDOUT)

    def finish() -> int:
        code = process.wait()
        written.seek(0)
        sys.stdout.write(written.read().decode(errors="replace"))
        sys.stdout.flush()
        written.close()
        return code

    return finish


def _call_behind(command: Sequence[str], root: Path) -> int:
    """Run a command that lets what runs beside it go first, where the system can."""
    polite = ["nice", "-n", str(_STEP_BACK)] if os.name == "posix" else []
    return subprocess.run([*polite, *command], cwd=root, check=False).returncode
