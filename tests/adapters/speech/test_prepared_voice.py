from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from corecoach.adapters.speech.prepared_voice import PreparedVoice
from corecoach.application.voice_ports import SystemVoiceStatus, VoiceState

ROBOT = '{"voice": "Robot", "done": %d, "total": 3}'


def telling(folder: Path, **lines: list[str]) -> list[str]:
    """The command of a process that tells these lines, by what it is asked."""
    script = folder / "robot.py"
    script.write_text(
        "import sys\n"
        f"with open({str(folder / 'asked')!r}, 'a') as log: log.write(sys.argv[1] + '\\n')\n"
        f"for line in {lines!r}[sys.argv[1]]: print(line, flush=True)\n",
        encoding="utf-8",
    )
    return [sys.executable, str(script)]


def wait_for(ready: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 10
    while not ready():
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)


def seen(voice: PreparedVoice, state: VoiceState) -> SystemVoiceStatus:
    wait_for(lambda: voice.status().state is state)
    return voice.status()


def test_nobody_waits_for_the_first_look(tmp_path: Path) -> None:
    voice = PreparedVoice(telling(tmp_path, look=[ROBOT % 1]))
    assert voice.status() == SystemVoiceStatus()
    assert seen(voice, VoiceState.FOUND) == SystemVoiceStatus(VoiceState.FOUND, "Robot", 1, 3)


def test_a_voice_with_all_its_clips_is_ready_at_the_first_look(tmp_path: Path) -> None:
    assert seen(PreparedVoice(telling(tmp_path, look=[ROBOT % 3])), VoiceState.READY).done == 3


def test_where_there_is_no_voice_it_is_absent(tmp_path: Path) -> None:
    seen(PreparedVoice(telling(tmp_path, look=['{"voice": ""}'])), VoiceState.ABSENT)


def test_preparing_goes_from_clip_to_clip_until_it_is_ready(tmp_path: Path) -> None:
    lines = [ROBOT % done for done in range(4)]
    voice = PreparedVoice(telling(tmp_path, look=lines[:1], prepare=lines))
    voice.prepare()
    voice.prepare()
    assert seen(voice, VoiceState.READY) == SystemVoiceStatus(VoiceState.READY, "Robot", 3, 3)
    wait_for(lambda: not voice._is_asked)
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "prepare\n"


def test_a_voice_that_fails_says_so_and_can_be_asked_again(tmp_path: Path) -> None:
    told = [ROBOT % 1, '{"failed": "no room"}']
    voice = PreparedVoice(telling(tmp_path, look=[], prepare=told))
    voice.prepare()
    assert seen(voice, VoiceState.FAILED).name == "Robot"
    wait_for(lambda: not voice._is_asked)
    voice.prepare()
    wait_for(lambda: not voice._is_asked)
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "prepare\n" * 2


def test_a_process_that_dies_or_cannot_be_started_is_a_failure(tmp_path: Path) -> None:
    dying = [sys.executable, "-c", "raise SystemExit(3)"]
    seen(PreparedVoice(dying), VoiceState.FAILED)
    seen(PreparedVoice([str(tmp_path / "nothing")]), VoiceState.FAILED)
