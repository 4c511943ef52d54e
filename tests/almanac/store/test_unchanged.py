"""A build is told to have nothing to do only where every file is as it was."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from almanac.store.results import KeptFile, Results
from almanac.store.unchanged import (
    LastBuild,
    is_output_as_left,
    keep_last_build,
    last_build,
    sources_signature,
)

FILES = {
    "content/stories/2027/a.md": "a",
    "events/2027/b.md": "b",
    "theme/templates/base.html": "c",
    "plugins/x.py": "d",
    "pelicanconf.py": 'SITEURL = os.environ.get("SITE_HERE")',
    "requirements.txt": "e",
    ".git/HEAD": "ref: refs/heads/main",
    ".git/refs/heads/main": "1234",
    ".almanac/forum.json": "{}",
    "content/images/docs/x.png": "h",
    "content/images/output/x.png": "i",
    "content/stories/tests/c.md": "j",
    "theme/site/static/__pycache__/x.css": "k",
    "output/index.html": "f",
    "docs/x.md": "g",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository."""
    for name, text in FILES.items():
        write(tmp_path / name, text)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def signature(root: Path, **options: int) -> str:
    return sources_signature(root, root / "output", ("options",), **options)


@pytest.mark.parametrize(
    ("asks", "counts"),
    [
        ('os.environ["SITE_" + "HERE"]', True),
        ('dict(os.environ)["SITE_" "HERE"]', True),
        ('os.getenv("SITE_%s" % "HERE")', True),
        ('os.environ.get("OTHER")', False),
    ],
)
def test_a_variable_counts_whose_name_is_put_together(
    root: Path, asks: str, *, counts: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(root / "pelicanconf.py", f"import os\nSITEURL = {asks}")
    monkeypatch.setenv("SITE_HERE", "before")
    before = signature(root)
    monkeypatch.setenv("SITE_HERE", "after")

    assert (signature(root) != before) is counts


# Names that mean something at the top of a repository alone.
DEEP = ("content/stories/docs/a.md", "content/images/tests/a.svg", "events/output/a.md", "theme/static/docs/a.css")


@pytest.mark.parametrize("name", DEEP)
def test_a_folder_that_is_called_so_further_down_is_read(root: Path, name: str) -> None:
    write(root / name, "a")
    before = signature(root)
    write(root / name, "another")

    assert signature(root) != before


def test_a_folder_that_the_settings_name_is_read(root: Path) -> None:
    write(root / "pelicanconf.py", 'EVENTS_PATH = "docs"')
    before = signature(root)
    write(root / "docs" / "x.md", "another")

    assert signature(root) != before


@pytest.mark.parametrize("link", ["content/images/a.svg", "events/2028", "theme", "a.py"])
def test_what_a_link_leads_to_counts(root: Path, link: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    is_folder = "." not in link
    target = elsewhere / "b.md" if is_folder else elsewhere / "a"
    write(target, "a")
    if link == "theme":
        shutil.rmtree(root / link)
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(elsewhere if is_folder else target)
    before = signature(root)
    write(target, "another")

    assert signature(root) != before


def test_a_link_to_where_it_lies_is_followed_once(root: Path) -> None:
    (root / "content" / "round").symlink_to(root / "content")

    assert signature(root) == signature(root)


def test_a_commit_counts_where_the_repository_begins_above(root: Path) -> None:
    site = root / "events"
    before = signature(site)
    write(root / ".git" / "refs" / "heads" / "main", "5678")

    assert signature(site) != before


def test_a_commit_counts_in_a_work_tree_of_another_repository(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    own = root / ".git" / "worktrees" / "site"
    write(own / "HEAD", "ref: refs/heads/site")
    write(own / "commondir", "../..")
    write(root / ".git" / "refs" / "heads" / "site", "1234")
    site = tmp_path_factory.mktemp("site")
    write(site / ".git", f"gitdir: {own}")
    before = signature(site)
    write(root / ".git" / "refs" / "heads" / "site", "56789")

    assert signature(site) != before


READ = [name for name in FILES if not name.startswith(("output/", "docs/"))]


@pytest.mark.parametrize("name", READ)
def test_any_file_that_is_read_counts(root: Path, name: str) -> None:
    before = signature(root)
    (root / name).write_text(FILES[name].swapcase() + " ")

    assert signature(root) != before


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda root: (root / "events/2027/b.md").unlink(), id="a file less"),
        pytest.param(lambda root: write(root / "content/stories/2028/new.md", ""), id="a file more"),
        pytest.param(lambda root: (root / "plugins/x.py").rename(root / "plugins/y.py"), id="another name"),
        pytest.param(lambda root: write(root / "events/2027/b.md", "B"), id="another text as long"),
        pytest.param(lambda root: os.environ.__setitem__("SITE_HERE", "https://x.example"), id="a variable"),
    ],
)
def test_whatever_else_is_done_counts(
    root: Path, change: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_HERE", "before")
    before = signature(root)
    change(root)

    assert signature(root) != before


@pytest.mark.parametrize("name", ["output/index.html", "docs/x.md", "tests/new.py", "plugins/__pycache__/x.pyc"])
def test_what_no_build_reads_does_not_count(root: Path, name: str) -> None:
    before = signature(root)
    write(root / name, "another")

    assert signature(root) == before


def test_the_commit_of_another_work_tree_counts(root: Path) -> None:
    other, own = root / "other", root / ".git" / "worktrees" / "other"
    write(other / ".git", f"gitdir: {own}\n")
    for name, text in {"HEAD": "ref: refs/heads/side\n", "commondir": "../..\n", "index": "1"}.items():
        write(own / name, text)
    before = signature(other)
    write(root / ".git" / "refs" / "heads" / "side", "5678")

    assert signature(other) != before


def test_the_commit_counts_where_the_site_lies_deeper(root: Path) -> None:
    write(root / "site" / "events" / "a.md", "a")
    before = signature(root / "site")
    write(root / ".git" / "refs" / "heads" / "main", "5678 ")

    assert signature(root / "site") != before


def test_a_file_counts_that_a_link_leads_to(root: Path) -> None:
    write(root / "docs" / "picture.svg", "a")
    (root / "content" / "images" / "x.svg").symlink_to(root / "docs" / "picture.svg")
    before = signature(root)
    write(root / "docs" / "picture.svg", "another")

    assert signature(root) != before


def test_a_link_to_nothing_is_a_file_as_any(root: Path) -> None:
    (root / "theme" / "nowhere").symlink_to(root / "nothing")

    assert signature(root)


@pytest.mark.parametrize("line", ["from datetime import date", "import time as t", "  import os, random"])
def test_settings_that_ask_the_clock_or_the_dice_leave_nothing_sure(root: Path, line: str) -> None:
    write(root / "pelicanconf.py", f"SITENAME = 1\n{line}\n")

    assert not signature(root)


def test_settings_that_only_speak_of_time_are_like_any(root: Path) -> None:
    write(root / "pelicanconf.py", "# from time to time\nTIMEZONE = 'UTC'  # the zone\n")

    assert signature(root)


def test_other_options_count(root: Path) -> None:
    assert signature(root) != sources_signature(root, root / "output", ("others",))


def test_a_file_that_may_have_been_written_meanwhile_leaves_nothing_sure(root: Path) -> None:
    assert not signature(root, before=time.time_ns())
    assert signature(root, before=time.time_ns() + 10_000_000_000)


def as_left(output: Path) -> dict[str, KeptFile]:
    status = (output / "index.html").stat()
    return {"index.html": KeptFile(b"", "", status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)}


def test_an_output_is_as_it_was_left_beside_files_of_others(root: Path) -> None:
    files = as_left(root / "output")
    write(root / "output" / "CNAME", "of the host")

    assert is_output_as_left(root / "output", files)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda output: (output / "index.html").unlink(), id="gone"),
        pytest.param(lambda output: write(output / "index.html", "F"), id="written"),
    ],
)
def test_an_output_that_somebody_touched_is_not(root: Path, change: Callable[[Path], None]) -> None:
    files = as_left(root / "output")
    change(root / "output")

    assert not is_output_as_left(root / "output", files)


def test_the_last_build_is_known_by_its_output(tmp_path: Path) -> None:
    results, last = Results(tmp_path), LastBuild("signature", 12.5, {"pages": "3 pages"})
    keep_last_build(results, tmp_path / "output", last)

    assert last_build(results, tmp_path / "output") == last
    assert last_build(results, tmp_path / "elsewhere") is None
    keep_last_build(results, tmp_path / "output", None)
    assert last_build(results, tmp_path / "output") is None


def test_the_last_build_of_an_output_that_is_gone_is_forgotten(tmp_path: Path) -> None:
    results, last = Results(tmp_path), LastBuild("signature", 12.5, {})
    for name in ("here", "gone", "output"):
        (tmp_path / name).mkdir()
        keep_last_build(results, tmp_path / name, last)
    (tmp_path / "gone").rmdir()
    keep_last_build(results, tmp_path / "output", None)

    assert [last_build(results, tmp_path / name) for name in ("here", "gone", "output")] == [last, None, None]


def test_a_link_to_itself_is_passed_over(root: Path) -> None:
    before = signature(root)
    (root / "content" / "stories" / "loop.md").symlink_to("loop.md")
    (root / "loop").symlink_to("loop")

    assert signature(root) != before
