from __future__ import annotations

from pathlib import Path

from platformdirs import user_cache_path

from corecoach.adapters.data_folder import cache_folder, data_folder


def test_the_cache_is_the_systems_own_place_unless_a_folder_was_chosen(tmp_path: Path) -> None:
    assert cache_folder(data_folder(None, {})) == user_cache_path("corecoach", appauthor=False)
    assert cache_folder(data_folder(tmp_path, {})) == tmp_path / "cache"
    assert cache_folder(data_folder(None, {"CORECOACH_DATA_DIR": "/a"})) == Path("/a/cache")
