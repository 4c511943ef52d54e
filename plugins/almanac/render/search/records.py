"""Says what the search knows of each entry: its words, what is shown of it, and by what it can be narrowed.

Nothing of it depends on the moment: what comes is decided in the browser, by the last day that stands in ``until``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from almanac.model.comment import Comment
from almanac.model.edition import Edition
from almanac.model.entry import Body
from almanac.model.event import Event, EventText
from almanac.model.forum_archive import ArchivedTopic
from almanac.model.group import searched_city
from almanac.model.interface import Phrases
from almanac.model.place import Place
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import MonthOnly, When
from almanac.render import places, words
from almanac.render.events.occurrences import first_day, occurrences
from almanac.render.forum_archive import address_of_topic
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.outputs.output import fingerprint, joined
from almanac.render.recurrence.sentence import repeats
from almanac.render.search.last_day import last_day
from almanac.render.search.words_of_html import words_of_html

# What stands for the last day of what has none.
OPEN = "open"
_A_YEAR = timedelta(days=366)
# Of what goes on for longer, the months between are not named.
_MONTHS_NAMED = 12

Month = tuple[int, int]
UNDATED: Month = (0, 0)


@dataclass(frozen=True, slots=True)
class Record:
    """An entry as it is indexed: ``url`` is its address inside the site, all else is text, and never HTML.

    ``meta`` is shown of it, and its words are found too; ``filters`` narrow.
    """

    url: str
    content: str
    language: str
    meta: Mapping[str, str]
    filters: Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Searchable:
    """An entry in one language before its record is made: the same ``fingerprint`` gives the same record.

    ``month`` is that of its day, by which the index is divided.
    """

    address: str
    lang: str
    month: Month
    is_story: bool
    fingerprint: bytes
    record: Callable[[], Record]


def searchable(edition: Edition, prints: Fingerprints) -> Iterator[Searchable]:
    """Every story, event, page and profile, in each language that it has, and every topic of a forum that closed."""
    site = edition.site
    for story in edition.stories if site.blog else ():
        month = (story.published.day.year, story.published.day.month)
        said = edition.comments.get(story.source.path, ())
        made_from = joined(prints.entry(story), prints.body(story), *_fingerprint_of(said))
        yield Searchable(story.address, story.lang, month, True, made_from, partial(_story, story, site, said))
    for page in edition.pages:
        said = edition.comments.get(page.source.path, ())
        made_from = joined(prints.entry(page), prints.body(page), *_fingerprint_of(said))
        yield Searchable(page.address, page.lang, UNDATED, False, made_from, partial(_page, page, said))
    for profile in edition.profiles if site.blog else ():
        made_from = joined(prints.entry(profile), prints.body(profile))
        yield Searchable(profile.address, profile.lang, UNDATED, False, made_from, partial(_profile, profile))
    for topic in edition.forum.topics if edition.forum else ():
        month = (topic.day.year, topic.day.month)
        record = partial(_topic, topic, site.default_lang)
        yield Searchable(address_of_topic(topic), site.default_lang, month, False, topic.digest, record)
    for event in edition.events if site.events else ():
        month = (event.when.day.year, event.when.day.month)
        for text in event.texts:
            said = edition.comments.get(text.source.path, ())
            address = fingerprint(text.address)
            made_from = joined(prints.entry(event), prints.body(text), address, *_fingerprint_of(said))
            record = partial(_event, event, text, site, said)
            yield Searchable(text.address, text.lang, month, False, made_from, record)


def _fingerprint_of(comments: Sequence[Comment]) -> Iterator[bytes]:
    if comments:
        yield fingerprint(repr(comments))


def _said(comments: Sequence[Comment]) -> Iterator[str]:
    """The comments of a former site: they are found like the text, behind all that this says itself."""
    for comment in comments:
        yield f"{comment.name}: {words_of_html(comment.html)}" if comment.name else words_of_html(comment.html)


def _topic(topic: ArchivedTopic, lang: str) -> Record:
    """A topic of a forum that closed, in whichever language it is: it is looked for from pages of the site's own."""
    posts = topic.posts(lambda *_: "")
    names = dict.fromkeys(post.author for post in posts)
    content = _lines(*(words_of_html(post.html) for post in posts), *names, *topic.tags)
    meta = {"title": topic.title, "when": words.day(topic.day, lang)}
    return Record(address_of_topic(topic), content or topic.title, lang, meta, {"kind": ["page"]})


