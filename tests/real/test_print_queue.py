"""The summary on a real print queue."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.real.desktop import ROOT
from tests.real.print_queue import PrintQueue


@pytest.mark.real
def test_a_real_queue_takes_the_summary(tmp_path: Path) -> None:
    with PrintQueue() as queue:
        subprocess.run(
            [sys.executable, "-m", "tests.real.printing_child"],
            env=queue.env | {"QT_QPA_PLATFORM": "offscreen"},
            cwd=ROOT,
            check=True,
            timeout=60,
        )
        sent = tmp_path / "job.pdf"
        sent.write_bytes(queue.job())
    text = subprocess.run(
        ["pdftotext", "-layout", str(sent), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Practice session summary" in text
    assert "Heel digs" in text
    assert "Page 1 of 1" in text
