"""What one process has read it does not read again, unless what came of it may be another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from almanac.build.kept_readers import KeptReaders
from almanac.build.memory import Memory, OutdatedError, RememberingReaders
from almanac.check.reading import BodyToRead, EntryToRead
from almanac.model.entry import Source
from almanac.model.site import Site
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets
from almanac.store.results import Results
from almanac.store.translations import THEME

STORY = """---
title: A title
summary: One plain sentence that is long enough to be a summary.
date: 2027-01-01
authors: Everybody
category: News
{}---

A text.
"""

CATALOGUE = 'msgid ""\nmsgstr "Language: es\\n"\n\nmsgid "Note"\nmsgstr "{}"\n'


@pytest.fixture
def site() -> Site:
    return Site(name="Site", url="https://example.org", categories=("News",))


class Builds:
    """The builds of a process, and how many texts they had to ask others for."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self.memory = Memory()
        self.begun_with_nothing: list[bool] = []

    def readers(self) -> RememberingReaders:
        def make(anew: bool) -> KeptReaders:
            self.begun_with_nothing.append(anew)
            return KeptReaders(Results(self._root / ".almanac"), b"program", jobs=1, fresh=anew)

        return RememberingReaders(self.memory, make)

    def entries(self, site: Site, files: Sequence[EntryToRead]) -> list[object]:
        readers = self.readers()
        read = readers.entries(site.reading, files)
        readers.keep()
        return [entry for entry, _ in read]

    def bodies(self, targets: Targets, bodies: Sequence[BodyToRead]) -> list[str]:
        readers = self.readers()
        read = readers.bodies(MarkdownReader(targets), bodies)
        readers.keep()
        return [reading.html for reading in read]


@pytest.fixture
def builds(tmp_path: Path) -> Builds:
    return Builds(tmp_path)


def stories(*fields: str) -> list[EntryToRead]:
    return [
        EntryToRead("story", f"content/stories/2027/{number}.md", STORY.format(field))
        for number, field in enumerate(fields)
    ]


def test_an_entry_is_read_once(builds: Builds, site: Site) -> None:
    first = builds.entries(site, stories("", ""))
    second = builds.entries(site, stories("", ""))

    assert [id(entry) for entry in second] == [id(entry) for entry in first]
    assert builds.begun_with_nothing == [False]


def test_only_what_was_saved_is_read_again(builds: Builds, site: Site) -> None:
    first = builds.entries(site, stories("", ""))
    second = builds.entries(site, stories("", "tags: [a]\n"))

    assert second[0] is first[0]
    assert second[1] not in (None, first[1])
    assert builds.begun_with_nothing == [False, True]


def test_other_settings_of_reading_read_everything_again(builds: Builds, site: Site) -> None:
    first = builds.entries(site, stories(""))
    other = builds.entries(replace(site, content_license="CC0-1.0"), stories(""))

    assert other[0] is not first[0]


def test_what_is_done_to_the_problems_of_a_build_is_not_remembered(builds: Builds, site: Site) -> None:
    file = EntryToRead("story", "content/stories/2027/a.md", "no front matter")
    readers = builds.readers()
    _, problems = readers.entries(site.reading, [file])[0]
    found = [*problems]
    problems.clear()
    readers.keep()

    assert builds.readers().entries(site.reading, [file])[0][1] == found != []


def test_what_was_not_asked_for_is_forgotten(builds: Builds, site: Site) -> None:
    builds.entries(site, stories("", "", ""))
    builds.entries(site, stories(""))

    assert [*builds.memory.texts.entries] == ["content/stories/2027/0.md"]


def body(text: str) -> BodyToRead:
    return BodyToRead(Source("content/stories/2027/a.md", "", text), "en", "Title", with_text=False)


def test_a_body_is_read_again_where_its_links_lead_elsewhere(builds: Builds) -> None:
    text = body("[There](b.md)")
    where = {"content/stories/2027/b.md": "/b/"}
    moved = {"content/stories/2027/b.md": "/c/"}

    assert '"/b/"' in builds.bodies(Targets(where), [text])[0]
    assert '"/b/"' in builds.bodies(Targets({**where, "content/stories/2027/c.md": "/c/"}), [text])[0]
    assert '"/c/"' in builds.bodies(Targets(moved), [text])[0]
    assert builds.begun_with_nothing == [False, False]


def test_a_memory_is_outdated_by_whatever_else_a_site_is_made_with() -> None:
    memory = Memory()
    memory.begin({"SITENAME": "One"}, b"program")
    memory.begin({"SITENAME": "One"}, b"program")

    with pytest.raises(OutdatedError):
        memory.begin({"SITENAME": "Two"}, b"program")


def test_a_memory_is_outdated_by_other_words(builds: Builds, tmp_path: Path) -> None:
    path = tmp_path / THEME / "es.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE.format("Nota"), "utf-8")
    readers = builds.readers()
    said = [readers.interface(tmp_path)[0].phrases("es").gettext("Note")]
    readers.keep()
    said += [builds.readers().interface(tmp_path)[0].phrases("es").gettext("Note")]
    path.write_text(CATALOGUE.format("Aviso"), "utf-8")

    with pytest.raises(OutdatedError):
        builds.readers().interface(tmp_path)
    assert said == ["Nota", "Nota"]


def test_what_is_left_for_later_is_done_once_and_in_order_and_a_full_disk_stops_nothing() -> None:
    memory, done = Memory(), list[str]()

    def full() -> None:
        done.append("full")
        raise OSError(28, "No space left on device")

    memory.later(full)
    memory.later(lambda: done.append("kept"))
    assert done == []

    memory.settle()
    memory.settle()
    assert done == ["full", "kept"]
