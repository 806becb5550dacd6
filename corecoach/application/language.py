"""The language of the texts: one catalogue, read once, when the first text is shown."""

from __future__ import annotations

import gettext as catalogues
from functools import cache
from typing import Final

DOMAIN: Final = "corecoach"
ORIGINAL: Final = "en"
"""The language of the texts where there is no catalogue."""


def gettext(message: str) -> str:
    """Return the message in the person's language."""
    return _catalogue().gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of the message for a number, in the person's language."""
    return _catalogue().ngettext(one, many, count)


def language() -> str:
    """Return the code of the language that the texts are in, such as "en" or "pt_BR"."""
    return _catalogue().info().get("language", ORIGINAL)


@cache
def _catalogue() -> catalogues.NullTranslations:
    """Return the catalogue where the front door bound it; the original texts where there is none.

    The standard library's own gettext() looks for the file anew at every call, which costs more
    than all else that a running session does.
    """
    folder = catalogues.bindtextdomain(DOMAIN)
    return catalogues.translation(DOMAIN, folder, fallback=True)
