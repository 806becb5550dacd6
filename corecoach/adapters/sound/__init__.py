"""Plays the cues: hands them to the engine, watches it, and stands in where it cannot play."""
