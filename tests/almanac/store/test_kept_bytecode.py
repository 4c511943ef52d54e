"""Code that is saved twice in one second is loaded as it was saved last."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

import almanac

CODE = Path(almanac.__file__).parent
NEEDED = ("__init__.py", "store/__init__.py", "store/kept_bytecode.py")


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The beginning of the program, and a module of it that says a word."""
    for name in NEEDED:
        (tmp_path / "almanac" / name).parent.mkdir(exist_ok=True)
        shutil.copy(CODE / name, tmp_path / "almanac" / name)
    return tmp_path


def saved(program: Path, word: str, second: float) -> None:
    module = program / "almanac" / "said.py"
    module.write_text(f"print({word!r})\n", "utf-8")
    os.utime(module, (second, second))


def loaded(program: Path) -> str:
    """What the module says where compiled code is kept."""
    variables = {**os.environ, "PYTHONPATH": str(program), "PYTHONDONTWRITEBYTECODE": ""}
    command = [sys.executable, "-c", "import almanac.said"]
    return subprocess.run(command, env=variables, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def compiled(program: Path) -> list[Path]:
    return [*(program / "almanac" / "__pycache__").glob("said.*")]


def test_code_saved_twice_in_one_second_is_what_was_saved_last(program: Path) -> None:
    second = int(time.time())
    saved(program, "former", second + 0.1)
    before = loaded(program)
    saved(program, "latter", second + 0.9)

    assert (before, loaded(program)) == ("former", "latter")


def test_code_that_was_saved_before_is_kept_compiled(program: Path) -> None:
    saved(program, "word", time.time() - 9)

    assert loaded(program) == "word"
    assert compiled(program)
