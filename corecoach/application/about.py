"""What stands in the box About: what the program is, its keys, where the data lie, its licences."""

from __future__ import annotations

from corecoach.application.language import gettext as _
from corecoach.application.learn.lesson import Lesson, Passage, ours
from corecoach.application.references import article
from corecoach.application.safety_wording import disclaimer


def about(version: str, place: str, session_keys: tuple[str, ...]) -> Lesson:
    """Return the text of the box.

    Args:
        version: The program's.
        place: The folder in which the data lie; nothing where nothing is kept.
        session_keys: What can be done in a session, each line with its key.
    """
    return Lesson(
        _("CoreCoach {version}").format(version=version),
        _("Guided core and squat-control practice for lifters, led by sound."),
        (
            _passage(_("What it is and is not"), disclaimer(), article()),
            _passage(_("Your data"), _where(place), _nothing_leaves()),
            _passage(_("Keys everywhere"), *_keys_everywhere()),
            _passage(_("Keys in a session"), *session_keys),
            _passage(_("Keys in History, in a correction and in Learn"), *_keys_in_places()),
            _passage(_("What it is made of"), *_licences()),
        ),
    )


def _passage(title: str, *lines: str) -> Passage:
    return Passage(title, tuple(ours(line) for line in lines), is_plain=True)


def _where(place: str) -> str:
    if place:
        return _("The record, the settings and the backups lie in {folder}.").format(folder=place)
    return _("This is the demo on sample history: nothing is kept.")


def _nothing_leaves() -> str:
    return _(
        "Nothing leaves this computer by itself: no account, no network, no telemetry. A link "
        "opens your browser only when you press it."
    )


def _keys_everywhere() -> tuple[str, ...]:
    return (
        _("F1: this page."),
        _("Tab and Shift+Tab: the next and the previous control. Space or Enter presses it."),
        _("Ctrl+Tab: the next tab."),
        _("Ctrl+P: print, or save as PDF."),
        _("Ctrl+Z: take the last correction or deletion back."),
        _(
            "On a scale, 0 to 9 answer, and Left and Right choose up to 10. Delete leaves it "
            "unanswered."
        ),
    )


def _keys_in_places() -> tuple[str, ...]:
    return (
        _("Ctrl+Tab goes to the next tab, Ctrl+Shift+Tab to the one before."),
        _("In History, Enter opens a session, F2 corrects it, Delete puts it into the bin."),
        _("In a correction, Ctrl+S keeps it and Escape leaves it."),
        _("In Learn, Ctrl+F finds words, and Escape shows all lessons again."),
    )


def _licences() -> tuple[str, ...]:
    return (
        _("CoreCoach itself, its tones and its drawings: MIT licence."),
        _("The voices: made with Kokoro-82M by hexgrad, Apache License 2.0."),
        _("The typeface: Inter by The Inter Project Authors, SIL Open Font License 1.1."),
        _("The icons: Lucide by its contributors, ISC licence."),
        _("The window: Qt and PySide6 by The Qt Company, used under LGPL 3."),
        _("Charts: PyQtGraph, MIT. Figures: NumPy, BSD with parts under MIT, Zlib and others."),
        _(
            "Sound: miniaudio and its Python binding, PortAudio and sounddevice, playsound3, all "
            "MIT or as free."
        ),
        _("Folders and time zones: platformdirs and tzlocal, MIT."),
        _("Full texts: the folders assets and LICENSE of the program, and each library's own."),
    )
