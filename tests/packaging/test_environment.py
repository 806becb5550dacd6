from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

with pytest.MonkeyPatch.context() as _patch:
    _patch.syspath_prepend(str(PACKAGING))
    environment = importlib.import_module("environment")
    stamp = importlib.import_module("stamp")
    steps = importlib.import_module("steps")
    system = importlib.import_module("system_libraries")
    trouble = importlib.import_module("trouble")

RUN, TEST, BENCH = stamp.Level.RUN, stamp.Level.TEST, stamp.Level.BENCH


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    root = tmp_path / "a check out"
    (root / "packaging").mkdir(parents=True)
    (root / "pyproject.toml").write_text("[project]\n")
    (root / "packaging" / "constraints.txt").write_text("numpy==1\n")
    return root


def set_up(root: Path, text: str) -> None:
    python = stamp.program(root, "python")
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    stamp.stamp_file(root).write_text(text)


# System libraries


def test_only_what_the_probe_does_not_find_is_missing() -> None:
    lacking = system.missing(TEST, lambda probe: probe not in {"libEGL.so.1", "Xvfb"})
    assert [need.apt for need in lacking] == ["libegl1", "xvfb"]


def test_each_level_asks_for_more() -> None:
    none = {level: len(system.missing(level, lambda _probe: False)) for level in stamp.Level}
    assert none[RUN] < none[TEST] < none[BENCH]


@pytest.mark.parametrize(
    ("probe", "found"),
    [
        ("libm.so.6", sys.platform == "linux"),
        ("libcorecoach-missing.so.9", False),
        ("corecoach-missing-command", False),
        (str(PACKAGING), True),
        ("/corecoach/missing", False),
    ],
)
def test_probing_tells_what_is_there(probe: str, *, found: bool) -> None:
    assert system.is_present(probe) is found


@pytest.mark.parametrize(
    ("manager", "root", "advice"),
    [
        (
            "apt-get",
            False,
            "install it with: sudo apt-get install -y --no-install-recommends libegl1 xvfb",
        ),
        ("dnf", True, "install it with: dnf install 'libEGL.so.1()(64bit)' /usr/bin/Xvfb"),
        ("zypper", True, "install it with: zypper install 'libEGL.so.1()(64bit)' /usr/bin/Xvfb"),
        ("pacman", False, "install it with: sudo pacman -S --needed libglvnd xorg-server-xvfb"),
        (None, False, "install the packages that bring libEGL.so.1, Xvfb"),
    ],
)
def test_the_advice_is_the_exact_command(manager: str | None, advice: str, *, root: bool) -> None:
    lacking = system.missing(TEST, lambda probe: probe not in {"libEGL.so.1", "Xvfb"})
    assert system.advice(manager, lacking, root=root) == advice


def test_a_package_that_brings_two_things_is_named_once() -> None:
    lacking = system.missing(TEST, lambda probe: probe not in {"pactl", "parec"})
    assert len(lacking) == 2
    assert system.install_command("apt-get", lacking)[4:] == ["pulseaudio-utils"]


def test_the_manager_is_the_one_that_is_there() -> None:
    assert system.manager(lambda name: name if name == "dnf" else None) == "dnf"
    assert system.manager(lambda _name: None) is None


