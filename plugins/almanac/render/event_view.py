"""What templates are given of an event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import groupby
from urllib.parse import quote

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.event import Event, EventText
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.when import AllDay, When
from almanac.render import words
from almanac.render.discussion import discussion
from almanac.render.programme import Listed, Programme, label
from almanac.render.provenance import provenance, siblings
from almanac.render.views import (
    EventCard,
    EventView,
    Label,
    MonthOfEvents,
    PlaceView,
    RegistrationView,
)


def event_card(listed: Listed, site: Site, lang: str = "") -> EventCard:
    """An event in a list, in the language of the list where it is translated, else in its own."""
    event, when = listed.event, listed.when
    text = text_in(event, lang)
    lang = text.lang
    several = when.day != when.last_day
    phrases = site.phrases(lang)
    return EventCard(
        slug=event.slug,
        title=text.title,
        address=text.address,
        lang=lang,
        direction=language.direction(lang),
        start=iso_start(when),
        end=iso_end(when),
        over=f"{over(when):%Y-%m-%dT%H:%M:%SZ}",
        day=str(when.day.day),
        month=words.short_month(when.day, lang),
        year=str(when.day.year),
        weekday=words.short_weekday(when.day, lang),
        last_day=str(when.last_day.day) if several else "",
        last_month=words.short_month(when.last_day, lang) if several else "",
        last_weekday=words.short_weekday(when.last_day, lang) if several else "",
        when_text=words.when(when, lang),
        clock_text=words.clock(when, lang),
        until_text=words.day_of_year(when.last_day, lang) if several else "",
        zone_text=words.zone(when),
        repeats_text=words.repeats(event.recurrence.rrule, phrases) if event.recurrence else "",
        place_text=words.city_and_country(event, phrases),
        summary=text.summary,
        category=label("category", event.category, site),
        color=site.event_categories.get(event.category, ""),
        status=event.status.value,
        status_text=words.status(event.status, phrases),
        is_past=listed.is_past,
        is_on=listed.is_on and not event.status.is_off,
        is_off=event.status.is_off,
        is_online=bool(event.online),
        draft=event.draft,
    )


def event_view(listed: Listed, text: EventText, edition: Edition) -> EventView:
    """An event's page in one language."""
    site, event = edition.site, listed.event
    lang = text.lang
    image = replace(event.image, alt=text.image_alt) if event.image else None
    return EventView(
        card=event_card(listed, site, lang),
        html=text.body.html,
        status_note=text.status_note,
        previous_text=tuple(words.day(day, lang) for day in event.previous),
        place=_place(listed, site, lang) if event.place else None,
        online=event.online,
        worldwide=event.worldwide,
        url=event.url,
        registration=_registration(event, lang),
        organizers=event.organizers,
        languages=tuple(label("language", code, site, lang=lang) for code in event.languages),
        tags=tuple(label("tag", tag, site) for tag in event.tags),
        series=label("series", event.series, site) if event.series else None,
        image=image,
        calendar_address=address.event_calendar(event.slug),
        siblings=siblings([(other.lang, other.address) for other in event.texts], lang),
        provenance=provenance(edition, text.source.path, lang),
        discussion=discussion(site, text.title, text.address, event.discussion, edition.topics, lang),
    )


def months(listed: Sequence[Listed], site: Site, lang: str = "") -> tuple[MonthOfEvents, ...]:
    """Events under the months in which they begin, in the order given."""
    by_month = groupby(listed, key=lambda one: (one.when.day.year, one.when.day.month))
    return tuple(
        MonthOfEvents(
            words.month(date(year, month, 1), lang or site.default_lang),
            tuple(event_card(one, site, lang) for one in group),
        )
        for (year, month), group in by_month
    )


def text_in(event: Event, lang: str) -> EventText:
    """The words in a language, or the original's."""
    return next((text for text in event.texts if text.lang == lang), event.text)


def over(when: When) -> datetime:
    """The UTC instant from which it is past, as ``is_over`` counts it."""
    if isinstance(when, AllDay):
        return datetime.combine(when.last, time(), UTC) + timedelta(days=1, hours=12)
    if when.end is not None:
        return when.end.astimezone(UTC)
    return datetime.combine(when.day + timedelta(days=1), time(), when.zone).astimezone(UTC)


def year_labels(programme: Programme) -> tuple[Label, ...]:
    """The years of the archive."""
    return tuple(Label(str(year), address.past_events(year), len(programme.past_in(year))) for year in programme.years)


def iso_start(when: When) -> str:
    """ISO 8601: a date for whole days, a time with its offset for others."""
    return when.first.isoformat() if isinstance(when, AllDay) else when.start.isoformat(timespec="minutes")


def iso_end(when: When) -> str:
    """The last day, itself among them, or the time of the end; empty where nobody has said it."""
    if isinstance(when, AllDay):
        return when.last.isoformat()
    return when.end.isoformat(timespec="minutes") if when.end else ""


def _place(listed: Listed, site: Site, lang: str) -> PlaceView:
    place = listed.event.place or Place()
    # What comes is in the page's list too; what is past the script fetches.
    named = f"{'?event=' if listed.is_past else '#'}{quote(listed.event.slug)}"
    return PlaceView(
        name=place.name,
        address=place.address,
        city=place.city,
        country=label("country", place.country, site, lang=lang) if place.country else None,
        latitude=place.latitude,
        longitude=place.longitude,
        map_address=f"{address.MAP}{named}" if place.point and site.map else "",
    )


def _registration(event: Event, lang: str) -> RegistrationView | None:
    if event.registration is None:
        return None
    deadline = event.registration.deadline
    return RegistrationView(
        url=event.registration.url,
        deadline=deadline.isoformat() if deadline else "",
        deadline_text=words.day(deadline, lang) if deadline else "",
        cost=event.registration.cost,
    )
