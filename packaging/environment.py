"""Sets up the private environment: system packages, virtual environment, pinned wheels."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import stamp
import steps
import system_libraries
from stamp import Level
from system_libraries import Need
from trouble import SetUpError

_LOCK = "set-up.lock"
_LOG = "set-up.log"
_SIZES = {
    Level.RUN: "about 110 MB to fetch, 360 MB on disk, once",
    Level.TEST: "about 140 MB to fetch, 490 MB on disk, once",
}


def prepare(root: Path, level: Level) -> None:
    """Bring the checkout at `root` to `level`; a half-made environment is made anew.

    Raises:
        SetUpError: The machine lacks something, or a download failed.
    """
    folder = stamp.environment_folder(root)
    try:
        folder.mkdir(exist_ok=True)
        with _alone(folder):
            if stamp.is_set_up(root, level):
                return
            if sys.platform == "linux":
                provide_system_packages(root, level)
            _install(root, level)
    except OSError as error:
        where = error.filename or folder
        raise SetUpError(f"The set-up could not use {where}: {error.strerror}.") from error


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Let a second set-up of the same checkout wait for the first."""
    if sys.platform == "win32":
        yield
        return
    import fcntl  # noqa: PLC0415  # Windows has none

    with (folder / _LOCK).open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another set-up is under way; waiting for it ...", file=sys.stderr)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def provide_system_packages(root: Path, level: Level) -> None:
    """Install what the machine lacks where that is allowed, else say how to.

    Raises:
        SetUpError: What is still missing makes `level` impossible.
    """
    lacking = system_libraries.missing(level)
    if not lacking:
        return
    is_root = os.geteuid() == 0
    name = system_libraries.manager()
    if is_root and name == "apt-get":
        try:
            _apt_get(root, lacking)
        except SetUpError:
            if any(need.hard for need in lacking):
                raise
        lacking = system_libraries.missing(level)
    if lacking:
        _tell(lacking, system_libraries.advice(name, lacking, root=is_root))


def _apt_get(root: Path, lacking: Sequence[Need]) -> None:
    install = system_libraries.install_command("apt-get", lacking)
    count = len(install) - len(system_libraries.MANAGERS["apt-get"].install)
    steps.run(
        f"Installing system packages with apt-get ({count})",
        [["apt-get", "update"], install],
        log=_log(root),
        cwd=root,
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )


def _tell(lacking: Sequence[Need], advice: str) -> None:
    """Stop when a hard need is missing, else say what the program will do without."""
    if any(need.hard for need in lacking):
        raise SetUpError(f"This computer lacks system software that CoreCoach needs; {advice}")
    lost = ", ".join(need.probe for need in lacking)
    print(f"CoreCoach goes on without {lost}; to have all of it, {advice}", file=sys.stderr)


def _install(root: Path, level: Level) -> None:
    """Make the environment and fill it; the stamp says "unfinished" meanwhile."""
    mark = stamp.stamp_file(root)
    former = stamp.read(root)
    mark.write_text(stamp.UNFINISHED, encoding="utf-8")
    try:
        make = [] if is_usable(root, former) else [_make_anew(root)]
        anew = former in {"", stamp.UNFINISHED}
        steps.run(
            f"Setting up CoreCoach ({_SIZES[min(level, Level.TEST)]})"
            if anew
            else "Bringing CoreCoach up to date",
            [*make, pip_command(root, level)],
            log=_log(root),
            cwd=root,
            env=pip_environment(os.environ),
        )
    except SetUpError:  # pip has rolled back: what was there before is there still
        mark.write_text(former, encoding="utf-8")
        raise
    mark.write_text(stamp.stamp(root, level), encoding="utf-8")


def is_usable(root: Path, former: str) -> bool:
    """Tell whether pip may work in the present environment, whoever made it."""
    python = stamp.program(root, "python")
    if former == stamp.UNFINISHED or not python.exists():
        return False
    return version_with_pip(python) == stamp.python_version()


def version_with_pip(python: Path) -> str:
    """The version of this Python, or an empty text if it does not start or has no pip."""
    question = "import sys, pip; print(*sys.version_info[:2], sep='.')"
    answer = subprocess.run(
        [str(python), "-c", question], capture_output=True, text=True, check=False
    )
    return answer.stdout.strip()


def _make_anew(root: Path) -> list[str]:
    """Empty the environment's folder but for this set-up's own files; name the command."""
    folder = stamp.environment_folder(root)
    for entry in folder.iterdir():
        if entry.name in {_LOCK, _LOG, stamp.stamp_file(root).name}:
            continue
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    # Called by the environment's own Python, that one has just been deleted.
    python = getattr(sys, "_base_executable", sys.executable)
    return [python, "-m", "venv", str(folder)]


def pip_command(root: Path, level: Level) -> list[str]:
    """The command that installs CoreCoach, editable, with the pinned versions."""
    what = ".[test]" if level >= Level.TEST else "."
    pins = stamp.constraints(root).relative_to(root).as_posix()
    return [
        *(str(stamp.program(root, "python")), "-m", "pip", "install"),
        *("--progress-bar", "off", "-c", pins, "-e", what),
    ]


def pip_environment(present: os._Environ[str] | dict[str, str]) -> dict[str, str]:
    """The variables for pip: the build backend is pinned too, and nothing goes elsewhere."""
    pins = "packaging/constraints.txt"  # relative: pip splits these variables at spaces
    return {
        **present,
        "PIP_CONSTRAINT": pins,  # reaches the build in pip before 25.3
        "PIP_BUILD_CONSTRAINT": pins,  # from 25.3 on
        "PIP_USER": "0",
        "PIP_NO_INPUT": "1",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def _log(root: Path) -> Path:
    return stamp.environment_folder(root) / _LOG
