"""Judges what people sent in on a wiki: a file that passes the check, or what is wrong with it, for each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from almanac.check.reading import EntryToRead
from almanac.model.event import Event
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.wiki import Origin, Submission
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets
from almanac.read.wiki.entry_text import EntryFile, Wrong, entry_file, in_parameters, meant

# More are left for the next run: somebody has to look at each.
MOST_AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What becomes a file; ``warnings`` are for the editors."""

    submission: Submission
    origin: Origin
    file: EntryFile
    warnings: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """What has to be mended first."""

    submission: Submission
    origin: Origin
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Judged:
    """What becomes of each: ``known`` were taken before, though the page does not say so; ``later`` have to wait."""

    taken_in: tuple[TakenIn, ...] = ()
    refused: tuple[Refused, ...] = ()
    known: tuple[Submission, ...] = ()
    later: int = 0


def judge(
    submissions: Iterable[Submission],
    origin: Callable[[Submission], Origin],
    site: Site,
    day: date,
    keys: Collection[str],
    paths: Iterable[str],
) -> Judged:
    """What becomes of each that is not marked; ``keys`` were taken, ``paths`` are files; stories are of the ``day``."""
    waiting = {one.key: one for one in submissions if not one.taken}  # copied twice it is one
    known = tuple(one for key, one in waiting.items() if key in keys)
    taken_in: list[TakenIn] = []
    refused: list[Refused] = []
    there, later = {*paths}, 0
    for submission in (one for key, one in waiting.items() if key not in keys):
        if len(taken_in) == MOST_AT_ONCE:
            later += 1
            continue
        one = _judge(submission, origin(submission), site, day, there)
        if isinstance(one, Refused):
            refused.append(one)
        else:
            taken_in.append(one)
            there.add(one.file.path)
    return Judged(tuple(taken_in), tuple(refused), known, later)


def _judge(submission: Submission, origin: Origin, site: Site, day: date, paths: Collection[str]) -> TakenIn | Refused:
    draft = entry_file(submission, origin, site, day, paths)
    if draft.file is None:
        return Refused(submission, origin, draft.wrong)
    problems = check_sent_in(draft.file, site)
    said, misspelt = {one.parameter for one in draft.wrong}, meant(submission)
    faults = in_parameters(problems, submission.kind)
    wrong = (*draft.wrong, *(one for one in faults if one.parameter not in said | misspelt))
    return Refused(submission, origin, wrong) if wrong else TakenIn(submission, origin, draft.file, problems)


def check_sent_in(file: EntryFile, site: Site) -> tuple[Problem, ...]:
    """What is wrong with a file on its own; what it is beside other files the check of the whole says."""
    entry, problems = EntryToRead(file.kind, file.path, file.text).read(site.reading)
    if isinstance(entry, Event):
        text = entry.text
        problems += MarkdownReader(Targets({})).read(text.source, lang=text.lang, title=text.title)[1]
    elif isinstance(entry, Story):
        problems += MarkdownReader(Targets({})).read(entry.source, lang=entry.lang, title=entry.title)[1]
    return tuple(sorted(problems))
