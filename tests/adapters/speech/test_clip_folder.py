from __future__ import annotations

import wave
from pathlib import Path

import numpy as np

from corecoach.adapters.speech.clip_folder import CLIP_RATE, ClipFolder

TEXTS = {"hold": "Hold.", "back": "Back."}
SAID = np.full(2_400, 0.25)


def filled(folder: Path, voice: str = "Robot 1") -> ClipFolder:
    clips = ClipFolder(folder, voice, "en")
    for clip, text in TEXTS.items():
        clips.keep(clip, text, SAID)
    return clips


def test_everything_is_outdated_at_first_and_nothing_afterwards(tmp_path: Path) -> None:
    assert ClipFolder(tmp_path / "none", "Robot 1", "en").outdated(TEXTS) == TEXTS
    assert filled(tmp_path).outdated(TEXTS) == {}
    assert ClipFolder(tmp_path, "Robot 1", "en").outdated(TEXTS) == {}


def test_a_clip_has_the_form_of_the_stream(tmp_path: Path) -> None:
    filled(tmp_path)
    with wave.open(str(tmp_path / "hold.wav"), "rb") as file:
        assert file.getparams()[:4] == (1, 2, CLIP_RATE, 4_800)
    assert {path.suffix for path in tmp_path.iterdir()} == {".wav", ".json"}


def test_another_voice_version_language_or_text_is_rendered_anew(tmp_path: Path) -> None:
    filled(tmp_path)
    assert ClipFolder(tmp_path, "Robot 2", "en").outdated(TEXTS) == TEXTS
    assert ClipFolder(tmp_path, "Robot 1", "de").outdated(TEXTS) == TEXTS
    changed = TEXTS | {"back": "Come back."}
    assert ClipFolder(tmp_path, "Robot 1", "en").outdated(changed) == {"back": "Come back."}


def test_a_clip_that_was_lost_or_spoiled_is_rendered_anew(tmp_path: Path) -> None:
    filled(tmp_path)
    (tmp_path / "hold.wav").unlink()
    (tmp_path / "back.wav").write_bytes(b"RIFF")
    assert ClipFolder(tmp_path, "Robot 1", "en").outdated(TEXTS) == TEXTS


def test_a_phrase_that_fits_nowhere_is_not_tried_again_and_has_no_file(tmp_path: Path) -> None:
    clips = filled(tmp_path)
    clips.keep("hold", "Hold.", None)
    assert not (tmp_path / "hold.wav").exists()
    assert ClipFolder(tmp_path, "Robot 1", "en").outdated(TEXTS) == {}


def test_a_spoiled_manifest_means_rendering_anew(tmp_path: Path) -> None:
    filled(tmp_path)
    for content in ("", "[]", '{"clips": 3}'):
        (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
        assert ClipFolder(tmp_path, "Robot 1", "en").outdated(TEXTS) == TEXTS


def test_what_is_no_longer_said_is_removed(tmp_path: Path) -> None:
    clips = filled(tmp_path)
    clips.remove_all_but({"hold": "Hold."})
    assert [path.name for path in tmp_path.glob("*.wav")] == ["hold.wav"]
