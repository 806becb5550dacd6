"""The style sheet, written from the table of tokens."""

from __future__ import annotations

from pathlib import Path

from corecoach.ui.theme.tokens import RADIUS, Colours, Space, TypeSize


def stylesheet(c: Colours, icons: Path) -> str:
    """Return the application's style sheet for a set of colours; ``icons`` holds the drawings."""
    parts = (_window(c), _buttons(c), _tabs(c), _fields(c), _choices(c, icons), _sliders(c))
    return "\n".join((*parts, _links(c), _ticks(c, icons), _tables(c)))


def _window(c: Colours) -> str:
    return f"""
    QMainWindow, QDialog, #page {{ background: {c.ground}; }}
    QLabel {{ color: {c.ink}; background: transparent; }}
    QLabel[tone="soft"] {{ color: {c.ink_soft}; }}
    QLabel[tone="warning"] {{ color: {c.warning}; }}
    QLabel[found="true"] {{ background: {c.accent_soft}; border-radius: 6px; }}
    QFrame#card {{
        background: {c.surface}; border: 1px solid {c.line}; border-radius: {RADIUS}px;
    }}
    QFrame#notice {{
        background: {c.accent_soft}; border: 1px solid {c.accent}; border-radius: {RADIUS}px;
    }}
    QFrame#caption {{ background: transparent; border-radius: {RADIUS}px; }}
    QFrame#caption[said="true"] {{ background: {c.surface}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QScrollArea#reading {{ border: 2px solid transparent; border-radius: {RADIUS}px; }}
    QScrollArea#reading:focus {{ border-color: {c.accent}; }}
    QScrollBar:vertical {{ background: transparent; width: 10px; margin: 2px; }}
    QScrollBar::handle:vertical {{ background: {c.line}; border-radius: 3px; min-height: 40px; }}
    QScrollBar::handle:vertical:hover {{ background: {c.ink_soft}; }}
    QScrollBar::add-line:vertical, QScrollBar::sub-line:vertical {{ height: 0px; }}
    QScrollBar::add-page:vertical, QScrollBar::sub-page:vertical {{ background: transparent; }}
    QMenu {{ background: {c.surface}; color: {c.ink}; border: 1px solid {c.line}; padding: 4px; }}
    QMenu::item {{ padding: 6px {Space.MEDIUM.value}px; border-radius: 4px; }}
    QMenu::item:selected {{ background: {c.accent_soft}; }}
    QListWidget {{
        background: {c.surface}; color: {c.ink}; border: 1px solid {c.line};
        border-radius: 6px; padding: 4px; outline: none;
        selection-background-color: {c.accent_soft}; selection-color: {c.ink};
    }}
    QListWidget:focus {{ border: 2px solid {c.accent}; }}
    QListWidget::item {{ padding: 6px; }}
    QToolTip {{
        background: {c.surface}; color: {c.ink}; border: 1px solid {c.line}; padding: 6px;
    }}
    """


def _buttons(c: Colours) -> str:
    return f"""
    QPushButton {{
        background: {c.surface}; color: {c.ink}; border: 1px solid {c.line};
        border-radius: {RADIUS}px; padding: {Space.SMALL.value}px {Space.MEDIUM.value}px;
        font-size: {TypeSize.BODY.value}px; font-weight: 600; min-height: 24px; outline: none;
    }}
    QPushButton:hover {{ border-color: {c.accent}; }}
    QPushButton:pressed {{ background: {c.accent_soft}; }}
    QPushButton:focus {{ border: 2px solid {c.accent}; outline: none; }}
    QPushButton:disabled {{ color: {c.still}; background: {c.ground}; }}
    QPushButton[rank="small"] {{
        padding: {Space.HAIR.value}px {Space.SMALL.value}px; border-radius: 6px;
        font-weight: 400; min-height: 22px;
    }}
    QPushButton:checked {{
        background: {c.accent_soft}; border-color: {c.accent}; font-weight: 600;
    }}
    QPushButton[rank="first"], QPushButton[rank="hero"] {{
        background: {c.accent}; color: {c.accent_ink}; border-color: {c.accent};
    }}
    QPushButton[rank="hero"] {{
        font-size: {TypeSize.TITLE.value}px; padding: {Space.MEDIUM.value}px {Space.WIDE.value}px;
    }}
    QPushButton[rank="first"]:hover, QPushButton[rank="hero"]:hover {{
        background: {c.ink}; color: {c.ground};
    }}
    QPushButton[rank="first"]:focus, QPushButton[rank="hero"]:focus {{
        border: 2px solid {c.ink};
    }}
    QPushButton[rank="first"]:disabled, QPushButton[rank="hero"]:disabled {{
        color: {c.still}; background: {c.ground}; border-color: {c.line};
    }}
    QWidget#scale {{ border: 2px solid transparent; border-radius: 8px; }}
    QWidget#scale:focus {{ border-color: {c.accent}; }}
    QPushButton[scale="true"] {{
        padding: 0px; min-width: 34px; min-height: 32px; border-radius: 6px; font-weight: 400;
    }}
    QPushButton[scale="true"][big="true"] {{
        min-width: 46px; min-height: 42px; font-size: {TypeSize.LEAD.value}px;
    }}
    QPushButton[scale="true"]:checked {{
        background: {c.accent}; color: {c.accent_ink}; border-color: {c.accent}; font-weight: 700;
    }}
    """


def _links(c: Colours) -> str:
    return f"""
    QPushButton[rank="link"] {{
        background: transparent; color: {c.accent}; border: 2px solid transparent;
        border-radius: 6px; padding: 0px {Space.HAIR.value}px; font-weight: 400;
        min-height: 22px; text-decoration: underline; text-align: left;
    }}
    QPushButton[rank="link"]:hover {{ background: {c.accent_soft}; }}
    QPushButton[rank="link"]:focus {{ border-color: {c.accent}; }}
    """


