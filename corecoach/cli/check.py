"""corecoach check: how the record and the sound are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from corecoach.application.language import gettext as _
from corecoach.application.ports import SoundState, SoundStatus


@dataclass(frozen=True)
class CheckUp:
    """What was found: the record's folder and problems, and the sound."""

    folder: Path
    record_exists: bool
    problems: Sequence[str]
    sound: SoundStatus

    @property
    def is_well(self) -> bool:
        """Whether nothing needs attention."""
        return not self.problems and not self.sound.missing_clips


def as_text(found: CheckUp) -> str:
    """Return what was found, a line each."""
    lines = [_("Data folder: {folder}").format(folder=found.folder)]
    if not found.record_exists:
        lines.append(_("Record: none yet; the first session begins one"))
    lines += [_("Record: {problem}").format(problem=problem) for problem in found.problems]
    if found.record_exists and not found.problems:
        lines.append(_("Record: sound"))
    lines.append(_sound(found.sound))
    if found.sound.missing_clips:
        clips = ", ".join(found.sound.missing_clips)
        lines.append(_("Clips that are missing: {clips}").format(clips=clips))
    else:
        lines.append(_("Clips: all there"))
    return "\n".join(lines)


def _sound(status: SoundStatus) -> str:
    text = {
        SoundState.PLAYING: _("Sound: {device}"),
        SoundState.SIMPLE: _("Sound: no stream can be opened; {device} plays the cues one by one"),
        SoundState.SILENT: _("Sound: none can be made here; a session is led by the screen alone"),
        SoundState.STARTING: _("Sound: no answer yet; try again in a moment"),
    }[status.state]
    return text.format(device=status.device)
