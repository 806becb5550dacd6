"""The words of the command line, declared once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Final, NoReturn

from corecoach.application.charts.frame import Span
from corecoach.application.language import gettext as _
from corecoach.domain.exercise import OutOfRangeError
from corecoach.domain.period import PERIOD_WEEKS

BAD_ARGUMENTS: Final = 2
APPEARANCES: Final = ("system", "light", "dark")
PAPERS: Final = ("a4", "letter")
SHEETS: Final = ("log", "wall")


class OneSentenceParser(argparse.ArgumentParser):
    """A parser that refuses in one sentence and ends with status 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        sentence = _("{program}: {message}. Try {program} --help.")
        print(sentence.format(program=self.prog, message=message.rstrip(".")), file=sys.stderr)
        raise SystemExit(BAD_ARGUMENTS)


def parse(arguments: Sequence[str], version: str) -> argparse.Namespace:
    """Return the arguments as words; ends the program where they make no sense."""
    common = OneSentenceParser(add_help=False)
    common.add_argument(
        "--data-dir",
        type=Path,
        default=argparse.SUPPRESS,
        metavar="DIR",
        help=_("keep and read everything in this folder"),
    )
    parser = OneSentenceParser(
        prog="corecoach",
        parents=[common],
        description=_("Guided core and squat-control practice. Without a verb, opens the window."),
        epilog=_("Everything stays on this computer."),
    )
    parser.add_argument("--version", action="version", version=f"CoreCoach {version}")
    parser.add_argument(
        "--demo",
        action="store_true",
        help=_("open the window on a year of sample history; nothing is read or kept"),
    )
    parser.add_argument(
        "--appearance",
        choices=APPEARANCES,
        default="system",
        help=_("the look of the window; system follows the desktop"),
    )
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", parser_class=OneSentenceParser)
    _add_plan(_verb(verbs, common, "plan", _("print the next session, step by step"), as_json=True))
    _verb(verbs, common, "rules", _("print the ladders and the rules the coach goes by"))
    _verb(verbs, common, "history", _("print what was done"), as_json=True)
    _add_charts(_verb(verbs, common, "charts", _("print the figures of the charts"), as_json=True))
    _verb(verbs, common, "check", _("look after the record and the sound"))
    _add_summary(_verb(verbs, common, "summary", _("put the summary of a session on paper")))
    _add_report(_verb(verbs, common, "report", _("put a report of some weeks on paper")))
    _add_sheet(_verb(verbs, common, "sheet", _("put an empty log or a wall sheet on paper")))
    _add_moving(verbs, common)
    # no default in the parser: it would be put over what stands before the verb
    words = parser.parse_args(arguments, argparse.Namespace(data_dir=None))
    if words.demo and words.verb:
        parser.error(_("--demo opens the window and goes with no verb"))
    return words


def _verb(
    verbs: argparse._SubParsersAction[OneSentenceParser],
    common: OneSentenceParser,
    name: str,
    text: str,
    *,
    as_json: bool = False,
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, parents=[common], help=text, description=text)
    if as_json:
        verb.add_argument("--json", action="store_true", help=_("print JSON"))
    return verb


def _add_plan(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--explain",
        action="store_true",
        help=_("print what the coach proposes for each exercise, and why"),
    )
    carried = verb.add_mutually_exclusive_group()
    carried.add_argument(
        "--export", type=Path, metavar="FILE", help=_("write the plan into a file instead")
    )
    carried.add_argument(
        "--import", dest="taken", type=Path, metavar="FILE", help=_("take a plan in from a file")
    )


def _add_charts(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--range",
        dest="span",
        choices=[span.value for span in Span],
        default=Span.TWELVE_WEEKS.value,
        help=_("how far back; 12 weeks without it"),
    )


def _add_summary(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--session",
        required=True,
        type=_session,
        metavar="last|ID",
        help=_("which session: the last one, or its number in the history"),
    )
    _add_target(verb)


def _add_report(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--weeks", type=_weeks, default=4, metavar="N", help=_("how many weeks; by default 4")
    )
    verb.add_argument(
        "--until",
        type=_date,
        metavar="DATE",
        help=_("the last date, as in 2026-03-31; by default today"),
    )
    _add_target(verb)


def _add_sheet(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("kind", choices=SHEETS, help=_("the log to fill in, or the exercises"))
    _add_target(verb)


def _add_target(verb: argparse.ArgumentParser) -> None:
    target = verb.add_mutually_exclusive_group(required=True)
    target.add_argument("--pdf", type=Path, metavar="FILE", help=_("the file to write"))
    target.add_argument("--printer", metavar="NAME", help=_("the printer to print on"))
    verb.add_argument("--paper", choices=PAPERS, help=_("the paper; by default the usual one here"))


def _add_moving(
    verbs: argparse._SubParsersAction[OneSentenceParser], common: OneSentenceParser
) -> None:
    export = _verb(verbs, common, "export", _("write the history into a file"))
    form = export.add_mutually_exclusive_group(required=True)
    form.add_argument("--json", type=Path, metavar="FILE", help=_("complete, to be imported"))
    form.add_argument("--csv", type=Path, metavar="FILE", help=_("for a spreadsheet"))
    form.add_argument("--ics", type=Path, metavar="FILE", help=_("for a calendar"))
    taking_in = _verb(
        verbs,
        common,
        "import",
        _("take in an export of CoreCoach or of Loop Habit Tracker"),
        as_json=True,
    )
    taking_in.add_argument("file", type=Path, metavar="FILE", help=_("the file to take in"))
    taking_in.add_argument(
        "--habit", metavar="NAME", help=_("which habit of Loop Habit Tracker is your practice")
    )
    backup = _verb(verbs, common, "backup", _("make a backup of the record"))
    backup.add_argument(
        "file", type=Path, nargs="?", metavar="FILE", help=_("by default in the backups' folder")
    )
    restore = _verb(verbs, common, "restore", _("put a backup in the record's place"), as_json=True)
    restore.add_argument("file", type=Path, metavar="FILE", help=_("the backup"))
    for verb in (taking_in, restore):
        verb.add_argument("--dry-run", action="store_true", help=_("only say what would change"))


def _session(word: str) -> int | None:
    """Return a session's number; None for the last one."""
    if word == "last":
        return None
    if not word.isdecimal():
        sentence = _('"{word}" is neither a number nor last')
        raise argparse.ArgumentTypeError(sentence.format(word=word))
    return int(word)


def _weeks(word: str) -> int:
    """Return a number of weeks that a report can cover."""
    try:
        return PERIOD_WEEKS.check(int(word))
    except OutOfRangeError as error:
        raise argparse.ArgumentTypeError(_(error.sentence).format(**error.values)) from error
    except ValueError as error:
        sentence = _('"{word}" is not a number of weeks')
        raise argparse.ArgumentTypeError(sentence.format(word=word)) from error


def _date(word: str) -> date:
    """Return a date as ISO 8601 writes it."""
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        sentence = _('"{word}" is not a date such as 2026-03-31')
        raise argparse.ArgumentTypeError(sentence.format(word=word)) from error
