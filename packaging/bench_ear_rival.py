"""Two simple ways to play the cues of a session, as most programs do: a timer fires, sound starts.

    bench_ear_rival.py METHOD PRELUDE < [[moment on the monotonic clock in ms, WAV file], ...]

``PRELUDE`` is Python that runs first. The timer starts a ``QSoundEffect`` where QtMultimedia can be
imported, else the system's own player; or playsound3.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable
from enum import StrEnum

Start = Callable[[str], None]


class Method(StrEnum):
    """How a sound is started."""

    QT_TIMER = "Qt timer"
    PLAYSOUND = "playsound3"


def main() -> None:
    """Play the cues that stand on stdin."""
    from PySide6.QtCore import QCoreApplication, Qt, QTimer  # noqa: PLC0415  # not for who only asks for Method

    method, prelude = Method(sys.argv[1]), sys.argv[2]
    cues = deque(json.load(sys.stdin))
    application = QCoreApplication([])
    start = _playsound() if method is Method.PLAYSOUND else _simple({file for _at, file in cues})
    exec(prelude, {})  # noqa: S102  # the benchmark's own
    timer = QTimer(timerType=Qt.TimerType.PreciseTimer, singleShot=True)

    def next_cue() -> None:
        while cues and cues[0][0] <= time.monotonic() * 1000 + 0.5:
            start(cues.popleft()[1])
        if cues:
            timer.start(max(0, round(cues[0][0] - time.monotonic() * 1000)))

    timer.timeout.connect(next_cue)
    next_cue()
    application.exec()


def _playsound() -> Start:
    from playsound3 import playsound  # noqa: PLC0415  # slow, and only for one of the two
    from playsound3.playsound3 import Sound  # noqa: PLC0415  # same

    playing: deque[Sound] = deque(maxlen=8)

    def start(file: str) -> None:
        playing.append(playsound(file, block=False))
        for sound in playing:
            sound.is_alive()  # else the processes that have ended stay as zombies

    return start


def _simple(files: set[str]) -> Start:
    try:
        from PySide6.QtCore import QUrl  # noqa: PLC0415  # same
        from PySide6.QtMultimedia import QSoundEffect  # noqa: PLC0415  # may lack
    except ImportError:
        return _popen
    effects = {file: QSoundEffect(source=QUrl.fromLocalFile(file)) for file in files}
    return lambda file: effects[file].play()


def _popen(file: str) -> None:
    subprocess.Popen(["paplay", file])


if __name__ == "__main__":
    main()
