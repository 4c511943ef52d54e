"""Makes the items of the feed of events: each announcement, and each change of state since."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, time
from functools import partial
from urllib.parse import quote

from almanac.model.event import Event, Status
from almanac.model.history import FileHistory, History
from almanac.model.interface import N_, Phrases
from almanac.model.site import Site
from almanac.model.when import MonthOnly, When
from almanac.render import local_time, places, words
from almanac.render.absolute import absolute_address, lasting_id
from almanac.render.events.at_occurrence import at_occurrence, changed, venue
from almanac.render.events.occurrences import last_occurrence, next_occurrence
from almanac.render.events.registration_text import registration_lines
from almanac.render.feeds import feed_text
from almanac.render.feeds.event_news import News, news_of
from almanac.render.feeds.feed import NEWEST, FeedItem
from almanac.render.recurrence.sentence import repeats

# Translators: news of an event, before its title: it was cancelled or postponed, and is on again.
_AFTER_ALL = N_("Takes place after all")
# Translators: news of an event, before its title: it was tentative.
_AGAIN = N_("Confirmed")


Facts = Callable[[Event, When, Site], str]


def event_facts(event: Event, when: When, site: Site) -> str:
    """When and where an event is at one occurrence, and how often it is, in one line."""
    lang = event.text.lang
    phrases = site.phrases(lang)
    here = at_occurrence(event, when)
    place = venue(here)
    return " · ".join(
        part
        for part in (
            words.when(when, phrases),
            local_time.zone(when),
            repeats(event, phrases),
            (places.in_full(place, phrases) if place else "") or places.city_and_country(here, phrases),
            places.how_to_join(here.online, phrases),
        )
        if part
    )


def event_items(
    site: Site, events: Iterable[Event], history: History, *, now: datetime, facts: Facts = event_facts
) -> tuple[FeedItem, ...]:
    """The 50 newest announcements and changes of state of these events, dated by when they were made.

    An event's start never dates an entry. ``now`` dates what neither says when it was nor is in git yet; ``facts``
    says when and where an event is.
    """
    entries: list[tuple[datetime, Callable[[], FeedItem]]] = []
    for event in sorted(events, key=lambda event: event.slug):
        known = history.of(event.source.path)
        for news in reversed(news_of(event, history, now)):
            entries.append((news.moment, partial(_news_item, site, event, known, news, now, facts)))
        moment = announced(site, event, known) or now
        entries.append((moment, partial(_event_item, site, event, known, moment, now, facts)))
    entries.sort(key=lambda entry: entry[0], reverse=True)
    return tuple(item() for _moment, item in entries[:NEWEST])


def _event_item(
    site: Site, event: Event, known: FileHistory | None, announced: datetime, now: datetime, facts: Facts
) -> FeedItem:
    published = feed_text.instant(announced)
    page = absolute_address(site, event.address)
    text = event.text
    title = words.marked(text.title, event.status, site.phrases(text.lang)) if event.status.needs_note else text.title
    lines = [
        facts(event, _shown(event, now), site),
        text.status_note,
        *registration_lines(event, site.phrases(text.lang)),
        text.summary,
    ]
    notes = map(feed_text.paragraph, lines)
    picture = feed_text.picture(site, event.image, text.image_alt)
    return FeedItem(
        id=_event_id(site, event),
        address=page,
        title=feed_text.text(title) or page,
        summary=feed_text.text(text.summary),
        html=feed_text.content(site, event.address, text.lang, [*notes, picture, text.body.html]),
        lang=text.lang,
        published=published,
        updated=feed_text.updated(published, known),
        authors=_authors(site, event),
        categories=feed_text.categories(site, event.category, event.tags, text.lang),
        rights=feed_text.text(site.content_license),
        image=absolute_address(site, event.image.address) if event.image else "",
    )


def _news_item(
    site: Site, event: Event, known: FileHistory | None, news: News, now: datetime, facts: Facts
) -> FeedItem:
    """What has become of an event, first why; what was said until something else was, stays as it was said last."""
    published = feed_text.instant(news.moment).astimezone(UTC)
    text = event.text
    note = _note(event, news)
    dates = dates_before(news, site.phrases(text.lang))
    lines = [note, *dates, *(facts(present, _shown(present, now), site) for present in _as_it_is(event, news))]
    link = feed_text.link(site.link(event.address), text.title)
    until = feed_text.instant(news.until).astimezone(UTC) if news.until else None
    return FeedItem(
        id=_event_id(site, event, news.key),
        address=absolute_address(site, event.address),
        title=feed_text.text(headline(text.title, news, site.phrases(text.lang))),
        summary=feed_text.text(note or text.summary),
        html=feed_text.content(site, event.address, text.lang, [*map(feed_text.paragraph, lines), link]),
        lang=text.lang,
        published=published,
        updated=max(published, until) if until else feed_text.updated(published, known),
        authors=_authors(site, event),
        categories=feed_text.categories(site, event.category, event.tags, text.lang),
        rights=feed_text.text(site.content_license),
    )


def _shown(event: Event, now: datetime) -> When:
    """The occurrence that readers can still go to, else the last there was."""
    return next_occurrence(event, now) or last_occurrence(event, now) or event.when


def headline(title: str, news: News, phrases: Phrases) -> str:
    """The title of an event with what has become of it, and of which day."""
    return phrases.gettext("%(status)s: %(title)s", status=become(news, phrases), title=of_day(title, news, phrases))


def of_day(title: str, news: News, phrases: Phrases) -> str:
    """The title with the day of the single occurrence that the news is of."""
    if news.day is None:
        return title
    return phrases.gettext("%(title)s, %(day)s", title=title, day=words.day(news.day, phrases.lang))


def become(news: News, phrases: Phrases) -> str:
    """What has become of an event, in a word."""
    if news.standing.status is Status.CONFIRMED:
        return phrases.gettext(_AFTER_ALL if news.was_off else _AGAIN)
    return words.status(news.standing.status, phrases)


def _note(event: Event, news: News) -> str:
    if news.until is None and news.day is None:
        return event.text.status_note
    return news.standing.note


def _as_it_is(event: Event, news: News) -> list[Event]:
    """The event, or the one occurrence that was moved, whose facts are part of what still holds."""
    if news.until is not None:
        return []
    if news.day is None:
        return [event]
    changes = event.recurrence.changes if event.recurrence else ()
    moved = [change for change in changes if change.date == news.day and not change.cancelled]
    return [replace(changed(event, change), when=change.when, recurrence=None) for change in moved]


def dates_before(news: News, phrases: Phrases) -> list[str]:
    """The dates that it had before; the new one too, where that is not among the facts any more (``until``)."""
    standing, lang = news.standing, phrases.lang
    if standing.status is not Status.RESCHEDULED:
        return []
    before = words.listed([words.day_or_month(day, phrases) for day in standing.previous], phrases.spoken)
    if any(isinstance(day, MonthOnly) for day in standing.previous):
        lines = [phrases.gettext("It was planned for %(when)s", when=before)]
    else:
        lines = [phrases.gettext("It was to be on %(days)s", days=before)] if before else []
    if news.until is not None:
        start = standing.start
        now = words.when(start, phrases) if isinstance(start, MonthOnly) else words.weekday_and_day(start, lang)
        lines.append(words.marked(now, standing.status, phrases))
    return lines


def _event_id(site: Site, event: Event, key: str = "") -> str:
    own = event.uid.removesuffix(f"@{site.calendar_domain}")
    return lasting_id(site, f"/events/{quote(own, safe='')}/{f'#{key}' if key else ''}")


def _authors(site: Site, event: Event) -> tuple[str, ...]:
    return feed_text.names(organizer.name for organizer in event.organizers) or (feed_text.text(site.name),)


def announced(site: Site, event: Event, known: FileHistory | None) -> datetime | None:
    """When an event was announced: as its entry says, else by what git knows of its file; None where neither knows."""
    if event.announced is not None:
        return datetime.combine(event.announced, time(), site.zone)
    return known.announced if known else None
