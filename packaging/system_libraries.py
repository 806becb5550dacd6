"""What CoreCoach needs from the operating system, and which package brings it."""

from __future__ import annotations

import ctypes
import importlib.util
import os
import shlex
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from stamp import Level, python_version


class Need(NamedTuple):
    """One thing that must be there.

    `probe` is a library's soname, a command's name, a file's absolute path, or the Python
    module `ensurepip`. `rpm` is only given where what is probed is not what to ask rpm for.
    Without a `hard` need the program cannot start; without another it can do less.
    """

    probe: str
    apt: str
    pacman: str
    rpm: str = ""
    hard: bool = True


ENSUREPIP = Need("ensurepip", f"python{python_version()}-venv", "python", "python3-libs")

RUN = (
    Need("libEGL.so.1", "libegl1", "libglvnd"),
    Need("libGL.so.1", "libgl1", "libglvnd"),
    Need("libX11.so.6", "libx11-6", "libx11"),
    Need("libX11-xcb.so.1", "libx11-xcb1", "libx11"),
    Need("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    Need("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    Need("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    Need("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    Need("libxcb-randr.so.0", "libxcb-randr0", "libxcb"),
    Need("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    Need("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
    Need("libxcb-xfixes.so.0", "libxcb-xfixes0", "libxcb"),
    Need("libxcb-xkb.so.1", "libxcb-xkb1", "libxcb"),
    Need("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    Need("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    Need("libdbus-1.so.3", "libdbus-1-3", "dbus"),
    Need("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    Need("libfreetype.so.6", "libfreetype6", "freetype2"),
    Need("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    Need("libpulse.so.0", "libpulse0", "libpulse", hard=False),
    Need("libportaudio.so.2", "libportaudio2", "portaudio", hard=False),
    Need("libcups.so.2", "libcups2", "libcups", hard=False),
)

TEST = (
    Need("Xvfb", "xvfb", "xorg-server-xvfb"),
    Need("xdotool", "xdotool", "xdotool"),
    Need("import", "imagemagick", "imagemagick"),
    Need("pulseaudio", "pulseaudio", "pulseaudio"),
    Need("pactl", "pulseaudio-utils", "libpulse"),
    Need("parec", "pulseaudio-utils", "libpulse"),
    Need("pipewire", "pipewire-bin", "pipewire"),
    Need("pw-metadata", "pipewire-bin", "pipewire"),
    Need("pipewire-pulse", "pipewire-pulse", "pipewire-pulse"),
    Need("wireplumber", "wireplumber", "wireplumber"),
    Need("/usr/share/alsa/alsa.conf.d/50-pulseaudio.conf", "libasound2-plugins", "alsa-plugins"),
    Need("dbus-daemon", "dbus", "dbus"),
    Need("espeak-ng", "espeak-ng", "espeak-ng"),
    Need("gdbus", "libglib2.0-bin", "glib2"),
    Need("/usr/libexec/at-spi-bus-launcher", "at-spi2-core", "at-spi2-core"),
    Need("cupsd", "cups", "cups", "cups"),
    Need("lpadmin", "cups-client", "cups", "cups"),
    Need("pdftotext", "poppler-utils", "poppler"),
)

BENCH = (Need("gnome-clocks", "gnome-clocks", "gnome-clocks", hard=False),)


def needs(level: Level) -> tuple[Need, ...]:
    """Everything that `level` needs."""
    return (
        (ENSUREPIP, *RUN)
        + (TEST if level >= Level.TEST else ())
        + (BENCH if level >= Level.BENCH else ())
    )


def is_present(probe: str) -> bool:
    """Look for one thing, without starting anything."""
    if probe == ENSUREPIP.probe:
        return importlib.util.find_spec(probe) is not None
    if ".so." in probe:
        return _loads(probe)
    if probe.startswith("/"):
        return Path(probe).exists()
    return shutil.which(probe, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin") is not None


def _loads(soname: str) -> bool:
    try:
        ctypes.CDLL(soname)
    except OSError:
        return False
    return True


def missing(level: Level, present: Callable[[str], bool] = is_present) -> list[Need]:
    """What `level` needs and the machine lacks."""
    return [need for need in needs(level) if not present(need.probe)]


class Manager(NamedTuple):
    """A package manager: its command line up to the packages, and what to ask it for."""

    install: tuple[str, ...]
    package: Callable[[Need], str]


def _rpm_capability(need: Need) -> str:
    if need.rpm:
        return need.rpm
    if ".so." in need.probe:
        return f"{need.probe}()(64bit)"
    return need.probe if need.probe.startswith("/") else f"/usr/bin/{need.probe}"


MANAGERS = {
    "apt-get": Manager(
        ("apt-get", "install", "-y", "--no-install-recommends"), lambda need: need.apt
    ),
    "dnf": Manager(("dnf", "install"), _rpm_capability),
    "zypper": Manager(("zypper", "install"), _rpm_capability),
    "pacman": Manager(("pacman", "-S", "--needed"), lambda need: need.pacman),
}


def manager(which: Callable[[str], str | None] = shutil.which) -> str | None:
    """The name of this machine's package manager, or None for one not known here."""
    return next((name for name in MANAGERS if which(name)), None)


def install_command(name: str, wanted: Iterable[Need]) -> list[str]:
    """The package manager's command for these needs, every package once."""
    chosen = MANAGERS[name]
    return [*chosen.install, *dict.fromkeys(chosen.package(need) for need in wanted)]


def advice(name: str | None, wanted: Sequence[Need], *, root: bool) -> str:
    """The end of a sentence that says how a person gets these needs."""
    if name is None:
        return "install the packages that bring " + ", ".join(need.probe for need in wanted)
    command = shlex.join(install_command(name, wanted))
    return f"install it with: {command}" if root else f"install it with: sudo {command}"
