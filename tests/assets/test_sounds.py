from __future__ import annotations

import json
import wave
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from corecoach.application.settings import SHIPPED_VOICES, Voice
from corecoach.domain.clips import PHRASES, Tone, is_tone
from corecoach.domain.plan import DEFAULT_PLAN
from corecoach.domain.script import lay_out

SOUNDS = Path(__file__).parents[2] / "assets" / "sounds"
VOICE_RATE = 24_000
TONE_RATE = 48_000
LOUDNESS_TOLERANCE_DB = 0.2

Samples = NDArray[np.float64]

ALL_TONES = tuple(Tone)
HOLD_TONES = tuple(tone for tone in Tone if "hold" in tone)
ALL_CLIPS = tuple(f"{voice}/{clip}" for voice in SHIPPED_VOICES for clip in PHRASES)


@cache
def samples_of(clip: str) -> Samples:
    with wave.open(str(path_of(clip)), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32768


def path_of(clip: str) -> Path:
    return SOUNDS / (f"tones/{clip}.wav" if is_tone(clip) else f"{clip}.wav")


def rate_of(clip: str) -> int:
    return TONE_RATE if is_tone(clip) else VOICE_RATE


def length_ms(clip: str) -> float:
    return len(samples_of(clip)) / rate_of(clip) * 1000


def decibels(ratio: float) -> float:
    return 20 * float(np.log10(max(ratio, 1e-9)))


def resampled(samples: Samples, factor: int) -> Samples:
    padded = np.pad(samples, 256)
    spectrum = np.fft.rfft(padded)
    finer = np.fft.irfft(spectrum, len(padded) * factor) * factor
    return finer[256 * factor : -256 * factor]


def true_peak(samples: Samples) -> float:
    return float(np.max(np.abs(resampled(samples, 4))))


def loudest_400_ms(samples: Samples, rate: int) -> float:
    """Measure LUFS with BS.1770's own 48 kHz filters; written apart from the renderer's."""
    padded = np.pad(samples, round(0.4 * rate))
    spectrum = np.fft.rfft(padded)
    z = np.exp(-2j * np.pi * np.fft.rfftfreq(len(padded), 1 / rate) / 48_000)
    shelf = (1.53512485958697 - 2.69169618940638 * z + 1.19839281085285 * z**2) / (
        1 - 1.69065929318241 * z + 0.73248077421585 * z**2
    )
    high_pass = (1 - 2 * z + z**2) / (1 - 1.99004745483398 * z + 0.99007225036621 * z**2)
    weighted = np.fft.irfft(spectrum * shelf * high_pass, len(padded))
    block = np.ones(round(0.01 * rate))
    energies = np.add.reduceat(weighted**2, np.arange(0, len(weighted), len(block)))
    windows = np.convolve(energies, np.ones(40), "valid") / (40 * len(block))
    return -0.691 + 10 * float(np.log10(windows.max()))


def pitches_hz(tone: Tone) -> tuple[float, float]:
    """Return the strongest frequency of a hold tone's first and second stroke."""
    samples = samples_of(tone)
    cut = round(0.11 * TONE_RATE)
    first, second = (
        float(np.argmax(np.abs(np.fft.rfft(part, TONE_RATE))))
        for part in (samples[:cut], samples[cut:])
    )
    return first, second


def likeness(one: Samples, other: Samples) -> float:
    """Return the largest normalised cross-correlation over all shifts."""
    size = len(one) + len(other)
    crossed = np.fft.irfft(np.fft.rfft(one, size) * np.conj(np.fft.rfft(other, size)), size)
    return float(np.abs(crossed).max() / np.sqrt((one**2).sum() * (other**2).sum()))


def test_every_tone_has_its_file_and_there_is_no_other() -> None:
    assert {path.name for path in (SOUNDS / "tones").iterdir()} == {f"{tone}.wav" for tone in Tone}


@pytest.mark.parametrize("voice", SHIPPED_VOICES)
def test_every_phrase_has_its_file_and_there_is_no_other(voice: Voice) -> None:
    expected = {f"{clip}.wav" for clip in PHRASES} | {"manifest.json"}
    assert {path.name for path in (SOUNDS / voice).iterdir()} == expected


@pytest.mark.parametrize("voice", SHIPPED_VOICES)
def test_the_manifest_says_what_the_program_says(voice: Voice) -> None:
    manifest = json.loads((SOUNDS / voice / "manifest.json").read_text(encoding="utf-8"))
    assert manifest == {
        "voice": voice,
        "licence": "Apache-2.0",
        "rate": VOICE_RATE,
        "clips": {
            clip: {"text": phrase.text, "samples": len(samples_of(f"{voice}/{clip}"))}
            for clip, phrase in PHRASES.items()
        },
    }


@pytest.mark.parametrize("clip", [*ALL_TONES, *ALL_CLIPS])
def test_a_clip_is_mono_with_16_bits_at_its_rate(clip: str) -> None:
    with wave.open(str(path_of(clip)), "rb") as file:
        form = (file.getnchannels(), file.getsampwidth(), file.getframerate())
    assert form == (1, 2, rate_of(clip))


@pytest.mark.parametrize("clip", [*ALL_TONES, *ALL_CLIPS])
def test_a_clip_begins_and_ends_in_silence(clip: str) -> None:
    samples = np.abs(samples_of(clip))
    assert max(samples[0], samples[-1]) < 0.001
    assert np.abs(np.diff(samples_of(clip))[[0, -1]]).max() < 0.001


@pytest.mark.parametrize("clip", ALL_CLIPS)
def test_a_spoken_clip_peaks_below_minus_1_decibel(clip: str) -> None:
    assert decibels(true_peak(samples_of(clip))) < -1


@pytest.mark.parametrize("tone", ALL_TONES)
def test_a_tone_peaks_below_minus_3_decibels(tone: Tone) -> None:
    assert decibels(true_peak(samples_of(tone))) < -3


@pytest.mark.parametrize("clip", ALL_CLIPS)
def test_spoken_clips_are_equally_loud(clip: str) -> None:
    finer = resampled(samples_of(clip), 2)
    assert loudest_400_ms(finer, TONE_RATE) == pytest.approx(-16, abs=LOUDNESS_TOLERANCE_DB)


@pytest.mark.parametrize("tone", HOLD_TONES)
def test_hold_tones_are_equally_loud_and_softer_than_speech(tone: Tone) -> None:
    loudness = loudest_400_ms(samples_of(tone), TONE_RATE)
    assert loudness == pytest.approx(-21, abs=LOUDNESS_TOLERANCE_DB)


def test_the_tones_in_place_of_words_are_as_loud_as_the_others() -> None:
    standing_in = {phrase.tone for phrase in PHRASES.values() if phrase.tone}
    assert standing_in == {Tone.REP, Tone.REP_LEFT, Tone.REP_RIGHT, Tone.MOVE, Tone.NOTICE}
    for tone in standing_in:
        loudness = loudest_400_ms(samples_of(tone), TONE_RATE)
        assert loudness == pytest.approx(-21, abs=LOUDNESS_TOLERANCE_DB)
        assert length_ms(tone) < 650


def test_the_knock_before_a_repetition_lies_where_its_side_lies() -> None:
    left, middle, right = (
        float(np.argmax(np.abs(np.fft.rfft(samples_of(tone), TONE_RATE))))
        for tone in (Tone.REP_LEFT, Tone.REP, Tone.REP_RIGHT)
    )
    assert left > 380
    assert middle > left * 1.5
    assert right > middle * 1.5


@pytest.mark.parametrize("tone", HOLD_TONES)
def test_a_hold_tone_is_short_and_starts_sharply(tone: Tone) -> None:
    loud = np.flatnonzero(np.abs(samples_of(tone)) > 0.5 * np.abs(samples_of(tone)).max())
    assert length_ms(tone) <= 350
    assert loud[0] / TONE_RATE < 0.004


def test_a_tick_is_short_and_the_ends_are_longer_each() -> None:
    lengths = [length_ms(tone) for tone in (Tone.TICK, Tone.EXERCISE_END, Tone.SESSION_END)]
    assert 60 <= lengths[0] <= 80
    assert 350 < lengths[1] < lengths[2]


@pytest.mark.parametrize("tone", HOLD_TONES)
def test_a_start_rises_and_an_end_falls(tone: Tone) -> None:
    first, second = pitches_hz(tone)
    assert (second > first) is ("start" in tone)


@pytest.mark.parametrize(
    ("left", "middle", "right"),
    [
        (Tone.HOLD_START_LEFT, Tone.HOLD_START, Tone.HOLD_START_RIGHT),
        (Tone.HOLD_END_LEFT, Tone.HOLD_END, Tone.HOLD_END_RIGHT),
    ],
)
def test_left_is_low_and_right_is_clearly_high(left: Tone, middle: Tone, right: Tone) -> None:
    assert min(pitches_hz(middle)) > max(pitches_hz(left))
    assert min(pitches_hz(right)) > max(pitches_hz(middle))
    assert min(pitches_hz(left)) > 380


@pytest.mark.parametrize(("one", "other"), list(combinations(ALL_TONES, 2)))
def test_no_tone_can_be_taken_for_another(one: Tone, other: Tone) -> None:
    assert likeness(samples_of(one), samples_of(other)) < 0.35


def peak_together(one: str, other: str) -> float:
    parts = [resampled(samples_of(clip), TONE_RATE // rate_of(clip)) for clip in (one, other)]
    mixed = np.zeros(max(len(part) for part in parts))
    for part in parts:
        mixed[: len(part)] += part
    return float(np.abs(mixed).max())


@pytest.mark.parametrize("voice", SHIPPED_VOICES)
def test_a_tone_and_the_word_said_with_it_do_not_clip(voice: Voice) -> None:
    together = {
        tuple(cue.clip if is_tone(cue.clip) else f"{voice}/{cue.clip}" for cue in (ahead, later))
        for ahead, later in pairwise(lay_out(DEFAULT_PLAN).cues)
        if ahead.at_ms == later.at_ms
    }
    assert together
    assert {pair for pair in together if peak_together(pair[0], pair[1]) >= 1} == set()
