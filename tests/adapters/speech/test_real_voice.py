"""The system's voice on the real thing: every phrase, as it would be played."""

from __future__ import annotations

import threading
import time
import wave
from pathlib import Path

import numpy as np
import pytest

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.speech.prepared_voice import PreparedVoice, render_command
from corecoach.adapters.speech.shaping import CEILING, LOUDNESS_LUFS
from corecoach.application.cues.captions import shown_ms
from corecoach.application.settings import Voice
from corecoach.application.voice_ports import VoiceState
from corecoach.domain.budgets import slot_s
from corecoach.domain.clips import PHRASES
from tests.assets.test_sounds import Samples, loudest_400_ms, true_peak

RATE = 48_000
RENDERED_WITHIN_S = 240


def samples_of(path: Path) -> Samples:
    with wave.open(str(path), "rb") as file:
        assert file.getparams()[:3] == (1, 2, RATE)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768


@pytest.mark.real
def test_every_phrase_is_rendered_in_its_slot_and_as_loud_as_the_shipped_voices(
    tmp_path: Path,
) -> None:
    voice = PreparedVoice(render_command(tmp_path / Voice.SYSTEM))
    began = time.monotonic()
    voice.prepare()
    while voice.status().state in {VoiceState.UNKNOWN, VoiceState.PREPARING}:
        assert time.monotonic() < began + RENDERED_WITHIN_S
        threading.Event().wait(0.2)
    status = voice.status()
    assert (status.state, status.done) == (VoiceState.READY, len(PHRASES))
    assert status.name.startswith("eSpeak NG")
    files = ClipFiles(Path("sounds"), Voice.SYSTEM, tmp_path)
    assert files.missing(PHRASES) == ()
    clips = {clip: samples_of(files.path(clip)) for clip in PHRASES}
    too_long = {c: len(s) / RATE for c, s in clips.items() if len(s) > slot_s(c) * RATE}
    loudness = {clip: loudest_400_ms(samples, RATE) for clip, samples in clips.items()}
    peak = max(true_peak(samples) for samples in clips.values())
    fullest = max(len(samples) / RATE / slot_s(clip) for clip, samples in clips.items())
    print(
        f"{len(clips)} clips of {status.name} in {time.monotonic() - began:.0f} s: loudness "
        f"{min(loudness.values()):.2f} to {max(loudness.values()):.2f} LUFS, peak {peak:.3f}, the "
        f"fullest slot {fullest:.2f}"
    )
    assert too_long == {}
    assert {c for c, samples in clips.items() if len(samples) / RATE * 1000 > shown_ms(c)} == set()
    off = {c: loud for c, loud in loudness.items() if abs(loud - LOUDNESS_LUFS) > 0.3}
    assert off == {}
    assert peak <= CEILING * 1.01
    assert all(abs(samples[0]) < 0.01 and abs(samples[-1]) < 0.01 for samples in clips.values())
