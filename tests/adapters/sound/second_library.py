"""The engine's command for a machine on which its first library is of no use."""

from __future__ import annotations

import sys
from enum import Enum

from corecoach.adapters.sound.clip_files import ClipFiles

_RUN = (
    "import runpy; runpy.run_module('corecoach.adapters.sound_engine.engine', run_name='__main__')"
)


class Trouble(Enum):
    """What is wrong with the first library, as a program that brings it about."""

    NOT_INSTALLED = "import sys; sys.modules['miniaudio'] = None"
    CANNOT_OPEN = """
import miniaudio
def refuse(*_args, **_names):
    raise miniaudio.MiniaudioError("the device is in use")
miniaudio.PlaybackDevice = refuse
"""
    CANNOT_OPEN_THE_DEFAULT = """
import miniaudio
Device = miniaudio.PlaybackDevice
def open_or_refuse(**names):
    if names["device_id"] is None:
        raise miniaudio.MiniaudioError("the device is in use")
    return Device(**names)
miniaudio.PlaybackDevice = open_or_refuse
"""


def engine_with(trouble: Trouble, files: ClipFiles) -> list[str]:
    """Return the command of an engine in this trouble."""
    return [sys.executable, "-c", f"{trouble.value}\n{_RUN}", str(files.sounds), files.voice]
