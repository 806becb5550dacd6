"""Plays the cues: a mixing engine in a process of its own, and what stands in for it."""
