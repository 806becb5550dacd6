"""The few functions of PulseAudio's own library that the engine plays by, and their types.

A loop of one's own instead of the library's thread: it calls nothing back, so that nothing but the
thread that turns it ever waits for the interpreter.
"""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable
from ctypes import POINTER, c_char_p, c_int, c_int64, c_long, c_size_t, c_uint8, c_uint32, c_uint64
from dataclasses import dataclass
from typing import Any, Final

from corecoach.adapters.sound_engine.sound_library import NoDeviceError, NoLibraryError

_NO_AUTOSPAWN: Final = 0x0001
_EARLY_REQUESTS: Final = 0x4000
_S16LE: Final = 3
_CONTEXT_READY: Final = 4
_STREAM_READY: Final = 2
_RUNNING: Final = 0
_RELATIVE: Final = 0
_DEFAULT: Final = 0xFFFF_FFFF
_ANSWER_S: Final = 2.0
"""A server that has not answered for so long will not."""
_TURN_US: Final = 50_000
_Pointer = ctypes.c_void_p


class _SampleSpec(ctypes.Structure):
    _fields_ = (("format", c_int), ("rate", c_uint32), ("channels", c_uint8))


class _BufferAttr(ctypes.Structure):
    _fields_ = tuple(
        (name, c_uint32) for name in ("maxlength", "tlength", "prebuf", "minreq", "fragsize")
    )


class _TimingInfo(ctypes.Structure):
    _fields_ = (
        ("seconds", c_long),
        ("microseconds", c_long),
        ("synchronized_clocks", c_int),
        ("sink_usec", c_uint64),
        ("source_usec", c_uint64),
        ("transport_usec", c_uint64),
        ("playing", c_int),
        ("write_index_corrupt", c_int),
        ("write_index", c_int64),
        ("read_index_corrupt", c_int),
        ("read_index", c_int64),
        ("configured_sink_usec", c_uint64),
        ("configured_source_usec", c_uint64),
        ("since_underrun", c_int64),
    )


_SIGNATURES: Final[dict[str, tuple[Any, tuple[Any, ...]]]] = {
    "pa_mainloop_new": (_Pointer, ()),
    "pa_mainloop_free": (None, (_Pointer,)),
    "pa_mainloop_get_api": (_Pointer, (_Pointer,)),
    "pa_mainloop_prepare": (c_int, (_Pointer, c_int)),
    "pa_mainloop_poll": (c_int, (_Pointer,)),
    "pa_mainloop_dispatch": (c_int, (_Pointer,)),
    "pa_mainloop_wakeup": (None, (_Pointer,)),
    "pa_context_new": (_Pointer, (_Pointer, c_char_p)),
    "pa_context_connect": (c_int, (_Pointer, c_char_p, c_int, _Pointer)),
    "pa_context_get_state": (c_int, (_Pointer,)),
    "pa_context_disconnect": (None, (_Pointer,)),
    "pa_context_unref": (None, (_Pointer,)),
    "pa_stream_new": (_Pointer, (_Pointer, c_char_p, POINTER(_SampleSpec), _Pointer)),
    "pa_stream_connect_playback": (
        c_int,
        (_Pointer, c_char_p, POINTER(_BufferAttr), c_int, _Pointer, _Pointer),
    ),
    "pa_stream_get_state": (c_int, (_Pointer,)),
    "pa_stream_writable_size": (c_size_t, (_Pointer,)),
    "pa_stream_write": (c_int, (_Pointer, c_char_p, c_size_t, _Pointer, c_int64, c_int)),
    "pa_stream_update_timing_info": (_Pointer, (_Pointer, _Pointer, _Pointer)),
    "pa_stream_get_timing_info": (POINTER(_TimingInfo), (_Pointer,)),
    "pa_stream_unref": (None, (_Pointer,)),
    "pa_operation_get_state": (c_int, (_Pointer,)),
    "pa_operation_unref": (None, (_Pointer,)),
}


class LibPulse:
    """The library, loaded.

    Raises:
        NoLibraryError: If it is not on this system.
    """

    def __init__(self) -> None:
        try:
            library = ctypes.CDLL("libpulse.so.0")
        except OSError as error:
            raise NoLibraryError(str(error)) from error
        self._functions: dict[str, Any] = {}
        for name, (result, arguments) in _SIGNATURES.items():
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments
            self._functions[name.removeprefix("pa_")] = function

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # a C function
        """Return a function by its name without the prefix."""
        return self._functions[name]


@dataclass(frozen=True)
class Timing:
    """Where a stream stood at a moment.

    Attributes:
        at_ms: The moment, on the monotonic clock.
        read: The bytes that the server had taken out of the stream's buffer for good.
        held_ms: How long the last of them is still on its way to the ear.
    """

    at_ms: float
    read: int
    held_ms: float


def moment_ms(stamp_s: float, wall_s: float, asked_ms: float, now_ms: float) -> float:
    """Return a moment of the wall clock on the monotonic one.

    Args:
        stamp_s: The moment, as the server stamped it.
        wall_s: The wall clock now.
        asked_ms: The monotonic clock when the server was asked; it cannot have been before.
        now_ms: The monotonic clock now; nor can it be later, even if somebody set the wall clock.
    """
    return min(max(now_ms - (wall_s - stamp_s) * 1000, asked_ms), now_ms)


