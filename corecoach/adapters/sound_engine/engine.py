"""The sound engine, a process of its own.

``python -m corecoach.adapters.sound_engine.engine SOUNDS_FOLDER VOICE [RENDERED_FOLDER]`` reads
orders from stdin and tells events on stdout (see ``protocol``). It ends when stdin closes, so it
never outlives the program, and when its stream stops.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from corecoach.adapters.sound.clip_files import ClipFiles
from corecoach.adapters.sound.protocol import NO_LIBRARY_EXIT, Event, tell


def main() -> None:
    """Run the engine with the arguments of the command line."""
    sounds, voice, *rendered = sys.argv[1:]
    _mute_libraries()
    try:
        from corecoach.adapters.sound_engine.stream_player import StreamPlayer  # noqa: PLC0415  # may lack
    except ImportError as error:
        tell(Event.NO_LIBRARY, str(error))
        os._exit(NO_LIBRARY_EXIT)
    StreamPlayer(ClipFiles(Path(sounds), voice, *map(Path, rendered))).run()


def _mute_libraries() -> None:
    """Keep sound libraries from writing dozens of lines to the terminal when there is no device.

    What Python itself has to say of our own mistakes still goes there.
    """
    sys.stderr = os.fdopen(os.dup(2), "w", buffering=1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


if __name__ == "__main__":
    main()
