"""What was changed in a session afterwards, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QVBoxLayout, QWidget

from corecoach.application.language import gettext as _
from corecoach.ui.theme.tokens import Space, TypeSize
from corecoach.ui.widgets.scaling_label import ScalingLabel


class TraceBox(QWidget):
    """The lines under a title; without lines it is not shown."""

    def __init__(self) -> None:
        """Make an empty one."""
        super().__init__()
        self._lines = ScalingLabel(TypeSize.SMALL, tone="soft", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.HAIR.value)
        column.addWidget(ScalingLabel(TypeSize.BODY, _("Changes"), weight=QFont.Weight.DemiBold))
        column.addWidget(self._lines)
        self.hide()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show these lines, or nothing."""
        self._lines.setText("\n".join(lines))
        self.setVisible(bool(lines))
