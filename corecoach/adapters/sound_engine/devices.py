"""The devices that sound can go to, by miniaudio; for the processes that may load it.

``python -m corecoach.adapters.sound_engine.devices`` writes them to stdout, as JSON.
"""

from __future__ import annotations

import json
import os
import sys
from dataclasses import asdict
from typing import Any, Final

import miniaudio

from corecoach.adapters.sound_engine.sound_library import NoDeviceError, Target
from corecoach.application.ports import Output

BACKENDS: Final = [
    miniaudio.Backend.WASAPI,
    miniaudio.Backend.DSOUND,
    miniaudio.Backend.COREAUDIO,
    miniaudio.Backend.PULSEAUDIO,
    miniaudio.Backend.ALSA,
]
"""In this order; never the one that plays into nothing and calls it a success."""


class Devices:
    """The devices of the system's sound, looked at anew with each call.

    Raises:
        NoDeviceError: If there is no sound system.
    """

    def __init__(self) -> None:
        try:
            self._system = miniaudio.Devices(BACKENDS)
        except miniaudio.MiniaudioError as error:
            raise NoDeviceError(str(error)) from error

    @property
    def are_pulse(self) -> bool:
        """Whether they are those of a PulseAudio, or of what speaks its language."""
        return str(self._system.backend) == "PulseAudio"

    def outputs(self) -> tuple[Output, ...]:
        """Return the devices for output, the system's own choice first.

        Raises:
            NoDeviceError: If the sound system does not answer any more.
        """
        ffi, lib = miniaudio.ffi, miniaudio.lib
        infos, count = ffi.new("ma_device_info**"), ffi.new("ma_uint32*")
        # the library's own list leaves out which is the default, and opens each device on ALSA
        asked = lib.ma_context_get_devices(self._system._context, infos, count, ffi.NULL, ffi.NULL)  # noqa: SLF001  # see above
        if asked != lib.MA_SUCCESS:
            raise NoDeviceError(f"the list of devices could not be read ({asked})")
        found = sorted((infos[0][n] for n in range(count[0])), key=lambda info: not info.isDefault)
        outputs = (
            Output(_id(info), ffi.string(info.name).decode(errors="replace")) for info in found
        )
        if self._system.backend != "ALSA":
            return tuple(outputs)
        return tuple(output for output in outputs if is_known_to_people(bytes.fromhex(output.id)))

    def target(self, wanted: str) -> Target:
        """Return the device of an id where it is there, else what the system chooses."""
        outputs = self.outputs()
        for output in outputs:
            if output.id == wanted:
                return Target(output.id, output.name)
        return Target("", outputs[0].name if outputs else str(self._system.backend))


def is_known_to_people(name: bytes) -> bool:
    """Tell the default and the cards from ALSA's other names.

    Those are plugins (converters, effects, bridges to other sound systems; one of them plays into
    nothing) and second names of the same cards.

    Args:
        name: What the library opens it by; of a card it keeps the numbers only, like ":0,3".
    """
    return name == b"default" or name.startswith((b":", b"hw:", b"plughw:"))


def device_id(output: str) -> Any:  # noqa: ANN401  # a C value
    """Return what the library opens a device by, from the id that settings keep."""
    chosen = miniaudio.ffi.new("ma_device_id *")
    raw = bytes.fromhex(output)
    miniaudio.ffi.buffer(chosen)[: len(raw)] = raw
    return chosen


def _id(info: Any) -> str:  # noqa: ANN401  # a C value
    raw = miniaudio.ffi.buffer(miniaudio.ffi.addressof(info.id))
    return bytes(raw).rstrip(b"\0").hex()


def main() -> None:
    """Write the devices to stdout; none where there is no sound."""
    try:
        outputs = Devices().outputs()
    except NoDeviceError:
        outputs = ()
    sys.stdout.write(json.dumps([asdict(output) for output in outputs]))
    sys.stdout.flush()
    os._exit(0)  # the library may hang in its own end


if __name__ == "__main__":
    main()
