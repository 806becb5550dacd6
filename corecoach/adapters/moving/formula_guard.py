"""Formula guard: text that a spreadsheet would take for a formula is made harmless, and back again.

A cell that begins with one of these characters is worked out rather than shown (OWASP, "CSV
Injection"). A spreadsheet may also cut a cell in two at a semicolon, a tab or the end of a line, so
what begins there is guarded too. Each guard is one apostrophe, and text that has the apostrophe
already gets one more: what was guarded comes back as it was.
"""

from __future__ import annotations

import re
from typing import Final

_BEGINS: Final = r"(^|[;\t\r\n])( *)"
_STARTS: Final = (
    "=+\\-@"
    "\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}"
    "\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
)
_FORMULA: Final = f"(?='*[{_STARTS}])"
_GUARD: Final = re.compile(_BEGINS + _FORMULA)
_GUARDED: Final = re.compile(_BEGINS + "'" + _FORMULA)


def guarded(text: str) -> str:
    """Return the text as a spreadsheet may see it."""
    return _GUARD.sub(r"\1\2'", text)


def unguarded(text: str) -> str:
    """Return the text that was guarded."""
    return _GUARDED.sub(r"\1\2", text)
