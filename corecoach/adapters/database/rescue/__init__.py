"""Saving the record from damage: what is found in its place, and what can still be read of it."""
