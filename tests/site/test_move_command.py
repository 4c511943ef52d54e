"""Somebody moves their site: who had subscribed has everything once, at the old address and at the new one."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import feedparser
import pytest
from built.clients import Khal
from built.project import Project, tree
from lxml import html

from almanac.model.address import ARCHIVE_CALENDAR, CALENDAR, event_calendar, file_of

OLD, NEW = "https://versions.example.org", "https://new.example.net/site"
FEEDS = ("feeds/stories.atom.xml", "feeds/stories.rss.xml", "feeds/events.atom.xml", "feeds/digest.atom.xml")
SINCE = ("2027-01-01", 400)
EVENTS = ("weekly", "vanishing", "old-name")
Serve = Callable[[Path], AbstractContextManager[str]]


class FeedReader:
    """A program that remembers what it has shown, by feed and identity, wherever the feed is."""

    def __init__(self) -> None:
        self.shown: dict[str, list[str]] = {}

    def read(self, url: str) -> dict[str, list[str]]:
        """What is new in each feed of a site, by title."""
        return {feed: self._new(feed, feedparser.parse(f"{url}/{feed}").entries) for feed in FEEDS}

    def _new(self, feed: str, entries: list[feedparser.FeedParserDict]) -> list[str]:
        known = self.shown.setdefault(feed, [])
        new = [entry for entry in entries if entry.id not in known]
        known += [entry.id for entry in new]
        return [entry.title for entry in new]


def moved(project: Project, *arguments: str) -> str:
    done = project.almanac("move", "--to", NEW, "--jobs", "1", *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def commit_settings(project: Project) -> None:
    project.git("add", "pelicanconf.py")
    project.git("commit", "--quiet", "--message=Settings", at=datetime(2027, 2, 1, tzinfo=UTC))


@pytest.mark.git
@pytest.mark.timeout(900)
def test_who_had_subscribed_has_everything_once(built_project: Project, tmp_path: Path, serve: Serve) -> None:
    host, new, folder = tmp_path / "host", tmp_path / "new", tmp_path / "for-the-old-host"
    shutil.copytree(built_project.root / "output", host)
    reader, feeds = Khal(tmp_path / "khal"), FeedReader()
    with serve(host) as url, serve(new) as there:
        reader.follow(site=f"{url}{CALENDAR}", archive=f"{url}{ARCHIVE_CALENDAR}")
        reader.sync()
        reader.open(*(host / file_of(event_calendar(event, "en", "en")) for event in EVENTS))
        before, first = reader.entries(*SINCE), feeds.read(url)

        commit_settings(built_project)
        said = moved(built_project, "--settings", "--day", "2027-02-01", str(folder))
        commit_settings(built_project)
        built = built_project.build(new)
        checked = built_project.check("--changed-since", "HEAD~1")
        shutil.rmtree(host)
        shutil.copytree(folder / "pages", host)
        reader.sync()
        reader.open(*(host / file_of(event_calendar(event, "en", "en")) for event in EVENTS))
        at_old, from_old = reader.entries(*SINCE), feeds.read(url)

        reader.subscribe_anew(url, there)
        reader.sync()
        reader.open(*(new / file_of(event_calendar(event, "en", "en")) for event in EVENTS))
        at_new, from_new = reader.entries(*SINCE), feeds.read(there)

    assert len(before) > 20
    assert all(len(titles) > 1 for titles in first.values())
    assert "SITEURL in pelicanconf.py is https://new.example.net/site now" in said
    assert (built.returncode, checked.returncode) == (0, 0), built.stderr + checked.stdout
    notice = "2027-02-01|2027-02-01|First name has moved||CONFIRMED"
    assert at_old == sorted([*before, f"archive|{notice}", f"site|{notice}"])
    assert from_old == {feed: ["First name has moved"] for feed in FEEDS}
    assert at_new == before
    assert from_new == {feed: [] for feed in FEEDS}
    story = html.fromstring((new / "2027/01/10/story-2/index.html").read_bytes())
    assert story.xpath("//link[@rel='canonical']/@href") == [f"{NEW}/2027/01/10/story-2/"]


@pytest.mark.git
def test_a_dry_run_writes_nothing_and_says_what_is_left_to_do(built_project: Project, tmp_path: Path) -> None:
    story = built_project.root / "content/stories/2027/story-1.md"
    story.write_text(f"{story.read_text('utf-8')}\nSee <{OLD}/2027/01/10/story-2/>.\n", "utf-8")
    before = {name: data for name, data in tree(built_project.root).items() if not name.startswith(".almanac/")}

    said = moved(built_project, "--dry-run", "--settings", str(tmp_path / "old"))

    assert {name: data for name, data in tree(built_project.root).items() if not name.startswith(".almanac/")} == before
    assert not (tmp_path / "old").exists()
    assert "Would write" in said
    assert "pages that lead on" in said
    assert f"write {NEW} in place of {OLD} in SITEURL" in said
    assert "The old address stands in content/stories/2027/story-1.md: put the new one there." in said
    assert "Leave CALENDAR_DOMAIN as it is, `versions.example.org`" in said


@pytest.mark.git
def test_what_was_removed_stays_removed_and_answers_with_its_page(built_project: Project, tmp_path: Path) -> None:
    gone = built_project.root / "content/stories/2027/story-6.md"
    gone.unlink()
    (built_project.root / "content/removals.yml").write_text(
        "- {address: /2027/01/10/story-6/, when: 2027-01-20, rule: privacy, why: Asked for., decided_by: Editors}\n"
    )
    built_project.commit(datetime(2027, 1, 20, tzinfo=UTC), "Take it away")

    moved(built_project, str(tmp_path / "old"))

    page = html.fromstring((tmp_path / "old/pages/2027/01/10/story-6/index.html").read_bytes())
    assert page.xpath("//a/@href") == [f"{NEW}/2027/01/10/story-6/"]
    assert 'location = "/2027/01/10/story-6/" { error_page 410' in (tmp_path / "old/nginx.conf").read_text("utf-8")


@pytest.mark.git
def test_what_cannot_be_is_said_before_anything_is_built(built_project: Project, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full/file").touch()
    wrong = {
        ("--to", OLD, "../old"): "the site's address is https://versions.example.org already.",
        ("--to", OLD.replace("https", "HTTP"), "../old"): "are one place: a page there would lead to itself.",
        ("--to", f"{OLD}:443/", "../old"): "the site's address is https://versions.example.org already.",
        ("--to", "https://[", "../old"): "'https://[' is no address of a site",
        ("--to", NEW, "old"): "is inside of the project.",
        ("--to", NEW, "../full"): "is there already.",
        ("--to", "new.example.net", "../old"): "is no address of a site",
        ("--to", NEW, "--day", "9999-12-31", "../old"): "behind '9999-12-31' no day can be written",
        ("--to", NEW, "--day", "soon", "../old"): "'soon' is no day, like 2027-01-31",
    }
    done = {arguments: built_project.almanac("move", *arguments) for arguments in wrong}

    assert {one.returncode for one in done.values()} == {2}
    assert {arguments for arguments, said in wrong.items() if said not in done[arguments].stderr} == set()
    assert not (built_project.root / ".almanac/moved").exists()
    assert not (tmp_path / "old").exists()


@pytest.mark.git
def test_a_site_is_not_moved_to_where_it_would_be_in_its_own_way(built_project: Project, tmp_path: Path) -> None:
    done = built_project.almanac("move", "--to", f"{OLD}/events", str(tmp_path / "old"))

    assert done.returncode == 2
    assert "are on one host, and one has /events/" in done.stderr
    assert not (tmp_path / "old").exists()


@pytest.mark.git
def test_a_site_with_errors_is_not_moved(built_project: Project, tmp_path: Path) -> None:
    (built_project.root / "content/stories/2027/broken.md").write_text("---\ntitle: No more\n---\nText.\n", "utf-8")

    done = built_project.almanac("move", "--to", NEW, str(tmp_path / "old"))

    assert done.returncode == 1
    assert "Nothing was written: " in done.stdout
    assert "broken.md" in done.stdout
    assert not (tmp_path / "old").exists()
