"""The sound engine: the process that mixes cues into one open stream; no window, no record."""
