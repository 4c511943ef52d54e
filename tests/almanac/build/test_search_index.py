"""After an edit only the bundle that it touches is indexed again, and the index is that of a build from nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from almanac.build.search_index import SearchIndex
from almanac.check.built_pages.check_pages import PagesRefused
from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.search.bundles import SMALL
from almanac.store.results import Results
from almanac.store.search import index_store
from almanac.store.search.pagefind import CannotIndex, Pagefind

NOW, MADE_WITH = datetime(2027, 1, 1, tzinfo=UTC), bytes(16)
SITE = Site("Almanac", "https://almanac.example")
Index = Callable[..., Mapping[str, bytes]]


def story(number: int, lang: str = "en", text: str = "") -> Story:
    """In the months of three years up to December 2026."""
    day = date(2024 + number % 3, 1 + number % 12, 1)
    source, address = Source(f"{number}.{lang}.md", f"{number}"), f"/{lang}/{day:%Y/%m/%d}/{number}/"
    body = Body(f"<p>Text {number} {text}</p>")
    return Story(source, f"{number}", lang, f"T{number}", Published(day), ("Ann",), "News", "S.", address, body=body)


def event(number: int) -> Event:
    source, day = Source(f"e{number}.md", f"e{number}"), date(2027, 3, 1)
    words = EventText(source, "en", "E", "S.", f"/events/{number}/")
    return Event(slug=f"{number}", uid=f"{number}@x", text=words, when=AllDay(day, day), category="Meetup")


STORIES = [story(number) for number in range(2 * SMALL)]
EVENTS = [event(number) for number in range(20)]


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many texts Pagefind was given each time."""
    given: list[int] = []
    run = Pagefind.index

    def noting(pagefind: Pagefind, records: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
        given.append(len(records))
        return run(pagefind, records)

    monkeypatch.setattr(Pagefind, "index", noting)
    return given


@pytest.fixture
def index(tmp_path: Path) -> Index:
    """Makes the index of an edition, by default with what the one before kept."""

    def make(
        stories: Sequence[Story] = STORIES, folder: str = "kept", made_with: bytes = MADE_WITH, *, fresh: bool = False
    ) -> Mapping[str, bytes]:
        root = tmp_path / folder
        edition = Edition(SITE, NOW, tuple(stories), events=tuple(EVENTS))
        made = SearchIndex(root, edition, made_with, Results(root / ".almanac"), fresh=fresh)
        files = {file.address: file.data() for file in made.files(Fingerprints(edition))}
        made.keep()
        return files

    return make


def edited(number: int) -> list[Story]:
    return [story(number, text="edited") if one.slug == f"{number}" else one for one in STORIES]


def test_the_index_says_which_bundles_it_has(index: Index) -> None:
    listed = json.loads(index()["/search/index/bundles.json"])["en"]

    assert [bundle["key"] for bundle in listed["bundles"]] == ["2024-2025", "2026", "2026-12", "later"]
    assert (listed["entries"], listed["first"], listed["last"]) == (520, "2024", "2027-03-02")


def test_nothing_is_indexed_again_where_nothing_changed(index: Index, runs: list[int]) -> None:
    first, made = index(), sum(runs)

    assert index() == first
    assert (made, sum(runs)) == (520, 520)


@pytest.mark.parametrize(
    ("number", "expected"),
    [pytest.param(11, [41], id="of the newest month"), pytest.param(12, [334], id="of an older year")],
)
def test_an_edit_touches_one_bundle(index: Index, runs: list[int], number: int, expected: list[int]) -> None:
    index()
    runs.clear()
    after = index(edited(number))

    assert runs == expected
    assert after == index(edited(number), "anew")


def test_of_what_all_records_are_made_may_be_another_and_the_records_the_same(index: Index, runs: list[int]) -> None:
    """Such as another line under the site's name."""
    first = index()
    runs.clear()

    assert index(made_with=bytes([1] * 16)) == first
    assert runs == []


def test_afresh_everything_is_indexed(index: Index, runs: list[int]) -> None:
    first = index()
    runs.clear()

    assert index(fresh=True) == first
    assert sum(runs) == 520


def test_each_language_has_its_own(index: Index) -> None:
    files = index([*STORIES[:3], *(story(number, "es") for number in range(4))])
    listed = json.loads(files["/search/index/bundles.json"])

    assert {lang: facts["entries"] for lang, facts in listed.items()} == {"en": 23, "es": 4}
    assert {"/search/index/en/wasm.en.pagefind", "/search/index/es/wasm.es.pagefind", "/search/index/pagefind.js"} <= {
        *files
    }
    assert not any("pagefind-ui" in name for name in files)


def test_a_site_with_nothing_has_an_index_of_nothing(tmp_path: Path) -> None:
    edition = Edition(SITE, NOW)
    (listed,) = SearchIndex(tmp_path, edition, MADE_WITH).files(Fingerprints(edition))

    assert (listed.address, listed.data()) == ("/search/index/bundles.json", b"{}")


def test_without_pagefind_the_build_says_what_to_do(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise CannotIndex("the program Pagefind is not installed")

    monkeypatch.setattr(index_store, "find_binary", missing)
    with pytest.raises(PagesRefused) as refused:
        index()

    (problem,) = refused.value.problems
    assert problem.message == "the search cannot be made: the program Pagefind is not installed"
    assert "`SEARCH = False`" in problem.hint


def test_the_present_moment_changes_nothing(tmp_path: Path) -> None:
    before = Edition(SITE, NOW, tuple(STORIES[:9]), events=tuple(EVENTS))
    editions = [before, replace(before, now=NOW.replace(year=2031))]
    made = [
        {file.address: file.data() for file in SearchIndex(tmp_path, one, MADE_WITH).files(Fingerprints(one))}
        for one in editions
    ]

    assert made[0] == made[1]
