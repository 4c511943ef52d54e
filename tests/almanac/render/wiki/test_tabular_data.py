"""Tabular data against the limits that Wikimedia Commons checks (mediawiki.org, "Help:Tabular data")."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shown import SITE, STORY, WALK, event, publication, story, wanted

from almanac.render.wiki import tabular_data as module
from almanac.render.wiki.tabular_data import tabular_data

LICENCES = {"CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0"}


def data(kind: str, *entries: Any, **options: Any) -> Any:
    return json.loads(tabular_data(wanted(kind, **options), publication(*entries)))


def rows(kind: str, *entries: Any, **options: Any) -> list[dict[str, Any]]:
    whole = data(kind, *entries, **options)
    names = [field["name"] for field in whole["schema"]["fields"]]
    return [dict(zip(names, row, strict=True)) for row in whole["data"]]


def is_line(value: object) -> bool:
    return isinstance(value, str) and len(value) <= 400 and not re.search(r"^\s|[\r\n\t]|\s$", value)


def is_localized(value: object) -> bool:
    if not isinstance(value, dict) or not value:
        return False
    return all(re.fullmatch(r"[a-z0-9-]{2,}", lang) and is_line(text) for lang, text in value.items())


IS = {"string": is_line, "localized": is_localized, "boolean": lambda value: isinstance(value, bool),
      "number": lambda value: isinstance(value, int) and not isinstance(value, bool)}  # fmt: skip


def check(whole: Any) -> None:
    fields = whole["schema"]["fields"]
    assert whole.keys() == {"license", "description", "sources", "schema", "data"}
    assert whole["license"] in LICENCES
    assert is_localized(whole["description"])
    assert len({field["name"] for field in fields}) == len(fields)
    assert all(re.fullmatch(r"[^\W\d]\w*", field["name"]) and is_localized(field["title"]) for field in fields)
    for row in whole["data"]:
        assert len(row) == len(fields)
        wrong = [
            (field["name"], value)
            for field, value in zip(fields, row, strict=True)
            if value is not None and not IS[field["type"]](value)
        ]
        assert wrong == []


@pytest.mark.parametrize("kind", ["events", "stories", "deadlines", "discussions"])
def test_the_data_keep_the_limits(kind: str) -> None:
    whole = data(kind)

    check(whole)
    assert whole["data"]


@given(st.text(max_size=900), st.text(max_size=900))
def test_whatever_a_title_is_the_data_keep_the_limits(title: str, other: str) -> None:
    site = {"site": SITE}
    edition = publication(event("a", title, tags=(other, other)), story("b", title, authors=(other,)), **site)

    for kind in ("events", "stories"):
        check(json.loads(tabular_data(wanted(kind), edition)))


def test_an_event_with_its_titles_by_language() -> None:
    (walk,) = rows("events", WALK)

    assert walk == {
        "id": "walk@group.example",
        "title": {"en": "River walk", "es": "Paseo por el río"},
        "address": {"en": "https://group.example/events/walk/", "es": "https://group.example/es/events/walk/"},
        "start": "2027-04-03T14:00+02:00",
        "end": None,
        "timezone": "Europe/Warsaw",
        "over": "2027-04-03T22:00:00Z",
        "status": "confirmed",
        "category": {"en": "Meetup", "ar": "Meetup", "es": "Meetup"},
        "place": "Market Hall",
        "city": "Katowice",
        "country": "PL",
        "online": False,
        "languages": "pl",
        "tags": "rivers",
    }


def test_a_story_has_no_words_of_its_summary() -> None:
    (one,) = rows("stories", STORY)

    assert "What it is about." not in json.dumps(one)
    assert (one["title"], one["published"]) == ({"en": "What we learned"}, "2027-01-02")


def test_an_address_that_is_too_long_in_bytes_stands_in_letters() -> None:
    (one,) = rows("events", event("ف" * 90))

    assert one["address"] == {"en": f"https://group.example/events/{'ف' * 90}/"}


def test_an_address_that_is_too_long_leaves_its_title_out_too() -> None:
    (one,) = rows("events", event("x" * 500))

    assert (one["title"], one["address"]) == (None, None)


def test_a_language_is_in_small_letters() -> None:
    (one,) = rows("stories", story("b", "标题", "zh-Hans"))

    assert (one["title"], one["lang"]) == ({"zh-hans": "标题"}, "zh-hans")


def test_what_would_be_longer_than_a_page_is_cut_by_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_BYTES", 4000)
    text = tabular_data(wanted("events"), publication(*(event(f"e{n}") for n in range(40))))

    assert 0 < len(json.loads(text)["data"]) < 40
    assert len(text.encode()) <= 4000
