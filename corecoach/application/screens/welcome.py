"""The welcome: what is said and asked before the first session, one thing on each page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from corecoach.application.language import gettext as _
from corecoach.application.language import ngettext
from corecoach.application.safety_wording import clearance_text, disclaimer
from corecoach.application.screens.settings import Choice
from corecoach.application.screens.weeks import OFFERED_TARGETS
from corecoach.domain.adherence import DEFAULT_TARGET
from corecoach.domain.pace.gate import Clearance
from corecoach.domain.plan import Basis


class WelcomeStep(StrEnum):
    """What a page of the welcome is about."""

    DISCLAIMER = "disclaimer"
    CLEARANCE = "clearance"
    BASIS = "basis"
    TARGET = "target"


ALL_STEPS: Final = tuple(WelcomeStep)


@dataclass(frozen=True)
class WelcomeAnswers:
    """What was answered; the defaults are what pressing Enter on each page comes to."""

    items: frozenset[Clearance] = frozenset()
    cleared_on: date | None = None
    basis: Basis = Basis.PER_LEG
    target: int = DEFAULT_TARGET


@dataclass(frozen=True)
class WelcomePage:
    """One page: a title, what is said, and the choices where there are any."""

    step: WelcomeStep
    title: str
    text: str
    choices: tuple[Choice, ...] = ()
    chosen: str = ""
    note: str = ""


@dataclass(frozen=True)
class WelcomeState:
    """Everything the welcome shows; ``applies`` is what was ticked on clearance before."""

    pages: tuple[WelcomePage, ...]
    today: date
    applies: frozenset[Clearance] = frozenset()


def build_state(
    steps: tuple[WelcomeStep, ...], today: date, applies: frozenset[Clearance]
) -> WelcomeState:
    """Return the pages of these steps."""
    pages = {
        WelcomeStep.DISCLAIMER: _disclaimer_page,
        WelcomeStep.CLEARANCE: _clearance_page,
        WelcomeStep.BASIS: _basis_page,
        WelcomeStep.TARGET: _target_page,
    }
    return WelcomeState(tuple(pages[step]() for step in steps), today, applies)


def _disclaimer_page() -> WelcomePage:
    return WelcomePage(
        WelcomeStep.DISCLAIMER,
        _("Before you start"),
        disclaimer(),
        note=_(
            "While you practise: stop if your back pain goes above 5 of 10, or if pain shoots down "
            "your leg."
        ),
    )


def _clearance_page() -> WelcomePage:
    return WelcomePage(
        WelcomeStep.CLEARANCE,
        _("Does any of this apply to you?"),
        _(
            "If so, please check with a doctor or physical therapist first. This is asked again "
            "every four weeks, and can be answered anew in Settings."
        ),
        tuple(Choice(item.value, clearance_text(item)) for item in Clearance),
    )


def _basis_page() -> WelcomePage:
    return WelcomePage(
        WelcomeStep.BASIS,
        _("How do you count heel digs?"),
        _(
            "The article says 10 to 20 repetitions, and leaves open whether that is for each leg "
            "or for both together. Either way you begin with 10 a leg."
        ),
        (
            Choice(
                Basis.PER_LEG.value,
                _("Each leg by itself"),
                _("10 to 20 a leg. The usual way, and what the coach goes by unless you say."),
            ),
            Choice(
                Basis.TOTAL.value,
                _("Both legs together"),
                _("10 to 20 in total, so 5 to 10 a leg. Less work in the long run."),
            ),
        ),
        Basis.PER_LEG.value,
        note=_("You can change it with your plan at any time."),
    )


def _target_page() -> WelcomePage:
    return WelcomePage(
        WelcomeStep.TARGET,
        _("How many sessions a week?"),
        _(
            "Rest days belong to it: three sessions with a day between them is what most "
            "programmes ask of beginners."
        ),
        tuple(
            Choice(
                str(number),
                ngettext("{number} session a week", "{number} sessions a week", number).format(
                    number=number
                ),
            )
            for number in OFFERED_TARGETS
        ),
        str(DEFAULT_TARGET),
        note=_("You can change it in History, under Target and pauses."),
    )
