"""What each file has given readers to rely on, also under another default language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sites import EVENT, NOW, PAGE, SITE, STORY, WORDS, event, page, story, tree, words

from almanac.check.entries import Entries
from almanac.check.permanence.published_entries import PublishedEntry, published_entries

FILES = {STORY: story("tags: wiki", "aliases: /old"), PAGE: page("draft: true"), EVENT: event(), WORDS: words()}


def entries(files: dict[str, str] = FILES, **under: object) -> dict[str, PublishedEntry]:
    read = Entries(SITE, tree(files))
    return {entry.path: entry for entry in published_entries(read, NOW, replace(SITE, **under))}


def test_every_file_has_its_addresses() -> None:
    assert {path: entry.addresses for path, entry in entries().items()} == {
        STORY: ("/2026/03/02/closing/", "/old/"),
        PAGE: ("/about/",),
        EVENT: ("/events/spring/",),
        WORDS: ("/es/events/spring/",),
    }


def test_only_an_event_has_an_identity_with_and_without_the_domain_of_the_site() -> None:
    assert {path: (entry.uid, entry.local_uid) for path, entry in entries().items() if entry.uid} == {
        EVENT: ("spring@calendar.example.net", "spring")
    }


@pytest.mark.parametrize(
    ("file", "hidden_by"),
    [
        pytest.param({STORY: story()}, "", id="a story that is out"),
        pytest.param({STORY: story(day="2026-07-01")}, "date", id="a story of the future"),
        pytest.param({STORY: story("draft: true")}, "draft", id="a draft"),
        pytest.param({EVENT: event("draft: true")}, "draft", id="a draft of an event"),
    ],
)
def test_what_keeps_it_off_the_site_is_known(file: dict[str, str], hidden_by: str) -> None:
    assert [entry.hidden_by for entry in entries(file).values()] == [hidden_by]


def test_under_another_default_language_only_what_names_its_own_moves() -> None:
    files = {STORY: story(), EVENT: event("lang: en"), WORDS: words()}

    assert [entry.address for entry in entries(files, default_lang="es").values()] == [
        "/2026/03/02/closing/",
        "/en/events/spring/",
        "/events/spring/",
    ]


def test_what_is_switched_off_is_left_out() -> None:
    assert list(entries(blog=False, events=False)) == [PAGE]
