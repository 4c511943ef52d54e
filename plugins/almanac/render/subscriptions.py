"""Makes the groups of feeds and calendars for the page of all subscriptions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.interface import N_, Phrases
from almanac.model.site import Site
from almanac.render.calendars.calendar_list import coming
from almanac.render.events.event_groups import KINDS, ONLINE, EventGroup
from almanac.render.orthography import name_order
from almanac.render.provenance import sibling
from almanac.render.views.parts import Facet, Label
from almanac.render.views.subscriptions import Choices, FoldedLists, Kinds, Subscription, SubscriptionGroup

# The groups whose calendars open on demand, in their order on the page; there may be hundreds.
_FOLDED = {
    "language": N_("By language"),
    "country": N_("By country"),
    "series": N_("By series"),
    "tag": N_("By tag"),
}
# The kinds whose calendars are chosen by language, country and kind.
CHOSEN = frozenset(["category", "country", "tag", ONLINE, "country/tag"])
# Those of which there may be thousands: one line leads to the list of each.
_LISTED = ("city", "venue", "organizer", "country/tag")


def subscriptions(edition: Edition, parts: Sequence[EventGroup], lang: str = "") -> tuple[SubscriptionGroup, ...]:
    """Every feed and calendar that the site has, in plain words of a language, or the site's own.

    ``parts`` are the groups of events in it. What is in the language comes first.
    """
    site = edition.site
    phrases = site.phrases(lang)
    groups = []
    if site.events:
        groups += [_calendars(site, phrases), _in_other_languages(site, phrases)]
        groups += [_calendars_of(parts, site, phrases), _event_feeds(phrases)]
    if site.blog:
        in_languages, by_kind = _feeds_of_languages(site, phrases), _feeds_of_kinds(edition, phrases)
        is_own = site.list_language(phrases.lang) == site.default_lang
        groups += [_story_feeds(phrases), in_languages] if is_own else [in_languages, _story_feeds(phrases)]
        groups.append(by_kind)
    groups += [_digests(site, phrases), _all_feeds(site, phrases)]
    if site.events:
        groups.append(_open_data(site, phrases))
    return tuple(group for group in groups if group.subscriptions)


def choices(parts: Sequence[EventGroup], site: Site, lang: str) -> Choices:
    """All by which a calendar can be chosen in a language: each alone is one, as are pairs of a country and a tag."""
    phrases = site.phrases(lang)
    kinds = (
        Kinds(kind, phrases.pgettext(*KINDS[kind]), tuple(part.label for part in parts if part.kind == kind))
        for kind in ("category", "tag", ONLINE)
    )
    return Choices(
        tuple(sibling(code, site.list_address("/", code)) for code in site.list_languages),
        tuple(part.label for part in parts if part.kind == "country"),
        tuple(kind for kind in kinds if kind.labels),
    )


def _calendars(site: Site, phrases: Phrases) -> SubscriptionGroup:
    _ = phrases.gettext
    return SubscriptionGroup(
        _("Events in your calendar"),
        _(
            "Your calendar program asks for these addresses once and keeps up by itself: new events appear, "
            "moved ones move, cancelled ones say so."
        ),
        (
            Subscription(
                _("All events of the last twelve months and all that come"),
                "iCalendar",
                site.list_address(address.CALENDAR, phrases.lang),
            ),
            Subscription(
                _("Every event there has ever been"),
                "iCalendar",
                site.list_address(address.ARCHIVE_CALENDAR, phrases.lang),
            ),
            Subscription(
                _("Deadlines: the last days to register, to apply, to propose something"),
                "iCalendar",
                site.list_address(address.DEADLINES_CALENDAR, phrases.lang),
            ),
        ),
    )


def _in_other_languages(site: Site, phrases: Phrases) -> SubscriptionGroup:
    """The calendar of all events in each other language: whoever takes two has every event twice."""
    _ = phrases.gettext
    others = [lang for lang in site.list_languages if lang != phrases.lang]
    return SubscriptionGroup(
        _("The same events in another language"),
        _(
            "Choose one language: these calendars have the same events, and with two of them each would stand twice. "
            "What nobody has translated yet is in its original."
        ),
        tuple(
            Subscription(
                language.language_name(lang),
                "iCalendar",
                site.list_address(address.CALENDAR, lang),
                lang,
                site.list_address(address.SUBSCRIBE, lang),
            )
            for lang in others
        ),
    )


def _calendars_of(parts: Sequence[EventGroup], site: Site, phrases: Phrases) -> SubscriptionGroup:
    _ = phrases.gettext
    rows: dict[str, list[Subscription]] = defaultdict(list)
    for part in (part for part in parts if part.kind not in _LISTED):
        count = coming(part)
        note = phrases.ngettext("%(num)s to come", "%(num)s to come", count) if count else _("none to come now")
        where = site.list_address(part.calendar, phrases.lang)
        row = Subscription(part.label.name, "iCalendar", where, page=part.label.address, note=note)
        rows[part.kind].append(row)
    return SubscriptionGroup(
        _("A part of the events in your calendar"),
        _(
            "As the calendar of all events, but with those of one kind alone. One that is empty now fills "
            "by itself when something is announced."
        ),
        (*rows["category"], *rows[ONLINE]),
        tuple(SubscriptionGroup(_(name), "", tuple(rows[kind])) for kind, name in _FOLDED.items() if rows[kind]),
        tuple(_lists(parts, phrases)),
    )


def _lists(parts: Sequence[EventGroup], phrases: Phrases) -> Iterator[FoldedLists]:
    by_kind: dict[str, dict[str, list[Label]]] = {kind: defaultdict(list) for kind in _LISTED}
    for part in parts:
        if part.of and part.kind == "country/tag":
            country = language.country_name(part.of.country, phrases.lang)
            by_kind[part.kind][country].append(replace(part.label, name=part.of.name))
        elif part.kind in _LISTED:
            by_kind[part.kind][""].append(part.label)

    def by_name(item: tuple[str, object]) -> tuple[object, ...]:
        return name_order(item[0], phrases.lang)

    for kind in _LISTED:
        if by_kind[kind]:
            facets = tuple(
                Facet(country, tuple(labels)) for country, labels in sorted(by_kind[kind].items(), key=by_name)
            )
            count = sum(len(facet.labels) for facet in facets)
            yield FoldedLists(phrases.pgettext(*KINDS[kind]), facets, count)


def _event_feeds(phrases: Phrases) -> SubscriptionGroup:
    _ = phrases.gettext
    return SubscriptionGroup(
        _("Events as they are announced"),
        _("A feed reader shows each event when it is announced, and again when it is cancelled, moved or confirmed."),
        _all_formats(_("Events"), address.events_feed),
    )


def _story_feeds(phrases: Phrases) -> SubscriptionGroup:
    _ = phrases.gettext
    return SubscriptionGroup(
        _("All stories"),
        _("A feed reader shows every new story, whole."),
        _all_formats(_("Stories"), address.stories_feed),
    )


def _digests(site: Site, phrases: Phrases) -> SubscriptionGroup:
    """The digest of each week, in each language; that of the page first."""
    _ = phrases.gettext
    languages = sorted(site.list_languages, key=lambda code: code != site.list_language(phrases.lang))
    return SubscriptionGroup(
        _("Week by week"),
        _("Once a week, in one entry: what is new, what changed or was cancelled, and what comes next."),
        tuple(
            Subscription(
                language.language_name(code),
                "Atom",
                site.list_address(address.DIGEST_FEED, code),
                code,
                site.list_address(address.DIGEST, code),
            )
            for code in languages
        ),
    )


def _all_formats(name: str, of: Callable[[address.FeedFormat], str]) -> tuple[Subscription, ...]:
    return (
        Subscription(name, "Atom", of("atom.xml")),
        Subscription(name, "RSS", of("rss.xml")),
        Subscription(name, "JSON Feed", of("json")),
    )


def _feeds_of_languages(site: Site, phrases: Phrases) -> SubscriptionGroup:
    """That of the language first."""
    _ = phrases.gettext
    return SubscriptionGroup(
        _("Stories in one language"),
        _("Originals and translations alike."),
        tuple(
            Subscription(language.language_name(code), "Atom", address.group_feed("lang", code), code)
            for code in sorted(site.languages, key=lambda code: code != phrases.lang)
        ),
    )


def _feeds_of_kinds(edition: Edition, phrases: Phrases) -> SubscriptionGroup:
    _ = phrases.gettext
    site, stories = edition.site, edition.original_stories
    series = sorted({story.series for story in stories if story.series})
    categories = [name for name in site.categories if any(story.category == name for story in stories)]
    return SubscriptionGroup(
        _("Stories of one kind"),
        _("Each tag and each author has a feed too: it is named on their pages."),
        (
            *(
                Subscription(
                    site.category_name(name, phrases.lang), "Atom", address.group_feed("category", site.slug(name))
                )
                for name in categories
            ),
            *(Subscription(name, "Atom", address.group_feed("series", site.slug(name))) for name in series),
        ),
    )


def _all_feeds(site: Site, phrases: Phrases) -> SubscriptionGroup:
    _ = phrases.gettext
    return SubscriptionGroup(
        _("All feeds"),
        _("A feed reader takes them all from this one file, in folders; keep those that you want to follow."),
        (Subscription(_("All feeds"), "OPML", site.list_address(address.OPML, phrases.lang)),),
    )


def _open_data(site: Site, phrases: Phrases) -> SubscriptionGroup:
    _ = phrases.gettext
    return SubscriptionGroup(
        _("Open data"),
        _("The same facts for programs: take them, the licence is on every page."),
        (
            Subscription(_("Upcoming events, as points on a map"), "GeoJSON", address.GEOJSON),
            Subscription(_("Upcoming events"), "JSON", address.EVENTS_JSON),
            Subscription(_("All events, as points on a map"), "GeoJSON", address.ARCHIVE_GEOJSON),
            Subscription(_("All events"), "JSON", address.ARCHIVE_JSON),
            Subscription(_("All calendars"), "JSON", site.list_address(address.CALENDARS_JSON, phrases.lang)),
        ),
    )
