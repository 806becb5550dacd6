"""The engine's command for a machine on which its better libraries are of no use."""

from __future__ import annotations

import sys
from enum import Enum

from corecoach.adapters.sound.clip_files import ClipFiles

_RUN = (
    "import runpy; runpy.run_module('corecoach.adapters.sound_engine.engine', run_name='__main__')"
)


_NO_LIBPULSE = """
import ctypes
Library = ctypes.CDLL
def load_or_refuse(name, *args, **names):
    if name == "libpulse.so.0":
        raise OSError("cannot open shared object file")
    return Library(name, *args, **names)
ctypes.CDLL = load_or_refuse
"""
_IN_USE = """
import miniaudio
from corecoach.adapters.sound_engine import pulse_stream
from corecoach.adapters.sound_engine.sound_library import NoDeviceError
Device, Stream = miniaudio.PlaybackDevice, pulse_stream.PlaybackStream
def device(**names):
    if names["device_id"] is None or not DEFAULT_ALONE:
        raise miniaudio.MiniaudioError("the device is in use")
    return Device(**names)
def stream(pulse, sink, **names):
    if not sink or not DEFAULT_ALONE:
        raise NoDeviceError("the device is in use")
    return Stream(pulse, sink, **names)
miniaudio.PlaybackDevice, pulse_stream.PlaybackStream = device, stream
"""


class Trouble(Enum):
    """What is wrong with the better libraries, as a program that brings it about."""

    NO_PULSE = _NO_LIBPULSE
    NOT_INSTALLED = f"{_NO_LIBPULSE}\nimport sys; sys.modules['miniaudio'] = None"
    CANNOT_OPEN = f"DEFAULT_ALONE = False\n{_IN_USE}"
    CANNOT_OPEN_THE_DEFAULT = f"DEFAULT_ALONE = True\n{_IN_USE}"


def engine_with(trouble: Trouble, files: ClipFiles) -> list[str]:
    """Return the command of an engine in this trouble."""
    return [sys.executable, "-c", f"{trouble.value}\n{_RUN}", str(files.sounds), files.voice]
