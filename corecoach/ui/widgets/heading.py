"""Headings, links and drawings, told to a screen reader as what they are."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFont
from PySide6.QtWidgets import QAccessibleWidget

from corecoach.ui.theme.tokens import TypeSize
from corecoach.ui.widgets.figure_view import FigureView
from corecoach.ui.widgets.scaling_label import ScalingLabel


class Heading(ScalingLabel):
    """A heading in one of the table's sizes."""

    def __init__(self, size: TypeSize, text: str) -> None:
        """Make a heading."""
        super().__init__(size, text, weight=QFont.Weight.DemiBold, wraps=True)


def tell_roles() -> None:
    """Have Qt tell screen readers of them from now on; it knows only plain text and buttons.

    Calling it again does no harm.
    """
    QAccessible.installFactory(_role)


def _role(_kind: str, thing: QObject) -> QAccessibleInterface | None:
    if isinstance(thing, Heading):
        return QAccessibleWidget(thing, QAccessible.Role.Heading, thing.text())
    if isinstance(thing, FigureView):
        return QAccessibleWidget(thing, QAccessible.Role.Graphic, thing.accessibleName())
    return None