class PlaybackStream:
    """A connection to the server with one stream to play into; for one thread, but for ``wake``.

    Args:
        pulse: The library.
        device: The sink's name; none for the one that the system chooses, also later on.
        rate: Samples a second, two channels of 16 bits.
        held_ms: How much the server may hold of what is written.
        step_ms: The length of the steps in which the server takes it, where it can have it so.

    Raises:
        NoDeviceError: If there is no server, or it has no device.
    """

    def __init__(
        self, pulse: LibPulse, device: str, *, rate: int, held_ms: int, step_ms: int
    ) -> None:
        self._pulse = pulse
        self._loop = pulse.mainloop_new()
        self._stream: Any = None
        self._context = pulse.context_new(pulse.mainloop_get_api(self._loop), b"CoreCoach")
        try:
            self._connect(device, rate, held_ms, step_ms)
        except NoDeviceError:
            self.close()
            raise

    def wake(self) -> None:
        """Let ``turn`` return; from whichever thread."""
        self._pulse.mainloop_wakeup(self._loop)

    def turn(self, wait_us: int) -> None:
        """Do what there is to do, and wait for it so long at most.

        Raises:
            NoDeviceError: If the server has closed the stream.
        """
        self._turn(wait_us)
        if self._pulse.stream_get_state(self._stream) != _STREAM_READY:
            raise NoDeviceError("the stream was closed")

    def asked(self) -> int:
        """Return how many bytes the server has asked for and not been given."""
        return int(self._pulse.stream_writable_size(self._stream))

    def timing(self) -> Timing:
        """Ask the server where the stream stands.

        Raises:
            NoDeviceError: If it does not answer.
        """
        asked_ms = _now_ms()
        operation = self._pulse.stream_update_timing_info(self._stream, None, None)
        if not operation:
            raise NoDeviceError("the stream was closed")
        try:
            self._wait(lambda: self._pulse.operation_get_state(operation) != _RUNNING)
        finally:
            self._pulse.operation_unref(operation)
        info = self._pulse.stream_get_timing_info(self._stream)
        if not info:
            raise NoDeviceError("the stream was closed")
        told = info.contents
        stamp_s = told.seconds + told.microseconds / 1e6
        at_ms = moment_ms(stamp_s, time.time(), asked_ms, _now_ms())
        return Timing(at_ms, int(told.read_index), told.sink_usec / 1000)

    def write(self, data: bytes, offset: int) -> None:
        """Give the server more, or other, sound.

        Args:
            data: Whole frames.
            offset: How many bytes behind the end of all that was written they begin; less than
                nothing for what is to take the place of something that was written.

        Raises:
            NoDeviceError: If the server has closed the stream.
        """
        arguments = (self._stream, data, len(data), None, offset, _RELATIVE)
        if self._pulse.stream_write(*arguments) < 0:
            raise NoDeviceError("the stream was closed")

    def close(self) -> None:
        """End it; what the server still holds of it is thrown away."""
        if self._stream:
            self._pulse.stream_unref(self._stream)
        self._pulse.context_disconnect(self._context)
        self._pulse.context_unref(self._context)
        self._pulse.mainloop_free(self._loop)

    def _connect(self, device: str, rate: int, held_ms: int, step_ms: int) -> None:
        pulse = self._pulse
        if pulse.context_connect(self._context, None, _NO_AUTOSPAWN, None) < 0:
            raise NoDeviceError("there is no sound server")
        self._wait(lambda: pulse.context_get_state(self._context) >= _CONTEXT_READY)
        if pulse.context_get_state(self._context) != _CONTEXT_READY:
            raise NoDeviceError("the sound server refused")
        spec = _SampleSpec(_S16LE, rate, 2)
        self._stream = pulse.stream_new(self._context, b"Cues", ctypes.byref(spec), None)
        frame_bytes = 4
        held, step = (ms * rate // 1000 * frame_bytes for ms in (held_ms, step_ms))
        wish = _BufferAttr(_DEFAULT, held, 0, step, _DEFAULT)
        sink = device.encode() if device else None
        pulse.stream_connect_playback(
            self._stream, sink, ctypes.byref(wish), _EARLY_REQUESTS, None, None
        )
        self._wait(lambda: pulse.stream_get_state(self._stream) >= _STREAM_READY)
        if pulse.stream_get_state(self._stream) != _STREAM_READY:
            raise NoDeviceError("the device cannot be opened")

    def _wait(self, is_done: Callable[[], bool]) -> None:
        deadline = time.monotonic() + _ANSWER_S
        while not is_done():
            if time.monotonic() > deadline:
                raise NoDeviceError("the sound server does not answer")
            self._turn(_TURN_US)

    def _turn(self, wait_us: int) -> None:
        if self._pulse.mainloop_prepare(self._loop, wait_us) >= 0:
            self._pulse.mainloop_poll(self._loop)
            self._pulse.mainloop_dispatch(self._loop)


def _now_ms() -> float:
    return time.monotonic_ns() / 1e6
