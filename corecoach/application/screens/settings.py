"""The Settings screen: how it sounds, how much is said, and what eyes alone can follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corecoach.application.language import gettext as _
from corecoach.application.ports import Output, SoundState, SoundStatus
from corecoach.application.settings import LATENCY_MS, Settings, Verbosity, Voice
from corecoach.application.voice_ports import SystemVoiceStatus, VoiceState
from corecoach.domain.tap_along import TICKS, Heard, Unclear

NOT_LOOKED_YET: Final = SystemVoiceStatus()


@dataclass(frozen=True)
class Choice:
    """One thing to choose: what is kept, what it is called, and what it means."""

    value: str
    name: str
    told: str = ""


@dataclass(frozen=True)
class TapState:
    """The tap-along panel; ``proposal_ms`` is there when a measurement can be used."""

    text: str
    is_tapping: bool = False
    proposal_ms: int | None = None


@dataclass(frozen=True)
class Sounding:
    """What sounds on the Settings screen: a device in use, and the part of a running test."""

    status: SoundStatus | None = None
    test_part: str = ""


@dataclass(frozen=True)
class Found:
    """What was found on this computer: devices, None before the first look, and its own voice."""

    outputs: Sequence[Output] | None = None
    voice: SystemVoiceStatus = NOT_LOOKED_YET


@dataclass(frozen=True)
class SettingsState:
    """Everything the Settings screen shows."""

    settings: Settings
    voices: tuple[Choice, ...]
    voice_text: str
    words: tuple[Choice, ...]
    outputs: tuple[Choice, ...]
    device_text: str
    test_part: str
    tap: TapState

    @property
    def is_testing(self) -> bool:
        """Whether the sound test runs."""
        return bool(self.test_part)


def build_state(
    settings: Settings, found: Found, sounding: Sounding, tap: TapState
) -> SettingsState:
    """Return what the screen shows."""
    return SettingsState(
        settings=settings,
        voices=_voices(settings.sound.voice, found.voice),
        voice_text=_voice_text(found.voice) if settings.sound.voice is Voice.SYSTEM else "",
        words=_words(),
        outputs=_outputs(settings.sound.output, found.outputs),
        device_text=_device_text(sounding.status),
        test_part=sounding.test_part,
        tap=tap,
    )


def idle_tap() -> TapState:
    """Return the panel before anything was measured."""
    return TapState(
        _(
            "Wireless headphones often sound late. Tap along with {count} ticks, and CoreCoach "
            "measures by how much."
        ).format(count=TICKS)
    )


def running_tap(heard: int) -> TapState:
    """Return the panel while ticks sound; ``heard`` counts those that have come."""
    if not heard:
        return TapState(
            _("Press Space with every tick. The first comes in a moment."), is_tapping=True
        )
    text = _("Press Space with every tick. Tick {number} of {count}.")
    return TapState(text.format(number=heard, count=TICKS), is_tapping=True)


def judged_tap(verdict: Heard | Unclear, used_ms: int) -> TapState:
    """Return the panel after the ticks, heard with the sound sent ``used_ms`` earlier."""
    if verdict is Unclear.TOO_FEW:
        return TapState(
            _("Too few taps came with a tick to tell. Is the sound loud enough? Try again.")
        )
    if isinstance(verdict, Unclear):
        return TapState(_("Your taps lay too far apart to tell. Try again, calmly."))
    proposal = used_ms + verdict.late_ms
    if LATENCY_MS.clamp(proposal) != proposal:
        text = _("The sound comes {late} ms late, more than can be made up. Try another output.")
        return TapState(text.format(late=proposal))
    text = (
        _(
            "Measured: sent {ms} ms earlier, the sound is on time. Half of your taps came within "
            "{spread} ms of that."
        )
        if proposal >= 0
        else _(
            "Measured: sent {ms} ms later, the sound is on time. Half of your taps came "
            "within {spread} ms of that."
        )
    )
    return TapState(text.format(ms=abs(proposal), spread=verdict.spread_ms), proposal_ms=proposal)


def _voices(chosen: Voice, system: SystemVoiceStatus) -> tuple[Choice, ...]:
    shipped = (Choice(Voice.WOMAN, _("Woman's voice")), Choice(Voice.MAN, _("Man's voice")))
    if system.name or chosen is Voice.SYSTEM:
        return (*shipped, Choice(Voice.SYSTEM, _("This computer's voice")))
    return shipped


def _voice_text(system: SystemVoiceStatus) -> str:
    """Return how far the system's voice is, where it is the one chosen."""
    text = {
        VoiceState.UNKNOWN: _("Looking for this computer's voice …"),
        VoiceState.ABSENT: _(
            "This computer has no voice of its own just now. The woman's voice speaks in its place."
        ),
        VoiceState.FOUND: _("{name} is being prepared …"),
        VoiceState.PREPARING: _(
            "{name} is being prepared: {done} of {total} phrases. The woman's voice says the rest."
        ),
        VoiceState.READY: _("Spoken by {name}."),
        VoiceState.FAILED: _(
            "This computer's voice could not be prepared; the log says why. The woman's voice "
            "speaks in its place. Choose it again to try once more."
        ),
    }[system.state]
    return text.format(name=system.name, done=system.done, total=system.total)


def _words() -> tuple[Choice, ...]:
    return (
        Choice(
            Verbosity.FULL,
            _("Everything"),
            _("Every step is said: how to get into position, sides, counts and time left."),
        ),
        Choice(
            Verbosity.SHORT,
            _("Short"),
            _("Only what it takes to follow is said: the exercise, the side, when to move."),
        ),
        Choice(
            Verbosity.TONES,
            _("Tones only"),
            _(
                "Nothing is said. Low tones are left, high ones right; they rise at a start "
                "and fall at an end."
            ),
        ),
    )


def _outputs(chosen: str, found: Sequence[Output] | None) -> tuple[Choice, ...]:
    choices = [Choice("", _("System default"))]
    choices += [Choice(one.id, one.name) for one in found or ()]
    if chosen not in {choice.value for choice in choices}:
        gone = found is not None
        name = _("Chosen before (not connected now)") if gone else _("Chosen before")
        choices.append(Choice(chosen, name))
    return tuple(choices)


def _device_text(status: SoundStatus | None) -> str:
    if status is None:
        return _("Left, right, voice and countdown, and which device plays them.")
    text = {
        SoundState.STARTING: _("The sound is being opened …"),
        SoundState.PLAYING: _("Playing on: {device}"),
        SoundState.SIMPLE: _("Simple sound by {device}: cues may come a little late."),
        SoundState.SILENT: _("No sound on this computer just now. It comes back by itself."),
    }[status.state]
    return text.format(device=status.device)