def lacking_as_a_person(monkeypatch: pytest.MonkeyPatch, probes: set[str]) -> None:
    lacking = [need for need in system.needs(BENCH) if need.probe in probes]
    monkeypatch.setattr(system, "missing", lambda _level: lacking)
    monkeypatch.setattr(system, "manager", lambda: "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000, raising=False)


def test_without_a_hard_library_a_person_gets_the_command_and_it_stops(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lacking_as_a_person(monkeypatch, {"libEGL.so.1", "libcups.so.2"})
    with pytest.raises(trouble.SetUpError, match=r"sudo apt-get install .* libegl1 libcups2$"):
        environment.provide_system_packages(checkout, RUN)


def test_without_a_soft_library_it_goes_on_and_says_so(
    checkout: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lacking_as_a_person(monkeypatch, {"libpulse.so.0"})
    environment.provide_system_packages(checkout, RUN)
    told = capsys.readouterr().err
    assert told.startswith("CoreCoach goes on without libpulse.so.0; ")
    assert told.count("\n") == 1


# The environment


def test_an_environment_with_pip_and_this_python_is_worked_on(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(checkout, "")
    answers = iter([stamp.python_version(), "3.10", ""])
    monkeypatch.setattr(environment, "version_with_pip", lambda _python: next(answers))
    assert [environment.is_usable(checkout, "") for _ in range(3)] == [True, False, False]


def test_a_half_made_environment_is_not_worked_on(checkout: Path) -> None:
    set_up(checkout, "")
    assert not environment.is_usable(checkout, stamp.UNFINISHED)


def test_a_python_without_pip_has_no_version(tmp_path: Path) -> None:
    (tmp_path / "pip.py").write_text("raise ImportError\n")
    script = tmp_path / "python"
    script.write_text(f"#!/bin/sh\nPYTHONPATH='{tmp_path}' exec '{sys.executable}' \"$@\"\n")
    script.chmod(0o755)
    assert not environment.version_with_pip(script)


def prepare_with(checkout: Path, monkeypatch: pytest.MonkeyPatch, *, failing: bool) -> list[str]:
    ran: list[str] = []

    def run(_title: str, commands: Sequence[Sequence[str]], **_rest: object) -> None:
        assert stamp.read(checkout) == stamp.UNFINISHED
        if failing:
            raise trouble.SetUpError("pip failed.")
        ran.extend(command[2] for command in commands)
        set_up(checkout, stamp.UNFINISHED)

    monkeypatch.setattr(environment, "provide_system_packages", lambda _root, _level: None)
    monkeypatch.setattr(environment, "version_with_pip", lambda _python: stamp.python_version())
    monkeypatch.setattr(steps, "run", run)
    environment.prepare(checkout, RUN)
    return ran


def test_a_first_set_up_makes_an_environment_and_fills_it(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert prepare_with(checkout, monkeypatch, failing=False) == ["venv", "pip"]
    assert stamp.is_set_up(checkout, RUN)


def test_an_interrupted_set_up_begins_from_nothing(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(checkout, stamp.UNFINISHED)
    left_over = checkout / ".venv" / "lib"
    left_over.mkdir()
    assert prepare_with(checkout, monkeypatch, failing=False) == ["venv", "pip"]
    assert not left_over.exists()


def test_a_good_environment_is_kept_when_pins_change(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(checkout, "1 older")
    assert prepare_with(checkout, monkeypatch, failing=False) == ["pip"]


def test_a_failed_download_leaves_the_stamp_as_it_was(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(checkout, "1 older")
    with pytest.raises(trouble.SetUpError):
        prepare_with(checkout, monkeypatch, failing=True)
    assert stamp.read(checkout) == "1 older"


def test_pip_gets_the_pins_for_the_program_and_for_its_build(checkout: Path) -> None:
    command = environment.pip_command(checkout, TEST)
    assert command[-4:] == ["-c", "packaging/constraints.txt", "-e", ".[test]"]
    assert environment.pip_command(checkout, RUN)[-1] == "."
    variables = environment.pip_environment({"HOME": "/home/anna"})
    assert variables["PIP_CONSTRAINT"] == variables["PIP_BUILD_CONSTRAINT"] == command[-3]
    assert variables["HOME"] == "/home/anna"


def test_only_the_small_part_of_qt_is_pinned() -> None:
    lines = (PACKAGING / "constraints.txt").read_text().splitlines()
    pinned = [line.split("==")[0] for line in lines if not line.startswith("#")]
    assert [name for name in pinned if name.startswith("PySide6")] == ["PySide6_Essentials"]
    assert "hatchling" in pinned
    assert "corecoach" not in pinned
