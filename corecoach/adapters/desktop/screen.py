"""Whether there is a screen: Qt ends the program where it finds none."""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Mapping


def screen_is_there(environment: Mapping[str, str]) -> bool:
    """Tell whether a window can be opened; asks the X server itself where X is what there is."""
    if sys.platform != "linux" or environment.get("QT_QPA_PLATFORM"):
        return True
    if environment.get("WAYLAND_DISPLAY"):
        return True
    return _x_answers(environment.get("DISPLAY", ""))


def _x_answers(name: str) -> bool:
    if not name:
        return False
    try:
        xlib = ctypes.CDLL("libX11.so.6")
    except OSError:
        # without the library Qt itself says what is missing
        return True
    xlib.XOpenDisplay.restype = ctypes.c_void_p
    xlib.XOpenDisplay.argtypes = [ctypes.c_char_p]
    xlib.XCloseDisplay.argtypes = [ctypes.c_void_p]
    display = xlib.XOpenDisplay(name.encode())
    if display:
        xlib.XCloseDisplay(display)
    return bool(display)
