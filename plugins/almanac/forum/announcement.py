"""Says which stories and events the forum is told of, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from almanac.forum.announcement_text import Telling, event_telling, story_telling
from almanac.forum.limits import Limits, fault_of_text, fault_of_title, fitted_title
from almanac.forum.marker import Mark, digest, digest_of_title, marked
from almanac.model.edition import Edition
from almanac.model.event import Event, Status
from almanac.model.forum import Announcing, external_id
from almanac.model.story import Story
from almanac.model.when import When
from almanac.render.absolute import absolute_address
from almanac.render.events.occurrences import next_occurrence
from almanac.render.feeds.event_news import News, news_of

# What a topic gets a reply for.
_TOLD = frozenset([Status.CANCELLED, Status.POSTPONED, Status.RESCHEDULED])


@dataclass(frozen=True, slots=True)
class Announcement:
    """What the forum should know of an entry.

    ``titles`` are those to try, one after another; ``text`` is the first post without its mark, ``facts`` a digest of
    what both say. ``news`` names the change that its readers have to hear of, ``reply`` is the text of that; empty for
    none. ``is_new``: where there is no topic, one is opened. ``topic`` is the one that the entry itself names.
    ``fault`` says why the forum would not take any of it.
    """

    external_id: str
    path: str
    kind: str
    name: str
    category: int
    page: str
    titles: tuple[str, ...]
    text: str
    facts: str
    news: str = ""
    reply: str = ""
    is_new: bool = True
    topic: str = ""
    fault: str = ""

    def first_post(self, title: str) -> str:
        """The text of the first post with its mark, under a title."""
        return marked(self.text, Mark(self.external_id, self.facts, begun=self.news, title=digest_of_title(title)))

    def edited_post(self, mark: Mark, title: str = "") -> str:
        """The same where it had the ``mark``; without a title it keeps that under which it was sent."""
        title = digest_of_title(title) if title else mark.title
        return marked(self.text, replace(mark, facts=self.facts, title=title))

    @property
    def reply_post(self) -> str:
        """The text of the reply with its mark."""
        return marked(self.reply, Mark(self.external_id, reply=self.news))


def announcements(edition: Edition, announcing: Announcing, limits: Limits) -> tuple[Announcement, ...]:
    """Those of all entries of which the forum hears, by the day on which they came out, the oldest first.

    Translations are of their originals' topics. What is not committed as it stands, nobody has published.
    """
    found = [*_stories(edition, announcing, limits), *_events(edition, announcing, limits)]
    return tuple(one for _, one in sorted(found, key=lambda dated: (dated[0], dated[1].path)))


def identities(edition: Edition) -> Iterator[tuple[str, Story | Event]]:
    """Every original with the identifier by which the forum knows it."""
    domain = edition.site.calendar_domain
    yield from ((external_id(domain, story.identity), story) for story in edition.original_stories)
    yield from ((external_id(domain, event.uid), event) for event in edition.events)


def _stories(edition: Edition, announcing: Announcing, limits: Limits) -> Iterator[tuple[date, Announcement]]:
    if not announcing.stories:
        return
    stories = [story for story in edition.original_stories if story.published.day >= announcing.since]
    titles = Counter(story.title.casefold() for story in edition.original_stories)
    for story in stories:
        if not story.draft and _is_committed(edition, story.source.path):
            telling = story_telling(story, edition.site, is_alone=titles[story.title.casefold()] == 1)
            yield (
                story.published.day,
                _announcement(edition, story, telling, announcing.stories, limits),
            )


def _events(edition: Edition, announcing: Announcing, limits: Limits) -> Iterator[tuple[date, Announcement]]:
    if not announcing.events:
        return
    for event in edition.events:
        day = event_day(edition, event)
        if day and day >= announcing.since and not event.draft and _is_committed(edition, event.source.path):
            telling = event_telling(event, _first(edition, event, day), edition.site)
            yield day, _announcement(edition, event, telling, announcing.events, limits, _news(edition, event))


def _first(edition: Edition, event: Event, announced: date) -> When:
    """When it happens first after the day of its announcement, whenever that is asked."""
    since = datetime.combine(announced, time(), edition.site.zone)
    return (next_occurrence(event, since) if event.recurrence else None) or event.when


def event_day(edition: Edition, event: Event) -> date | None:
    """The day in the site's zone on which an event was announced; None where nobody knows."""
    known = edition.history_of(event.source.path)
    return event.announced or (known.announced.astimezone(edition.site.zone).date() if known else None)


def _is_committed(edition: Edition, path: str) -> bool:
    known = edition.history_of(path)
    return known is not None and not known.uncommitted


def _news(edition: Edition, event: Event) -> News | None:
    """The latest that readers of the topic have to hear, while it holds."""
    news = [one for one in news_of(event, edition.history, edition.now) if one.day is None]
    latest = news[-1] if news else None
    return latest if latest and latest.until is None and latest.standing.status in _TOLD else None


def _announcement(
    edition: Edition,
    entry: Story | Event,
    telling: Telling,
    category: int,
    limits: Limits,
    news: News | None = None,
) -> Announcement:
    site = edition.site
    identity = entry.uid if isinstance(entry, Event) else entry.identity
    identifier = external_id(site.calendar_domain, identity)
    titles = tuple(dict.fromkeys(fitted_title(telling.title, beside, limits, site.name) for beside in telling.beside))
    return Announcement(
        external_id=identifier,
        path=entry.source.path,
        kind="event" if isinstance(entry, Event) else "story",
        name=telling.title,
        category=category,
        page=absolute_address(site, entry.address),
        titles=titles,
        text=telling.text,
        facts=digest(*telling.facts),
        news=news.key if news else "",
        reply=telling.reply if news else "",
        is_new=not isinstance(entry, Event) or _is_to_come(edition, entry),
        topic="" if _is_own(edition, entry.discussion, identifier) else entry.discussion,
        fault=_fault(titles, telling.text, limits),
    )


def _is_to_come(edition: Edition, event: Event) -> bool:
    """Whether a topic is opened for it: not for what is over, or does not take place."""
    return not event.status.is_off and next_occurrence(event, edition.now) is not None


def _is_own(edition: Edition, named: str, identifier: str) -> bool:
    """Whether it names no topic, or the one that was opened for it and found."""
    topic = edition.topics.get(named)
    return not named or (topic is not None and topic.external_id == identifier)


def _fault(titles: Sequence[str], text: str, limits: Limits) -> str:
    faults = [fault_of_title(title, limits) for title in titles]
    if all(faults):
        return f"its title: {faults[0]}"
    fault = fault_of_text(text, limits)
    return f"its text: {fault}" if fault else ""
