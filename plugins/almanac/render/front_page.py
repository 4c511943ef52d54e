"""Makes what the front page gets: a lead, the next events by day, what is being discussed, and the world."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby, islice

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.event import EventText
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, DayOrMonth, MonthOnly, day_or_month
from almanac.render import words
from almanac.render.discussion import discussion, topic_of
from almanac.render.events.at_occurrence import point
from almanac.render.events.closing_soon import closing_soon
from almanac.render.events.event_page import date_block, event_card
from almanac.render.events.listing import EventListing, ListedEvent
from almanac.render.redirects import has_page, redirects
from almanac.render.story_view import story_card, story_categories
from almanac.render.views.event import DayOfEvents
from almanac.render.views.front_page import Discussed, FrontPage, WorldView

STORIES = 5
EVENTS = 10
TOPICS = 4

_LONG_AGO = datetime.min.replace(tzinfo=UTC)


def front_page(edition: Edition, listing: EventListing, lang: str, each_story: Sequence[Story]) -> FrontPage:
    """The front page in one of the site's languages; ``each_story`` is in it where it is translated.

    What nobody has translated yet stands there where little else would.
    """
    site = edition.site
    newest = [*edition.stories_in(lang)[:STORIES]]
    newest += [story for story in islice(each_story, 2 * STORIES) if story.lang != lang][: STORIES - len(newest)]
    stories = [story_card(story, edition, lang) for story in newest]
    return FrontPage(
        lang=lang,
        direction=language.direction(lang),
        address=address.home(lang, site.default_lang),
        lead=stories[0] if stories else None,
        stories=tuple(stories[1:]),
        days=agenda(listing.upcoming[:EVENTS], site, lang),
        closing=() if site.frozen else closing_soon(listing.upcoming, site, lang, edition.now),
        discussed=discussed(edition, lang),
        world=world(listing) if site.events and site.map else None,
        categories=story_categories(each_story, site, lang),
        old_queries=lang == site.default_lang and not all(has_page(redirect.old) for redirect in redirects(edition)),
    )


def agenda(listed: Sequence[ListedEvent], site: Site, lang: str) -> tuple[DayOfEvents, ...]:
    """Events under the days on which they begin, or the months where no more is known, in the order given."""
    return tuple(
        DayOfEvents(
            date=str(start),
            name=_name_of(start, lang, site),
            block=date_block(start if isinstance(start, MonthOnly) else AllDay(start, start), lang),
            cards=tuple(event_card(listed_event, site, lang) for listed_event in group),
        )
        for start, group in groupby(listed, key=lambda listed_event: day_or_month(listed_event.when))
    )


def _name_of(start: DayOrMonth, lang: str, site: Site) -> str:
    if isinstance(start, MonthOnly):
        return words.when(start, site.phrases(lang))
    return words.weekday_and_day(start, lang)


def discussed(edition: Edition, lang: str) -> tuple[Discussed, ...]:
    """Pages that have a topic: where somebody wrote last first, then what the forum's snapshot does not know."""

    def last_post(page: Story | EventText, named: str) -> datetime:
        topic = topic_of(edition.site, named, edition.topics)
        return (topic and topic.last_posted_at) or _LONG_AGO

    pages = sorted(with_topics(edition, lang), key=lambda page_and_topic: last_post(*page_and_topic), reverse=True)
    return tuple(islice(filter(None, (_discussed(edition, page, named, lang) for page, named in pages)), TOPICS))


def world(listing: EventListing) -> WorldView | None:
    """How many events the picture of the world shows; None where it would show none."""
    coming, past = ([listed for listed in part if has_point(listed)] for part in (listing.upcoming, listing.past))
    shown = [*coming, *past]
    if not shown:
        return None
    places = [listed.event.place for listed in shown]
    return WorldView(
        coming=len(coming),
        past=len(past),
        countries=len({place.country for place in places if place and place.country}),
        since=str(min(listed.when.day.year for listed in shown)),
    )


def has_point(listed: ListedEvent) -> bool:
    """Whether the event is on the map."""
    return point(listed.event, listed.when) is not None


def with_topics(edition: Edition, lang: str) -> Iterator[tuple[Story | EventText, str]]:
    """Entries that name a topic of a forum, each in this language where it is translated, newest stories first."""
    yield from _in_language((story for story in edition.stories if story.discussion), lang)
    yield from ((event.text_in(lang), event.discussion) for event in reversed(edition.events) if event.discussion)


def _in_language(stories: Iterable[Story], lang: str) -> Iterator[tuple[Story, str]]:
    chosen: dict[str, Story] = {}
    for story in stories:
        if story.lang == lang or not story.is_translation:
            chosen[story.source.group] = story if story.lang == lang else chosen.get(story.source.group, story)
    yield from ((story, story.discussion) for story in chosen.values())


def _discussed(edition: Edition, page: Story | EventText, named: str, lang: str) -> Discussed | None:
    topic = discussion(edition.site, page.title, page.address, named, edition.topics, lang)
    if topic is None:  # a number, and no forum
        return None
    if topic.replies == 0:  # nobody said anything yet
        return None
    topic = replace(topic, as_of_text="", best=())
    phrases = edition.site.phrases(lang)
    voice = words.voice(page.voice, phrases) if isinstance(page, Story) else ""
    return Discussed(page, language.direction(page.lang), words.in_language(page.lang, phrases), topic, voice)
