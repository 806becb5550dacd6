"""Yes, no and by hand: nothing changes without the person, and easier always works."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import Accepted, Kept, Terms
from corecoach.domain.pace.proposal import Bar, Offer, Step
from corecoach.domain.pace.reason import Why
from corecoach.domain.plan import Basis, HeelDigDose, Plan
from tests.domain.pace.walking import Walker, day, done, dose_at, session, sessions_of

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


def said_yes(walker: Walker, on: int, level: int) -> None:
    walker.events.append(Accepted(day(on), HEEL, level))


def said_no(walker: Walker, on: int) -> None:
    walker.events.append(Kept(day(on), HEEL))


def test_without_an_answer_the_dose_is_the_one_agreed_to() -> None:
    proposal = raised().proposal(7)

    assert (proposal.dose, proposal.kept) == (HeelDigDose(12, 10), HeelDigDose(10, 10))
    assert (proposal.level, proposal.kept_level) == (1, 0)


def test_a_yes_makes_the_proposal_the_dose() -> None:
    walker = raised()
    said_yes(walker, 7, 1)

    assert walker.proposal(7).kept == walker.proposal(7).dose == HeelDigDose(12, 10)
    assert not walker.proposal(7).is_change


def test_a_yes_that_came_before_a_correction_goes_no_higher_than_what_is_left_of_it() -> None:
    walker = raised()
    said_yes(walker, 7, 1)
    sessions = sessions_of(walker.events)
    walker.events[1] = replace(sessions[1], pain_next=4)

    assert walker.proposal(7).kept == HeelDigDose(10, 10)


def test_a_yes_to_more_than_was_proposed_is_a_yes_to_what_was() -> None:
    walker = raised()
    said_yes(walker, 7, 5)

    assert walker.proposal(7).kept_level == 1


def test_a_no_to_more_begins_the_count_anew() -> None:
    walker = raised()
    said_no(walker, 7)
    proposal = walker.proposal(7)

    assert (proposal.dose, proposal.points) == (HeelDigDose(10, 10), 0)
    assert (proposal.is_change, proposal.reason.why) == (False, Why.KEPT)


def test_a_no_to_less_after_a_red_stays_and_goes_no_higher() -> None:
    walker = Walker(dose_at(HEEL, 5))
    walker.train(0, peak=6)
    assert walker.proposal(2).level == 4
    said_no(walker, 2)
    walker.choose(2, 6)

    assert (walker.proposal(2).level, walker.proposal(2).kept_level) == (5, 5)
    assert walker.proposal(2).higher is None


def test_a_no_to_less_after_a_break_stays() -> None:
    walker = Walker(dose_at(HEEL, 8))
    walker.train(0)
    assert (walker.proposal(30).level, walker.proposal(30).kept_level) == (4, 8)
    said_no(walker, 30)

    assert (walker.proposal(30).level, walker.proposal(30).is_change) == (8, False)


def test_a_step_that_was_offered_and_not_taken_is_gone_after_a_hard_session() -> None:
    walker = raised()
    hard = done(walker.proposal(7).kept, 1, 8)
    walker.events.append(session(7, hard))

    assert (walker.proposal(9).level, walker.proposal(9).is_change) == (0, False)


def test_a_step_that_was_offered_and_not_taken_stays_open_after_a_good_session() -> None:
    walker = raised()
    walker.events.append(session(7, done(walker.proposal(7).kept)))

    assert (walker.proposal(9).level, walker.proposal(9).kept_level) == (1, 0)


def test_what_was_done_above_the_plan_is_not_gone_on_from() -> None:
    walker = Walker(dose_at(HEEL, 2))
    walker.train(0)
    walker.events.append(session(2, done(dose_at(HEEL, 9))))

    assert walker.proposal(4).kept_level == 2


def test_steps_by_hand_are_shown_with_their_doses() -> None:
    walker = Walker(dose_at(HEEL, 6))
    walker.train(0)
    proposal = walker.proposal(2)

    assert proposal.lower == Step(4, dose_at(HEEL, 4))
    assert proposal.higher == Step(7, dose_at(HEEL, 7))


def test_the_other_basis_waits_after_too_much_in_total() -> None:
    halved = HeelDigDose(10, 10, Basis.TOTAL)
    walker = Walker(halved)
    walker.train(0, peak=6)
    walker.plan = Plan((HeelDigDose(),))

    assert walker.proposal(4).dose == walker.proposal(4).kept == halved


def test_half_the_heel_digs_need_no_rest_day() -> None:
    walker = Walker(dose_at(HEEL, 0))
    walker.train(0, peak=6)
    assert walker.proposal(1).bar is Bar.REST
    walker.plan = Plan((HeelDigDose(10, 10, Basis.TOTAL),))

    assert walker.proposal(1).bar is None
