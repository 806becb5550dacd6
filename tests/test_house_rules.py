"""The house rules a linter does not know: doors, sizes, and what the start may not load."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "corecoach"
LONGEST_FILE = 300
LONGEST_FUNCTION = 45
HEAVY = ("numpy", "pyqtgraph", "miniaudio", "sounddevice", "playsound3", "PySide6.QtPrintSupport")


def sources() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def test_every_room_has_one_sentence_at_its_door() -> None:
    for door in PACKAGE.rglob("__init__.py"):
        words = ast.get_docstring(ast.parse(door.read_text(encoding="utf-8")))
        assert words, door
        assert "\n\n" not in words, door


def test_every_folder_of_code_is_a_room() -> None:
    for folder in {path.parent for path in sources()}:
        assert (folder / "__init__.py").is_file(), folder


def test_packaging_never_hides_the_library_of_that_name() -> None:
    assert not (ROOT / "packaging" / "__init__.py").exists()


@pytest.mark.parametrize("path", sources(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") <= LONGEST_FILE
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            assert length <= LONGEST_FUNCTION, f"{node.name}: {length} lines"


def loaded_by(code: str) -> set[str]:
    script = f"import sys\n{code}\nprint('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    return set(done.stdout.split())


def test_building_the_window_loads_nothing_heavy() -> None:
    assert not loaded_by("import corecoach.wiring.window") & set(HEAVY)


def test_the_plan_and_the_history_do_not_load_qt(tmp_path: Path) -> None:
    for verb in (["plan"], ["plan", "--explain"], ["rules"], ["history"]):
        words = ["--data-dir", str(tmp_path), *verb]
        loaded = loaded_by(f"from corecoach.main import main\nmain({words!r})")
        assert not [name for name in loaded if name.startswith("PySide6")]
