"""Yes, no and by hand: nothing changes without the person, and easier always works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import Terms
from corecoach.domain.pace.proposal import Offer
from corecoach.domain.pace.reason import Why
from corecoach.domain.plan import Basis, HeelDigDose, Plan
from tests.domain.pace.walking import Walker, done, dose_at, session, sessions_of

HEEL = Exercise.HEEL_DIG


def raised() -> Walker:
    """Somebody to whom level 1 is proposed on day 7."""
    walker = Walker(dose_at(HEEL, 0))
    for on in (0, 2, 4):
        walker.train(on)
    return walker


def test_a_change_is_proposed_with_its_figures() -> None:
    proposal = raised().proposal(7)

    assert proposal.is_change
    assert proposal.dose == HeelDigDose(12, 10)
    assert proposal.last == HeelDigDose(10, 10)
    assert (proposal.reason.why, proposal.reason.good) == (Why.EARNED, 3)


def test_keep_as_it_is_begins_the_count_anew() -> None:
    walker = raised()
    walker.choose(7, 0)
    assert (walker.train(7).level, walker.train(9).points) == (0, 3)

    assert walker.proposal(11).level == 1


@pytest.mark.parametrize(("level", "reached"), [(0, 0), (3, 3), (5, 5), (6, 6), (9, 6)])
def test_by_hand_goes_lower_at_will_and_higher_by_one(level: int, reached: int) -> None:
    walker = Walker(dose_at(HEEL, 5))
    walker.train(0)
    walker.choose(2, level)

    assert walker.proposal(2).level == reached


def test_by_hand_goes_no_higher_after_a_red() -> None:
    walker = Walker(dose_at(HEEL, 5))
    walker.train(0, peak=6)
    walker.choose(2, 5)

    assert walker.proposal(2).level == 4


def test_by_hand_goes_higher_again_once_it_has_gone_well() -> None:
    walker = Walker(dose_at(HEEL, 5))
    walker.train(0, peak=6)
    walker.train(2)
    walker.choose(4, 5)

    assert walker.proposal(4).level == 5


def test_a_long_pin_gives_the_level_back_one_at_a_time() -> None:
    walker = Walker(dose_at(HEEL, 5))
    walker.train(0)
    unpinned, walker.terms = walker.terms, replace(walker.terms, pins={HEEL: 2})
    for on in (2, 4, 7):
        walker.train(on)
    walker.terms = unpinned

    assert [walker.train(on).level for on in (9, 11, 14)] == [3, 4, 5]
    assert walker.proposal(16).reason.why is not Why.ONE_AT_A_TIME


def test_a_red_under_a_pin_goes_below_it() -> None:
    walker = Walker(dose_at(HEEL, 5), Terms({HEEL: 2}))
    walker.events.append(session(0, done(dose_at(HEEL, 5))))
    walker.train(2, peak=6)

    assert walker.proposal(4).level == 1


def test_a_pin_lowers_the_dose_at_once_and_its_end_brings_the_level_back() -> None:
    walker = Walker(dose_at(HEEL, 5))
    walker.train(0)
    unpinned = walker.terms
    walker.terms = replace(unpinned, pins={HEEL: 2})
    assert (walker.proposal(2).level, walker.proposal(2).dose) == (2, dose_at(HEEL, 2))

    walker.terms = unpinned
    assert walker.proposal(2).level == 5


def test_a_lighter_session_by_hand_earns_nothing() -> None:
    walker = Walker(dose_at(HEEL, 5))
    for on in (0, 7, 9):
        walker.train(on)
        last = sessions_of(walker.events)[-1]
        easy = replace(last.exercises[0], dose=HeelDigDose(), done=(10, 10))
        walker.events[-1] = replace(last, exercises=(easy,)) if on else last

    assert (walker.proposal(11).level, walker.proposal(11).points) == (5, 3)
    assert walker.proposal(11).reason.why is Why.LIGHTER


def test_a_red_in_a_lighter_session_goes_below_what_was_done() -> None:
    walker = Walker(dose_at(HEEL, 8))
    walker.train(0)
    walker.train(2, peak=6)
    last = sessions_of(walker.events)[-1]
    easy = replace(last.exercises[0], dose=dose_at(HEEL, 2))
    walker.events[-1] = replace(last, exercises=(easy,))

    assert walker.proposal(4).level == 1


def test_another_basis_keeps_the_level_and_begins_the_count_anew() -> None:
    walker = Walker(dose_at(HEEL, 2))
    walker.train(0)
    walker.plan = Plan((HeelDigDose(10, 10, Basis.TOTAL),))
    proposal = walker.proposal(8)

    assert proposal.dose == HeelDigDose(14, 10, Basis.TOTAL)
    assert (proposal.points, proposal.reason.why) == (0, Why.NEW_BASIS)


def test_pain_at_the_lowest_level_offers_half_the_heel_digs() -> None:
    walker = Walker(dose_at(HEEL, 0))
    walker.train(0, peak=6)

    assert walker.proposal(2).offers == {Offer.TOTAL_BASIS}
    assert walker.proposal(2).reason.why is Why.AT_LOWEST


def test_a_step_down_to_the_lowest_level_offers_nothing_more() -> None:
    walker = Walker(dose_at(HEEL, 1))
    walker.train(0, peak=6)

    assert (walker.proposal(2).level, walker.proposal(2).offers) == (0, frozenset())