def _tabs(c: Colours) -> str:
    return f"""
    QTabWidget::pane {{ border: none; }}
    QTabWidget::tab-bar {{ left: {Space.WIDE.value}px; }}
    QTabBar {{ background: {c.ground}; font-size: {TypeSize.LEAD.value}px; }}
    QTabBar::tab {{
        background: transparent; color: {c.ink_soft}; border: none;
        border-bottom: 3px solid transparent;
        padding: {Space.MEDIUM.value}px {Space.SMALL.value}px {Space.SMALL.value}px;
        margin-right: {Space.LARGE.value}px;
    }}
    QTabBar::tab:selected {{ color: {c.ink}; border-bottom-color: {c.accent}; }}
    QTabBar#charts::tab {{
        font-size: {TypeSize.BODY.value}px; padding: {Space.HAIR.value}px 0px;
        margin-right: {Space.MEDIUM.value}px;
    }}
    QTabBar#charts QToolButton {{ background: {c.surface}; border: 1px solid {c.line}; }}
    QTabBar::tab:focus {{ color: {c.accent}; }}
    """


def _fields(c: Colours) -> str:
    return f"""
    QPlainTextEdit, QLineEdit {{
        background: {c.surface}; color: {c.ink}; border: 1px solid {c.line};
        border-radius: 6px; padding: {Space.SMALL.value}px;
        selection-background-color: {c.accent}; selection-color: {c.accent_ink};
    }}
    QPlainTextEdit:focus, QLineEdit:focus {{ border: 2px solid {c.accent}; }}
    QCheckBox, QRadioButton {{ color: {c.ink}; spacing: {Space.SMALL.value}px; }}
    QCheckBox:focus, QRadioButton:focus {{ color: {c.accent}; }}
    QCheckBox[rank="title"] {{ font-size: {TypeSize.LEAD.value}px; font-weight: 600; }}
    """


def _choices(c: Colours, icons: Path) -> str:
    down = (icons / ("down-dark.svg" if c.is_dark else "down-light.svg")).as_posix()
    up = (icons / ("up-dark.svg" if c.is_dark else "up-light.svg")).as_posix()
    return f"""
    QComboBox, QSpinBox, QDoubleSpinBox, QDateTimeEdit {{
        background: {c.surface}; color: {c.ink}; border: 1px solid {c.ink_soft};
        border-radius: 6px; min-height: 24px;
        selection-background-color: {c.accent}; selection-color: {c.accent_ink};
    }}
    QComboBox {{ padding: 3px {Space.SMALL.value}px; }}
    QSpinBox, QDoubleSpinBox, QDateTimeEdit {{ padding: 3px 0px; }}
    QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QDateTimeEdit:focus {{
        border: 2px solid {c.accent};
    }}
    QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled {{
        color: {c.still}; border-color: {c.line};
    }}
    QComboBox::drop-down {{ border: none; width: 24px; }}
    QComboBox::down-arrow {{ image: url("{down}"); width: 16px; height: 16px; }}
    QComboBox QAbstractItemView {{
        background: {c.surface}; color: {c.ink}; border: 1px solid {c.ink_soft};
        selection-background-color: {c.accent}; selection-color: {c.accent_ink};
    }}
    QComboBox QLineEdit {{ border: none; padding: 0px; background: transparent; }}
    QAbstractSpinBox QLineEdit {{
        border: none; padding: 0px 0px 0px 6px; background: transparent;
    }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{ border: none; width: 24px; }}
    QAbstractSpinBox::up-arrow {{ image: url("{up}"); width: 12px; height: 12px; }}
    QAbstractSpinBox::down-arrow {{ image: url("{down}"); width: 12px; height: 12px; }}
    """


def _sliders(c: Colours) -> str:
    return f"""
    QSlider {{ min-height: 28px; }}
    QSlider::groove:horizontal {{ height: 6px; border-radius: 3px; background: {c.line}; }}
    QSlider::sub-page:horizontal {{ height: 6px; border-radius: 3px; background: {c.accent}; }}
    QSlider::handle:horizontal {{
        width: 16px; height: 16px; margin: -7px 0; border-radius: 10px;
        background: {c.surface}; border: 2px solid {c.accent};
    }}
    QSlider::handle:horizontal:focus {{ background: {c.accent}; }}
    """


def _ticks(c: Colours, icons: Path) -> str:
    tick = (icons / ("tick-dark.svg" if c.is_dark else "tick-light.svg")).as_posix()
    return f"""
    QCheckBox::indicator, QRadioButton::indicator {{
        width: 16px; height: 16px; border: 2px solid {c.ink_soft}; background: {c.surface};
    }}
    QCheckBox::indicator {{ border-radius: 4px; }}
    QRadioButton::indicator {{ border-radius: 10px; }}
    QCheckBox::indicator:checked {{
        background: {c.accent}; border-color: {c.accent}; image: url("{tick}");
    }}
    QRadioButton::indicator:checked {{
        width: 8px; height: 8px; border: 6px solid {c.accent};
    }}
    QCheckBox::indicator:disabled {{ border-color: {c.line}; }}
    QCheckBox:disabled {{ color: {c.still}; }}
    """


def _tables(c: Colours) -> str:
    return f"""
    QTableView {{
        background: {c.surface}; color: {c.ink}; border: 1px solid {c.line};
        gridline-color: {c.line}; selection-background-color: {c.accent_soft};
        selection-color: {c.ink};
    }}
    QHeaderView::section {{
        background: {c.ground}; color: {c.ink_soft}; border: none;
        border-bottom: 1px solid {c.line}; padding: {Space.SMALL.value}px; font-weight: 600;
    }}
    """
