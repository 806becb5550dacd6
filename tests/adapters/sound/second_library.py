"""The engine's command for a machine on which its first library is of no use."""

from __future__ import annotations

import sys
from enum import Enum

from corecoach.adapters.sound.clip_files import ClipFiles

_RUN = "import runpy; runpy.run_module('corecoach.adapters.sound.engine', run_name='__main__')"


class Trouble(Enum):
    """What is wrong with the first library, as a program that brings it about."""

    NOT_INSTALLED = "import sys; sys.modules['miniaudio'] = None"
    CANNOT_OPEN = """
import miniaudio
def refuse(*_args, **_names):
    raise miniaudio.MiniaudioError("the device is in use")
miniaudio.PlaybackDevice = refuse
"""
    CANNOT_OPEN_AT_FIRST = """
import miniaudio
Device = miniaudio.PlaybackDevice
def refuse(*_args, **_names):
    miniaudio.PlaybackDevice = Device
    raise miniaudio.MiniaudioError("the device is in use")
miniaudio.PlaybackDevice = refuse
"""


def engine_with(trouble: Trouble, files: ClipFiles) -> list[str]:
    """Return the command of an engine in this trouble."""
    return [sys.executable, "-c", f"{trouble.value}\n{_RUN}", str(files.sounds), files.voice]
