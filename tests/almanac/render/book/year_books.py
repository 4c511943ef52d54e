"""Editions for the tests of books: stories and events with nothing beside what a test gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from almanac.model.comment import Comment
from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText
from almanac.model.recurrence import Recurrence, Rule
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published, When
from almanac.render.book.year import YearBook, year_book
from almanac.render.publication import Publication

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
SITE = Site("Group", "https://group.example/site", calendar_domain="group.example", languages=("en", "ar"))


def story(slug: str, html: str = "<p>x</p>", day: date = date(2026, 5, 1)) -> Story:
    """A story of 2026."""
    group = f"content/stories/2026/{slug}"
    return Story(
        source=Source(f"{group}.md", group),
        slug=slug,
        lang="en",
        title=slug.title(),
        published=Published(day),
        authors=("Ewa",),
        category="News",
        summary="What it is about.",
        address=f"/2026/05/01/{slug}/",
        tags=("rivers",),
        body=Body(html),
    )


def translated(original: Story, lang: str) -> Story:
    """The same in another language."""
    source = replace(original.source, path=f"{original.source.group}.{lang}.md")
    return replace(original, source=source, lang=lang, address=f"/{lang}{original.address}", is_translation=True)


def event(slug: str, when: When, rule: Rule | None = None) -> Event:
    """An event."""
    source = Source(f"events/2026/{slug}.md", f"events/2026/{slug}")
    text = EventText(source, "en", slug.title(), "It comes.", f"/events/{slug}/")
    return Event(
        slug=slug,
        uid=f"{slug}@group.example",
        text=text,
        when=when,
        category="Meetup",
        worldwide=True,
        recurrence=Recurrence(rule) if rule else None,
    )


def day(text: str) -> AllDay:
    """A whole day."""
    return AllDay(date.fromisoformat(text), date.fromisoformat(text))


def book(
    stories: Sequence[Story] = (), events: Sequence[Event] = (), lang: str = "en", comments: Sequence[Comment] = ()
) -> YearBook:
    """The book of 2026; the comments are on the first story."""
    on_first = {stories[0].source.path: tuple(comments)} if comments else {}
    edition = Edition(SITE, NOW, stories=tuple(stories), events=tuple(events), comments=on_first)
    return year_book(Publication(edition).in_language(lang), 2026)
