"""The record on disk: one SQLite file, its numbered migrations, and what happens when it is ill."""
