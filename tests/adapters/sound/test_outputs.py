from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corecoach.adapters.sound.outputs import outputs
from corecoach.adapters.sound_engine.devices import is_known_to_people
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


@pytest.mark.parametrize(
    "name", [b"default", b":0,0", b":1,3", b"hw:0,0", b"plughw:CARD=PCH,DEV=0"]
)
def test_the_default_and_the_cards_of_alsa_are_devices(name: bytes) -> None:
    assert is_known_to_people(name)


@pytest.mark.parametrize(
    "name",
    [
        *(b"null", b"lavrate", b"samplerate", b"speexrate", b"jack", b"oss", b"pulse", b"speex"),
        *(b"upmix", b"vdownmix", b"sysdefault", b"usbstream:CARD=PCH", b"dmix:CARD=PCH,DEV=0"),
    ],
)
def test_plugins_of_alsa_are_no_devices(name: bytes) -> None:
    assert not is_known_to_people(name)


ALSA_WITH_PLUGINS = """
</usr/share/alsa/alsa.conf>
pcm.!default { type null hint { show on description "Everyday Speakers" } }
pcm.louder { type null hint { show on description "Makes it louder" } }
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has ALSA")
def test_without_a_sound_server_the_plugins_of_alsa_are_not_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    configuration = tmp_path / "asound.conf"
    configuration.write_text(ALSA_WITH_PLUGINS, encoding="utf-8")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(configuration))
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    names = [output.name for output in outputs()]
    assert "Everyday Speakers" in names
    assert not {"Makes it louder", "PulseAudio Sound Server"} & set(names)
