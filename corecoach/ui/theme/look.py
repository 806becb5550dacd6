"""The look in force: applies colours and type to the application and answers for both."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from corecoach.ui.theme.stylesheet import stylesheet
from corecoach.ui.theme.tokens import DARK, FONT_FAMILY, LIGHT, Colours, TypeSize


class Appearance(StrEnum):
    """Which look the person wants; SYSTEM follows the desktop."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Look(QObject):
    """The colours in force.

    Signals:
        changed: The colours are different now; whoever paints by hand should paint again.
    """

    changed = Signal()

    def __init__(self, app: QApplication, assets: Path, appearance: Appearance) -> None:
        """Load the bundled fonts and follow the desktop from now on, where that is wanted."""
        super().__init__()
        self._app = app
        self._appearance = appearance
        self.icons = assets / "icons"
        for font in sorted((assets / "fonts").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(font))
        self.colours = LIGHT
        app.setStyle("Fusion")
        app.setFont(font_of(TypeSize.BODY))
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def colour(self, role: str) -> QColor:
        """Return the colour of a role, by its name in the table."""
        return QColor(str(getattr(self.colours, role)))

    def _apply(self) -> None:
        self.colours = DARK if self._wants_dark() else LIGHT
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(stylesheet(self.colours, self.icons))
        self.changed.emit()

    def _wants_dark(self) -> bool:
        if self._appearance is Appearance.SYSTEM:
            return QGuiApplication.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._appearance is Appearance.DARK


def font_of(
    size: TypeSize,
    weight: QFont.Weight = QFont.Weight.Normal,
    scale: float = 1,
    *,
    tabular: bool = False,
) -> QFont:
    """Return the house font in a size of the table.

    ``tabular`` gives digits that count or stand in columns one width; within text it would also
    spread hyphens and spaces.
    """
    font = QFont(FONT_FAMILY)
    font.setPixelSize(max(11, round(size.value * scale)))
    font.setWeight(weight)
    if tabular:
        font.setFeature(QFont.Tag("tnum"), 1)
    return font


def palette(colours: Colours) -> QPalette:
    """Return Qt's palette for the colours; Fusion does not make a dark one by itself."""
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.ink,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.ground,
        QPalette.ColorRole.Text: colours.ink,
        QPalette.ColorRole.PlaceholderText: colours.ink_soft,
        QPalette.ColorRole.Button: colours.surface,
        QPalette.ColorRole.ButtonText: colours.ink,
        QPalette.ColorRole.ToolTipBase: colours.surface,
        QPalette.ColorRole.ToolTipText: colours.ink,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.accent_ink,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.Mid: colours.line,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.still))
    return made
