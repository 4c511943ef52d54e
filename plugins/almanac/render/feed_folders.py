"""Gathers every feed of the site into folders, for the list that feed readers take."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from almanac.model import address, language
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.render.events.event_groups import KINDS, EventGroup, label_in_language
from almanac.render.feeds.opml import Folder, Outline
from almanac.render.orthography import name_order
from almanac.render.story_view import label

# The kinds of groups of stories, by what stands above several of them.
_STORY_KINDS: tuple[tuple[address.StoryGroup, Callable[[Phrases], str]], ...] = (
    ("category", lambda phrases: phrases.gettext("Categories")),
    ("series", lambda phrases: phrases.pgettext("several", "Series")),
    ("author", lambda phrases: phrases.gettext("Authors")),
    ("tag", lambda phrases: phrases.gettext("Tags")),
)


def feed_folders(
    site: Site, stories: Iterable[tuple[address.StoryGroup, str]], events: Iterable[EventGroup], lang: str
) -> tuple[Folder, ...]:
    """Each feed once, as Atom, by its name in a language; ``stories`` are the groups of stories by kind and name.

    Feeds are in no language but their own: the names and the pages that they follow are.
    """
    phrases = site.phrases(lang)
    folders = []
    if site.blog:
        folders.append(_of_stories(site, stories, phrases))
    if site.events:
        folders.append(_of_events(site, events, phrases))
    return (*folders, _digests(site, phrases))


def _digests(site: Site, phrases: Phrases) -> Folder:
    """Those of the weeks, each called as its own language calls it, that of the list first."""
    feeds = (
        Outline(
            _part(site, of.gettext("Week by week"), of),
            _local(site, address.DIGEST_FEED, of.lang),
            _local(site, address.DIGEST, of.lang),
            of.lang,
        )
        for of in map(site.phrases, sorted(site.list_languages, key=lambda code: code != phrases.lang))
    )
    return Folder(phrases.gettext("Week by week"), tuple(feeds))


def _of_stories(site: Site, groups: Iterable[tuple[address.StoryGroup, str]], phrases: Phrases) -> Folder:
    lang = phrases.lang
    by_kind: dict[str, list[Outline]] = defaultdict(list)
    for kind, name in groups:
        named = label(kind, name, site, lang=lang)
        where = address.group_feed(kind, site.slug(name))
        by_kind[kind].append(Outline(_part(site, named.name, phrases), where, named.address))
    in_languages = (
        Outline(
            _part(site, language.language_name(code), phrases),
            address.group_feed("lang", code),
            address.home(code, site.default_lang),
            code,
        )
        for code in sorted(site.languages, key=lambda code: code != lang)
    )
    title = phrases.gettext("Stories")
    whole = Outline(_part(site, title, phrases), address.stories_feed("atom.xml"), _local(site, address.STORIES, lang))
    named_kinds: Mapping[str, str] = {kind: heading(phrases) for kind, heading in _STORY_KINDS}
    return Folder(title, (whole, *in_languages), _folders(named_kinds, by_kind, lang))


def _of_events(site: Site, groups: Iterable[EventGroup], phrases: Phrases) -> Folder:
    lang = phrases.lang
    by_kind: dict[str, list[Outline]] = defaultdict(list)
    for group in groups:
        where = group.of.feed(site) if group.of else ""
        if where:
            named = label_in_language(group, site, lang)
            by_kind[group.kind].append(Outline(_part(site, named.name, phrases), where, named.address))
    title = phrases.gettext("Events")
    whole = Outline(_part(site, title, phrases), address.events_feed("atom.xml"), _local(site, address.EVENTS, lang))
    return Folder(title, (whole,), _folders({kind: phrases.pgettext(*KINDS[kind]) for kind in KINDS}, by_kind, lang))


def _folders(names: Mapping[str, str], by_kind: Mapping[str, list[Outline]], lang: str) -> tuple[Folder, ...]:
    return tuple(
        Folder(name, tuple(sorted(by_kind[kind], key=lambda feed: (name_order(feed.title, lang), feed.address))))
        for kind, name in names.items()
        if kind in by_kind
    )


def _part(site: Site, part: str, phrases: Phrases) -> str:
    return phrases.gettext("%(site)s: %(part)s", site=site.name, part=part)


def _local(site: Site, where: str, lang: str) -> str:
    return site.list_address(where, lang)
