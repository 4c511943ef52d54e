"""From staging to output: at every moment each file is whole, and what is cut off can be completed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from almanac.store.publish import BuildRunning, Published, finish, only_build, publish, staging_folder

Site = dict[str, str]
BEFORE: Site = {
    "index.html": "1",
    "about/index.html": "1",
    "2026/03/02/gone/index.html": "1",
    "events/spring/index.html": "1",
    "events/calendar.ics": "1",
    "theme/a.css": "1",
}
AFTER: Site = {
    "index.html": "2",
    "about/index.html": "1",
    "2026/03/02/new/index.html": "2",
    "events/spring/index.html": "2",
    "events/calendar.ics": "2",
    "theme/a.css": "1",
    "theme/b.css": "2",
}


class Folders:
    """A root with a staging folder and an output."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.output = root / "output"

    def stage(self, site: Site) -> Path:
        staging = staging_folder(self.root, self.output)
        for path, text in site.items():
            (staging / path).parent.mkdir(parents=True, exist_ok=True)
            (staging / path).write_text(text, "utf-8")
        return staging

    def publish(self, site: Site) -> Published:
        return publish(self.root, self.stage(site), self.output)

    def published(self) -> Site:
        files = sorted(path for path in self.output.rglob("*") if path.is_file())
        return {path.relative_to(self.output).as_posix(): path.read_text("utf-8") for path in files}

    def empty_folders(self) -> list[Path]:
        return [path for path in self.output.rglob("*") if path.is_dir() and not any(path.iterdir())]


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


class PowerFailed(BaseException):
    """Nothing catches it."""


