"""What stops a set-up."""

from __future__ import annotations


class SetUpError(Exception):
    """Something outside this project prevents the set-up; its text is one sentence."""
