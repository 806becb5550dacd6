"""Asks, for the settings, which devices there are; in a process of its own, like all sound."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from typing import Final

from corecoach.adapters.sound.child import child_environment
from corecoach.application.ports import Output

_COMMAND: Final = (sys.executable, "-m", "corecoach.adapters.sound_engine.devices")
_TIMEOUT_S: Final = 3.0


def outputs(command: Sequence[str] = _COMMAND, timeout_s: float = _TIMEOUT_S) -> tuple[Output, ...]:
    """Return the devices for output, the system's own choice first; none where none can be found.

    It takes some tenths of a second, so ask in a thread.

    Args:
        command: Lists the devices; the program's own unless a test gives another one.
        timeout_s: How long to wait for an answer.
    """
    try:
        asked = subprocess.run(  # noqa: S603  # our own program, no shell
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=timeout_s,
            check=True,
            env=child_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(Output(**each) for each in json.loads(asked.stdout))
