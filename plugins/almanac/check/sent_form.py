"""Judges one text that was sent in with a form or by mail: answers by their labels, or a finished file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date

from almanac.check.sent_in import Refused, TakenIn, check_sent_in, faults_in_answers, judge_one
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.submission import EntryKind, Origin, Submission
from almanac.read.answers.entry_text import EntryFile, in_answers
from almanac.read.answers.fields import Wrong
from almanac.read.answers.names import FORM, Names
from almanac.read.forms.finished_file import finished_file
from almanac.read.forms.issue_body import has_headings, read_issue_body

# Of a finished file: its fields are called as they are written.
_OF_FILES = Names({"event": {}, "story": {}}, {"event": "", "story": ""}, in_code=True)


def judge_text(
    text: str, kind: EntryKind | None, origin: Origin, site: Site, day: date, paths: Collection[str]
) -> TakenIn | Refused:
    """What becomes of it by itself; ``kind`` is that of its form where it is known, ``paths`` are files that are there.

    ``day`` is that of a new story.
    """
    file = None if has_headings(text) else finished_file(text, site, day)  # an answer may have what looks like one
    if file is not None:
        return _finished(file, origin, site, paths)
    answered = read_issue_body(text, site, kind)
    if answered.submission is None:
        return Refused(Submission(answered.kind or "event", "", text), origin, answered.wrong)
    result = judge_one(answered.submission, FORM, origin, site, day, paths)
    if isinstance(result, TakenIn):
        if answered.wrong:
            return Refused(answered.submission, origin, answered.wrong)
        return replace(result, notes=(*answered.notes, *result.notes))
    said = {one.parameter for one in answered.wrong}
    return replace(result, wrong=(*answered.wrong, *(one for one in result.wrong if one.parameter not in said)))


def faults_in_site(errors: Collection[Problem], taken: TakenIn) -> tuple[Wrong, ...]:
    """What is wrong with it beside the rest of the site: by its answers where the file itself is."""
    names = FORM if taken.submission.values else _OF_FILES
    own = [one for one in errors if one.path == taken.file.path]
    others = (Wrong("", f"{one.path}: {one.message}", one.hint) for one in errors if one.path != taken.file.path)
    return (*faults_in_answers(own, taken.file, names), *others)


def _finished(file: EntryFile, origin: Origin, site: Site, paths: Collection[str]) -> TakenIn | Refused:
    submission = Submission(file.kind, "", file.text)
    problems = check_sent_in(file, site)
    wrong = in_answers(problems, file.kind, _OF_FILES)
    if file.path in paths:
        hint = "edit that one, or choose another title"
        wrong = (*wrong, Wrong("title", f"there is one of that name: {file.path}", hint))
    return Refused(submission, origin, wrong) if wrong else TakenIn(submission, origin, file, problems)
