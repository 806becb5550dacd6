"""The front door: reads the command line and does what its verb says."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from gettext import bindtextdomain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from corecoach import __version__
from corecoach.adapters.asset_paths import assets_folder
from corecoach.adapters.data_folder import cache_folder, data_folder
from corecoach.application.errors import StoreError, WorldError
from corecoach.application.language import DOMAIN
from corecoach.application.language import gettext as _

if TYPE_CHECKING:
    from argparse import Namespace

    from corecoach.adapters.database.opening import OpenedStore
    from corecoach.application.history import History
    from corecoach.application.moving import DataKeeper
    from corecoach.application.ports import RecordStore
    from corecoach.application.todays_plan import TodaysPlan

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
    verbs = {
        "plan": _explain if args.verb == "plan" and args.explain else _plan,
        "rules": _rules,
        "history": _history,
        "charts": _charts,
        "check": _check,
        "export": _export,
        "import": _import,
        "backup": _backup,
        "restore": _restore,
    } | dict.fromkeys(PAPER_VERBS, _on_paper)
    if args.demo:
        return _demo(args.appearance)
    if args.verb is None:
        return _window(args.data_dir, args.appearance)
    return verbs[args.verb](args, folder)


def _window(folder: Path | None = None, appearance: str = "system") -> int:
    # nothing of what the start loads can be thrown away yet: collecting begins after the paint
    gc.disable()
    from corecoach.ui.theme.look import Appearance
    from corecoach.wiring.window import run_window

    return run_window(data_folder(folder, os.environ), Appearance(appearance))


def _demo(appearance: str) -> int:
    gc.disable()  # as for the window
    from corecoach.ui.theme.look import Appearance
    from corecoach.wiring.demo import run_demo

    return run_demo(Appearance(appearance))


def _plan(args: Namespace, folder: Path) -> int:
    from corecoach.adapters.settings_file import SettingsFile
    from corecoach.application.screens.today_cards import left_out_text
    from corecoach.cli import plan
    from corecoach.domain.script import lay_out

    todays = _todays_plan(folder)
    if args.export or args.taken:
        return _carry_plan(args, folder, todays)
    if todays.session is None:
        whys = {left_out_text(todays.left_out[one.exercise], one) for one in todays.proposals}
        raise WorldError(" ".join(sorted(whys)))
    timeline = lay_out(todays.session, SettingsFile(folder).load().verbosity)
    print(plan.as_json(timeline) if args.json else plan.as_text(timeline))
    return 0


def _carry_plan(args: Namespace, folder: Path, todays: TodaysPlan) -> int:
    from corecoach.wiring import plan_verbs

    if args.export:
        print(plan_verbs.put_into(args.export, todays))
    else:
        with _alone(folder):
            print(plan_verbs.take_from(args.taken, folder, todays))
    return 0


def _explain(args: Namespace, folder: Path) -> int:
    from corecoach.cli import pace

    todays = _todays_plan(folder)
    print(pace.as_json(todays) if args.json else pace.as_text(todays))
    return 0


def _todays_plan(folder: Path) -> TodaysPlan:
    from corecoach.adapters.clock import SystemClock
    from corecoach.adapters.settings_file import SettingsFile
    from corecoach.application.history import NoHistory
    from corecoach.application.todays_plan import todays_plan
    from corecoach.domain.training_day import training_date

    settings, opened = SettingsFile(folder).load(), _existing(folder)
    kept = (opened.reader if opened else NoHistory()).history()
    return todays_plan(kept, training_date(SystemClock().now(), settings.rollover_hour), settings)


def _rules(_args: Namespace, _folder: Path) -> int:
    from corecoach.cli import rules

    print(rules.as_text())
    return 0


def _history(args: Namespace, folder: Path) -> int:
    from corecoach.cli import history

    opened = _existing(folder)
    records = opened.store.sessions() if opened else ()
    figures = _history_now(folder, opened).figures
    print(history.as_json(records, figures) if args.json else history.as_text(records, figures))
    return 0


def _charts(args: Namespace, folder: Path) -> int:
    from corecoach.application.charts.frame import Span
    from corecoach.cli import charts

    history, span = _history_now(folder, _existing(folder)), Span(args.span)
    print(charts.as_json(history, span) if args.json else charts.as_text(history, span))
    return 0


def _history_now(folder: Path, opened: OpenedStore | None) -> History:
    from corecoach.adapters.clock import SystemClock
    from corecoach.adapters.settings_file import SettingsFile
    from corecoach.application.desks.history import HistoryDesk
    from corecoach.application.history import NoHistory

    reader = opened.reader if opened else NoHistory()
    return HistoryDesk(SystemClock(), reader, SettingsFile(folder)).read()


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
    from corecoach.application.desks.paper import PaperDesk, PaperSources
    from corecoach.cli import paper

    opened = _existing(folder)
    kept = PaperSources(opened.store, opened.reader) if opened else None
    desk = PaperDesk(SystemClock(), kept, SettingsFile(folder), __version__)
    report, sheet = desk.report(paper.wish_of(args)), paper.paper_of(args)
    fonts = assets_folder() / "fonts"
    if args.printer:
        without_window.print_without_window(report, args.printer, sheet, fonts)
    else:
        without_window.save_pdf_without_window(report, args.pdf, sheet, fonts)
    return 0


def _export(args: Namespace, folder: Path) -> int:
    from corecoach.application.data_texts import exported_text
    from corecoach.application.moving import ExportForm

    form, place = next((form, place) for form in ExportForm if (place := getattr(args, form)))
    print(exported_text(place, _keeper(folder).export(place, form)))
    return 0


def _import(args: Namespace, folder: Path) -> int:
    from corecoach.cli import moving

    keeper = _keeper(folder)
    if args.dry_run:
        report = keeper.preview_import(args.file, args.habit)
    else:
        with _alone(folder):
            report = keeper.take_in(args.file, args.habit)
    say = moving.import_as_json if args.json else moving.import_as_text
    print(say(report, is_dry_run=args.dry_run))
    return 0


def _backup(args: Namespace, folder: Path) -> int:
    from corecoach.cli import moving

    keeper = _keeper(folder)
    if args.file:
        keeper.back_up_to(args.file)
    print(moving.backed_up_text(args.file or keeper.back_up().file))
    return 0


def _restore(args: Namespace, folder: Path) -> int:
    from corecoach.cli import moving

    keeper = _keeper(folder)
    preview, backup = keeper.preview_restore(args.file), None
    if not args.dry_run:
        with _alone(folder):
            backup = keeper.restore(args.file)
    say = moving.restore_as_json if args.json else moving.restore_as_text
    print(say(preview, backup, is_dry_run=args.dry_run))
    return 0


def _keeper(folder: Path) -> DataKeeper:
    from corecoach.adapters.clock import SystemClock
    from corecoach.adapters.moving.data_keeper import FileDataKeeper

    return FileDataKeeper(folder, SystemClock(), __version__)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold off the window, which would show what is no longer true.

    Raises:
        StoreError: It is open on this folder.
    """
    from corecoach.adapters.database.opening import prepare_folder
    from corecoach.adapters.desktop.instance_lock import lock

    prepare_folder(folder)
    held = lock(folder)
    if held is None:
        raise StoreError(
            _(
                "CoreCoach is open with the data in {folder}. Please close it first, or use its "
                "tab Your data. Nothing was changed."
            ).format(folder=folder)
        )
    try:
        yield
    finally:
        held.release()


def _existing_store(folder: Path) -> RecordStore | None:
    """Return the record of a folder; None, and nothing made, where there is none yet."""
    opened = _existing(folder)
    return opened.store if opened else None


def _existing(folder: Path) -> OpenedStore | None:
    from corecoach.adapters.clock import SystemClock
    from corecoach.adapters.database.opening import open_store, store_exists

    if not store_exists(folder):
        return None
    return open_store(folder, SystemClock().now(), set_aside_damaged=False)
