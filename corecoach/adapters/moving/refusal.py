"""Refusal: why a file, or one session in it, cannot be taken in."""

from __future__ import annotations


class RefusedError(Exception):
    """One session cannot be taken in; ``str(error)`` is a translated sentence."""
