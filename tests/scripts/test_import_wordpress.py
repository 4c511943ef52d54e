"""`import wordpress` gives the same files again, and after a death in the middle."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from commands import main

sys.path.append(str(Path(__file__).parents[1] / "almanac" / "importers" / "wordpress"))

from exports import END
from old_site import OLD_SITE

ROOT = Path(__file__).resolve().parents[2]
DEAD = 9


def new_root(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site without content, and an export beside it."""
    folder.mkdir()
    shutil.copy(ROOT / "pelicanconf.py", folder)
    (folder / "export.xml").write_text(OLD_SITE, "utf-8")
    monkeypatch.setattr(main, "ROOT", folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795996800")
    return folder


def call(root: Path, *options: str) -> int:
    return main.main(["import", "wordpress", str(root / "export.xml"), "--settings", *options])


def content(root: Path) -> dict[str, bytes]:
    """Everything that would be committed."""
    found = [path for name in ("content", "events") for path in sorted((root / name).rglob("*")) if path.is_file()]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in [root / "pelicanconf.py", *found]}


def killed(root: Path, at: int) -> None:
    """Import in a process that dies before it puts the file of that number in its place."""
    child = os.fork()
    if not child:
        left = [at]

        def die(event: str, _arguments: tuple[Any, ...]) -> None:
            left[0] -= event == "os.rename"
            if left[0] <= 0:
                os._exit(DEAD)

        sys.addaudithook(die)
        call(root)
        os._exit(0)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DEAD


def test_again_gives_the_same_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = new_root(tmp_path / "site", monkeypatch)
    assert call(root) == 0
    first = content(root)

    assert call(root) == 0
    assert content(root) == first


@pytest.mark.parametrize("at", [1, 4, 9, 15])
def test_after_a_death_in_the_middle_the_next_run_completes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    undisturbed = new_root(tmp_path / "whole", monkeypatch)
    call(undisturbed)
    root = new_root(tmp_path / "site", monkeypatch)

    killed(root, at)
    assert call(root) == 0

    assert content(root) == content(undisturbed)


def test_of_an_export_that_ends_too_early_nothing_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    root = new_root(tmp_path / "site", monkeypatch)
    before = content(root)
    (root / "export.xml").write_text(OLD_SITE.removesuffix(END), "utf-8")

    assert call(root) == 1

    assert content(root) == before
    assert "export.xml: the export ends too early behind post 29" in capsys.readouterr().err
