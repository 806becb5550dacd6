"""Headings: labels that a screen reader finds as headings and can jump to."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont
from PySide6.QtWidgets import QAccessibleWidget

from corecoach.ui.theme.tokens import TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel


class Heading(ScalingLabel):
    """A heading in one of the table's sizes."""

    def __init__(self, size: TypeSize, text: str) -> None:
        """Make a heading."""
        super().__init__(size, text, weight=QFont.Weight.DemiBold, wraps=True)


def tell_headings() -> None:
    """Have Qt tell screen readers of headings from now on; it knows a label only as plain text.

    Calling it again does no harm.
    """
    QAccessible.installFactory(_heading_role)


def _heading_role(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, Heading):
        return QAccessibleWidget(thing, QAccessible.Role.Heading, thing.text())
    return None
