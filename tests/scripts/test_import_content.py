"""`import` says what came, what did not and what is next, and writes nothing that it should not."""

from __future__ import annotations

import argparse
import errno
import json
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from almanac.importers.plan import Account, PlannedEntry, PlannedPicture, PlannedRedirect, Source
from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.store.importing import files
from almanac.store.importing.source_files import SourceFile
from commands import import_content, import_run, main
from commands.import_readers import READERS, ImportReader

ROOT = Path(__file__).resolve().parents[2]
PRIVATE = 'line 7: post 3 "A secret\x1b[31m"'
REPORT = ".almanac/import/made-old-example"


class Made:
    """A source in which each line of a file is the title of a story; `cut` ends it too early."""

    name = "made old.example"
    base = "https://old.example"

    def __init__(self, file: SourceFile) -> None:
        self._file = file

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        account.leave_out("drafts", PRIVATE)
        with self._file() as file:
            for number, line in enumerate(file.read().decode().splitlines(), 1):
                if line == "cut":
                    raise Fault("titles.txt ends too early, after post 1", "write it again")
                fields = {"title": line, "date": "2019-05-04", "authors": ["Ann"], "category": "Walks"}
                yield PlannedEntry("story", f"post {number}", f"line {number}", "", fields, html=lambda: "<p>Text.</p>")

    def redirects(self) -> Iterator[PlannedRedirect]:
        yield from ()

    def picture(self, _address: str) -> PlannedPicture | None:
        return None


def _open(args: argparse.Namespace, _site: Site) -> Source:
    return Made(SourceFile(Path(args.sources[0])))


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site without content, and a reader of titles."""
    reader = ImportReader("made", "bring titles along", "a file", "scripts/almanac import made titles.txt", _open)
    monkeypatch.setattr(import_content, "READERS", (reader,))
    monkeypatch.setattr(main, "ROOT", tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795996800")
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    (tmp_path / "titles.txt").write_text("One\nTwo\n")
    return tmp_path


def call(root: Path, *options: str) -> int:
    """Import the titles."""
    return main.main(["import", "made", str(root / "titles.txt"), *options])


def written(root: Path) -> list[str]:
    """All files but those that were there."""
    found = (path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())
    return sorted(path for path in found if path not in {"pelicanconf.py", "titles.txt"} and "__pycache__" not in path)


def test_terminal_says_what_came_and_what_is_next(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root) == 0

    out = capsys.readouterr().out
    assert out.startswith("\nImported: made old.example\n  2 stories.\n  2 files written.\n\nLeft out:\n")
    assert '       1  drafts  such as line 7: post 3 "A secret<U+001B>[31m"\n' in out
    assert '"Governance", "Walks"]\n' in out
    assert out.endswith("  scripts/almanac serve    shows it on this computer\n")


def test_dry_run_leaves_its_report_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (root / "pelicanconf.py").read_bytes()

    assert call(root, "--dry-run", "--settings") == 0

    assert written(root) == [f"{REPORT}.html", f"{REPORT}.json"]
    assert (root / "pelicanconf.py").read_bytes() == before
    assert "2 files would be written" in capsys.readouterr().out


def test_report_is_for_nobody_else_and_alone_has_what_is_private(root: Path) -> None:
    call(root)

    modes = {stat.S_IMODE((root / f"{REPORT}.{kind}").stat().st_mode) for kind in ("html", "json")}
    assert modes == {0o600}
    assert [path for path in written(root) if "A secret" in (root / path).read_text("utf-8")] == [
        f"{REPORT}.html", f"{REPORT}.json",
    ]  # fmt: skip
    assert json.loads((root / f"{REPORT}.json").read_text("utf-8"))["came"] == {"story": 2}


def test_settings_are_written_where_that_is_asked_for(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, "--settings") == 0

    lines = (root / "pelicanconf.py").read_text("utf-8").splitlines()
    assert [line for line in lines if line not in (ROOT / "pelicanconf.py").read_text("utf-8")] == [
        'CATEGORIES = ["News", "Lessons", "Community", "Technology", "Governance", "Walks"]'
    ]
    assert call(root, "--settings") == 0
    assert "CATEGORIES" not in capsys.readouterr().out.rpartition("Imported")[2]


def test_settings_stay_whole_where_the_disk_is_full(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = (root / "pelicanconf.py").read_bytes()
    monkeypatch.setattr("commands.import_run.write_whole", full)

    assert call(root, "--settings") == 0
    assert (root / "pelicanconf.py").read_bytes() == before
    said = capsys.readouterr()
    assert "pelicanconf.py stays as it was: No space left on device" in said.err
    assert "pelicanconf.py lacks" in said.out


def test_category_that_is_mapped_needs_no_setting(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, "--map", "walks=News") == 0

    assert "pelicanconf.py lacks" not in capsys.readouterr().out


def test_source_that_ends_too_early_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "titles.txt").write_text("One\ncut\n")

    assert call(root) == 1

    assert capsys.readouterr().err == (
        "almanac: nothing was imported: titles.txt ends too early, after post 1 (write it again)\n"
    )
    assert written(root) == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--pictures", "/nowhere"], "/nowhere is not there"),
        (["--lang", "english"], "is not the code of a language"),
    ],
)
def test_what_cannot_be_is_said(root: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str) -> None:
    assert call(root, *options) == 2

    assert words in capsys.readouterr().err
    assert written(root) == []


@pytest.mark.parametrize("options", [["--map", "Walks"], ["--base", "old.example"], ["--fetch"]])
def test_options_that_say_nothing_are_refused(root: Path, options: list[str]) -> None:
    with pytest.raises(SystemExit):
        call(root, *options[:-1], options[-1], "--nonsense")


def test_damaged_manifest_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(root)
    (root / "content/imports.json").write_text("{")

    assert call(root) == 2
    assert "git checkout -- content/imports.json" in capsys.readouterr().err


def fails_from(step: int, error: BaseException) -> Callable[..., Any]:
    """What moves files, and cannot from its move ``step`` on."""
    replace, moves = Path.replace, iter(range(step, -100, -1))

    def move(path: Path, target: Path) -> Path:
        if next(moves) <= 0:
            raise error
        return replace(path, target)

    return move


@pytest.mark.parametrize("step", range(4))
def test_full_disk_is_said_and_the_next_run_goes_on(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], step: int
) -> None:
    with monkeypatch.context() as full:
        full.setattr(files.Path, "replace", fails_from(step, OSError(errno.ENOSPC, "No space left on device")))
        assert call(root) == 2
    assert "the disk is full" in capsys.readouterr().err

    assert call(root) == 0
    assert [path for path in written(root) if path.endswith(".md")] == [
        "content/stories/2019/one.md", "content/stories/2019/two.md",
    ]  # fmt: skip


def test_interruption_says_what_to_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_run, "import_source", _interrupted)

    with pytest.raises(KeyboardInterrupt, match="run the same command again"):
        call(root)


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: reader.name)
def test_each_reader_says_how_it_is_called(reader: ImportReader, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main.main(["import", reader.name, "--help"])

    assert ended.value.code == 0
    assert f"Example:\n  scripts/almanac import {reader.name} " in capsys.readouterr().out
