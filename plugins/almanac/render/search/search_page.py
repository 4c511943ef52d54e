"""Makes what the page of the search shows: by what it can be narrowed, and the lists that need no script."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.model.group import city_of, searched_city
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.render.events.listing import EventListing
from almanac.render.events.listing import label as event_label
from almanac.render.orthography import name_order
from almanac.render.search.search_words import search_words
from almanac.render.story_view import label as story_label
from almanac.render.views.parts import Facet, Label
from almanac.render.views.search import Choice, Choices, SearchView

_MOST = 40

Counted = tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What there is of stories and pages, or of events: names in their order, with how many entries have each.

    ``cities`` are those that have a list, each with its country and how a search names it; ``past_years`` are those
    with events that are over.
    """

    categories: Counted = ()
    countries: Counted = ()
    cities: tuple[tuple[str, str, str], ...] = ()
    years: Counted = ()
    languages: Counted = ()
    tags: Counted = ()
    past_years: Counted = ()


def contents_of_stories(edition: Edition) -> Contents:
    """Of stories, and of the languages of pages."""
    stories = edition.original_stories if edition.site.blog else ()
    return Contents(
        categories=_counted(story.category for story in stories),
        years=_counted(str(story.published.day.year) for story in stories),
        languages=_counted(entry.lang for entry in (*edition.stories_and_pages, *edition.profiles)),
        tags=_counted(tag for story in stories for tag in story.tags),
    )


def contents_of_events(edition: Edition, listing: EventListing) -> Contents:
    """Of events, of which ``listing`` says what is over."""
    events = edition.events if edition.site.events else ()
    return Contents(
        categories=_counted(event.category for event in events),
        countries=_counted(event.place.country for event in events if event.place and event.place.country),
        cities=tuple(_cities(events)),
        years=_counted(str(event.when.day.year) for event in events),
        languages=_counted(text.lang for event in events for text in event.texts),
        tags=_counted(tag for event in events for tag in event.tags),
        past_years=tuple((str(year), len(listing.past_in(year))) for year in listing.years),
    )


def search_page(site: Site, stories: Contents, events: Contents, lang: str, *, has_index: bool) -> SearchView:
    """The search in one language; a preview has no index."""
    phrases = site.phrases(lang)
    return SearchView(
        lang=lang,
        direction=language.direction(lang),
        address=site.list_address(address.SEARCH, lang),
        story_categories=tuple(_categories(site, site.categories, stories, lang)),
        event_categories=tuple(_categories(site, site.event_categories, events, lang)),
        countries=_in_order((Choice(code, language.country_name(code, lang)) for code, _ in events.countries), lang),
        cities=tuple(_cities_by_country(events, lang)),
        years=tuple(sorted({year for year, _ in (*stories.years, *events.years)}, reverse=True)),
        has_other_languages=any(code != lang for code, _ in (*stories.languages, *events.languages)),
        archive=tuple(facet for facet in _archive(site, stories, events, phrases) if facet.labels),
        all_lists=tuple(_all_lists(site, phrases)),
        words=search_words(phrases),
        has_index=has_index,
    )


def _categories(site: Site, order: Iterable[str], contents: Contents, lang: str) -> Iterator[Choice]:
    used = dict(contents.categories)
    yield from (Choice(name, site.category_name(name, lang)) for name in order if name in used)


def _cities(events: Iterable[Event]) -> Iterator[tuple[str, str, str]]:
    """Country, value and name of each city that has a list; a choice of all that there are would be too long."""
    places = [event.place for event in events if event.place and event.place.city and event.place.country]
    for city, count in Counter(map(city_of, places)).items():
        if count >= city.least:
            yield city.country, searched_city(city.name, city.country), city.name


def _cities_by_country(events: Contents, lang: str) -> Iterator[Choices]:
    by_country: dict[str, list[Choice]] = defaultdict(list)
    for country, value, name in events.cities:
        by_country[country].append(Choice(value, name))
    for of in _in_order((Choice(code, language.country_name(code, lang)) for code in by_country), lang):
        yield Choices(of.name, _in_order(by_country[of.value], lang))


def _in_order(choices: Iterable[Choice], lang: str) -> tuple[Choice, ...]:
    return tuple(sorted(choices, key=lambda choice: (name_order(choice.name, lang), choice.value)))


def _all_lists(site: Site, phrases: Phrases) -> Iterator[Label]:
    if site.blog:
        yield Label(phrases.gettext("All stories"), site.list_address(address.STORIES, phrases.lang))
    if site.events:
        yield Label(phrases.gettext("All events"), site.list_address(address.EVENTS, phrases.lang))


def _archive(site: Site, stories: Contents, events: Contents, phrases: Phrases) -> Iterator[Facet]:
    """The same by year, country and tag: in each what has most comes first, but years."""
    _, lang = phrases.gettext, phrases.lang
    past = (
        Label(year, site.list_address(address.past_events(int(year)), lang), count) for year, count in events.past_years
    )
    yield Facet(_("Past events"), tuple(past))
    countries = (event_label("country", code, site, count, lang) for code, count in _most(events.countries))
    yield Facet(_("Events by country"), tuple(countries))
    of_events = (event_label("tag", tag, site, count, lang) for tag, count in _most(events.tags))
    yield Facet(_("Events by tag"), tuple(of_events))
    tags = (story_label("tag", tag, site, count, lang) for tag, count in _most(stories.tags))
    yield Facet(_("Stories by tag"), tuple(tags))


def _most(counted: Counted) -> Counted:
    return tuple(sorted(counted, key=lambda named: (-named[1], named[0].casefold(), named[0])))[:_MOST]


def _counted(names: Iterable[str]) -> Counted:
    return tuple(sorted(Counter(names).items()))
