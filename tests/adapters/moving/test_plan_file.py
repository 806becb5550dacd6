"""Plan files: a plan comes back as it was, and every bad file is a sentence."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corecoach.adapters.moving.plan_file import JsonPlanFiles
from corecoach.application.errors import MovingError
from corecoach.domain.plan_book import PlanVersion
from tests.adapters.database.histories import NOW
from tests.adapters.moving.wholes import versions

quick = settings(
    deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60
)


@quick
@given(plan=versions)
def test_a_plan_comes_back_as_it_was(tmp_path: Path, plan: PlanVersion) -> None:
    file = tmp_path / "plan.json"
    JsonPlanFiles().write(file, plan)
    found = JsonPlanFiles().read(file)
    unnamed = replace(plan, uid="", plan="", made=found.made, is_deleted=False)
    assert found == unnamed
    assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "holds no plan"),
        ("[1]", "holds no plan"),
        ('{"format": "corecoach-history", "version": 2}', "holds no plan"),
        ('{"format": "corecoach-plan", "version": 2}', "newer CoreCoach"),
        ('{"format": "corecoach-plan", "version": 1}', "cannot be taken in"),
        ('{"x": "' + "y" * 100_000 + '"}', "holds no plan"),
    ],
)
def test_a_bad_file_is_refused_in_a_sentence(tmp_path: Path, text: str, sentence: str) -> None:
    file = tmp_path / "bad.json"
    file.write_text(text)
    with pytest.raises(MovingError, match=sentence):
        JsonPlanFiles().read(file)


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(MovingError, match="cannot be read"):
        JsonPlanFiles().read(tmp_path / "none.json")


def test_a_place_that_cannot_be_written_keeps_what_is_there(tmp_path: Path) -> None:
    place = tmp_path / "plan.json"
    place.mkdir()
    (place / "inside").write_text("mine")
    plan = PlanVersion("", "", NOW, "x")
    with pytest.raises(MovingError, match="cannot be written"):
        JsonPlanFiles().write(place, plan)
    assert (place / "inside").read_text() == "mine"


@quick
@given(content=st.binary(max_size=200))
def test_any_bytes_are_a_sentence(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "any.json"
    file.write_bytes(content)
    with pytest.raises(MovingError):
        JsonPlanFiles().read(file)
