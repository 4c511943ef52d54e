"""Makes a Digest: what was new in a period, what changed and what comes next, in the words of a language."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from almanac.model import address, language
from almanac.model.interface import N_
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render import words
from almanac.render.absolute import absolute_address
from almanac.render.digest.events_of_period import EventsOfPeriod, events_of_periods
from almanac.render.digest.items import DigestItem, Link, change_item, closing_item, event_item, one_line, story_item
from almanac.render.digest.narrowed import EVERYTHING, Narrowed
from almanac.render.digest.period import Period
from almanac.render.digest.talked_of import TopicOfPeriod, topic_item, topics_of
from almanac.render.publication import Publication


@dataclass(frozen=True, slots=True)
class DigestSection:
    """A part of a digest; of what it has no room for it says how much there is (``more``) and where (``more_address``).

    ``key`` tells it from the others, whatever the language.
    """

    key: str
    name: str
    items: tuple[DigestItem, ...]
    more: int = 0
    more_address: str = ""
    more_text: str = ""


@dataclass(frozen=True, slots=True)
class Digest:
    """A digest in one language; its addresses are links, its texts are lines of plain text.

    ``name`` is that of the period, with what the digest is narrowed to; ``ended`` is the UTC instant of which it is.
    ``page`` shows the digests of all, ``home`` is the front page in the language, ``subscribe`` the page of feeds.
    """

    name: str
    title: str
    site_name: str
    days: str
    lang: str
    spoken: str
    direction: str
    ended: datetime
    page: str
    home: str
    subscribe: str
    subscribe_text: str
    sections: tuple[DigestSection, ...]

    @property
    def anchor(self) -> str:
        """Its part of the page of digests."""
        return f"page:{self.name}"


# Makes an item of a digest when it is known that there is room for it.
_Made = Callable[[], DigestItem]


@dataclass(frozen=True, slots=True)
class _Part:
    key: str
    name: str
    items: Sequence[_Made]
    where: str


# The sections in their order, which is also that in which they get room.
# Translators: in the digest of a week, above events that were cancelled, moved or confirmed.
_CHANGES = N_("Changes and cancellations")
# Translators: in the digest of a week.
_STORIES = N_("New stories")
# Translators: in the digest of a week.
_ANNOUNCED = N_("Newly announced events")
# Translators: in the digest of a week, above events that come soon.
_COMING = N_("In the coming weeks")


@dataclass(frozen=True, slots=True)
class WhatHappened:
    """What there is to tell of a period, in the language of a publication."""

    period: Period
    events: EventsOfPeriod
    stories: tuple[Story, ...]
    topics: tuple[TopicOfPeriod, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was new: what comes, and what closes, is that in every week."""
        return not (self.events.changes or self.events.announced or self.stories or self.topics)


def what_happened(publication: Publication, period: Period, narrowed: Narrowed = EVERYTHING) -> WhatHappened:
    """All of a period, or of it what has to do with a country or a tag."""
    edition, site = publication.edition, publication.site
    every = edition.events if site.events else ()
    (events,) = events_of_periods([period], every, edition.history, site, publication.expand)
    return in_words_of(publication, period, events, narrowed)


def in_words_of(
    publication: Publication, period: Period, events: EventsOfPeriod, narrowed: Narrowed = EVERYTHING
) -> WhatHappened:
    """The same with the events that were picked, in the language of the publication: its stories first."""
    site = publication.site
    new = _published(publication.stories if site.blog else (), period, site)
    has_story = partial(narrowed.has_story, site, publication.told)
    stories = sorted(filter(has_story, new), key=lambda story: story.lang != publication.lang)
    topics = topics_of(publication, period, narrowed)
    return WhatHappened(period, events.where(partial(narrowed.has_event, site)), tuple(stories), topics)


