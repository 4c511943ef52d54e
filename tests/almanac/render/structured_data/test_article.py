"""A story as those who gather structured data read it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.history import FileHistory, History
from almanac.model.image import Image
from almanac.model.site import Site
from almanac.model.story import Story, Voice
from almanac.model.when import AllDay, Published
from almanac.render.structured_data.article import article

URL = "https://group.example"
SITE = Site("Almanac", URL, forum_url="https://forum.example", forum_new_topic="New", slugs={"C++": "c-plus-plus"})
PATH = "content/stories/2027/x.md"
STORY = Story(
    source=Source(PATH, "content/stories/2027/x"),
    slug="x",
    lang="en",
    title="A story",
    published=Published(date(2027, 1, 20)),
    authors=("Ewa",),
    category="Lessons",
    summary="What it tells.",
    address="/2027/01/20/x/",
    license="CC BY 4.0",
)
SPANISH = replace(
    STORY, source=Source("content/stories/2027/x.es.md", STORY.source.group), lang="es", title="Una historia",
    address="/es/2027/01/20/x/", is_translation=True,
)  # fmt: skip


def said(
    story: Story, *, changed: datetime | None = None, complete: bool = True, others: tuple[Story, ...] = ()
) -> Any:
    files = {PATH: FileHistory(changed, changed, changed, 1)} if changed else {}
    edition = Edition(SITE, datetime(2027, 2, 1, tzinfo=UTC), history=History(files, complete=complete))
    return article(story, edition, others)


def test_a_story_without_anything_optional_says_nothing_else() -> None:
    assert said(STORY) == {
        "@type": "Article",
        "@id": f"{URL}/2027/01/20/x/#story",
        "url": f"{URL}/2027/01/20/x/",
        "mainEntityOfPage": f"{URL}/2027/01/20/x/",
        "headline": "A story",
        "description": "What it tells.",
        "inLanguage": "en",
        "datePublished": "2027-01-20",
        "author": [{"name": "Ewa", "url": f"{URL}/author/ewa/"}],
        "publisher": said(STORY)["publisher"],
        "articleSection": "Lessons",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isPartOf": [{"@type": "WebSite", "@id": f"{URL}/#website", "name": "Almanac", "url": f"{URL}/"}],
    }


@pytest.mark.parametrize(
    ("changes", "name", "value"),
    [
        pytest.param({"tags": ("forum", "C++")}, "keywords", ["forum", "C++"], id="tags"),
        pytest.param({"license": "Ask"}, "license", {"@type": "CreativeWork", "name": "Ask"}, id="a licence by name"),
        pytest.param(
            {"published": Published(date(2027, 1, 20), datetime(2027, 1, 20, 9, 30, tzinfo=ZoneInfo("Asia/Kolkata")))},
            "datePublished", "2027-01-20T09:30+05:30", id="a time",
        ),
        pytest.param({"discussion": "31"}, "discussionUrl", ["https://forum.example/t/31"], id="a topic of the forum"),
        pytest.param({"also_discussed": ("https://a.org",)}, "discussionUrl", ["https://a.org"], id="elsewhere"),
        pytest.param(
            {"image": Image("/images/x.jpg", "X", "Ewa", "CC0")}, "image",
            {"@type": "ImageObject", "url": f"{URL}/images/x.jpg", "contentUrl": f"{URL}/images/x.jpg",
             "encodingFormat": "image/jpeg", "description": "X", "creditText": "Ewa",
             "license": "https://creativecommons.org/publicdomain/zero/1.0/"}, id="a picture of unknown size",
        ),
    ],
)  # fmt: skip
def test_what_a_story_has_it_says(changes: dict[str, Any], name: str, value: object) -> None:
    assert said(replace(STORY, **changes))[name] == value


def test_a_series_is_what_a_story_is_a_part_of() -> None:
    address = f"{URL}/series/lessons/"
    [_site, series] = said(replace(STORY, series="Lessons"))["isPartOf"]

    assert series == {"@type": "CreativeWorkSeries", "@id": address, "name": "Lessons", "url": address}


@pytest.mark.parametrize(
    ("changed", "complete", "expected"),
    [
        pytest.param(datetime(2027, 1, 25, 9, tzinfo=UTC), True, "2027-01-25", id="after its publication"),
        pytest.param(datetime(2027, 1, 20, 23, tzinfo=UTC), True, None, id="on the same day"),
        pytest.param(datetime(2026, 12, 1, 9, tzinfo=UTC), True, None, id="before its publication"),
        pytest.param(datetime(2027, 1, 25, 9, tzinfo=UTC), False, None, id="in a history that is cut off"),
        pytest.param(None, True, None, id="without a history"),
    ],
)
def test_a_change_is_one_of_what_was_published(changed: datetime | None, complete: bool, expected: str | None) -> None:
    assert said(STORY, changed=changed, complete=complete).get("dateModified") == expected


def test_a_translation_names_its_original_and_the_original_its_translations() -> None:
    both = (STORY, SPANISH)

    assert said(SPANISH, others=both)["translationOfWork"] == {
        "@type": "Article", "@id": f"{URL}/2027/01/20/x/#story", "url": f"{URL}/2027/01/20/x/",
        "headline": "A story", "inLanguage": "en",
    }  # fmt: skip
    assert [one["inLanguage"] for one in said(STORY, others=both)["workTranslation"]] == ["es"]
    assert "workTranslation" not in said(SPANISH, others=both)
    assert "translationOfWork" not in said(STORY, others=both)


def test_nobody_says_what_kind_of_author_a_name_is() -> None:
    assert [sorted(author) for author in said(replace(STORY, authors=("Ewa", "Group")))["author"]] == [
        ["name", "url"]
    ] * 2


def test_a_story_is_about_the_events_that_it_tells_of() -> None:
    day = date(2027, 5, 8)
    text = EventText(Source("events/2027/spring.md", "spring"), "en", "Spring", "It comes.", "/events/spring/")
    event = Event(slug="spring", uid="spring", text=text, when=AllDay(day, day), category="Meetup")
    edition = Edition(SITE, datetime(2027, 2, 1, tzinfo=UTC))

    assert article(STORY, edition, (), [event])["about"] == [
        {
            "@type": "Event",
            "@id": f"{URL}/events/spring/#event",
            "name": "Spring",
            "url": f"{URL}/events/spring/",
            "startDate": "2027-05-08",
            "endDate": "2027-05-08",
            "eventStatus": "https://schema.org/EventScheduled",
        }
    ]


@pytest.mark.parametrize(
    ("voice", "names", "expected"),
    [
        (Voice.OPINION, (), {"@type": "OpinionNewsArticle"}),
        (
            Voice.ANNOUNCEMENT,
            ("A society",),
            {"@type": "Article", "genre": "announcement", "sourceOrganization": [{"name": "A society"}]},
        ),
    ],
)
def test_what_is_no_report_says_what_it_is_and_for_whom_it_speaks(
    voice: Voice, names: tuple[str, ...], expected: dict[str, object]
) -> None:
    node = said(replace(STORY, voice=voice, speaks_for=names))

    assert {name: node[name] for name in ("@type", "genre", "sourceOrganization") if name in node} == expected
