"""The real parts that no first paint waits for: sound, voice, motion, printing.

Each is imported where it is built.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from corecoach import __version__
from corecoach.adapters.asset_paths import VOICE, assets_folder
from corecoach.adapters.data_folder import cache_folder
from corecoach.application.desktop_ports import MotionWish
from corecoach.application.ports import Clock, OutputFinder, RecordStore
from corecoach.application.settings import Voice
from corecoach.application.voice_ports import SystemVoice
from corecoach.ui.theme.tokens import FONT_FAMILY

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from corecoach.application.coach import SessionPorts
    from corecoach.application.moving import DataPorts
    from corecoach.application.reports.parts import Report
    from corecoach.ui.printing_dialogs import PrintingDialogs


@dataclass(frozen=True)
class LatePorts:
    """How to build what a session needs, and what knows devices, wishes, voices and files."""

    session: Callable[[], SessionPorts]
    outputs: Callable[[], OutputFinder]
    motion: Callable[[], MotionWish]
    voice: Callable[[], SystemVoice]
    data: Callable[[], DataPorts]


def late_ports(clock: Clock, store: RecordStore, folder: Path) -> LatePorts:
    """Return how the real parts are built that no first paint waits for."""
    return LatePorts(
        lambda: real_ports(clock, store, folder),
        real_outputs,
        real_motion,
        lambda: real_voice(folder),
        cache(partial(real_data, folder, clock)),
    )


def real_ports(clock: Clock, store: RecordStore, folder: Path) -> SessionPorts:
    """Return the real sound and screen beside a clock, a record and its folder."""
    from corecoach.adapters.desktop.screen_keeper import BusScreenKeeper
    from corecoach.adapters.sound.choosing_player import ChoosingPlayer
    from corecoach.adapters.sound.clip_files import ClipFiles
    from corecoach.application.coach import SessionPorts

    player = ChoosingPlayer(ClipFiles(assets_folder() / "sounds", VOICE, cache_folder(folder)))
    return SessionPorts(clock, player, store, BusScreenKeeper())


def real_outputs() -> OutputFinder:
    """Return what finds the real devices."""
    from corecoach.adapters.background_outputs import BackgroundOutputs
    from corecoach.adapters.sound.outputs import outputs

    return BackgroundOutputs(outputs)


def real_motion() -> MotionWish:
    """Return what knows whether this desktop asks for less motion."""
    from corecoach.adapters.desktop.motion import motion_wish

    return motion_wish()


def real_voice(folder: Path) -> SystemVoice:
    """Return what renders this computer's own voice, beside the data in a folder."""
    from corecoach.adapters.speech.prepared_voice import PreparedVoice, render_command

    return PreparedVoice(render_command(cache_folder(folder) / Voice.SYSTEM))


def real_data(folder: Path, clock: Clock) -> DataPorts:
    """Return what backs up a data folder, and carries its history to other files and back."""
    from corecoach.adapters.moving.ports import data_ports

    return data_ports(folder, clock, __version__)


def printing_dialogs() -> PrintingDialogs:
    """Return the dialogs with what really prints and saves behind them."""
    from PySide6.QtCore import QLocale

    from corecoach.adapters.printing.paper import usual_paper
    from corecoach.adapters.printing.pdf import save_pdf
    from corecoach.ui.printing_dialogs import PaperWork, PrintingDialogs

    return PrintingDialogs(
        PaperWork(
            show_report=_show_report,
            print_report=_print_report,
            save_pdf=lambda report, path, paper: save_pdf(report, path, paper, family=FONT_FAMILY),
            paper=lambda: usual_paper(QLocale.system()),
        )
    )


def _print_report(report: Report, printer: QPrinter) -> None:
    from PySide6.QtPrintSupport import QPrinter as Native

    from corecoach.adapters.printing.printer import print_into_file
    from corecoach.adapters.printing.queue_check import require_ready

    if printer.outputFormat() is Native.OutputFormat.NativeFormat:
        require_ready(printer.printerName())
        _show_report(report, printer)
    else:
        print_into_file(report, printer, family=FONT_FAMILY)


def _show_report(report: Report, printer: QPrinter) -> None:
    # the print support is loaded when somebody prints
    from corecoach.adapters.printing.printer import print_report

    print_report(report, printer, family=FONT_FAMILY)
