"""All checks and tests of the project, each reported, none skipped because of another."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import stamp

# The script in the environment's bin folder stops working when the checkout is moved.
_LINT_IMPORTS = "from importlinter.cli import lint_imports_command as lint; lint()"


def commands(root: Path) -> dict[str, list[str]]:
    """The checks by name, in their order; pytest is last so that its count closes the output."""
    python = str(stamp.program(root, "python"))
    return {
        "ruff check": [python, "-m", "ruff", "check"],
        "ruff format --check": [python, "-m", "ruff", "format", "--check"],
        "mypy": [python, "-m", "mypy"],
        "lint-imports": [python, "-c", _LINT_IMPORTS],
        "pytest": [python, "-m", "pytest"],
    }


def run_all(root: Path, call: Callable[[Sequence[str], Path], int] | None = None) -> int:
    """Run every check and say which failed; the exit code is 1 if any did."""
    failed = []
    for name, command in commands(root).items():
        print(f"== {name}", flush=True)
        begun = time.monotonic()
        code = (call or _call)(command, root)
        if code:
            failed.append(name)
        if name != "pytest":
            verdict = "FAILED" if code else "passed"
            print(f"== {name}: {verdict} in {time.monotonic() - begun:.1f} s\n", flush=True)
    if failed:
        print(f"Failed: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def run_pytest(root: Path, arguments: Sequence[str]) -> int:
    """Run only pytest, with these arguments, from the checkout's folder."""
    return _call([*commands(root)["pytest"], *arguments], root)


def _call(command: Sequence[str], root: Path) -> int:
    return subprocess.run(command, cwd=root, check=False).returncode
