"""What only several files together show."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from almanac.check.across import check
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.image import Image
from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import AllDay, Published

SITE = Site(
    "Almanac",
    "https://almanac.example",
    languages=("en", "es"),
    calendar_domain="calendar.example.net",
    slugs={"C#": "c-sharp"},
)
DAY = date(2026, 3, 2)
OTHER_NAME = "give one of them another file name; a published one keeps its own"


def story(path: str = "stories/a.md", where: str = "/2026/03/02/a/", **fields: object) -> Story:
    known = Story(
        Source(path, path), "a", "en", "A", Published(DAY), ("Ewa",), "News", "A sentence.", where, tags=("forum",)
    )
    return replace(known, **fields)


def page(path: str = "pages/about.md", where: str = "/about/", **fields: object) -> Page:
    return replace(Page(Source(path, path), "about", "en", "About", where), **fields)


def event(path: str = "events/x.md", where: str = "/events/x/", **fields: object) -> Event:
    words = EventText(Source(path, path), "en", "X", "A sentence.", where)
    return replace(Event("x", f"{path}@a.org", words, AllDay(DAY, DAY), "Meetup"), **fields)


def found(*entries: Story | Page | Event, images: tuple[str, ...] = (), site: Site = SITE) -> list[Problem]:
    kinds = {Story: [], Page: [], Event: []}
    for entry in entries:
        kinds[type(entry)].append(entry)
    return check(site, kinds[Story], kinds[Page], kinds[Event], images)


def test_entries_that_have_nothing_in_common_get_along() -> None:
    assert found(story(aliases=("/old/",)), page(aliases=("/old/about/",)), event(aliases=("/events/old/",))) == []


@pytest.mark.parametrize(
    "entries",
    [
        pytest.param((story(), story("stories/b.md")), id="two stories"),
        pytest.param((page("pages/b.md", "/2026/03/02/a/"), story()), id="a page and a story"),
        pytest.param((event("events/2025/x.md"), event("events/2026/x.md")), id="two events in two folders"),
        pytest.param(
            (event(translations=(EventText(Source("events/x.es.md", ""), "es", "X", "A", "/events/x/"),)),),
            id="an event and its translation",
        ),
    ],
)
def test_two_entries_cannot_have_one_address(entries: tuple[Story | Page | Event, ...]) -> None:
    assert [(problem.field, problem.hint) for problem in found(*entries)] == [("", OTHER_NAME)]


def test_an_address_that_is_taken_names_who_has_it() -> None:
    assert [str(problem) for problem in found(story(), story("stories/b.md"))] == [
        f"stories/b.md: has the address /2026/03/02/a/, which stories/a.md has too ({OTHER_NAME})"
    ]


def test_a_translation_is_in_another_language_than_its_original() -> None:
    words = EventText(Source("events/x.en.md", "events/x"), "en", "X", "A", "/events/x/")
    original = replace(
        event(translations=(words,)), text=replace(event().text, source=Source("events/x.md", "events/x"))
    )
    assert [str(problem) for problem in found(original)] == [
        "events/x.en.md: is in the same language as events/x.md, which it translates "
        "(name the language that it is in: `SLUG.LANG.md`)"
    ]


@pytest.mark.parametrize("languages", [(), ("es",), ("es", "ar")], ids=["as they are", "translated", "into several"])
def test_two_events_cannot_have_one_identity(languages: tuple[str, ...]) -> None:
    def named(slug: str) -> Event:
        path = f"events/{slug}.md"
        words = [
            EventText(Source(f"events/{slug}.{lang}.md", path), lang, "X", "A sentence.", f"/{lang}/events/{slug}/")
            for lang in languages
        ]
        return event(path, f"/events/{slug}/", uid="1@a.org", translations=tuple(words))

    problems = found(named("x"), named("y"))
    assert [str(problem) for problem in problems] == [
        (
            "events/y.md: uid: `1@a.org` is the identity of events/x.md too (in people's calendars "
            "one would replace the other: give the newer one another `uid`)"
        )
    ]


@pytest.mark.parametrize(
    ("entries", "field"),
    [
        pytest.param((story(tags=("C", "C++")),), "tags", id="tags of a story"),
        pytest.param(
            (event(tags=("C",)), event("events/y.md", "/events/y/", tags=("c",))), "tags", id="tags of events"
        ),
        pytest.param((story(authors=("Ewa", "EWA")),), "authors", id="authors"),
        pytest.param(
            (story(series="A b"), story("stories/b.md", "/b/", series="A-b")), "series", id="series of stories"
        ),
        pytest.param(
            (story(category="Q A"), story("stories/b.md", "/b/", category="Q&A")),
            "category",
            id="categories of stories",
        ),
        pytest.param(
            (event(category="Q A"), event("events/y.md", "/events/y/", category="Q&A")),
            "category",
            id="categories of events",
        ),
    ],
)
def test_names_that_would_share_an_address_are_a_problem(entries: tuple[Story | Event, ...], field: str) -> None:
    assert [problem.field for problem in found(*entries)] == [field]


def test_names_that_collide_are_told_apart_by_a_setting() -> None:
    assert [str(problem) for problem in found(story(tags=("C", "C++", "C#")))] == [
        "stories/a.md: tags: `C++` and `C` (stories/a.md) would share one address, c "
        '(write them alike, or add `"C++": "another-slug"` to SLUGS in pelicanconf.py)'
    ]


def test_a_name_collides_once_however_often_it_stands() -> None:
    assert len(found(story(tags=("C",)), *(story(f"stories/{n}.md", f"/{n}/", tags=("c",)) for n in "bcd"))) == 1


def test_a_kept_calendar_does_not_share_its_address_with_another_name() -> None:
    site = replace(SITE, kept_calendars={"tag": ("C", "wiki"), "series": ("c++",)})

    assert [str(problem) for problem in found(event(tags=("C++", "wiki")), site=site)] == [
        "pelicanconf.py: KEPT_CALENDARS: `C` and `C++` (events/x.md) would share one address, c "
        '(write them alike, or add `"C": "another-slug"` to SLUGS)'
    ]


def test_the_same_name_in_different_kinds_of_lists_does_not_collide() -> None:
    assert found(story(tags=("C",), authors=("c",), series="C"), event(tags=("c",))) == []


def test_a_name_of_signs_alone_has_no_address() -> None:
    assert [str(problem) for problem in found(story(tags=("?!",)), story("stories/b.md", "/b/", tags=("?!",)))] == [
        "stories/a.md: tags: `?!` has no letters or digits to make an address of "
        '(add `"?!": "a-slug"` to SLUGS in pelicanconf.py)'
    ]


def test_a_name_too_long_for_a_file_has_no_address() -> None:
    assert [problem.message for problem in found(story(tags=("ż" * 101,)))] == [
        f"`{'ż' * 40}...` makes an address of 202 bytes, more than 200"
    ]


@pytest.mark.parametrize(
    ("entry", "field"),
    [
        pytest.param(story(tags=("Con",)), "tags", id="a tag of a story"),
        pytest.param(story(authors=("NUL",)), "authors", id="an author"),
        pytest.param(story(series="Aux!"), "series", id="a series"),
        pytest.param(story(category="COM\u00b9"), "category", id="a category"),
        pytest.param(event(tags=("lpt 9", "prn")), "tags", id="a tag of an event"),
    ],
)
def test_a_name_that_makes_the_name_of_a_device_has_no_address(entry: Story | Event, field: str) -> None:
    assert [(problem.field, "a device on Windows" in problem.message) for problem in found(entry)] == [(field, True)]


PICTURE = Image("/images/Hall.jpg", "A hall", "A. Name", "CC0")


@pytest.mark.parametrize(
    "entry", [pytest.param(story(image=PICTURE), id="story"), pytest.param(event(image=PICTURE), id="event")]
)
def test_a_picture_that_is_not_there_is_a_problem(entry: Story | Event) -> None:
    assert [
        (problem.field, problem.message, problem.hint) for problem in found(entry, images=("content/images/hall.jpg",))
    ] == [
        ("image.file", "there is no picture content/images/Hall.jpg", "did you mean `images/hall.jpg`? capitals count")
    ]


def test_a_picture_that_is_there_is_none() -> None:
    assert found(story(image=PICTURE), images=("content/images/Hall.jpg",)) == []


def test_the_domain_of_the_sample_is_a_warning() -> None:
    sample = replace(SITE, calendar_domain="almanac.example.org")
    assert found(site=sample) == [
        Problem(
            "pelicanconf.py",
            0,
            "CALENDAR_DOMAIN",
            "is still the sample's, almanac.example.org",
            "choose a domain of yours before anyone subscribes, and never change it again",
            Severity.WARNING,
        )
    ]
