from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from corecoach.adapters.speech.synthesizers import (
    RATE,
    SpeakingProgram,
    SynthesisError,
    find_synthesizer,
)
from corecoach.adapters.speech.wav_files import write

SECOND = np.full(22_050, 0.25)


def program(folder: Path, name: str, body: str) -> None:
    """A program of that name, which writes down its words and does what the body says."""
    path = folder / name
    path.write_text(
        f"#!{sys.executable}\nimport shutil, sys\n"
        f"open({str(folder / 'words')!r}, 'a').write(repr(sys.argv[1:]) + '\\n')\n{body}\n",
        encoding="utf-8",
    )
    path.chmod(0o755)


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is all there is of programs."""
    monkeypatch.setenv("PATH", str(tmp_path))
    write(tmp_path / "second.wav", SECOND, 22_050)
    return tmp_path


def test_where_no_program_speaks_there_is_no_voice(tools: Path) -> None:
    assert tools.is_dir()
    assert find_synthesizer("en") is None


def speaks(folder: Path, option: str) -> str:
    return (
        f"if {option!r} not in sys.argv: print('eSpeak NG text-to-speech: 9  Data at: x'); "
        f"sys.exit()\nshutil.copy({str(folder / 'second.wav')!r}, "
        f"sys.argv[sys.argv.index({option!r}) + 1])"
    )


def test_espeak_is_named_with_its_version_and_speaks_the_language(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    program(tools, "espeak-ng", speaks(tools, "-w"))
    for language, voice in (("en", "en-gb"), ("pt_BR", "pt-br")):
        found = find_synthesizer(language)
        assert found
        assert found.name == "eSpeak NG 9"
        assert len(found.say("Hold.", 1.2)) == RATE
        words = (tools / "words").read_text(encoding="utf-8").splitlines()[-1]
        assert f"'-v', '{voice}', '-s', '198'" in words
        assert words.endswith("'Hold.']")


def test_the_voice_of_macos_is_found_and_speaks(
    tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "darwin")
    program(tools, "say", speaks(tools, "-o"))
    found = find_synthesizer("en")
    assert found
    assert len(found.say("Hold.", 1.0)) == RATE
    assert "--data-format=LEI16@22050" in (tools / "words").read_text(encoding="utf-8")


@pytest.mark.parametrize("body", ["sys.exit(1)", "print('eSpeak NG 9')"])
def test_a_program_that_does_not_speak_the_language_is_no_voice(
    tools: Path, monkeypatch: pytest.MonkeyPatch, body: str
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    program(tools, "espeak-ng", body)
    assert find_synthesizer("xx") is None


def test_a_program_that_goes_away_is_refused(tmp_path: Path) -> None:
    gone = SpeakingProgram("Robot", lambda _text, _pace, path: ["/nonexistent/robot", str(path)])
    with pytest.raises(SynthesisError):
        gone.say("Hold.", 1.0)
    assert tmp_path.is_dir()
