"""The front door: reads the command line and does what its verb says."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from gettext import bindtextdomain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corecoach import __version__
from corecoach.adapters.asset_paths import assets_folder
from corecoach.adapters.data_folder import cache_folder, data_folder
from corecoach.application.errors import WorldError
from corecoach.application.language import DOMAIN

if TYPE_CHECKING:
    from argparse import Namespace

    from corecoach.application.ports import RecordStore

REFUSED: Final = 1
"""The exit status when the world refuses."""

PAPER_VERBS: Final = ("summary", "report", "sheet")


def main(words: Sequence[str] | None = None) -> int:
    """Run the program and return its exit status."""
    bindtextdomain(DOMAIN, str(assets_folder() / "locale"))
    words = sys.argv[1:] if words is None else words
    try:
        return _do(words) if words else _window()
    except WorldError as error:
        print(error, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # whoever read our output has seen enough; say so quietly, and not again at the exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _do(words: Sequence[str]) -> int:
    from corecoach.cli import arguments

    args = arguments.parse(words, __version__)
    folder = data_folder(args.data_dir, os.environ)
    verbs = {"plan": _plan, "history": _history, "check": _check}
    verbs |= dict.fromkeys(PAPER_VERBS, _on_paper)
    if args.verb is None:
        return _window(args.data_dir, args.appearance)
    return verbs[args.verb](args, folder)


def _window(folder: Path | None = None, appearance: str = "system") -> int:
    # nothing of what the start loads can be thrown away yet: collecting begins after the paint
    gc.disable()
    from corecoach.ui.theme.look import Appearance
    from corecoach.wiring.window import run_window

    return run_window(data_folder(folder, os.environ), Appearance(appearance))


def _plan(args: Namespace, folder: Path) -> int:
    from corecoach.adapters.settings_file import SettingsFile
    from corecoach.application.screens.today import chosen_plan
    from corecoach.cli import plan
    from corecoach.domain.plan import DEFAULT_PLAN
    from corecoach.domain.script import lay_out

    settings = SettingsFile(folder).load()
    timeline = lay_out(chosen_plan(DEFAULT_PLAN, settings), settings.verbosity)
    print(plan.as_json(timeline) if args.json else plan.as_text(timeline))
    return 0


def _history(args: Namespace, folder: Path) -> int:
    from corecoach.adapters.clock import SystemClock
    from corecoach.application.history import figures_of
    from corecoach.cli import history
    from corecoach.domain.training_day import training_date

    store = _existing_store(folder)
    records = store.sessions() if store else ()
    figures = figures_of(records, training_date(SystemClock().now()))
    print(history.as_json(records, figures) if args.json else history.as_text(records, figures))
    return 0


def _check(_args: Namespace, folder: Path) -> int:
    from corecoach.adapters.settings_file import SettingsFile
    from corecoach.adapters.sound.clip_files import ClipFiles
    from corecoach.adapters.sound.probe import probe_sound
    from corecoach.cli import check

    store = _existing_store(folder)
    problems = store.problems() if store else ()
    voice = SettingsFile(folder).load().sound.voice
    sound = probe_sound(ClipFiles(assets_folder() / "sounds", voice, cache_folder(folder)))
    found = check.CheckUp(folder, store is not None, problems, sound)
    print(check.as_text(found))
    return 0 if found.is_well else REFUSED


def _on_paper(args: Namespace, folder: Path) -> int:
    from corecoach.adapters.clock import SystemClock
    from corecoach.adapters.printing import without_window
    from corecoach.adapters.settings_file import SettingsFile
    from corecoach.application.desks.paper import PaperDesk
    from corecoach.cli import paper

    store = _existing_store(folder)
    desk = PaperDesk(SystemClock(), store, SettingsFile(folder), __version__)
    report, sheet = desk.report(paper.wish_of(args)), paper.paper_of(args)
    fonts = assets_folder() / "fonts"
    if args.printer:
        without_window.print_without_window(report, args.printer, sheet, fonts)
    else:
        without_window.save_pdf_without_window(report, args.pdf, sheet, fonts)
    return 0


def _existing_store(folder: Path) -> RecordStore | None:
    """Return the record of a folder; None, and nothing made, where there is none yet."""
    from corecoach.adapters.clock import SystemClock
    from corecoach.adapters.database.opening import open_store, store_exists

    if not store_exists(folder):
        return None
    return open_store(folder, SystemClock().now(), set_aside_damaged=False).store
