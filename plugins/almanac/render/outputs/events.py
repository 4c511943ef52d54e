"""Plans the pages of events: each event's, what comes, what is past, and the lists by category, country, ..."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.event import EventText
from almanac.model.group import groups_of
from almanac.model.interface import Phrases
from almanac.model.story import Story
from almanac.render.about_events import named_event
from almanac.render.embed_line import embed_line
from almanac.render.events.at_occurrence import point
from almanac.render.events.coming_data import group_key, is_far_apart
from almanac.render.events.event_groups import KINDS, EventGroup, label_in_language, ways_to_narrow
from almanac.render.events.event_list import EventList, Span, parts, places_of_parts
from almanac.render.events.event_page import event_view
from almanac.render.events.listing import EventListing, ListedEvent
from almanac.render.list_texts import all_events, event_list, on_page, some_events, told_of
from almanac.render.map.locator import Coastline
from almanac.render.months.month_page import this_year
from almanac.render.orthography import as_heading
from almanac.render.outputs.embedded import EMBEDDED
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.in_languages import in_all_languages
from almanac.render.outputs.listed_pages import ListPage, Paging, turning
from almanac.render.outputs.output import Page, Values, fingerprint, joined
from almanac.render.publication import Publication
from almanac.render.story_view import is_future
from almanac.render.views.parts import Facet, Label, NearMe, Numbered, PageText

# What stands on the lists of cities, countries and tags.
_WITHIN_OTHERS = frozenset(["venue", "country/tag"])
# More of one kind nobody looks through; all are where one subscribes.
_MOST_WAYS = 200
# Of one place nothing is nearer than the rest.
_PLACES_APART = 2

# What one page of a list is called, by all events of the list, what it shows, and which one it is.
PageTextOf = Callable[[EventListing, Sequence[ListedEvent], Numbered, Phrases], PageText]


def event_pages(
    publication: Publication, prints: Fingerprints, paging: Paging, coastline: Coastline | None = None
) -> Iterator[Page]:
    """Every page below ``/events/`` but those of months and the map; ``coastline`` is drawn about each place."""
    if not publication.site.events:
        return
    lists = _Lists(publication, prints, paging)
    yield from lists.in_all_languages(lists.upcoming)
    for year in publication.listing.years:
        yield from lists.in_all_languages(partial(lists.past, year=year))
    for group in publication.event_groups:
        yield from lists.in_all_languages(partial(lists.group, group=group))
    listing, today = publication.listing, publication.edition.now.date()
    coast = coastline.fingerprint if coastline else b""
    for listed in (*listing.upcoming, *listing.past):
        event = listed.event
        # What others have in common with it decides to which lists its page can lead.
        led_to = tuple(group in publication.groups_with_lists for group in groups_of(event))
        related = joined(*map(prints.named, publication.related_events.of(event)))
        for text in event.texts:
            stories = publication.told.stories_of(event, text.lang)
            made_from = joined(
                prints.listed(listed),
                fingerprint_of_stories(stories, publication.edition, prints),
                related,
                prints.body(text),
                prints.history(text.source.path),
                prints.comments(text.source),
                prints.topic(event.discussion),
                fingerprint(
                    text.lang,
                    today if event.recurrence else None,
                    publication.with_cards.event(listed),
                    *publication.beside_others(text.address),
                    led_to,
                ),
                fingerprint(coast),
            )
            values = partial(_event, publication, listed, text, coastline)
            yield Page(text.address, "event", made_from, values, text.lang)


def fingerprint_of_stories(stories: Sequence[Story], edition: Edition, prints: Fingerprints) -> bytes:
    """Of stories as the pages of events name them."""
    are_future = tuple(is_future(story, edition) for story in stories)
    return joined(fingerprint(*are_future), *map(prints.entry, stories))


def _event(publication: Publication, listed: ListedEvent, text: EventText, coastline: Coastline | None) -> Values:
    stories = publication.told.stories_of(listed.event, text.lang)
    cards = tuple(map(publication.cards_in(text.lang).story, stories))
    others = publication.related_events.of(listed.event)
    related = tuple(named_event(other, publication.site, text.lang) for other in others)
    lists = publication.groups_with_lists
    return {"view": event_view(listed, text, publication.edition, cards, related, lists, coastline)}


@dataclass(frozen=True, slots=True)
class _Paged:
    """A paged list in one language, with what stands on each of its pages.

    ``text`` says what a page of it is called, by the events of which it is ``told`` there; ``years`` lead to what is
    over where that is not in the list. The first page has ``of_first`` besides ``values``.
    """

    template: str
    events: EventList
    told: EventListing
    text: PageTextOf
    years: Sequence[Label] | None = None
    values: Values = field(default_factory=dict)
    of_first: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Divided:
    """The same over several pages, with what all of these get."""

    of: _Paged
    pages: Sequence[ListPage[ListedEvent]]
    values: Values


@dataclass(frozen=True, slots=True)
class _Lists:
    publication: Publication
    prints: Fingerprints
    paging: Paging

    def upcoming(self, published: Publication) -> _Paged:
        phrases = published.phrases
        facets = (
            Facet(
                phrases.pgettext(*heading),
                _foremost(
                    [group.label for group in published.event_groups if group.kind == kind and group.label.count]
                ),
            )
            for kind, heading in KINDS.items()
            if kind not in _WITHIN_OTHERS
        )
        months = this_year(published.event_months, published.site, published.lang)
        values = {
            "this_month": months.pop("this_month"),
            "coming_data": address.coming_events(published.lang, published.site.default_lang),
        }
        of_first = {**months, "facets": tuple(facet for facet in facets if facet.labels)}
        events = EventList(published.local(address.EVENTS), published.listing.ahead)
        return _Paged("events", events, published.listing, _of_all, published.past_years, values, of_first)

    def past(self, published: Publication, year: int) -> _Paged:
        where, past = published.local(address.past_events(year)), published.listing.past_in(year)
        title = published.phrases.gettext("Events of %(year)s", year=year)
        others = tuple(label for label in published.past_years if label.address != where)
        whole_year = published.local(address.year_of_events(year))
        values = {"list_title": title, "year": year, "whole_year": whole_year}
        events, text = EventList(where, (), past, "month"), partial(_of_some, title)
        return _Paged("events_past", events, EventListing((), past), text, others, values)

    def group(self, published: Publication, group: EventGroup) -> _Paged:
        kind = published.phrases.pgettext(*KINDS[group.kind])
        label = label_in_language(group, published.site, published.lang)
        events = EventList(label.address, group.listing.ahead, group.listing.past)
        title = as_heading(label.name) if group.kind == "language" else label.name
        text = partial(event_list, group.kind, title)
        has_others = any(other.label.count for other in self.publication.event_groups)
        values = {
            "title": title,
            "kind": kind,
            "calendar": published.local(group.calendar),
            "has_others": has_others,
            "feed": group.of.feed(published.site) if group.of else "",
            "is_series": group.kind == "series",
        }
        narrower = (
            ways_to_narrow(published.groups_within.get(group.of, ()), group.of, published.site, published.lang)
            if group.of
            else ()
        )
        name = published.phrases.gettext("%(site)s: %(part)s", site=published.site.name, part=title)
        line = embed_line(published.site, group.label.address, name, published.lang) if group.kind in EMBEDDED else ""
        of_first = {"narrower": narrower, "near_me": _near_me(published, group), "embed_line": line}
        return _Paged("event_list", events, group.listing, text, values=values, of_first=of_first)

    def in_all_languages(self, list_in: Callable[[Publication], _Paged]) -> Iterator[Page]:
        """The pages of a list; of other languages than the site's own it is divided once one of them is made."""
        divided: dict[str, _Divided] = {}

        def divided_in(published: Publication) -> _Divided:
            if published.lang not in divided:
                divided[published.lang] = self._divided(list_in(published), published)
            return divided[published.lang]

        own = divided_in(self.publication)
        of, pages = own.of, own.pages
        coming, following, past, first, last = told_of(of.told)
        told = coming, self.prints.listed(following) if following else None, past, first, last
        beside = joined(*map(self.prints.listed, of.events.entries)) if self.prints.of_all_there_is else b""
        of_all = fingerprint(len(pages), repr(sorted(own.values.items())), told, beside)
        for at, page in enumerate(pages):
            of_first = repr(sorted(of.of_first.items())) if self._has_all(page) else ""
            place = fingerprint(page.number, _goes_on(pages, page), of_first)
            made_from = joined(of_all, place, *map(self.prints.listed, page.object_list))
            values = partial(self._values, divided_in, at)
            yield from in_all_languages(self.publication, page.address, of.template, made_from, values)

    def _has_all(self, page: ListPage[ListedEvent]) -> bool:
        """Whether a page gets what the first one has; templates that nobody knows could show it on any."""
        return page.number == 1 or self.prints.of_all_there_is

    def _divided(self, of: _Paged, published: Publication) -> _Divided:
        pages = self.paging.pages(of.events.address, of.events.entries)
        stretches = [(page.address, page.object_list) for page in pages]
        months = _places(stretches, "month", published, is_past=of.events.past_by == "month")
        years = _places(stretches, "year", published, is_past=True) if of.years is None else of.years
        return _Divided(of, pages, {**of.values, "months": months, "years": years})

    def _values(self, divided_in: Callable[[Publication], _Divided], at: int, published: Publication) -> Values:
        divided = divided_in(published)
        of, pages, page = divided.of, divided.pages, divided.pages[at]
        site, shown, lang, card = published.site, page.object_list, published.lang, published.cards.event
        past = [listed for listed in shown if listed.is_past]
        return {
            **divided.values,
            **(of.of_first if self._has_all(page) else {}),
            "page_text": of.text(of.told, shown, Numbered(page.number, len(pages)), published.phrases),
            "coming": parts([listed for listed in shown if not listed.is_past], site, lang=lang, card=card),
            "past": parts(past, site, of.events.past_by, lang, card),
            "goes_on": _goes_on(pages, page),
            "events_pages": len(pages),
            **turning("events", page, shown, pages),
        }


