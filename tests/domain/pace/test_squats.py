"""Pause squats: rungs, weights, and what the person decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from corecoach.domain.exercise import Exercise
from corecoach.domain.pace.inputs import Accepted, Kept, NewBlock, NewLoad, Terms
from corecoach.domain.pace.load import Equipment
from corecoach.domain.pace.proposal import Bar, Offer, Proposal
from corecoach.domain.pace.reason import Why
from corecoach.domain.pace.verdict import Cause
from corecoach.domain.plan import LoadUnit, PauseSquatDose, Plan, SquatVariant
from tests.domain.pace.walking import BAR_20, Walker, day, sessions_of

EVERY_THREE = range(0, 400, 3)


def squat(proposal: Proposal) -> PauseSquatDose:
    assert isinstance(proposal.dose, PauseSquatDose)
    return proposal.dose


def at_rung(rung: int, start: PauseSquatDose = BAR_20) -> tuple[Walker, int]:
    """Somebody who has just come to a rung, and the next day to train on."""
    walker = Walker(start)
    for on in EVERY_THREE:
        if walker.proposal(on).level == rung:
            return walker, on
        walker.train(on)
    raise AssertionError(rung)


def test_all_green_climbs_every_rung_with_its_weight_and_hold() -> None:
    walker, on = at_rung(7)
    done = [one.exercises[0].dose for one in sessions_of(walker.events)]
    steps = list(
        dict.fromkeys((dose.load, dose.hold_s) for dose in done if isinstance(dose, PauseSquatDose))
    )

    assert steps == [
        *((20, 10), (20, 15), (20, 20)),
        *((22.5, 18), (25, 16), (27.5, 14), (30, 12)),
    ]
    assert (squat(walker.proposal(on)).load, squat(walker.proposal(on)).hold_s) == (32.5, 10)


def test_a_big_plate_needs_three_good_sessions_and_a_longer_hold_two() -> None:
    walker, on = at_rung(1)
    assert walker.proposal(on).needed == 6

    walker, on = at_rung(2)
    assert walker.proposal(on).needed == 9
    walker.train(on)
    walker.train(on + 3)
    assert walker.proposal(on + 6).level == 2
    walker.train(on + 6)
    assert walker.proposal(on + 9).level == 3


def test_hold_cap_after_a_red_at_rung_5_until_it_goes_well_again() -> None:
    walker, on = at_rung(5)
    assert squat(walker.train(on, peak=6)).hold_s == 14
    eased = walker.proposal(on + 3)
    assert (eased.level, squat(eased).hold_s, squat(eased).load) == (4, 14, 25)

    walker.train(on + 3, effort=7)
    assert squat(walker.proposal(on + 6)).hold_s == 14
    walker.train(on + 6)
    assert squat(walker.proposal(on + 9)).hold_s == 16


def test_the_hold_stays_short_through_a_break_too() -> None:
    walker, on = at_rung(5)
    walker.train(on, peak=6)
    back = walker.proposal(on + 14)

    assert (back.level, squat(back).hold_s) == (2, 14)


def test_the_load_never_goes_below_the_first_weight() -> None:
    walker, on = at_rung(3)
    walker.train(on, peak=9)
    walker.train(on + 3, peak=9)

    assert squat(walker.proposal(on + 6)).load == 20


def test_a_lighter_weight_by_hand_is_followed() -> None:
    walker, on = at_rung(4)
    walker.train(on)
    last = sessions_of(walker.events)[-1]
    lighter = replace(last.exercises[0], dose=replace(BAR_20, load=15.0, hold_s=16))
    walker.events[-1] = replace(last, exercises=(lighter,))

    assert squat(walker.proposal(on + 3)).load == 15


def test_a_new_block_starts_two_steps_heavier_with_an_easy_week() -> None:
    walker, on = at_rung(7)
    assert Offer.NEW_BLOCK in walker.proposal(on).offers
    walker.events.append(NewBlock(day(on)))
    begun = walker.proposal(on)

    assert (begun.level, squat(begun).hold_s, squat(begun).load) == (2, 20, 25)
    for later in (on, on + 2, on + 4):
        walker.train(later)
    assert walker.proposal(on + 6).level == 2
    assert walker.proposal(on + 7).level == 3


def test_there_is_no_new_block_before_the_top_or_after_a_red() -> None:
    walker, on = at_rung(6)
    walker.events.append(NewBlock(day(on)))
    assert walker.proposal(on).level == 6

    walker, on = at_rung(7)
    walker.train(on, peak=6)
    assert Offer.NEW_BLOCK not in walker.proposal(on + 3).offers


def test_the_ceiling_is_never_exceeded() -> None:
    walker = Walker(BAR_20, Terms(equipment=Equipment(ceiling=24)))
    for on in range(0, 90, 3):
        assert squat(walker.train(on)).load <= 24
    assert (walker.proposal(90).level, walker.proposal(90).reason.why) == (3, Why.NO_WEIGHT)

    walker.terms = Terms(equipment=Equipment(ceiling=10))
    assert squat(walker.proposal(90)).load == 10


def test_the_end_of_a_ceiling_brings_no_weight_back_that_was_not_lifted() -> None:
    walker = Walker(BAR_20)
    walker.train(0)
    walker.terms = Terms(equipment=Equipment(ceiling=10))
    walker.train(2)
    walker.terms = Terms()

    assert squat(walker.proposal(4)).load == 10


def test_without_a_weight_at_hand_the_hold_is_all_there_is() -> None:
    walker = Walker(PauseSquatDose())
    for on in range(0, 60, 3):
        walker.train(on)
    assert (walker.proposal(60).level, walker.proposal(60).reason.why) == (2, Why.NO_WEIGHT)

    walker.terms = Terms(equipment=Equipment(plate=4, lightest=8))
    assert walker.proposal(60).level == 3
    assert squat(walker.proposal(60)).load == 8


def test_another_variant_begins_the_ladder_anew() -> None:
    walker, on = at_rung(4)
    front = replace(BAR_20, variant=SquatVariant.FRONT, load=15.0)
    walker.plan = Plan((front,))

    assert (walker.proposal(on).level, walker.proposal(on).dose) == (0, front)
    assert walker.proposal(on).reason.why is Why.NEW_VARIANT


@pytest.mark.parametrize(("peak", "load"), [(1, 27.5), (6, 22.5)])
def test_another_weight_begins_anew_and_is_no_heavier_after_a_red(peak: int, load: float) -> None:
    walker, on = at_rung(4)
    walker.train(on, peak=peak)
    walker.events.append(NewLoad(day(on + 3), 40))
    begun = walker.proposal(on + 3)

    assert (begun.level, squat(begun).load, squat(begun).hold_s) == (0, load, 10)


def test_what_the_person_decides_for_one_exercise_leaves_the_others() -> None:
    walker, on = at_rung(4)
    before = walker.proposal(on)
    walker.choose(on, 3)
    walker.plan = Plan((BAR_20,))
    chosen = walker.proposal(on)

    assert before.level == 4
    assert (chosen.level, chosen.points, chosen.reason.why) == (3, 0, Why.BY_HAND)
    assert chosen.exercise is Exercise.PAUSE_SQUAT


def with_last_dose(walker: Walker, dose: PauseSquatDose) -> None:
    """Let the last session have been done with another dose."""
    last = sessions_of(walker.events)[-1]
    walker.events[-1] = replace(last, exercises=(replace(last.exercises[0], dose=dose),))


def test_a_weight_put_down_by_hand_brings_no_longer_hold_with_it() -> None:
    walker, on = at_rung(7)
    walker.train(on)
    with_last_dose(walker, replace(BAR_20, hold_s=10))

    assert walker.proposal(on + 3).level == 0
    assert walker.proposal(on + 3).dose == BAR_20


def test_a_step_that_was_due_and_not_taken_stays_due() -> None:
    walker, on = at_rung(4)
    before = walker.proposal(on)
    assert before.last is not None
    walker.train(on)
    with_last_dose(walker, replace(BAR_20, load=22.5, hold_s=18))

    assert walker.proposal(on + 3).level == 4


def test_an_easy_day_without_weight_leaves_the_ladder() -> None:
    walker, on = at_rung(4)
    walker.train(on, before=4, peak=4, following=4)
    with_last_dose(walker, PauseSquatDose())
    after = walker.proposal(on + 3)

    assert (after.level, squat(after).load, after.reason.cause) == (4, 25, Cause.EASY_DAY)


def test_a_second_red_with_a_longer_hold_leaves_the_shorter_one_standing() -> None:
    walker, on = at_rung(5)
    walker.train(on, peak=6)
    walker.train(on + 3, peak=6)
    with_last_dose(walker, replace(BAR_20, load=25.0, hold_s=20))

    assert squat(walker.proposal(on + 6)).hold_s == 14


def test_a_pause_outlasts_another_variant() -> None:
    walker = Walker(BAR_20)
    walker.train(0, peak=6)
    walker.train(3, peak=6)
    front = replace(BAR_20, variant=SquatVariant.FRONT)
    walker.plan = Plan((front,))
    assert walker.proposal(6).bar is Bar.SEE_THERAPIST

    walker.events = walker.events[:1]
    walker.train(3, peak=6)
    assert walker.proposal(6).bar is Bar.SEE_THERAPIST


def test_a_level_without_a_weight_for_it_cannot_be_set_by_hand() -> None:
    walker = Walker(PauseSquatDose(hold_s=20))
    walker.train(0)
    walker.choose(2, 3)

    assert walker.proposal(2).level == 2


def test_plates_of_odd_weights_add_up() -> None:
    walker = Walker(replace(BAR_20, load=22.2), Terms(equipment=Equipment(plate=1.1)))
    walker.train(0)
    walker.train(2, peak=6)

    assert squat(walker.proposal(4)).load == 22.2


def test_a_yes_takes_the_weight_that_was_proposed() -> None:
    walker, on = at_rung(3)
    proposed = walker.proposal(on)
    assert squat(proposed).load == 22.5
    walker.events.append(Accepted(day(on), Exercise.PAUSE_SQUAT, 3, 22.5))

    assert walker.proposal(on).kept == proposed.dose


def test_a_no_to_half_the_weight_after_a_long_break_stays_with_the_whole() -> None:
    walker, on = at_rung(4)
    walker.train(on)
    before = walker.proposal(on + 1).kept
    assert squat(walker.proposal(on + 40)).load < 25
    walker.events.append(Kept(day(on + 40), Exercise.PAUSE_SQUAT))

    assert walker.proposal(on + 40).dose == walker.proposal(on + 40).kept == before


def test_another_variant_is_no_heavier_after_a_red() -> None:
    walker, on = at_rung(4)
    walker.train(on, peak=6)
    heavy = replace(BAR_20, variant=SquatVariant.FRONT, load=60.0)
    pounds = replace(heavy, unit=LoadUnit.LB, load=90.0)
    walker.plan = Plan((heavy,))
    assert squat(walker.proposal(on + 3)).load == 22.5

    walker.plan = Plan((pounds,))
    assert squat(walker.proposal(on + 3)).load == 45
