"""Makes what templates get of events: cards, pages and lists."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.event import Event, EventText
from almanac.model.group import Group, groups_of
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.model.when import MonthOnly, When
from almanac.render import local_time, places, words
from almanac.render.absolute import absolute_address
from almanac.render.calendars.calendar import is_in_calendars, own_calendar
from almanac.render.calendars.links import calendar_links
from almanac.render.comments import comments_view
from almanac.render.discussion import discussion
from almanac.render.events.announced_elsewhere import announced_elsewhere
from almanac.render.events.at_occurrence import at_occurrence, changed, venue
from almanac.render.events.deadlines import SOON
from almanac.render.events.getting_there import place_view
from almanac.render.events.iso_times import iso_end, iso_instant, iso_start, over
from almanac.render.events.listing import EventListing, ListedEvent, label, label_of
from almanac.render.events.occurrences_table import occurrences_view
from almanac.render.events.registration_text import cost_text
from almanac.render.events.taking_part import access, deadlines, outcomes
from almanac.render.map.locator import Coastline
from almanac.render.provenance import older_translation, provenance, siblings
from almanac.render.qr_code import inline_code
from almanac.render.recurrence.sentence import also_on, repeats
from almanac.render.share_texts import texts_of_event
from almanac.render.views.event import (
    ClosingView,
    DateBlock,
    EventCard,
    EventView,
    RegistrationView,
)
from almanac.render.views.parts import Label, NamedEvent
from almanac.render.views.story import StoryCard


def event_card(listed: ListedEvent, site: Site, lang: str = "") -> EventCard:
    """An event in a list of a language, or of the site's own, whose words it has; its text is the translation or the
    original.
    """
    when = listed.when
    occurrence = listed.occurrence
    change = occurrence.change if occurrence else None
    event = changed(listed.event, change) if change else at_occurrence(listed.event, when)
    lang = lang or site.default_lang
    text, phrases = event.text_in(lang), site.phrases(lang)
    return EventCard(
        event=event,
        text=text,
        lang=lang,
        direction=language.direction(lang),
        text_direction=language.direction(text.lang),
        language_text=words.in_language(text.lang, phrases),
        block=date_block(when, lang),
        start=iso_start(when),
        end=iso_end(when),
        over=iso_instant(over(max((when, *listed.also), key=over))),
        when_text=words.when(when, phrases),
        clock_text=words.clock(when, lang),
        until_text=words.until(when, phrases.spoken),
        zone_text=local_time.zone(when),
        repeats_text=repeats(event, phrases),
        place_text=places.city_and_country(event, phrases),
        category=label("category", event.category, site, lang=lang),
        status_text=words.status(event.status, phrases),
        is_past=listed.is_past,
        is_on=listed.is_on and not event.status.is_off and site.frozen is None,
        own_time=local_time.own_time(event, when, phrases),
        own_range=words.from_to(phrases.spoken),
        closing=None if site.frozen else _closing(listed, event, phrases.spoken),
        also_text=also_on([other.day for other in listed.also], phrases),
        planned_text=words.when(occurrence.planned, phrases) if occurrence and occurrence.planned else "",
        note=change.note if change else "",
        note_lang=event.text.lang if event.text.lang != lang else "",
        announced=announced_elsewhere(event, lang),
    )


def event_view(
    listed: ListedEvent,
    text: EventText,
    edition: Edition,
    stories: tuple[StoryCard, ...] = (),
    related: tuple[NamedEvent, ...] = (),
    lists: Collection[Group] = frozenset(),
    coastline: Coastline | None = None,
) -> EventView:
    """An event's page in one language; ``stories`` tell of it, ``related`` are other events.

    ``lists`` are the groups to which it may lead. Without a ``coastline`` it has no drawing of where it is.
    """
    site, event = edition.site, at_occurrence(listed.event, listed.when)
    lang = text.lang
    over_ = "" if site.frozen or _goes_on(listed) else iso_instant(over(listed.when))
    return EventView(
        event=event,
        text=text,
        card=event_card(listed, site, lang),
        occurrences=occurrences_view(listed, site, edition.now, lang),
        over=over_,
        was_text=_was_text(listed, site.phrases(lang)),
        has_moved=event.place is not None and venue(event) is None,
        previous_text=tuple(words.day_or_month(day, site.phrases(lang)) for day in event.previous),
        has_only_days=not any(isinstance(day, MonthOnly) for day in event.previous),
        place=place_view(listed, event.place, site, lang, coastline, lists) if event.place else None,
        registration=_registration(listed, over_, site.phrases(lang)),
        deadlines=deadlines(listed, site.phrases(lang)),
        access=access(event, site.phrases(lang)),
        outcomes=outcomes(event, site.phrases(lang)),
        languages=tuple(label("language", code, site, lang=lang) for code in event.languages),
        tags=tuple(label("tag", tag, site, lang=lang) for tag in event.tags),
        series=label("series", event.series, site, lang=lang) if event.series else None,
        image=replace(event.image, alt=text.image_alt) if event.image else None,
        calendar_address=own_calendar(event, text, site) if is_in_calendars(event) else "",
        calendar_links=() if listed.is_past else calendar_links(listed.event, text, listed.when, site),
        siblings=siblings([(other.lang, other.address) for other in event.texts], lang),
        provenance=provenance(edition, text.source.path, lang, form=address.ADD_EVENT),
        discussion=discussion(site, text.title, text.address, event.discussion, edition.topics, lang),
        older_translation=older_translation(edition, text.source, event.address, lang),
        comments=comments_view(edition, text.source, lang),
        stories=stories,
        related=related,
        organizer_lists=_lists("organizer", listed.event, site, lang, lists),
        tags_there=tuple(_lists("country/tag", listed.event, site, lang, lists).values()),
        share=texts_of_event(listed.event, listed.when, text, site),
        code="" if listed.is_past or site.frozen else inline_code(absolute_address(site, text.address)),
    )


def date_block(when: When, lang: str) -> DateBlock:
    """The day on which something begins, and where it is another the last one, in figures.

    Of a month whose day is not fixed the month alone.
    """
    first, last = when.day, when.last_day
    if isinstance(when, MonthOnly):
        day, weekday = "", ""
    else:
        day, weekday = str(first.day), words.short_weekday(first, lang)
    block = DateBlock(
        direction=language.direction(lang),
        day=day,
        month=words.short_month(first, lang),
        year=str(first.year),
        weekday=weekday,
        year_before=words.year_before_month(first, lang),
    )
    if isinstance(when, MonthOnly) or last == first:
        return block
    return replace(
        block,
        last_day=str(last.day),
        last_text=words.short_day_of_year(last, lang),
        last_weekday=words.short_weekday(last, lang),
        is_range=(last.year, last.month) == (first.year, first.month),
    )


def year_labels(listing: EventListing, site: Site, lang: str = "") -> tuple[Label, ...]:
    """The years of the archive in a language, or the site's own."""
    return tuple(
        Label(str(year), site.list_address(address.past_events(year), lang), len(listing.past_in(year)))
        for year in listing.years
    )


