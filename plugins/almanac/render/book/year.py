"""Gathers what a site has of one year in one language: its stories in their order, its events by their days."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cached_property
from itertools import chain, groupby
from uuid import NAMESPACE_DNS, UUID, uuid5

from almanac.model import language
from almanac.model.event import Event
from almanac.model.place import Place
from almanac.model.recurrence import Occurrence
from almanac.model.story import Story
from almanac.model.when import MONTHS_OF_A_YEAR, MonthOnly, When
from almanac.render import words
from almanac.render.book.chapter import Chapter, EventChapter, StoryChapter, addresses
from almanac.render.events.deadlines import closing, closings
from almanac.render.events.event_page import event_card
from almanac.render.events.listing import ListedEvent, is_usual
from almanac.render.events.occurrences import Expand
from almanac.render.publication import Publication
from almanac.render.views.event import EventCard


@dataclass(frozen=True, slots=True)
class CalendarMonth:
    """A month of the calendar by its name, with what happens in it, each with the entry that tells of it."""

    name: str
    lines: tuple[tuple[EventCard, EventChapter], ...]


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name in an index, and the entries that have to do with it, in their order."""

    name: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class YearBook:
    """The book of a ``year``; ``publication`` is in its language, the numbers of chapters go through all of it."""

    publication: Publication
    year: int
    stories: tuple[StoryChapter, ...]
    events: tuple[EventChapter, ...]

    @property
    def lang(self) -> str:
        """The language of what stands around the entries, and of these where they are in it."""
        return self.publication.lang

    @property
    def direction(self) -> str:
        """In which direction it is read."""
        return language.direction(self.lang)

    @property
    def chapters(self) -> tuple[Chapter, ...]:
        """All entries."""
        return (*self.stories, *self.events)

    @property
    def title(self) -> str:
        """The name of the site, and the year."""
        return f"{self.publication.site.name} {self.year}"

    @property
    def identifier(self) -> UUID:
        """What the book is known by for ever, wherever the site is (RFC 9562 5.5)."""
        return uuid5(uuid5(NAMESPACE_DNS, self.publication.site.calendar_domain), f"{self.year}-{self.lang}")

    @property
    def languages(self) -> tuple[str, ...]:
        """Those of its texts, its own first."""
        return tuple(dict.fromkeys((self.lang, *sorted(chapter.lang for chapter in self.chapters))))

    @cached_property
    def calendar(self) -> tuple[CalendarMonth, ...]:
        """Its events month by month, each on every day on which it happens."""
        listed = [(time, chapter) for chapter in self.events for time in chapter.times]
        listed.sort(key=lambda pair: (_month(pair[0].when, self.year), pair[0].when.sort_key, pair[1].number))
        site = self.publication.site
        return tuple(
            CalendarMonth(
                words.month(date(self.year, month, 1), site.phrases(self.lang).spoken),
                tuple((event_card(time, site, self.lang), chapter) for time, chapter in pairs),
            )
            for month, pairs in groupby(listed, key=lambda pair: _month(pair[0].when, self.year))
        )

    @cached_property
    def authors(self) -> tuple[IndexEntry, ...]:
        """Who wrote which stories."""
        return _index((name, chapter) for chapter in self.stories for name in chapter.story.authors)

    @cached_property
    def places(self) -> tuple[IndexEntry, ...]:
        """Which events were where: by city and country."""
        return _index(
            (self._named(place), chapter)
            for chapter in self.events
            if (place := chapter.event.place) and (place.city or place.country)
        )

    def _named(self, place: Place) -> str:
        country = language.country_name(place.country, self.lang) if place.country else ""
        if not (place.city and country):
            return place.city or country
        phrases = self.publication.site.phrases(self.lang)
        return phrases.gettext("%(city)s, %(country)s", city=place.city, country=country)

    @cached_property
    def tags(self) -> tuple[IndexEntry, ...]:
        """The tags of both."""
        stories = ((tag, chapter) for chapter in self.stories for tag in chapter.story.tags)
        events = ((tag, chapter) for chapter in self.events for tag in chapter.event.tags)
        return _index(chain[tuple[str, Chapter]](stories, events))

    @property
    def with_pictures(self) -> tuple[Chapter, ...]:
        """The entries that begin with a picture."""
        return tuple(chapter for chapter in self.chapters if chapter.image)


