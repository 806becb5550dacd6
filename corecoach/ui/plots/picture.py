"""A chart as a picture: on the clipboard, or in a file as PNG or SVG."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QPoint, QSaveFile, QSize
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QWidget

from corecoach.application.errors import WorldError
from corecoach.application.language import gettext as _

DOTS_AN_INCH: Final = 96
"""Those of the web, so that a drawing is as large there as it was here."""
SHARPER: Final = 2
"""Pixels of a picture for each one on the screen."""


def image_of(chart: QWidget, ground: QColor) -> QImage:
    """Return a chart as an image, twice as sharp as on the screen."""
    image = QImage(chart.size() * SHARPER, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(SHARPER)
    image.fill(ground)
    painter = QPainter(image)
    chart.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def save_picture(chart: QWidget, ground: QColor, path: Path) -> None:
    """Write a chart as the end of the file's name says: .svg, or else PNG.

    Raises:
        WorldError: The file cannot be written; one that was there before is as it was.
    """
    file = QSaveFile(str(path))
    if not file.open(QSaveFile.OpenModeFlag.WriteOnly):
        raise _refused(path, file)
    if path.suffix.lower() == ".svg":
        _write_svg(chart, ground, file)
    else:
        QImageWriter(file, QByteArray(b"png")).write(image_of(chart, ground))
    if not file.commit():
        raise _refused(path, file)


def _write_svg(chart: QWidget, ground: QColor, file: QSaveFile) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(file)
    generator.setResolution(DOTS_AN_INCH)
    generator.setSize(QSize(chart.width(), chart.height()))
    generator.setViewBox(chart.rect())
    generator.setTitle(chart.accessibleName())
    generator.setDescription(chart.accessibleDescription())
    painter = QPainter(generator)
    painter.fillRect(chart.rect(), ground)
    chart.render(painter, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    painter.end()


def _refused(path: Path, file: QSaveFile) -> WorldError:
    return WorldError(
        _("The picture could not be saved as {file}: {reason}").format(
            file=os.fspath(path), reason=file.errorString()
        )
    )
