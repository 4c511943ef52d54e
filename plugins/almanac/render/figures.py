"""Counts a community's work from its history, its entries and what its forum said; names nobody."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from statistics import median

from almanac.model.edition import Edition
from almanac.model.figures import Figures, MonthOfFigures, TextsInLanguage
from almanac.model.history import Activity, MonthOfWork
from almanac.model.site import Site
from almanac.render.discussion import topic_of

_A_DAY = 86_400
# So many whole months are shown and measured, with the present one behind them.
WHOLE_MONTHS = 12


def figures_of(edition: Edition) -> Figures:
    """All figures at the moment of an edition; months are those of UTC."""
    history = edition.history
    activity = history.activity if history.complete else Activity()
    # A site that closed is as of the end of its last day, which is the next one already.
    today = edition.site.frozen.on if edition.site.frozen else edition.now.date()
    months = tuple(_months(activity, today))
    latest = months[-WHOLE_MONTHS - 1 :]
    languages, countries = _languages(edition), _countries(edition)
    topics = _topics(edition)
    replies = sum(topics.values())
    since = f"{latest[0].month}-01" if latest else "9999"
    return Figures(
        months=months,
        is_complete=history.complete,
        authors=len({name for work in activity.months.values() for name in work.authors}),
        languages=languages,
        countries=countries,
        topics=len(topics),
        replies=replies,
        release=activity.release,
        released=activity.released.date().isoformat() if activity.released else "",
        owners=len(edition.owners.names),
        measured={
            "authors": median(month.authors for month in latest[:-1]) if len(latest) > 1 else None,
            "newcomers": sum(month.newcomers for month in latest) if latest else None,
            "days": _days([seconds for month in latest for seconds in activity_of(activity, month).waits]),
            "languages": len(languages),
            "countries": len(countries),
            "replies": replies if topics else None,
            "maintainers": sum(last.isoformat() >= since for _, last in activity.merges.values()) or None,
        },
    )


def activity_of(activity: Activity, month: MonthOfFigures) -> MonthOfWork:
    """What was done in a month, nothing where nobody did anything."""
    return activity.months.get(month.month, MonthOfWork())


def is_reached(measure: str, value: float | None, goal: int) -> bool:
    """Whether a measure is where the community wants it: of days fewer are better, of all else more."""
    return value is not None and (value <= goal if measure == "days" else value >= goal)


def figures_json(figures: Figures, site: Site) -> bytes:
    """``/figures.json``: the same for programs."""
    value = {
        "site": site.url,
        "history_complete": figures.is_complete,
        "authors": figures.authors,
        "months": [
            {
                "month": month.month,
                "authors": month.authors,
                "first_time_authors": month.newcomers,
                "new_texts": month.texts,
                "new_texts_by_merge": month.merged,
                "median_days_to_publication": month.days,
            }
            for month in figures.months
        ],
        "languages": {
            code: {"stories": texts.stories, "events": texts.events, "pages": texts.pages}
            for code, texts in figures.languages.items()
        },
        "countries": dict(figures.countries),
        "forum": {"topics": figures.topics, "replies": figures.replies},
        "upkeep": {
            "last_release": figures.release or None,
            "released": figures.released or None,
            "owners": figures.owners,
            "merged_in_12_months": figures.measured.get("maintainers"),
        },
        "goals": {
            measure: {
                "goal": goal,
                "now": figures.measured.get(measure),
                "reached": is_reached(measure, figures.measured.get(measure), goal),
            }
            for measure, goal in (site.figures or {}).items()
        },
    }
    return json.dumps(value, ensure_ascii=False, indent=1).encode()


def _months(activity: Activity, today: date) -> Iterator[MonthOfFigures]:
    """Each from the first in which somebody wrote to the present one."""
    known: set[str] = set()
    for month in _from_to(min(activity.months), f"{today:%Y-%m}") if activity.months else ():
        work = activity.months.get(month, MonthOfWork())
        authors = set(work.authors)
        yield MonthOfFigures(month, len(authors), len(authors - known), work.texts, len(work.waits), _days(work.waits))
        known |= authors


def _from_to(first: str, last: str) -> Iterator[str]:
    year, month = map(int, first.split("-"))
    while (name := f"{year:04d}-{month:02d}") <= last:
        yield name
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)


def _days(waits: Sequence[int]) -> float | None:
    return round(median(waits) / _A_DAY, 1) if waits else None


def _languages(edition: Edition) -> Mapping[str, TextsInLanguage]:
    """Of the texts that are published, those that most are in first."""
    stories = Counter(story.lang for story in edition.stories)
    pages = Counter(page.lang for page in edition.pages)
    events = Counter(text.lang for event in edition.events for text in event.texts)
    every = stories + pages + events
    codes = sorted(every, key=lambda code: (-every[code], code))
    return {code: TextsInLanguage(stories[code], events[code], pages[code]) for code in codes}


def _countries(edition: Edition) -> Mapping[str, int]:
    """In which countries how many events are or were, the most first."""
    counts = Counter(event.place.country for event in edition.events if event.place and event.place.country)
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _topics(edition: Edition) -> Mapping[str, int]:
    """The replies in each topic that an entry names and the forum told of."""
    named = {story.discussion for story in edition.stories} | {event.discussion for event in edition.events}
    found: dict[str, int] = {}
    for name in filter(None, named):
        topic = topic_of(edition.site, name, edition.topics)
        if topic:
            found[topic.id] = topic.replies
    return found
