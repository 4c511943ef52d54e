"""What every page knows of the site, and the page of all subscriptions."""

from __future__ import annotations

from collections.abc import Callable

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.licenses import license_url
from almanac.render.provenance import sibling
from almanac.render.views import Label, SiteView, Subscription, SubscriptionGroup


def site_view(edition: Edition) -> SiteView:
    """The site's name, menu, pages and homes."""
    site = edition.site
    nav = [
        *([Label("Stories", address.STORIES)] if site.blog else []),
        *([Label("Events", address.EVENTS)] if site.events else []),
        *([Label("Map", address.MAP)] if site.events and site.map else []),
        Label("Subscribe", address.SUBSCRIBE),
    ]
    pages = [page for page in edition.pages if page.lang == site.default_lang]
    homes = (site.default_lang, *(code for code in site.languages if code != site.default_lang))
    return SiteView(
        name=site.name,
        tagline=site.tagline,
        default_lang=site.default_lang,
        nav=tuple(nav),
        pages=tuple(Label(page.title, page.address) for page in pages),
        homes=tuple(sibling(code, address.home(code, site.default_lang)) for code in homes),
        license=site.content_license,
        license_url=license_url(site.content_license),
        repository_url=site.repository_url,
        accent_color=site.accent_color,
        loads_from=tuple((origin.partition("//")[2], reason) for origin, reason in site.loads_from.items()),
        blog=site.blog,
        events=site.events,
        map=site.events and site.map,
    )


def subscriptions(edition: Edition) -> tuple[SubscriptionGroup, ...]:
    """Every feed and calendar that the site has, in plain words."""
    site = edition.site
    groups = []
    if site.events:
        groups += [_calendars(), _event_feeds()]
    if site.blog:
        groups += [_story_feeds(), *_story_groups(edition)]
    if site.events:
        groups.append(_open_data())
    return tuple(group for group in groups if group.subscriptions)


def _calendars() -> SubscriptionGroup:
    return SubscriptionGroup(
        "Events in your calendar",
        "Your calendar program asks for these addresses once and keeps up by itself: new events appear, "
        "moved ones move, cancelled ones say so.",
        (
            Subscription("All events of the last twelve months and all that come", "iCalendar", address.CALENDAR),
            Subscription("Every event there has ever been", "iCalendar", address.ARCHIVE_CALENDAR),
        ),
    )


def _event_feeds() -> SubscriptionGroup:
    return SubscriptionGroup(
        "Events as they are announced",
        "A feed reader shows each event once, on the day it is announced.",
        _all_formats("Events", address.events_feed),
    )


def _story_feeds() -> SubscriptionGroup:
    return SubscriptionGroup(
        "All stories",
        "A feed reader shows every new story, whole.",
        _all_formats("Stories", address.stories_feed),
    )


def _all_formats(name: str, of: Callable[[address.FeedFormat], str]) -> tuple[Subscription, ...]:
    return (
        Subscription(name, "Atom", of("atom.xml")),
        Subscription(name, "RSS", of("rss.xml")),
        Subscription(name, "JSON Feed", of("json")),
    )


def _story_groups(edition: Edition) -> list[SubscriptionGroup]:
    site, stories = edition.site, edition.original_stories
    series = sorted({story.series for story in stories if story.series})
    categories = [name for name in site.categories if any(story.category == name for story in stories)]
    return [
        SubscriptionGroup(
            "Stories in one language",
            "Originals and translations alike.",
            tuple(
                Subscription(language.language_name(code), "Atom", address.group_feed("lang", code), code)
                for code in site.languages
            ),
        ),
        SubscriptionGroup(
            "Stories of one kind",
            "Each tag and each author has a feed too: it is named on their pages.",
            (
                *(Subscription(name, "Atom", address.group_feed("category", site.slug(name))) for name in categories),
                *(Subscription(name, "Atom", address.group_feed("series", site.slug(name))) for name in series),
            ),
        ),
    ]


def _open_data() -> SubscriptionGroup:
    return SubscriptionGroup(
        "Open data",
        "The same facts for programs: take them, the licence is on every page.",
        (
            Subscription("Upcoming events, as points on a map", "GeoJSON", address.GEOJSON),
            Subscription("Upcoming events", "JSON", address.EVENTS_JSON),
            Subscription("All events, as points on a map", "GeoJSON", address.ARCHIVE_GEOJSON),
            Subscription("All events", "JSON", address.ARCHIVE_JSON),
        ),
    )


def colors_css(site: Site) -> str:
    """The style sheet of a site's own colours: its accent, and one for each category of events.

    Colours are checked to be ``#rrggbb`` and slugs to be letters, digits and hyphens.
    """
    rules = [f":root {{ --accent: {site.accent_color}; }}"] if site.accent_color else []
    rules += [
        f".category-{site.slug(name)} {{ --category: {color}; }}" for name, color in site.event_categories.items()
    ]
    return "\n".join(rules) + "\n"
