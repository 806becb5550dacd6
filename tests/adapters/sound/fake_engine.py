"""A stand-in for the engine process: tells what it is told to tell, and repeats what it hears.

Arguments: a FIFO to which each line of stdin is copied, then what to do, in order: an event's name
to tell it, "wait" to hear one line first, "deaf" to hear nothing ever, "exit:N" to end.
"""

from __future__ import annotations

import json
import signal
import sys
from pathlib import Path


def main() -> None:
    with Path(sys.argv[1]).open("w", encoding="utf-8") as heard:

        def hear() -> bool:
            line = sys.stdin.readline()
            heard.write(line)
            heard.flush()
            return bool(line)

        for step in sys.argv[2:]:
            if step == "wait":
                hear()
            elif step == "deaf":
                signal.pause()
            elif step.startswith("exit:"):
                sys.exit(int(step.removeprefix("exit:")))
            else:
                print(json.dumps({"event": step, "detail": "Fake Card"}), flush=True)
        while hear():
            pass


if __name__ == "__main__":
    main()
