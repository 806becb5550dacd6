from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

PACKAGING = Path(__file__).resolve().parents[2] / "packaging"

with pytest.MonkeyPatch.context() as _patch:
    _patch.syspath_prepend(str(PACKAGING))
    bootstrap = importlib.import_module("bootstrap")
    checks = importlib.import_module("checks")
    pins = importlib.import_module("pins")
    stamp = importlib.import_module("stamp")
    steps = importlib.import_module("steps")
    trouble = importlib.import_module("trouble")
    verbs = importlib.import_module("verbs")

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


# The command line


def test_an_old_python_is_refused_with_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert bootstrap.main(["run"], (3, 10)) == 1
    expected = "CoreCoach needs Python 3.11 or newer, and this is Python 3.10.\n"
    assert capsys.readouterr() == ("", expected)


@pytest.mark.parametrize("arguments", [[], ["fly"], ["pins", "numpy"]])
def test_what_is_not_understood_shows_the_usage_and_exits_with_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert verbs.main(arguments) == 2
    assert capsys.readouterr() == ("", verbs.USAGE)


def test_help_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert verbs.main(["--help"]) == 0
    assert capsys.readouterr() == (verbs.USAGE, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no exec")
def test_a_later_start_becomes_the_program_at_once(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(checkout, stamp.stamp(checkout, RUN))
    became: list[list[str]] = []

    def become(_program: str, command: list[str]) -> None:
        became.append(command)
        raise SystemExit

    monkeypatch.setattr(verbs, "ROOT", checkout)
    monkeypatch.setattr(os, "execv", become)
    with pytest.raises(SystemExit):
        verbs.main(["run", "plan", "--json"])
    python = str(stamp.program(checkout, "python"))
    assert became == [[python, "-P", "-m", "corecoach", "plan", "--json"]]


def test_trouble_is_one_sentence_and_exit_code_1(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_level: object) -> None:
        raise trouble.SetUpError("The disk is full.")

    monkeypatch.setattr(verbs, "_set_up", fail)
    assert verbs.main(["run"]) == 1
    assert capsys.readouterr() == ("", "The disk is full.\n")


# The stamp


def test_a_checkout_without_environment_is_not_set_up(checkout: Path) -> None:
    assert not stamp.is_set_up(checkout, RUN)


@pytest.mark.parametrize("done", [RUN, TEST, BENCH])
def test_a_level_holds_the_lower_ones(checkout: Path, done: int) -> None:
    set_up(checkout, stamp.stamp(checkout, done))
    assert [level for level in stamp.Level if stamp.is_set_up(checkout, level)] == [
        level for level in stamp.Level if level <= done
    ]


@pytest.mark.parametrize("name", ["pyproject.toml", "packaging/constraints.txt"])
def test_a_changed_file_asks_for_a_new_set_up(checkout: Path, name: str) -> None:
    set_up(checkout, stamp.stamp(checkout, RUN))
    (checkout / name).write_text("changed\n")
    assert not stamp.is_set_up(checkout, RUN)


def test_another_python_or_another_place_gives_another_digest(checkout: Path) -> None:
    before = stamp.digest(checkout, "3.11")
    moved = checkout.rename(checkout.with_name("moved"))
    assert len({before, stamp.digest(moved, "3.11"), stamp.digest(moved, "3.12")}) == 3


def test_an_environment_whose_python_is_gone_is_not_set_up(checkout: Path) -> None:
    set_up(checkout, stamp.stamp(checkout, RUN))
    stamp.program(checkout, "python").unlink()
    assert not stamp.is_set_up(checkout, RUN)


# Steps and checks


def test_a_step_shows_one_line_and_the_log_keeps_the_rest(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = checkout / "log"
    steps.run("Trying", [[sys.executable, "-c", "print('much')"]], log=log, cwd=checkout)
    assert capsys.readouterr().err == "Trying ... done in 0 s.\n"
    assert log.read_text() == "much\n"


def test_a_failed_step_shows_its_own_output_and_names_the_log(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = checkout / "log"
    log.write_text("from before\n")
    command = [sys.executable, "-c", "raise SystemExit('no wheels')"]
    with pytest.raises(trouble.SetUpError, match=r"log\.$"):
        steps.run("Trying", [command], log=log, cwd=checkout)
    assert capsys.readouterr().err == "Trying ... failed.\n  no wheels\n"


def test_every_check_runs_and_those_that_failed_are_named(
    checkout: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = list(checks.commands(checkout))
    assert names == ["ruff check", "ruff format --check", "mypy", "lint-imports", "pytest"]
    verdicts = iter([0, 0, 1, 0, 0])
    began: list[Sequence[str]] = []

    def begin(command: Sequence[str], _root: Path) -> Callable[[], int]:
        began.append(command)
        return lambda: 1

    assert checks.run_all(checkout, lambda _command, _root: next(verdicts), begin) == 1
    assert next(verdicts, None) is None, "a check was left out"
    assert began == [checks.real_command(checkout)]
    shown = capsys.readouterr()
    assert shown.err == "Failed: mypy, pytest, real parts.\n"
    assert shown.out.endswith("== pytest, real parts\n"), "pytest's own closing line comes last"


def test_all_checks_passing_is_success(checkout: Path) -> None:
    assert checks.run_all(checkout, lambda _command, _root: 0, lambda _command, _root: int) == 0


def test_what_runs_beside_the_checks_is_shown_whole_when_it_has_ended(
    checkout: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = [sys.executable, "-c", "import sys; print('heard'); sys.exit('not all')"]
    monkeypatch.setattr(checks, "real_command", lambda _root: command)
    assert checks.run_all(checkout, lambda _command, _root: 0) == 1
    shown = capsys.readouterr()
    assert sorted(shown.out.splitlines()[-2:]) == ["heard", "not all"]


def test_pins_are_refused_with_a_younger_python(
    checkout: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stamp, "python_version", lambda: "3.13")
    with pytest.raises(trouble.SetUpError, match=r"Python 3\.11, the oldest"):
        pins.write(checkout)