class Power:
    """Fails before one of the operations on files, and writes down where each of them is done."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch
        self._steps: Iterator[Callable[[], None]] = iter([])
        self.seen: list[Path] = []

    def watch(self, *operations: str) -> None:
        for name in operations:
            self._monkeypatch.setattr(Path, name, self._watched(getattr(Path, name)))

    def fail_before(self, number: int) -> None:
        self._steps = iter([*[_go_on] * (number - 1), _break_off])

    def _watched(self, operation: Callable[..., Any]) -> Callable[..., Any]:
        def step(*paths: Path, **options: bool) -> Any:
            next(self._steps, _go_on)()
            self.seen.append(paths[-1])
            return operation(*paths, **options)

        return step


def _go_on() -> None:
    """Nothing happens."""


def _break_off() -> None:
    raise PowerFailed


@pytest.fixture
def power(monkeypatch: pytest.MonkeyPatch) -> Power:
    return Power(monkeypatch)


def moves(power: Power, folders: Folders) -> list[str]:
    """What was moved into the output, in order."""
    inside = (path for path in power.seen if path.is_relative_to(folders.output))
    return [path.relative_to(folders.output).as_posix() for path in inside]


def test_a_first_publication_is_all_new(folders: Folders) -> None:
    assert folders.publish(BEFORE) == Published(new=6, changed=0, removed=0, same=0)
    assert folders.published() == dict(sorted(BEFORE.items()))


def test_a_second_one_moves_what_differs(folders: Folders) -> None:
    folders.publish(BEFORE)
    assert folders.publish(AFTER) == Published(new=2, changed=3, removed=1, same=2)
    assert folders.published() == dict(sorted(AFTER.items()))


def test_what_stays_the_same_is_not_touched(folders: Folders) -> None:
    folders.publish(BEFORE)
    page = folders.output / "about/index.html"
    before = page.stat()
    folders.publish(AFTER)
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_folders_that_are_empty_go_too(folders: Folders) -> None:
    folders.publish(BEFORE)
    folders.publish(AFTER)
    assert (folders.empty_folders(), (folders.output / "2026/03/02/gone").exists()) == ([], False)


def test_what_others_put_there_stays(folders: Folders) -> None:
    folders.publish(BEFORE)
    for path in ("CNAME", "2026/03/02/gone/notes.txt"):
        (folders.output / path).write_text("mine", "utf-8")
    folders.publish(AFTER)
    assert folders.published() == dict(sorted({**AFTER, "CNAME": "mine", "2026/03/02/gone/notes.txt": "mine"}.items()))


def test_what_others_put_there_is_not_ours_later_either(folders: Folders) -> None:
    (folders.output / "old").mkdir(parents=True)
    (folders.output / "old/page.html").write_text("mine", "utf-8")
    folders.publish(BEFORE)
    folders.publish({})
    assert folders.published() == {"old/page.html": "mine"}


def test_an_output_elsewhere_is_published_to_as_well(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "repository")
    folders.root.mkdir()
    folders.output = tmp_path / "www"
    folders.publish(BEFORE)
    folders.publish(AFTER)
    assert folders.published() == dict(sorted(AFTER.items()))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["repository", "www"]


def test_two_outputs_do_not_mix(tmp_path: Path) -> None:
    one, other = Folders(tmp_path), Folders(tmp_path)
    other.output = tmp_path / "preview"
    one.publish(BEFORE)
    other.publish(AFTER)
    one.publish(AFTER)
    assert one.published() == other.published() == dict(sorted(AFTER.items()))


def test_staging_begins_empty(folders: Folders) -> None:
    folders.stage(BEFORE)
    assert list(folders.stage({}).iterdir()) == []


ORDERED: Site = {
    "theme/b.css": "2",
    "images/x.jpg": "2",
    "2026/03/02/new/index.html": "2",
    "es/2026/03/02/new/index.html": "2",
    "events/new/index.html": "2",
    "events/new/new.ics": "2",
    "events/2026/index.html": "2",
    "events/past/2026/index.html": "2",
    "events/map/index.html": "2",
    "events/index.html": "2",
    "index.html": "2",
    "tag/x/index.html": "2",
    "events/calendar.ics": "2",
    "feeds/stories.atom.xml": "2",
    "sitemap.xml": "2",
    "_redirects": "2",
}
ASSETS = {"images/x.jpg", "theme/b.css"}
ENTRIES = {"2026/03/02/new/index.html", "es/2026/03/02/new/index.html", "events/new/index.html", "events/new/new.ics"}
FEEDS = {"events/calendar.ics", "feeds/stories.atom.xml", "sitemap.xml", "_redirects"}


@pytest.mark.parametrize(
    "before",
    [
        pytest.param({}, id="all of it new"),
        pytest.param(dict.fromkeys(ORDERED, "1"), id="all of it changed"),
    ],
)
def test_assets_come_first_then_entries_then_lists_then_feeds(folders: Folders, power: Power, before: Site) -> None:
    folders.publish(before)
    power.watch("replace")
    folders.publish(ORDERED)
    found = moves(power, folders)
    parts = [found[:2], found[2:6], found[6:-4], found[-4:]]
    assert [set(part) for part in parts] == [ASSETS, ENTRIES, set(ORDERED) - ASSETS - ENTRIES - FEEDS, FEEDS]


def test_what_is_new_comes_before_what_leads_to_it(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    power.watch("replace")
    folders.publish(AFTER)
    assert moves(power, folders) == [
        "theme/b.css",
        "2026/03/02/new/index.html",
        "events/spring/index.html",
        "index.html",
        "events/calendar.ics",
    ]


def test_what_is_gone_goes_last(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    power.watch("replace", "unlink")
    folders.publish(AFTER)
    assert moves(power, folders)[-2:] == ["events/calendar.ics", "2026/03/02/gone/index.html"]


def test_before_the_journal_is_written_nothing_has_changed(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    power.watch("replace")
    power.fail_before(1)
    with pytest.raises(PowerFailed):
        folders.publish(AFTER)
    assert (finish(folders.root), folders.published()) == (False, dict(sorted(BEFORE.items())))


# The journal, five files, and the list of what is ours.
REPLACEMENTS = 7


@pytest.mark.parametrize("number", range(2, REPLACEMENTS + 1))
def test_what_is_cut_off_at_any_move_is_completed(folders: Folders, power: Power, number: int) -> None:
    folders.publish(BEFORE)
    power.watch("replace")
    power.fail_before(number)
    with pytest.raises(PowerFailed):
        folders.publish(AFTER)
    found = folders.published()
    assert {path: text for path, text in found.items() if text not in {BEFORE.get(path), AFTER.get(path)}} == {}
    assert finish(folders.root) is True
    assert (folders.published(), folders.empty_folders()) == (dict(sorted(AFTER.items())), [])
    assert finish(folders.root) is False


def test_every_move_is_cut_off_above(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    power.watch("replace")
    folders.publish(AFTER)
    assert len(power.seen) == REPLACEMENTS


# Three files and their folders, what is tried above these, and the journal.
REMOVALS = 9
WITH_FOLDERS = {**BEFORE, "a/b/c.html": "1", "a/b/d.html": "1"}


@pytest.mark.parametrize("number", range(1, REMOVALS + 1))
def test_what_is_cut_off_at_any_removal_is_completed(
    folders: Folders, power: Power, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    folders.publish(WITH_FOLDERS)
    power.watch("unlink", "rmdir")
    power.fail_before(number)
    with pytest.raises(PowerFailed):
        folders.publish(AFTER)
    monkeypatch.undo()
    assert finish(folders.root) is True
    assert (folders.published(), folders.empty_folders()) == (dict(sorted(AFTER.items())), [])


def test_every_removal_is_cut_off_above(folders: Folders, power: Power) -> None:
    folders.publish(WITH_FOLDERS)
    power.watch("unlink", "rmdir")
    folders.publish(AFTER)
    assert len(power.seen) == REMOVALS


def test_a_completed_publication_knows_what_is_ours(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    power.watch("replace")
    power.fail_before(4)
    with pytest.raises(PowerFailed):
        folders.publish(AFTER)
    finish(folders.root)
    folders.publish({"index.html": "3"})
    assert folders.published() == {"index.html": "3"}


def test_without_a_journal_there_is_nothing_to_complete(folders: Folders) -> None:
    assert finish(folders.root) is False


def test_half_a_journal_is_none(folders: Folders) -> None:
    folders.publish(BEFORE)
    (folders.root / ".almanac/publish.json").write_text('{"staging": "', "utf-8")
    assert (finish(folders.root), folders.published()) == (False, dict(sorted(BEFORE.items())))


def test_the_journal_is_whole_before_anything_moves(folders: Folders, power: Power) -> None:
    power.watch("replace")
    power.fail_before(2)
    with pytest.raises(PowerFailed):
        folders.publish(BEFORE)
    journal = json.loads((folders.root / ".almanac/publish.json").read_text("utf-8"))
    assert (sorted(journal["moves"]), folders.published()) == (sorted(BEFORE), {})


def test_the_staging_folder_goes_when_all_is_done(folders: Folders) -> None:
    staging = folders.stage(BEFORE)
    publish(folders.root, staging, folders.output)
    assert not staging.exists()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({"old": "1", "x": "1"}, {"old/index.html": "2", "x": "1"}, id="a file becomes a folder"),
        pytest.param({"old/index.html": "1", "old/a/b": "1"}, {"old": "2"}, id="a folder becomes a file"),
        pytest.param({"a/b": "1"}, {"a/b/c/d": "2"}, id="a file becomes folders"),
    ],
)
def test_an_address_can_gain_or_lose_its_slash(folders: Folders, before: Site, after: Site) -> None:
    folders.publish(before)
    folders.publish(after)
    assert (folders.published(), folders.empty_folders()) == (after, [])


def test_a_file_of_others_in_the_way_stays_and_stops_the_publication(folders: Folders) -> None:
    folders.publish(BEFORE)
    (folders.output / "old").write_text("mine", "utf-8")
    with pytest.raises(OSError, match="old"):
        folders.publish({**BEFORE, "old/index.html": "2"})
    assert (folders.output / "old").read_text("utf-8") == "mine"


def test_only_one_build_runs_in_a_folder(tmp_path: Path) -> None:
    with only_build(tmp_path), pytest.raises(BuildRunning), only_build(tmp_path):
        pass


def test_builds_in_two_folders_do_not_wait_for_each_other(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with only_build(tmp_path), only_build(tmp_path / "other"):
        assert (tmp_path / "other/.almanac/build.lock").exists()


def test_after_one_build_comes_the_next(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="disk full"), only_build(tmp_path):
        raise OSError("disk full")
    with only_build(tmp_path):
        assert (tmp_path / ".almanac").is_dir()
