"""Wellness, not medicine: every text of the program is held against the list of what to avoid."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from corecoach.application.safety_wording import (
    clearance_text,
    disclaimer,
    gate_text,
    sign_text,
    tier_text,
)
from corecoach.domain.clips import PHRASES
from corecoach.domain.pace.gate import Clearance, Gate, Sign, Tier

ROOT = Path(__file__).resolve().parents[2]
TRANSLATED = {"_": 1, "gettext": 1, "ngettext": 2}
"""The functions that look a text up, and how many texts each takes."""

AVOIDED = {
    "treats": r"\b(treat|treats|treated|treatment)\b",
    "relieves": r"\brelie(f|ve|ves|ved)\b",
    "cures": r"\b(cure|cures|cured|heal|heals|healed|healing)\b",
    "prescription": r"\bprescri(be|bes|bed|ption|ptions)\b",
    "therapy plan": r"\b(therapy|therapies|therapeutic)\b",
    "rehab": r"\brehab(ilitation)?\b",
    "monitoring": r"\bmonitor(s|ed|ing)?\b",
    "patient": r"\bpatients?\b",
    "prevents": r"\bprevent(s|ed|ing|ion)?\b",
    "protects": r"\bprotect(s|ed|ing|ion)?\b",
    "clinical": r"\bclinical(ly)?\b",
    "proven": r"\bproven\b",
    "approved": r"\bdoctor[- ]approved\b",
    "diagnoses": r"\bdiagnos(e|es|ed|is|tic)\b",
    "adherence": r"\badheren(ce|t)\b",
    "you lost it": r"\byou (lost|broke|failed|missed)\b",
}
DISEASES = (
    r"cauda|syndrome|cancer|tumou?r|metasta|malignan|fractur|infect|osteopor|spondyl|stenosis|"
    r"sciatica|hernia|herniat|arthri|disease|disorder|aneurysm|myelopath|radiculopath|abscess"
)
ADHERENCE_ALLOWED = {
    "corecoach/application/charts/weeks.py",
    "corecoach/application/screens/history.py",
}
"""The plot in the history, by its name: the people who asked for it call it adherence."""
ASKED_ABOUT = {clearance_text(item) for item in Clearance}
"""What a person is asked about once, before the first session. An alert names only what is felt."""
BREATH_UNDER_LOAD = "With high blood pressure, heart or eye trouble, a hernia or a pregnancy"


def texts() -> Iterator[tuple[str, str]]:
    """Every text that goes through the catalogue, with the file that has it."""
    for path in sorted((ROOT / "corecoach").rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for given in node.args[: TRANSLATED.get(node.func.id, 0)]:
                    if isinstance(given, ast.Constant):
                        yield name, str(given.value)
    yield from (("corecoach/domain/clips.py", phrase.text) for phrase in PHRASES.values())


TEXTS = tuple(texts())


def test_there_are_texts_to_look_at() -> None:
    assert len(TEXTS) > 1000
    assert len({name for name, _text in TEXTS}) > 80


@pytest.mark.parametrize("avoided", AVOIDED)
def test_no_text_of_the_program_claims_what_only_medicine_may(avoided: str) -> None:
    found = [
        (name, text)
        for name, text in TEXTS
        if re.search(AVOIDED[avoided], text, re.IGNORECASE)
        # it says what the program does not do
        and text != disclaimer()
        and not (avoided == "adherence" and name in ADHERENCE_ALLOWED)
    ]
    assert found == []


def test_a_disease_is_named_only_where_a_person_is_asked_about_it() -> None:
    named = {text for _name, text in TEXTS if re.search(DISEASES, text, re.IGNORECASE)}
    assert {text for text in named if not text.startswith(BREATH_UNDER_LOAD)} <= ASKED_ABOUT


def test_no_alert_names_a_disease() -> None:
    alerts = [
        *(sign_text(sign) for sign in Sign),
        *(tier_text(tier) for tier in Tier),
        *(gate_text(gate) for gate in Gate),
    ]
    assert [text for text in alerts if re.search(DISEASES, text, re.IGNORECASE)] == []


@pytest.mark.parametrize("name", ["README.md", "CHANGELOG.md", "pyproject.toml"])
def test_what_is_said_of_the_program_elsewhere_claims_nothing_either(name: str) -> None:
    said = " ".join((ROOT / name).read_text(encoding="utf-8").split())
    # the disclaimer, there with the program's name in place of "this app"
    said = said.replace(disclaimer().removeprefix("This app "), "")
    said = said.replace(
        "It does not diagnose, treat or monitor any condition and does not replace", ""
    )
    for avoided in ("treats", "relieves", "cures", "prescription", "rehab", "prevents", "patient"):
        assert not re.search(AVOIDED[avoided], said, re.IGNORECASE), avoided


def test_the_disclaimer_is_written_once_and_stands_in_every_place_that_needs_it() -> None:
    sources = {
        path.relative_to(ROOT / "corecoach").as_posix(): path.read_text(encoding="utf-8")
        for path in (ROOT / "corecoach").rglob("*.py")
    }
    assert [name for name, code in sources.items() if "does not diagnose" in code] == [
        "application/safety_wording.py"
    ]
    for name in ("application/about.py", "application/learn/sources.py"):
        assert "disclaimer()" in sources[name]
    assert any(
        "disclaimer()" in code
        for name, code in sources.items()
        if name.startswith("application/reports/")
    )
