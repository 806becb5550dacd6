from __future__ import annotations

import sys

import pytest

from corecoach.adapters.sound.outputs import outputs
from corecoach.application.ports import Output


def script(code: str) -> list[str]:
    return [sys.executable, "-c", code]


def test_the_devices_are_told_in_the_order_of_the_system() -> None:
    listed = """print('[{"id": "6c", "name": "Speakers"}, {"id": "6d", "name": "Headset"}]')"""
    assert outputs(script(listed)) == (Output("6c", "Speakers"), Output("6d", "Headset"))


@pytest.mark.parametrize("code", ["raise SystemExit(1)", "import time; time.sleep(60)"])
def test_a_list_that_cannot_be_had_is_empty(code: str) -> None:
    assert outputs(script(code), timeout_s=0.5) == ()


def test_a_program_that_cannot_be_started_lists_nothing() -> None:
    assert outputs(["/nowhere/at/all"]) == ()
