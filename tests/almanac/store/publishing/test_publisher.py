"""From staging to output: at every moment each file is whole, and what is cut off can be completed."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from threading import Thread

import pytest
from folders import Folders, Power, PowerFailed, Site, files, write

from almanac.store.publishing.journal import JOURNAL
from almanac.store.publishing.manifest import MANIFEST
from almanac.store.publishing.publisher import BuildRunning, InTheWay, Published, Publisher

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


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return Folders(tmp_path)


@pytest.fixture
def power(monkeypatch: pytest.MonkeyPatch) -> Power:
    return Power(monkeypatch)


def killed_in(folders: Folders, power: Power, site: Site, number: int, *operations: str) -> None:
    """Publish, and die before an operation as a process that is killed: nothing is cleared up."""
    folders.stage(site)
    power.watch(*operations)
    power.fail_before(number)
    with pytest.raises(PowerFailed):
        folders.publisher.publish()
    power.undo()


def moves(power: Power, folders: Folders) -> list[str]:
    """What was done in the output, in order."""
    inside = (path for path in power.seen if path.is_relative_to(folders.output))
    return [path.relative_to(folders.output).as_posix() for path in inside]


def test_a_first_publication_is_all_new(folders: Folders) -> None:
    assert folders.publish(BEFORE) == Published(new=6, changed=0, removed=0, same=0)
    assert folders.published() == dict(sorted(BEFORE.items()))


def test_a_first_publication_is_there_at_once(folders: Folders, power: Power) -> None:
    power.watch("rename", "replace")
    folders.publish(BEFORE)
    assert power.seen == [folders.output]


def test_a_folder_that_is_there_is_kept(folders: Folders) -> None:
    folders.output.mkdir()
    number = folders.output.stat().st_ino
    assert folders.publish(BEFORE) == Published(new=6, changed=0, removed=0, same=0)
    assert (folders.output.stat().st_ino, folders.published()) == (number, dict(sorted(BEFORE.items())))


def test_a_second_one_moves_what_differs(folders: Folders) -> None:
    folders.publish(BEFORE)
    assert folders.publish(AFTER) == Published(new=2, changed=3, removed=1, same=2)
    assert folders.published() == dict(sorted(AFTER.items()))


def test_both_ways_leave_the_same(tmp_path: Path) -> None:
    at_once, in_steps = Folders(tmp_path / "one"), Folders(tmp_path / "two")
    at_once.publish(AFTER)
    in_steps.publish(BEFORE)
    in_steps.publish(AFTER)
    assert files(at_once.output) == files(in_steps.output)


def test_what_stays_the_same_is_not_touched(folders: Folders) -> None:
    folders.publish(BEFORE)
    page = folders.output / "about/index.html"
    before = page.stat()
    folders.publish(AFTER)
    assert (page.stat().st_ino, page.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_nothing_is_touched_when_nothing_differs(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    power.watch("replace", "rename", "unlink", "rmdir")
    assert folders.publish(BEFORE) == Published(new=0, changed=0, removed=0, same=6)
    assert moves(power, folders) == []


def test_folders_that_are_empty_go_too(folders: Folders) -> None:
    folders.publish(BEFORE)
    folders.publish(AFTER)
    assert (folders.empty_folders(), (folders.output / "2026/03/02/gone").exists()) == ([], False)


def test_an_output_elsewhere_is_published_to_as_well(tmp_path: Path) -> None:
    folders = Folders(tmp_path / "repository", tmp_path / "www")
    folders.publish(BEFORE)
    folders.publish(AFTER)
    assert folders.published() == dict(sorted(AFTER.items()))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["repository", "www"]


@pytest.mark.parametrize("other", ["preview", "a/output", "out/put", "out-put"])
def test_two_outputs_do_not_mix(tmp_path: Path, other: str) -> None:
    one, another = Folders(tmp_path), Folders(tmp_path, tmp_path / other)
    one.stage(BEFORE)
    another.publish(AFTER)
    one.publisher.publish()
    assert (one.published(), another.published()) == (dict(sorted(BEFORE.items())), dict(sorted(AFTER.items())))


def test_staging_begins_empty(folders: Folders) -> None:
    folders.stage(BEFORE)
    folders.stage({})
    assert list(folders.staging.iterdir()) == []


def test_a_staging_folder_that_cannot_be_emptied_is_not_published(
    folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    folders.stage({"left/over.html": "1"})
    monkeypatch.setattr(os, "unlink", _refused)
    with pytest.raises(PermissionError):
        folders.publisher.stage()


def _refused(*arguments: object, **options: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied", str(arguments[0]))


@pytest.mark.parametrize("umask", [0o077, 0o027, 0o022, 0o002])
@pytest.mark.parametrize("exists", [True, False])
def test_a_web_server_can_read_it_whatever_the_umask_is(folders: Folders, umask: int, exists: bool) -> None:
    before = os.umask(0o022)
    try:
        folders.output.joinpath(*["inside"] * exists).parent.mkdir(exist_ok=True)
        os.umask(umask)
        shutil.rmtree(folders.output, ignore_errors=not exists)
        folders.publish(BEFORE)
        folders.publish(AFTER)
        folders.publish({**AFTER, "new/folder/index.html": "3"})
        assert (folders.modes(), os.umask(umask)) == ({"644", "755"}, umask)
    finally:
        os.umask(before)


def test_a_file_whose_mode_differs_is_replaced(folders: Folders) -> None:
    folders.publish(BEFORE)
    (folders.output / "index.html").chmod(0o600)
    assert folders.publish(BEFORE).changed == 1
    assert folders.modes() == {"644", "755"}


# The order.

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
        pytest.param({"x": "1"}, id="all of it new"),
        pytest.param(dict.fromkeys(ORDERED, "1"), id="all of it changed"),
    ],
)
def test_assets_come_first_then_entries_then_lists_then_feeds(folders: Folders, power: Power, before: Site) -> None:
    folders.publish(before)
    power.watch("replace")
    folders.publish(ORDERED)
    first, *found = moves(power, folders)
    parts = [found[:2], found[2:6], found[6:-4], found[-4:]]
    assert first == MANIFEST
    assert [set(part) for part in parts] == [ASSETS, ENTRIES, set(ORDERED) - ASSETS - ENTRIES - FEEDS, FEEDS]


def test_what_is_new_comes_before_what_leads_to_it(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    power.watch("replace")
    folders.publish(AFTER)
    assert moves(power, folders) == [
        MANIFEST,
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


# Killed.


def test_before_the_journal_is_written_nothing_has_changed(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    killed_in(folders, power, AFTER, 1, "replace")
    assert (folders.publisher.has_begun, folders.publisher.finish()) == (False, False)
    assert (folders.published(), folders.staging.exists()) == (dict(sorted(BEFORE.items())), False)


# The journal, the manifest, five files.
REPLACEMENTS = 7


@pytest.mark.parametrize("number", range(2, REPLACEMENTS + 1))
def test_what_is_cut_off_at_any_move_is_completed(folders: Folders, power: Power, number: int) -> None:
    folders.publish(BEFORE)
    killed_in(folders, power, AFTER, number, "replace")
    found = folders.published()
    assert {path: text for path, text in found.items() if text not in {BEFORE.get(path), AFTER.get(path)}} == {}
    assert folders.publisher.finish() is True
    assert (folders.published(), folders.empty_folders()) == (dict(sorted(AFTER.items())), [])
    assert (folders.publisher.finish(), folders.staging.exists()) == (False, False)


def test_every_move_is_cut_off_above(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    power.watch("replace")
    folders.publish(AFTER)
    assert len(power.seen) == REPLACEMENTS


# Three files and their folders, what is tried above these, and the journal.
REMOVALS = 9
WITH_FOLDERS = {**BEFORE, "a/b/c.html": "1", "a/b/d.html": "1"}


@pytest.mark.parametrize("number", range(1, REMOVALS + 1))
def test_what_is_cut_off_at_any_removal_is_completed(folders: Folders, power: Power, number: int) -> None:
    folders.publish(WITH_FOLDERS)
    killed_in(folders, power, AFTER, number, "unlink", "rmdir")
    assert folders.publisher.has_begun
    assert folders.publisher.finish() is True
    assert (folders.published(), folders.empty_folders()) == (dict(sorted(AFTER.items())), [])


def test_every_removal_is_cut_off_above(folders: Folders, power: Power) -> None:
    folders.publish(WITH_FOLDERS)
    power.watch("unlink", "rmdir")
    folders.publish(AFTER)
    assert len([path for path in power.seen if path.is_relative_to(folders.root)]) == REMOVALS


@pytest.mark.parametrize("number", range(2, REPLACEMENTS + 1))
def test_a_build_of_something_else_completes_it_too(folders: Folders, power: Power, number: int) -> None:
    third = {"index.html": "3", "about/index.html": "1", "theme/c.css": "3"}
    folders.publish(BEFORE)
    killed_in(folders, power, AFTER, number, "replace")
    folders.publisher.finish()
    folders.publish(third)
    assert folders.published() == dict(sorted(third.items()))


@pytest.mark.parametrize("number", range(2, REPLACEMENTS + 1))
@pytest.mark.parametrize("gone", [".almanac", ".almanac/publish"])
def test_without_what_was_staged_the_next_build_mends_all_the_same(
    folders: Folders, power: Power, number: int, gone: str
) -> None:
    folders.publish(BEFORE)
    killed_in(folders, power, AFTER, number, "replace")
    shutil.rmtree(folders.root / gone)
    assert folders.publisher.finish() is False
    third = {"index.html": "3", **BEFORE}
    folders.publish(third)
    assert folders.published() == dict(sorted(third.items()))


def test_a_cut_off_publication_whose_staged_files_were_deleted_is_not_half_completed(
    folders: Folders, power: Power
) -> None:
    folders.publish(BEFORE)
    killed_in(folders, power, AFTER, 4, "replace")
    (folders.staging / "index.html").unlink()
    assert folders.publisher.finish() is False
    assert (folders.output / "2026/03/02/gone/index.html").is_file()


def test_what_came_after_is_not_undone(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    killed_in(folders, power, AFTER, 4, "replace")
    elsewhere = Folders(folders.root / "another clone", folders.output)
    elsewhere.publish({**BEFORE, "index.html": "3", "theme/b.css": "2"})
    assert folders.publisher.finish() is False
    assert (folders.output / "index.html").read_text("utf-8") == "3"


# Failures of the machine.


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()], ids=["disk full", "Ctrl-C"])
@pytest.mark.parametrize("number", [1, 2])
def test_a_failure_before_the_first_move_leaves_the_output_and_no_staged_files(
    folders: Folders, power: Power, number: int, error: BaseException
) -> None:
    folders.publish(BEFORE)
    before = files(folders.output)
    power.watch("replace")
    power.fail_before(number, error)
    with pytest.raises(type(error)):
        folders.publish(AFTER)
    assert (files(folders.output), folders.staging.exists(), folders.publisher.has_begun) == (before, False, False)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()], ids=["disk full", "Ctrl-C"])
@pytest.mark.parametrize("number", range(3, REPLACEMENTS + 1))
def test_a_failure_among_the_moves_is_completed_by_the_next_build(
    folders: Folders, power: Power, number: int, error: BaseException
) -> None:
    folders.publish(BEFORE)
    power.watch("replace")
    power.fail_before(number, error)
    with pytest.raises(type(error)):
        folders.publish(AFTER)
    power.undo()
    assert folders.publisher.has_begun
    with folders.publisher.alone():
        assert folders.publisher.finish() is True
    assert folders.published() == dict(sorted(AFTER.items()))


def test_a_full_disk_while_staging_leaves_no_staged_files(folders: Folders) -> None:
    folders.publish(BEFORE)
    with pytest.raises(OSError, match="full"):
        _stage_on_a_full_disk(folders)
    assert (folders.published(), folders.staging.exists()) == (dict(sorted(BEFORE.items())), False)


def _stage_on_a_full_disk(folders: Folders) -> None:
    with folders.publisher.alone():
        folders.stage(AFTER)
        raise OSError(errno.ENOSPC, "full")


# What others put there.


def test_what_others_put_there_stays(folders: Folders) -> None:
    folders.publish(BEFORE)
    write(folders.output, {"CNAME": "mine", "2026/03/02/gone/notes.txt": "mine", ".git/HEAD": "mine"})
    folders.publish(AFTER)
    assert folders.published() == dict(
        sorted({**AFTER, "CNAME": "mine", "2026/03/02/gone/notes.txt": "mine", ".git/HEAD": "mine"}.items())
    )


def test_what_others_put_there_is_not_ours_later_either(folders: Folders) -> None:
    write(folders.output, {"old/page.html": "mine"})
    folders.publish(BEFORE)
    folders.publish({})
    assert folders.published() == {"old/page.html": "mine"}


def test_pages_of_others_are_named(folders: Folders) -> None:
    write(folders.output, {"old/page.html": "mine", "CNAME": "mine", ".well-known/x.html": "mine"})
    assert folders.publish(BEFORE).foreign_files == ("old/page.html",)


def test_a_file_of_others_is_not_replaced_and_nothing_is_changed(folders: Folders) -> None:
    folders.publish(BEFORE)
    write(folders.output, {"robots.txt": "mine"})
    before = files(folders.output)
    with pytest.raises(InTheWay) as refused:
        folders.publish({**AFTER, "robots.txt": "2"})
    assert refused.value.paths == (folders.output / "robots.txt",)
    assert (files(folders.output), folders.staging.exists()) == (before, False)


def test_what_a_lost_manifest_named_is_known_again_where_it_is_the_same(folders: Folders) -> None:
    folders.publish(BEFORE)
    (folders.output / MANIFEST).unlink()
    assert folders.publish(BEFORE) == Published(new=0, changed=0, removed=0, same=6)
    folders.publish({"index.html": "3"})
    assert folders.published() == {"index.html": "3"}


def test_what_is_ours_is_known_without_the_work_folder(folders: Folders) -> None:
    folders.publish(BEFORE)
    shutil.rmtree(folders.root / ".almanac")
    folders.publish(AFTER)
    assert folders.published() == dict(sorted(AFTER.items()))


def test_what_serve_shows_is_all_ours(tmp_path: Path) -> None:
    folders = Folders(tmp_path, tmp_path / ".almanac/serve")
    write(folders.output, {"index.html": "of an older version", "old.html": "1"})
    folders.publish(BEFORE)
    assert folders.published() == dict(sorted(BEFORE.items()))


# Two at once.


def test_only_one_build_has_an_output(folders: Folders) -> None:
    with folders.publisher.alone(), pytest.raises(BuildRunning), Publisher(folders.root, folders.output).alone():
        pass


def test_builds_for_two_outputs_do_not_wait_for_each_other(tmp_path: Path) -> None:
    one, other = Publisher(tmp_path, tmp_path / "output"), Publisher(tmp_path, tmp_path / ".almanac/serve")
    with one.alone(), other.alone():
        assert one.staging != other.staging


def test_after_one_build_comes_the_next(folders: Folders) -> None:
    with pytest.raises(OSError, match="disk full"), folders.publisher.alone():
        raise OSError("disk full")
    with folders.publisher.alone():
        assert not folders.staging.exists()


# Pelican's own command, which writes in place.


def test_what_is_written_in_place_is_ours_later(folders: Folders) -> None:
    write(folders.output, {"CNAME": "mine", "index.html": "mine"})
    with folders.publisher.in_place():
        write(folders.output, BEFORE)
    folders.publish({"index.html": "2"})
    assert folders.published() == {"CNAME": "mine", "index.html": "2"}


def test_what_fails_in_place_leaves_the_list_as_it_was(folders: Folders) -> None:
    folders.publish(BEFORE)
    before = files(folders.output)
    with pytest.raises(OSError, match="full"), folders.publisher.in_place():
        raise OSError(errno.ENOSPC, "full")
    assert files(folders.output) == before


def test_what_is_written_in_place_before_a_failure_is_ours_too(folders: Folders) -> None:
    def fail() -> None:
        with folders.publisher.in_place():
            write(folders.output, {"new.html": "half"})
            raise OSError(errno.ENOSPC, "full")

    with pytest.raises(OSError, match="full"):
        fail()
    folders.publish({"new.html": "whole"})
    assert folders.published() == {"new.html": "whole"}


def test_one_that_waits_writes_when_the_other_is_done(folders: Folders) -> None:
    order: list[str] = []

    def wait() -> None:
        with folders.publisher.in_place(wait=True):
            order.append("second")

    with folders.publisher.alone():
        waiting = Thread(target=wait)
        waiting.start()
        order.append("first")
    waiting.join(60)
    assert order == ["first", "second"]


def test_the_journal_goes_with_what_it_names(folders: Folders, power: Power) -> None:
    folders.publish(BEFORE)
    killed_in(folders, power, AFTER, 4, "replace")
    assert (folders.staging / JOURNAL).is_file()


@pytest.mark.parametrize(("output", "waits"), [("output", True), (".almanac/serve", False)])
def test_a_preview_does_not_wait_for_the_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, waits: bool
) -> None:
    waited: list[Path] = []
    monkeypatch.setattr("almanac.store.publishing.publisher.sync", waited.append)
    folders = Folders(tmp_path, tmp_path / output)
    folders.publish(BEFORE)
    folders.publish(AFTER)

    assert bool(waited) is waits
    assert folders.published() == AFTER
    folders.publisher.settle()
    assert waited[-1] == folders.output
