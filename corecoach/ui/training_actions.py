"""What can be asked of a running session: each wish once, with its words, keys and icon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from corecoach.application.language import gettext as _
from corecoach.domain.session import Request


@dataclass(frozen=True)
class TrainingAction:
    """A wish; ``text`` and ``tip`` are looked up when shown, in the language then in force."""

    request: Request
    text: Callable[[], str]
    tip: Callable[[], str]
    keys: tuple[str, ...]
    icon: str
    is_first: bool = False


TRAINING_ACTIONS: Final = (
    TrainingAction(
        Request.BACK,
        lambda: _("Back"),
        lambda: _("Repeat this repetition; at its start, go to the one before (Left)"),
        ("Left",),
        "skip-back",
    ),
    TrainingAction(
        Request.PAUSE,
        lambda: _("Pause"),
        lambda: _("Pause the session (Space)"),
        ("Space", "Media Play", "Toggle Media Play/Pause"),
        "pause",
        is_first=True,
    ),
    TrainingAction(
        Request.RESUME,
        lambda: _("Resume"),
        lambda: _("Go on after a short lead-in (Space)"),
        ("Space", "Media Play", "Toggle Media Play/Pause"),
        "play",
        is_first=True,
    ),
    TrainingAction(
        Request.READY,
        lambda: _("Ready"),
        lambda: _("Go on now (Enter)"),
        ("Return", "Enter"),
        "check",
        is_first=True,
    ),
    TrainingAction(
        Request.SKIP,
        lambda: _("Skip"),
        lambda: _("Leave this out; it does not count as done (Right)"),
        ("Right",),
        "skip-forward",
    ),
    TrainingAction(
        Request.ADD_REST,
        lambda: _("10 s more"),
        lambda: _("Lengthen this rest by ten seconds (+)"),
        ("+",),
        "plus",
    ),
    TrainingAction(
        Request.MARK_FORM,
        lambda: _("Form broke"),
        lambda: _("Mark this repetition, or the one just done: the form broke (F)"),
        ("F",),
        "flag",
    ),
    TrainingAction(
        Request.STOP,
        lambda: _("Stop"),
        lambda: _("Stop at once; then say whether a part or the whole is over (Escape)"),
        ("Escape",),
        "square",
    ),
)
"""In the order of the buttons."""
