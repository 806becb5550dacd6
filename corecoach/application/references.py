"""What the program rests on besides the article: each source with what it gave and its address."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from corecoach.application.language import gettext as _

PUBMED: Final = "https://pubmed.ncbi.nlm.nih.gov/"
PMC: Final = "https://pmc.ncbi.nlm.nih.gov/articles/"


@dataclass(frozen=True)
class Place:
    """Where a source is found: the name it goes by, and its address where we know one."""

    name: str
    address: str = ""


class Reference(Enum):
    """A source; its name is the author's and the year's, as one would look for it."""

    CHILDS = Place("Childs 2005", f"{PUBMED}15928561/")
    SUZUKI = Place("Suzuki 2020", f"{PMC}PMC7053735/")
    SILBERNAGEL = Place("Silbernagel 2007", f"{PUBMED}17307888/")
    SMITH = Place("Smith 2017", f"{PMC}PMC5739826/")
    BERGLUND = Place("Berglund 2015", f"{PUBMED}25559899/")
    BOONSTRA = Place("Boonstra 2016, Frontiers in Psychology 7:1466")
    ACSM = Place("American College of Sports Medicine 2009")
    CSCCA = Place("CSCCa and NSCA 2019", "https://doi.org/10.1519/SSC.0000000000000477")
    BORG = Place("Buckley and Borg 2011")
    PRESSURE = Place("Physical Therapy 1989;69:757")
    WATANABE = Place("Watanabe 2022")
    LANDER_1990 = Place("Lander 1990", f"{PUBMED}2304406/")
    LANDER_1992 = Place("Lander 1992")
    MCGILL = Place("McGill 1990", f"{PUBMED}2141312/")
    HENSCHKE = Place("Henschke 2009", f"{PUBMED}19790051/")
    FINUCANE = Place("Finucane 2020")
    FRITZ = Place("Fritz 2015")


def gave(reference: Reference) -> str:
    """Return what the program took from a source, in a line."""
    return {
        Reference.CHILDS: _("Two points of pain are the least change that means something."),
        Reference.SUZUKI: _("Two points once more, in backs that have hurt for long."),
        Reference.SILBERNAGEL: _(
            "Pain in three zones, and the next morning decides. It was made for tendons, not backs."
        ),
        Reference.SMITH: _("Exercise that hurts a little need not be a mistake."),
        Reference.BERGLUND: _("Lifting did better where the pain was low to begin with."),
        Reference.BOONSTRA: _("Up to which number pain counts as mild."),
        Reference.ACSM: _(
            "Steps of 2 to 10 percent, and two or three days a week with 48 hours in between."
        ),
        Reference.CSCCA: _("Two weeks are the break after which to go lighter."),
        Reference.BORG: _("Effort from 0 to 10, and how it climbs within a set."),
        Reference.PRESSURE: _(
            "Breathing on in a long hold keeps the peak of blood pressure lower."
        ),
        Reference.WATANABE: _("Holding the breath in a long hold raises blood pressure further."),
        Reference.LANDER_1990: _(
            "With a belt the pressure inside the belly is higher; muscles worked most without one."
        ),
        Reference.LANDER_1992: _("The same over a whole set, with muscles that worked alike."),
        Reference.MCGILL: _("More pressure inside the belly with a belt."),
        Reference.HENSCHKE: _("How seldom a sore back is serious, and how often a sign is there."),
        Reference.FINUCANE: _("Which signs to look out for."),
        Reference.FRITZ: _("What going to a physical therapist early was measured to bring."),
    }[reference]


def article() -> str:
    """Return the article and its author, and what he has to do with the program."""
    return _(
        "Jacob Forsythe, PT, DPT: “3 Reasons You Have Lower Back Pain After Squats”. He has no "
        "part in this program and has not reviewed it."
    )


def how_read() -> str:
    """Return how far the sources were read, so that nobody takes them for more."""
    return _("These were read in part or as abstracts; check them before you rely on them.")
