"""JSON stream: the same as reading all at once, for any JSON and any piece of it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corecoach.adapters.moving import json_stream
from corecoach.adapters.moving.json_stream import BadJsonError, members

values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats(allow_nan=False).filter(lambda number: abs(number) != float("inf"))
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


class Trickle(io.StringIO):
    """A text that comes a few characters at a time."""

    def read(self, size: int | None = -1) -> str:
        return super().read(min(3, size) if size and size > 0 else 3)


def collected(text: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in members(Trickle(text)):
        found.setdefault(name, []).append(value)
    return found


@given(st.dictionaries(st.text(), values, max_size=4), st.sampled_from([None, 2]))
def test_any_object_is_read_as_it_was_written(content: dict[str, Any], indent: int | None) -> None:
    text = json.dumps(content, indent=indent, ensure_ascii=False)
    expected = {
        name: value if isinstance(value, list) else [value]
        for name, value in content.items()
        if value != []
    }
    assert collected(text) == expected


@given(st.dictionaries(st.text(min_size=1), values, min_size=1, max_size=3), st.data())
def test_a_text_that_ends_too_early_is_refused(
    content: dict[str, Any], data: st.DataObject
) -> None:
    text = json.dumps(content)
    end = data.draw(st.integers(0, len(text) - 1))
    with pytest.raises(BadJsonError):
        collected(text[:end])


@given(st.text(st.sampled_from('{}[]:,"0123456789.eE+-tfn\\ \n')))
def test_whatever_is_no_object_is_refused_without_a_traceback(text: str) -> None:
    try:
        found = collected(text)
    except BadJsonError:
        return
    assert isinstance(json.loads(text), dict), found


@pytest.mark.parametrize(
    "text",
    ["", "[]", "1", '{"a": NaN}', '{"a": 1} x', '{"a" 1}', "{1: 2}", '{"a": ' + "9" * 5000 + "}"],
)
def test_what_is_no_object_is_refused(text: str) -> None:
    with pytest.raises(BadJsonError):
        collected(text)


def test_brackets_without_end_are_refused() -> None:
    with pytest.raises(BadJsonError):
        collected('{"a": {"b": ' + "[" * 200_000)


def test_a_piece_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "LONGEST_PIECE", 1000)
    with pytest.raises(BadJsonError):
        list(members(io.StringIO('{"a": "' + "x" * 10**6)))
