"""Says what other open submissions have to do with one: the same event or story, the same file, the same author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from almanac.check.entries import Entries
from almanac.check.floods import author_key
from almanac.check.review.parts import Part, What
from almanac.check.waiting import Waiting, called, day_sent, floods_among, same_as, waiting_entries
from almanac.model.event import Event
from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.store.git.open_submissions import OpenSubmission
from almanac.store.git.submission import Submission

_NEW = frozenset([What.EVENT, What.STORY])


@dataclass(frozen=True, slots=True)
class Beside:
    """Other submissions that are open, with their new entries; ``authors`` wrote the new files of the one looked at."""

    submissions: tuple[OpenSubmission, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    authors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AlsoOpen:
    """Another submission with new entries of somebody who wrote this one; ``day`` is that on which it was sent."""

    name: str
    author: str
    new: int
    day: date


def beside(submissions: Sequence[OpenSubmission], authors: Mapping[str, str], site: Site) -> Beside:
    """What there is to compare with."""
    return Beside(tuple(submissions), waiting_entries(submissions, site), authors)


@dataclass(frozen=True, slots=True)
class Same:
    """A new entry, what is likely the same in another submission, and in what both agree."""

    entry: Event | Story
    other: Waiting
    reasons: tuple[str, ...]


def same_beside(parts: Iterable[Part], entries: Entries, others: Beside) -> tuple[Same, ...]:
    """What is likely in another submission too."""
    return tuple(
        Same(entry, one, reasons)
        for entry in _entries(entries, _new(parts))
        for one, reasons in same_as(entry, others.waiting)
    )


def remarks_beside(
    submission: Submission, parts: Sequence[Part], site: Site, others: Beside, same: Iterable[Same]
) -> Iterator[Problem]:
    """What is the ``same``, which files both change, and that somebody new sends more than is looked at in a day."""
    said: set[tuple[str, str]] = set()
    for one in same:
        said.add((one.other.where, one.entry.source.path))
        yield _likely(submission, one)
    changed = {path for file in submission.files for path in (file.path, file.old) if path}
    for other in others.submissions:
        for path in sorted(changed & other.paths):
            if (other.name, path) not in said:
                hint = "whoever comes second has to bring in the first; if both want one thing, keep one of them"
                yield Problem(path, 0, "", f"is changed by `{other.name}` too, which is open", hint, Severity.WARNING)
    yield from _floods(submission, sorted(_new(parts)), site, others)


def also_open(submission: Submission, others: Beside, site: Site) -> tuple[AlsoOpen, ...]:
    """The others with new entries of the same people, in the order in which they were sent."""
    people = {author_key(person.name): person.name for person in submission.contributors}
    found: dict[tuple[str, str], AlsoOpen] = {}
    for one in others.waiting:
        author = people.get(author_key(one.author))
        if author is not None:
            known = found.get((one.where, author))
            number = known.new + 1 if known else 1
            found[one.where, author] = AlsoOpen(one.where, author, number, day_sent(one.sent, site))
    return tuple(found.values())


def _new(parts: Iterable[Part]) -> set[str]:
    return {part.path for part in parts if part.what in _NEW}


def _entries(entries: Entries, paths: set[str]) -> Iterator[Event | Story]:
    yield from (event for event in entries.events if event.source.path in paths)
    yield from (one for one in entries.stories if one.source.path in paths and not one.is_translation)


def _likely(submission: Submission, same: Same) -> Problem:
    source, other = same.entry.source, same.other
    file = "the same file" if other.path == source.path else other.path
    message = f"is likely `{other.title}` of `{other.where}` ({file}), which is open too: {', '.join(same.reasons)}"
    first = f"that of `{other.where}`" if other.sent < submission.sent else "this one"
    keep = "one of them" if other.sent == submission.sent else f"{first}, which was sent first"
    hint = f"if both are one, keep {keep}, with what is new in the other"
    return Problem(source.path, source.line("title"), "title", message, hint, Severity.WARNING)


def _floods(submission: Submission, paths: Sequence[str], site: Site, others: Beside) -> Iterator[Problem]:
    """That somebody new brings more than editors look at in a day, with what else is open; at the first too many."""
    people = submission.contributors
    if not paths or not people:
        return
    own = [Waiting("", path, others.authors.get(path) or people[0].name, submission.sent) for path in paths]
    known = [person.name for person in people if person.before]
    commits = {"": submission.commit, **{other.name: other.commit for other in others.submissions}}
    # Of two that were sent in one second the same is first for both.
    together = sorted((*others.waiting, *own), key=lambda one: (one.sent, commits[one.where], one.path))
    for flood in floods_among(together, known, site):
        here = [path for path in flood.more if path in paths]
        if here:
            elsewhere = {called(one): one.where for one in others.waiting}
            places = {elsewhere.get(what, "") for what in (*flood.first, *flood.more)}
            where = f", in {len(places)} submissions that are open" if len(places) > 1 else ""
            yield Problem(here[0], 0, "", f"{flood.message}{where}", flood.hint, Severity.WARNING)