def _near_me(published: Publication, group: EventGroup) -> NearMe | None:
    """What the browser needs to put the nearest first; None where nothing could be nearer than the rest."""
    points = {point(listed.event, listed.when) for listed in group.listing.upcoming} - {None}
    if group.of is None or not is_far_apart(group.of) or len(points) < _PLACES_APART:
        return None
    coming = address.coming_events(published.lang, published.site.default_lang)
    return NearMe(coming, group_key(group.of, published.site))


def _foremost(labels: Sequence[Label]) -> tuple[Label, ...]:
    """As many ways of one kind as can be looked through, those with the most events; in the order given."""
    if len(labels) <= _MOST_WAYS:
        return tuple(labels)
    chosen = {label.address for label in sorted(labels, key=lambda label: -label.count)[:_MOST_WAYS]}
    return tuple(label for label in labels if label.address in chosen)


def _places(
    pages: Sequence[tuple[str, Sequence[ListedEvent]]], span: Span, published: Publication, *, is_past: bool
) -> tuple[Label, ...]:
    chosen = [(where, [listed for listed in within if listed.is_past is is_past]) for where, within in pages]
    return places_of_parts(chosen, published.site, span, published.lang)


def _of_all(listing: EventListing, shown: Sequence[ListedEvent], page: Numbered, phrases: Phrases) -> PageText:
    return on_page(all_events(listing, phrases), shown, page, phrases)


def _of_some(
    title: str, listing: EventListing, shown: Sequence[ListedEvent], page: Numbered, phrases: Phrases
) -> PageText:
    return on_page(some_events(title, listing, phrases), shown, page, phrases)


def _goes_on(pages: Sequence[ListPage[ListedEvent]], page: ListPage[ListedEvent]) -> bool:
    """Whether what comes goes on on the next page."""
    return page.number < len(pages) and not pages[page.number].object_list[0].is_past
