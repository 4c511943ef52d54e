"""What the page of an event that repeats is given: what comes next, and what differs from the rule."""

from __future__ import annotations

from datetime import datetime

from almanac.model import address
from almanac.model.event import Event
from almanac.model.recurrence import Occurrence
from almanac.model.site import Site
from almanac.render import places, words
from almanac.render.events.at_occurrence import changed
from almanac.render.events.iso_times import iso_end, iso_instant, iso_start, over
from almanac.render.events.listing import ListedEvent
from almanac.render.events.occurrences import NEXT, first_day
from almanac.render.views.event import OccurrencesView, OccurrenceView
from almanac.render.views.parts import Label


def occurrences_view(listed: ListedEvent, site: Site, now: datetime, lang: str) -> OccurrencesView | None:
    """The next occurrences in the language of the page; None for what happens once, and where none is to come."""
    event = listed.event
    if event.recurrence is None or not listed.coming:
        return None
    first, today, spoken = first_day(event), now.date(), site.phrases(lang).spoken
    return OccurrencesView(
        coming=tuple(_view(occurrence, event, site, lang) for occurrence in listed.coming[:NEXT]),
        since=first.isoformat() if first < today else "",
        since_text=words.day(first, spoken) if first < today else "",
        month=_month(listed, site, lang),
    )


def _view(occurrence: Occurrence, event: Event, site: Site, lang: str) -> OccurrenceView:
    change = occurrence.change
    is_elsewhere = change is not None and change.place is not None and not change.cancelled
    here = changed(event, change) if change else event
    phrases = site.phrases(lang)
    joined = change.online if change and not change.cancelled else None
    return OccurrenceView(
        start=iso_start(occurrence.when),
        end=iso_end(occurrence.when),
        over=iso_instant(over(occurrence.when)),
        when_text=words.when(occurrence.when, phrases),
        kind=_kind(occurrence),
        planned_text=words.when(occurrence.planned, phrases) if occurrence.planned else "",
        place_text=places.city_and_country(here, phrases) if is_elsewhere else "",
        online=joined.address if joined else "",
        join_text=places.how_to_join(joined, phrases) if joined and joined.is_later else "",
        note=change.note if change else "",
        note_lang=event.text.lang if event.text.lang != lang else "",
    )


def _kind(occurrence: Occurrence) -> str:
    if occurrence.is_cancelled:
        return "cancelled"
    if occurrence.planned is not None:
        return "moved"
    if occurrence.change is not None:
        return "changed"
    return "added" if occurrence.is_added else ""


def _month(listed: ListedEvent, site: Site, lang: str) -> Label | None:
    if listed.is_past:
        return None
    day = listed.when.day
    where = site.list_address(address.month_of_events(day.year, day.month), lang)
    return Label(words.month(day, site.phrases(lang).spoken), where)