def digest_of(
    publication: Publication, happened: WhatHappened, narrowed: Narrowed = EVERYTHING, link: Link = absolute_address
) -> Digest:
    """The digest in the language of the publication: of all its items as many as DIGEST_CEILING allows."""
    site, lang, period = publication.site, publication.lang, happened.period
    parts = [part for part in _parts(publication, happened, narrowed, link) if part.items]
    room = shared_out([len(part.items) for part in parts], site.digest_ceiling)
    phrases = site.phrases(lang)
    days = words.day(period.first, phrases.lang)
    if period.first != period.last:
        days = words.days(period.first, period.last, phrases.lang)
    about = " · ".join(narrowed.names(lang))
    named = phrases.gettext("%(title)s, %(day)s", title=about, day=days) if about else days
    return Digest(
        name="-".join(filter(None, (period.name, narrowed.slug))),
        title=one_line(phrases.gettext("%(site)s: %(part)s", site=site.name, part=named)),
        site_name=one_line(site.name),
        days=days,
        lang=lang,
        spoken=phrases.spoken,
        direction=language.direction(lang),
        ended=period.end,
        page=link(site, publication.local(address.DIGEST)),
        home=link(site, publication.local("/")),
        subscribe=link(site, publication.local(address.SUBSCRIBE)),
        subscribe_text=phrases.gettext("All feeds and calendars"),
        sections=tuple(_section(part, number, site, lang) for part, number in zip(parts, room, strict=True)),
    )


def shared_out(sizes: Sequence[int], ceiling: int) -> list[int]:
    """How many of each get room under a ceiling: one after the other each gets one more, as long as it has some."""
    room = [0] * len(sizes)
    left = min(ceiling, sum(sizes))
    while left:
        for place, size in enumerate(sizes):
            if left and room[place] < size:
                room[place] += 1
                left -= 1
    return room


def _section(part: _Part, room: int, site: Site, lang: str) -> DigestSection:
    phrases, more = site.phrases(lang), len(part.items) - room
    said = phrases.ngettext("and %(count)s more", "and %(count)s more", more, count=more) if more else ""
    items = tuple(make() for make in part.items[:room])
    return DigestSection(part.key, phrases.gettext(part.name), items, more, part.where, said)


def _parts(of: Publication, happened: WhatHappened, narrowed: Narrowed, link: Link) -> Iterator[_Part]:
    site, events = of.site, happened.events
    how = site, of.lang, link
    stories, of_events = (link(site, of.local(where)) for where in _lists(of, narrowed))
    yield _Part("changes", _CHANGES, _made(partial(change_item, *how), events.changes), of_events)
    yield _Part("stories", _STORIES, _made(partial(story_item, *how), happened.stories), stories)
    yield _Part("announced", _ANNOUNCED, _made(partial(event_item, *how), events.announced), of_events)
    yield _Part("closing", N_("Closing soon"), _made(partial(closing_item, *how), events.closing), of_events)
    without_summary = partial(event_item, *how, summary=False)
    yield _Part("coming", _COMING, _made(without_summary, events.coming), of_events)
    topics = _made(partial(topic_item, *how), happened.topics)
    yield _Part("topics", N_("Being discussed"), topics, site.forum_url or link(site, of.local("/")))


def _made(make: Callable[..., DigestItem], values: Iterable[object]) -> Sequence[_Made]:
    return [partial(make, value) for value in values]


def _published(stories: Iterable[Story], period: Period, site: Site) -> list[Story]:
    """Those of a period, of stories that are newest first."""
    found = []
    for story in stories:
        moment = story.published.as_datetime(site.zone)
        if moment < period.begin:
            break
        if period.has(moment):
            found.append(story)
    return found


def _lists(of: Publication, narrowed: Narrowed) -> tuple[str, str]:
    """The lists of stories and of events that have the rest, as the site's own language has them."""
    site, stories, events = of.site, address.STORIES, address.EVENTS
    if narrowed.tag:
        group = address.story_group("tag", narrowed.tag)
        stories = group if group in of.sizes_of_lists else stories
    with_lists = {one.address(site) for one in of.groups_with_lists}
    for where in narrowed.lists_of_events():
        events = where if where in with_lists else events
    return stories, events