def _story(story: Story, site: Site, comments: Sequence[Comment]) -> Record:
    category, voice = site.category_name(story.category, story.lang), words.voice(story.voice, site.phrases(story.lang))
    names = (*story.authors, *story.speaks_for, *story.tags)
    content = _lines(story.summary, _words(story.body), category, *names, story.series, *_said(comments))
    meta = {"title": story.title, "when": words.day(story.published.day, story.lang)}
    meta |= {"status": voice} if voice else {}
    filters = {"kind": ["story"], "category": [story.category], "year": [str(story.published.day.year)]}
    return Record(story.address, content, story.lang, meta, filters)


def _page(page: Page, comments: Sequence[Comment]) -> Record:
    content = _lines(page.summary, _words(page.body), *_said(comments)) or page.title
    return Record(page.address, content, page.lang, {"title": page.title}, {"kind": ["page"]})


def _profile(profile: Profile) -> Record:
    content = _lines(_words(profile.body), profile.affiliation, profile.disclosure) or profile.name
    return Record(profile.address, content, profile.lang, {"title": profile.name}, {"kind": ["page"]})


def _event(event: Event, text: EventText, site: Site, comments: Sequence[Comment]) -> Record:
    phrases = site.phrases(text.lang)
    content = _lines(
        text.summary,
        text.status_note,
        _words(text.body),
        *_days(event, phrases),
        *(places.in_full(place, phrases) for place in _places(event)),
        *(organizer.name for organizer in event.organizers),
        site.category_name(event.category, text.lang),
        *event.tags,
        event.series,
        *_said(comments),
    )
    shown = {
        "title": text.title,
        "when": _when(event, phrases),
        "where": places.city_and_country(event, phrases),
        "status": words.status(event.status, phrases),
    }
    last = last_day(event)
    filters = {
        "kind": ["event"],
        "category": [event.category],
        "country": sorted({place.country for place in _places(event) if place.country}),
        "city": sorted(
            {searched_city(place.city, place.country) for place in _places(event) if place.city and place.country}
        ),
        "year": _years(event, last),
        "until": [last.isoformat() if last else OPEN],
    }
    meta = {name: value for name, value in shown.items() if value}
    return Record(text.address, content, text.lang, meta, {name: values for name, values in filters.items() if values})


def _words(body: Body) -> str:
    return words_of_html(body.html)


def _lines(*texts: str) -> str:
    """As sentences that follow each other: a search shows a piece of it."""
    lines = (" ".join(text.split()) for text in texts)
    return " · ".join(line for line in lines if line)


def _places(event: Event) -> tuple[Place, ...]:
    """Where it is, and where single occurrences are."""
    changes = event.recurrence.changes if event.recurrence else ()
    places = (event.place, *(change.place for change in changes))
    return tuple(dict.fromkeys(place for place in places if place))


def _when(event: Event, phrases: Phrases) -> str:
    """When it happens: the days of what happens once, the rule and the times of what repeats."""
    if event.recurrence is None:
        return words.when(event.when, phrases)
    return " · ".join(part for part in (repeats(event, phrases), words.clock(event.when, phrases.lang)) if part)


def _days(event: Event, phrases: Phrases) -> Iterator[str]:
    """The days in full, with the names of months as they stand alone too: “Nairobi March” finds what is there then."""
    lang = phrases.lang
    if event.recurrence is None:
        yield _in_full(event.when, lang)
        yield from (words.month(first, lang) for first in _months([event.when]))
        return
    first = first_day(event)
    happening = occurrences(event, first, first + _A_YEAR)
    yield from dict.fromkeys(words.month_heading(month, lang) for month in _months(happening))
    yield str(first.year)


def _in_full(when: When, lang: str) -> str:
    if isinstance(when, MonthOnly):
        return ""
    is_one_day = when.day == when.last_day
    return words.weekday_and_day(when.day, lang) if is_one_day else words.days(when.day, when.last_day, lang)


def _months(happening: Sequence[When]) -> Sequence[date]:
    """The first days of the months that it touches, in their order."""
    found: dict[date, None] = {}
    for when in happening:
        month, last = when.day.replace(day=1), when.last_day.replace(day=1)
        for _ in range(_MONTHS_NAMED):
            found[month] = None
            if month >= last:
                break
            month = (month + timedelta(days=31)).replace(day=1)
    return sorted(found)


def _years(event: Event, last: date | None) -> list[str]:
    """The years in which it happens; of what has no end the first, and ``-``."""
    first = first_day(event).year
    if last is None:
        return [f"{first}-"]
    end = max(first, event.when.last_day.year if event.recurrence is None else last.year)
    return [str(year) for year in range(first, end + 1)]
