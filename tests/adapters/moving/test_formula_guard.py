"""Formula guard: nothing that a spreadsheet works out, and every text back as it was."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.adapters.moving.formula_guard import guarded, unguarded

FULL_WIDTH = "\uff1d\uff0b\uff0d\uff20"
texts = st.text(st.sampled_from("=+-@'; \t\r\nab,\"=@" + FULL_WIDTH)) | st.text()


@pytest.mark.parametrize(
    ("text", "harmless"),
    [
        ("=cmd()", "'=cmd()"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\uff1dcmd()", "'\uff1dcmd()"),
        ("\t=cmd()", "\t'=cmd()"),
        ("  =cmd()", "  '=cmd()"),
        ("'=cmd()", "''=cmd()"),
        ("well;=cmd()", "well;'=cmd()"),
        ("well\n=cmd()", "well\n'=cmd()"),
        ("a = b", "a = b"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_a_formula_becomes_text(text: str, harmless: str) -> None:
    assert guarded(text) == harmless
    assert unguarded(harmless) == text


@given(texts)
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@given(texts)
def test_no_cell_begins_like_a_formula_wherever_it_is_cut(text: str) -> None:
    for cell in re.split(r"[;\t\r\n]", guarded(text)):
        assert not cell.lstrip(" ").startswith(tuple("=+-@" + FULL_WIDTH))


@given(texts)
def test_a_written_cell_read_by_a_spreadsheet_is_no_formula(text: str) -> None:
    file = io.StringIO(newline="")
    csv.writer(file).writerow([guarded(text)])
    (row,) = csv.reader(io.StringIO(file.getvalue(), newline=""))
    assert not row[0].startswith(tuple("=+-@"))
