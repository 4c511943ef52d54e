"""A process knows when its code is another on the disk, and when it has loaded code of the site's own."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

import pytest

from preview.loaded import LoadedCode, has_site_code


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module of the site's own, which is loaded."""
    path = tmp_path / "module_of_a_site.py"
    path.write_text("VALUE = 1\n")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, path.stem, raising=False)
    importlib.import_module(path.stem)
    return path


def test_what_is_loaded_is_current_until_it_is_edited(module: Path) -> None:
    code = LoadedCode()
    assert code.is_current()

    module.write_text("VALUE = 10\n")

    assert not code.is_current()


def test_what_is_loaded_later_is_looked_at_too(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    code = LoadedCode()
    module: Path = request.getfixturevalue("module")
    code.note()
    module.unlink()

    assert not code.is_current()


def test_code_of_the_sites_own_is_seen(module: Path) -> None:
    assert has_site_code(module.parent)


def test_the_program_is_none_of_it(tmp_path: Path) -> None:
    assert not has_site_code(tmp_path)
