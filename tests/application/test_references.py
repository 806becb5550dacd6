"""The sources: each says what it gave, and its address leads to a register of papers."""

from __future__ import annotations

import re

import pytest

from corecoach.application.references import Reference, article, gave

REGISTERS = (
    r"https://pubmed\.ncbi\.nlm\.nih\.gov/\d{7,8}/",
    r"https://pmc\.ncbi\.nlm\.nih\.gov/articles/PMC\d{7}/",
    r"https://doi\.org/10\.\d{4}/\S+",
)


@pytest.mark.parametrize("reference", Reference)
def test_a_source_has_a_line_and_an_address_of_a_register_or_none(reference: Reference) -> None:
    assert gave(reference).endswith(".")
    address = reference.value.address
    assert not address or any(re.fullmatch(one, address) for one in REGISTERS)


def test_no_address_stands_for_two_sources() -> None:
    known = [one.value.address for one in Reference if one.value.address]
    assert len(set(known)) == len(known) == 9


def test_the_author_is_named_and_not_claimed() -> None:
    assert "Forsythe, PT, DPT" in article()
    assert "has not reviewed it" in article()
