"""Makes names that differ only in capitals or hyphens one name, and warns where another spelling than that stands."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.model.story import Story

# What joins words: hyphens and dashes, underscores, spaces.
_JOINS = re.compile(r"[\s_\-\u2010-\u2015]+")
_MARKS = str.maketrans("", "", "\"'“”„«»‹›‘’‚「」")


@dataclass(frozen=True, slots=True)
class _Use:
    """A name as it stands in a file."""

    kind: str
    name: str
    source: Source
    field: str


def in_one_spelling(
    site: Site, stories: Sequence[Story], events: Sequence[Event]
) -> tuple[list[Story], list[Event], list[Problem]]:
    """The entries with tags, authors and series in one spelling each, and a warning at every other one.

    A name is spelt as the settings have it, else as most files do, else as the first does.
    """
    spellings = {kind: _spellings(site, kind, counts) for kind, counts in _counted(stories, events).items()}
    changed = {name for spelling in spellings.values() for name in spelling}
    if not changed:
        return [*stories], [*events], []
    uses = (use for use in _uses(stories, events) if use.name in spellings[use.kind])
    problems = [_problem(use, spellings[use.kind][use.name]) for use in uses]
    respelt = [
        replace(
            story,
            tags=_all(story.tags, spellings["tags"]),
            authors=_all(story.authors, spellings["authors"]),
            series=spellings["series"].get(story.series, story.series),
        )
        for story in stories
    ]
    held = [
        replace(
            event,
            tags=_all(event.tags, spellings["tags"]),
            series=spellings["series"].get(event.series, event.series),
        )
        for event in events
    ]
    return respelt, held, problems


def _counted(stories: Sequence[Story], events: Sequence[Event]) -> Mapping[str, Counter[str]]:
    """How often each name is used, in the order of first uses."""
    entries: list[Story | Event] = [*stories, *events]
    tags = (entry.tags for entry in entries if _is_written("tags", entry.source))
    authors = (story.authors for story in stories if _is_written("authors", story.source))
    return {
        "tags": Counter(chain.from_iterable(tags)),
        "authors": Counter(chain.from_iterable(authors)),
        "series": Counter(entry.series for entry in entries if entry.series),
    }


def _uses(stories: Iterable[Story], events: Iterable[Event]) -> Iterator[_Use]:
    for story in stories:
        yield from _listed("tags", story.tags, story.source)
        yield from _listed("authors", story.authors, story.source)
        if story.series:
            yield _Use("series", story.series, story.source, "series")
    for event in events:
        yield from _listed("tags", event.tags, event.source)
        if event.series:
            yield _Use("series", event.series, event.source, "series")


def _listed(field: str, names: Sequence[str], source: Source) -> Iterator[_Use]:
    if _is_written(field, source):
        for number, name in enumerate(names):
            yield _Use(field, name, source, f"{field}.{number}" if f"{field}.{number}" in source.lines else field)


def _is_written(field: str, source: Source) -> bool:
    """Whether the file has the field: a translation has the names of its original without writing them."""
    return field in source.lines or not source.lines


def _spellings(site: Site, kind: str, counted: Counter[str]) -> Mapping[str, str]:
    """The spelling of each name that has another one than its own."""
    alike: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for name, count in counted.items():
        alike[_key(site, name)][name] = count
    named = site.kept_calendars.get({"tags": "tag"}.get(kind, kind), ())
    settled = {_key(site, name): name for name in named}
    result: dict[str, str] = {}
    for key, counts in alike.items():
        spelling = settled.get(key) or counts.most_common(1)[0][0]
        result |= dict.fromkeys(counts.keys() - {spelling}, spelling)
    return result


def _key(site: Site, name: str) -> tuple[str, str]:
    """What names have in common that are one; those that SLUGS tells apart are not."""
    folded = unicodedata.normalize("NFC", name.translate(_MARKS)).casefold()
    return site.slug(name), _JOINS.sub(" ", folded).strip()


def _all(names: tuple[str, ...], spelling: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(spelling.get(name, name) for name in names))


def _problem(use: _Use, spelling: str) -> Problem:
    message = f"`{use.name}` is shown as `{spelling}`, which is the same name in another spelling"
    line = use.source.line(use.field)
    return Problem(use.source.path, line, use.field, message, f"write `{spelling}`", Severity.WARNING)
