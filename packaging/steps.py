"""A slow step of the set-up: one line on stderr, everything else in a log."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from trouble import SetUpError

_TAIL = 15


def run(
    title: str,
    commands: Sequence[Sequence[str]],
    *,
    log: Path,
    cwd: Path,
    env: Mapping[str, str] | None = None,
) -> None:
    """Run the commands one after the other, showing `title` and at the end the time taken.

    Raises:
        SetUpError: A command failed; the end of its output has been shown.
    """
    print(f"{title} ...", end=" ", file=sys.stderr, flush=True)
    begun = time.monotonic()
    for command in commands:
        with log.open("ab") as output:
            start = output.tell()
            code = _exit_code(command, output.fileno(), cwd, env)
        if code:
            print("failed.", file=sys.stderr)
            _show_tail(log, start)
            raise SetUpError(
                f"The set-up stopped because {_name(command)} failed, perhaps for want of a "
                f"network connection; its whole output is in {log}."
            )
    print(f"done in {time.monotonic() - begun:.0f} s.", file=sys.stderr, flush=True)


def _exit_code(
    command: Sequence[str], output: int, cwd: Path, env: Mapping[str, str] | None
) -> int:
    return subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=output,
        cwd=cwd,
        env=env,
        check=False,
    ).returncode


def _name(command: Sequence[str]) -> str:
    """The program's name, or the module's in `python -m MODULE`."""
    return command[2] if command[1] == "-m" else Path(command[0]).name


def _show_tail(log: Path, start: int) -> None:
    with log.open("rb") as output:
        output.seek(start)
        lines = output.read().decode(errors="replace").splitlines()
    print("\n".join(f"  {line}" for line in lines[-_TAIL:]), file=sys.stderr)
