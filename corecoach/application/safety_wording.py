"""The words of safety: signs as they feel, what to do about them, and what today allows.

They name no disease. The lists themselves, and which sign belongs to which tier, are in the
domain's gate.
"""

from __future__ import annotations

from corecoach.application.language import gettext as _
from corecoach.domain.pace.gate import Clearance, Gate, Sign, Tier
from corecoach.domain.pace.verdict import AMBER_FROM, RED_FROM


def disclaimer() -> str:
    """Return what the program is and is not."""
    return _(
        "This app times and logs exercises described in a published article by a physical "
        "therapist. It does not diagnose, treat or monitor any condition and does not replace "
        "advice from a health professional. Adults only. If you are unsure whether these "
        "exercises are right for you, ask a doctor or physical therapist first. Stop if "
        "something feels wrong."
    )


def sign_text(sign: Sign) -> str:
    """Return a sign as somebody feels it."""
    return {
        Sign.BLADDER_OR_BOWEL: _(
            "New trouble starting, holding or feeling urine, or loss of bowel control"
        ),
        Sign.SADDLE_NUMBNESS: _(
            "Numbness or tingling around the genitals, back passage or inner thighs, or a new "
            "change in sexual function"
        ),
        Sign.BOTH_LEGS: _(
            "Pain, numbness or weakness in both legs, a leg getting weaker, or unsteady walking"
        ),
        Sign.AFTER_A_BLOW: _("Pain after a serious fall, crash or blow"),
        Sign.CHEST_PAIN: _("Chest pain with the back pain"),
        Sign.FEVER: _("Fever, chills or feeling ill with the back pain"),
        Sign.WEIGHT_LOSS: _("Weight loss you cannot explain"),
        Sign.NIGHT_PAIN: _("Constant pain that wakes you and no position eases"),
        Sign.ONE_LEG_WEAK: _("New numbness or weakness in one leg"),
        Sign.LUMP: _("A new lump or change of shape in the back"),
        Sign.BELOW_THE_KNEE: _("Pain below the knee"),
        Sign.SUDDEN_STRONG_PAIN: _("Sudden strong pain in the last 3 days"),
        Sign.STAIRS_FOR_A_WEEK: _("Trouble with stairs for a week after squatting"),
    }[sign]


def tier_text(tier: Tier) -> str:
    """Return what to do about the signs of a tier."""
    return {
        Tier.EMERGENCY: _(
            "Call your local emergency number or go to the emergency department now."
        ),
        Tier.URGENT: _("Speak to a doctor today or tomorrow. No session until then."),
        Tier.THERAPIST: _("See a physical therapist before you go on."),
    }[tier]


def clearance_text(item: Clearance) -> str:
    """Return what asks for a clinician's word first."""
    return {
        Clearance.CANCER: _("Past cancer"),
        Clearance.BRITTLE_BONES: _("Osteoporosis, long steroid use or a low-impact fracture"),
        Clearance.IMMUNE_OR_INFECTION: _("An immune problem, a recent infection or injected drugs"),
        Clearance.SPINE_SURGERY: _("Spine surgery or a fracture in the last 6 months"),
        Clearance.PREGNANCY: _("Pregnancy"),
        Clearance.HEART_OR_PRESSURE: _(
            "Heart disease, uncontrolled blood pressure, a hernia or an eye pressure problem"
        ),
        Clearance.AGE: _("Under 18 or over 70"),
    }[item]


def zone_text(pain: int) -> str:
    """Return what a pain means for going on; nothing where it means nothing."""
    if pain >= RED_FROM:
        return _("Too much today. Stop.")
    if pain >= AMBER_FROM:
        return _("OK if it settles by tomorrow morning. We will not make it harder yet.")
    return _("Fine to continue.")


def stop_rule() -> str:
    """Return when to stop; what is spoken before the first exercise is shorter."""
    return _("Stop if your back pain goes above 5 of 10, or if pain shoots down your leg.")


def good_call() -> str:
    """Return what is said to somebody who stopped because it hurt."""
    return _("Good call. This counts. Nothing else today that hurt.")


def gate_text(gate: Gate) -> str:
    """Return what today allows, and why it is no loss."""
    by_tier = {
        Gate.EMERGENCY: Tier.EMERGENCY,
        Gate.URGENT: Tier.URGENT,
        Gate.SEE_THERAPIST: Tier.THERAPIST,
    }
    if gate in by_tier:
        return tier_text(by_tier[gate])
    return {
        Gate.CLEARANCE: _(
            "Please check with a doctor or physical therapist first, and enter the date they said "
            "yes."
        ),
        Gate.REST: _("Rest today. Your week is safe."),
        Gate.EASY: _(
            "It hurts more than usual today: the planned floor work, and pause squats without "
            "weight, which change nothing in the plan."
        ),
        Gate.GO: _("Ready when you are."),
    }[gate]