def _was_text(listed: ListedEvent, phrases: Phrases) -> str:
    when = listed.when
    return words.day_or_month(when, phrases) if isinstance(when, MonthOnly) else words.when(when, phrases)


def _goes_on(listed: ListedEvent) -> bool:
    """Whether another occurrence follows the one that is listed."""
    return any(
        occurrence.when.sort_key > listed.when.sort_key for occurrence in listed.coming if not occurrence.is_cancelled
    )


def _closing(listed: ListedEvent, event: Event, lang: str) -> ClosingView | None:
    closing, deadline = listed.closing, event.registration.deadline if event.registration else None
    if closing is None or closing.is_over or listed.is_past or event.status.is_off:
        return None
    return ClosingView(
        at=iso_instant(closing.at),
        soon_from=iso_instant(closing.at - SOON),
        text=words.day_of_year(deadline, lang) if deadline else "",
        is_soon=closing.is_soon,
    )


def _lists(kind: address.EventGroup, event: Event, site: Site, lang: str, lists: Collection[Group]) -> dict[str, Label]:
    """The lists of one kind that it is in, by their names as entries have them."""
    groups = (group for group in groups_of(event) if group.kind == kind and group in lists)
    return {group.name: label_of(group, site, lang=lang) for group in groups}


def _registration(listed: ListedEvent, over_: str, phrases: Phrases) -> RegistrationView | None:
    registration, is_off = listed.event.registration, listed.event.status.is_off
    if registration is None:
        return None
    deadline = None if is_off else registration.deadline
    closes = [over_] if over_ else []
    closes += [iso_instant(listed.closing.at)] if listed.closing else []
    return RegistrationView(
        registration=registration,
        deadline=deadline.isoformat() if deadline else "",
        deadline_text=words.day(deadline, phrases.spoken) if deadline else "",
        cost=cost_text(registration, phrases),
        closes=min(closes, default=""),
        is_closed=listed.is_past or is_off or (listed.closing is not None and listed.closing.is_over),
    )