def year_book(publication: Publication, year: int) -> YearBook:
    """The book of a year in the language of the publication."""
    stories = sorted(
        (story for story in publication.stories if story.published.day.year == year),
        key=lambda story: (story.published.as_datetime(publication.site.zone), story.slug),
    )
    now, expand = publication.edition.now, publication.expand
    listed = [(event, times) for event in publication.edition.events if (times := _times(event, year, now, expand))]
    listed.sort(key=lambda pair: (pair[1][0].when.sort_key, pair[0].slug))
    return YearBook(
        publication,
        year,
        tuple(_story(publication, story, number) for number, story in enumerate(stories, 1)),
        tuple(_event(publication, *pair, number) for number, pair in enumerate(listed, len(stories) + 1)),
    )


def _story(publication: Publication, story: Story, number: int) -> StoryChapter:
    others = publication.story_views.in_all_languages(story)
    return StoryChapter(
        number=number,
        lang=story.lang,
        title=story.title,
        addresses=addresses(story.address, (other.address for other in others)),
        html=story.body.html,
        comments=publication.edition.comments_on(story.source),
        image=story.image,
        story=story,
    )


def _event(publication: Publication, event: Event, times: Sequence[ListedEvent], number: int) -> EventChapter:
    text = event.text_in(publication.lang)
    return EventChapter(
        number=number,
        lang=text.lang,
        title=text.title,
        addresses=addresses(text.address, (other.address for other in event.texts)),
        html=text.body.html,
        comments=publication.edition.comments_on(text.source),
        image=event.image,
        event=event,
        text=text,
        times=tuple(times),
    )


def _times(event: Event, year: int, now: datetime, expand: Expand) -> list[ListedEvent]:
    """Once for each month of the year in which it happens; what differs from its rule stands for itself."""
    if isinstance(event.when, MonthOnly):
        return [_listed(event, event.when, now)] if event.when.first.year == year else []
    happening = expand(event, date(year, 1, 1), date(year, MONTHS_OF_A_YEAR, 31))
    months = groupby(happening, key=lambda occurrence: _month(occurrence.when, year))
    return [time for _, month in months for time in _in_month(event, tuple(month), now)]


def _in_month(event: Event, month: Sequence[Occurrence], now: datetime) -> Iterator[ListedEvent]:
    for occurrence in month:
        if not is_usual(occurrence, event):
            yield replace(_listed(event, occurrence.when, now), occurrence=occurrence)
    usual = [occurrence.when for occurrence in month if is_usual(occurrence, event)]
    if usual:
        yield replace(_listed(event, usual[0], now), also=tuple(usual[1:]))


def _listed(event: Event, when: When, now: datetime) -> ListedEvent:
    return ListedEvent(event, when, when.is_over(now), closing=closing(event, now), deadlines=closings(event, now))


def _month(when: When, year: int) -> int:
    """The month of the year in which it is listed: what has begun before goes on in the first."""
    return when.day.month if when.day.year == year else 1


def _index(pairs: Iterable[tuple[str, Chapter]]) -> tuple[IndexEntry, ...]:
    by_name: dict[str, list[Chapter]] = defaultdict(list)
    for name, chapter in pairs:
        if not by_name[name] or by_name[name][-1] is not chapter:
            by_name[name].append(chapter)
    names = sorted(by_name, key=lambda name: (name.casefold(), name))
    return tuple(IndexEntry(name, tuple(by_name[name])) for name in names)
