"""Judges what people sent in, on a wiki or with a form: a file that passes the check, or what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from almanac.check.floods import Flood
from almanac.check.reading import EntryToRead
from almanac.check.waiting import Waiting, entry_of, floods_among, groups_of_same
from almanac.model.event import Event
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.submission import Origin, Submission
from almanac.read.answers.entry_text import EntryFile, entry_file, in_answers, meant
from almanac.read.answers.fields import Wrong
from almanac.read.answers.names import WIKI, Names
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets

# More are left for the next run: somebody has to look at each.
MOST_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What becomes a file; ``warnings`` are for the editors, ``notes`` for whoever sent it."""

    submission: Submission
    origin: Origin
    file: EntryFile
    warnings: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """What has to be mended first."""

    submission: Submission
    origin: Origin
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of each: ``known`` were taken before, though the page does not say so; ``later`` have to wait.

    ``alike`` are those of the first that are likely one, by their paths; ``floods`` are more by somebody new than
    editors look at in a day.
    """

    taken_in: tuple[TakenIn, ...] = ()
    refused: tuple[Refused, ...] = ()
    known: tuple[Submission, ...] = ()
    later: int = 0
    alike: tuple[tuple[str, ...], ...] = ()
    floods: tuple[Flood, ...] = ()


def judge(
    submissions: Iterable[Submission],
    origin: Callable[[Submission], Origin],
    site: Site,
    day: date,
    keys: Collection[str],
    paths: Iterable[str],
    people: Collection[str] = (),
) -> Judged:
    """What becomes of each that is not marked; ``keys`` were taken, ``paths`` are files; stories are of the ``day``.

    ``people`` are those who have written for the site before.
    """
    waiting = {one.key: one for one in submissions if not one.taken}  # copied twice it is one
    known = tuple(one for key, one in waiting.items() if key in keys)
    taken_in: list[TakenIn] = []
    refused: list[Refused] = []
    there, later = {*paths}, 0
    for submission in (one for key, one in waiting.items() if key not in keys):
        if len(taken_in) == MOST_AT_ONCE:
            later += 1
            continue
        one = judge_one(submission, WIKI, origin(submission), site, day, there)
        if isinstance(one, Refused):
            refused.append(one)
        else:
            taken_in.append(one)
            there.add(one.file.path)
    return Judged(tuple(taken_in), tuple(refused), known, later, *_together(taken_in, site, people))


def _together(
    taken_in: Iterable[TakenIn], site: Site, people: Collection[str]
) -> tuple[tuple[tuple[str, ...], ...], tuple[Flood, ...]]:
    """Which of them are likely one, and who is new and sent many; when each was sent nobody says."""
    waiting = [
        Waiting("", one.file.path, one.origin.author, 0, entry_of(one.file.path, one.file.text, site))
        for one in taken_in
    ]
    alike = tuple(tuple(one.path for one in group) for group in groups_of_same(waiting))
    return alike, tuple(floods_among(waiting, people, site))


def judge_one(
    submission: Submission, names: Names, origin: Origin, site: Site, day: date, paths: Collection[str]
) -> TakenIn | Refused:
    """What becomes of one, whose answers have these ``names``; ``paths`` are files that are there."""
    draft = entry_file(submission, names, origin, site, day, paths)
    if draft.file is None:
        return Refused(submission, origin, draft.wrong)
    problems = check_sent_in(draft.file, site)
    said, misspelt = {one.parameter for one in draft.wrong}, meant(submission, names)
    faults = faults_in_answers(problems, draft.file, names)
    wrong = (*draft.wrong, *(one for one in faults if one.parameter not in said | misspelt))
    if wrong:
        return Refused(submission, origin, wrong)
    return TakenIn(submission, origin, draft.file, problems, draft.notes)


def faults_in_answers(problems: Iterable[Problem], file: EntryFile, names: Names) -> tuple[Wrong, ...]:
    """What the check says of a file, by the answers it was made of; of the text with the line that is meant."""
    first = file.text.count("\n", 0, file.text.index("\n---\n") + 1) + 2
    own = [one if one.field or names.in_code else _of_text(one, first) for one in problems]
    return in_answers(own, file.kind, names)


def _of_text(problem: Problem, first: int) -> Problem:
    line = problem.line - first
    return replace(problem, message=f"in line {line}: {problem.message}") if line > 0 else problem


def check_sent_in(file: EntryFile, site: Site) -> tuple[Problem, ...]:
    """What is wrong with a file on its own; what it is beside other files the check of the whole says."""
    entry, problems = EntryToRead(file.kind, file.path, file.text).read(site.reading)
    if isinstance(entry, Event):
        text = entry.text
        problems += MarkdownReader(Targets({})).read(text.source, lang=text.lang, title=text.title)[1]
    elif isinstance(entry, Story):
        problems += MarkdownReader(Targets({})).read(entry.source, lang=entry.lang, title=entry.title)[1]
    return tuple(sorted(problems))
