"""Reads the text that a form of a forge makes of its answers: a label, and below it what somebody wrote."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almanac.model.site import Site
from almanac.model.submission import EntryKind, Submission
from almanac.model.submission_form import FORMS, FormField, SubmissionForm, categories_of
from almanac.read.answers.fields import Wrong
from almanac.read.fault import presentable

# What a forge writes for an answer that nobody gave; anything else is one.
NO_RESPONSE = "_No response_"
# Templates that are not forms have their explanations in these.
_QUICK_ACTION = re.compile(r"^/label .*$", re.MULTILINE)  # GitLab's, which sets the label
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
# What turns the text behind it around; no page shows it.
_OVERRIDES = re.compile("[\u202a-\u202e]")
_HEADING = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_WITH_COLON = re.compile(r"\s{0,3}(?:\*\*|__)?([^:*_]{1,60}?)\s*(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*(.*)")
_PARENTHESES = re.compile(r"\s*\(.*\)")


@dataclass(frozen=True, slots=True)
class Answered:
    """The answers of a form; None, and what is wrong, where nobody can tell which is which.

    ``notes`` is what was not taken in.
    """

    submission: Submission | None
    wrong: tuple[Wrong, ...] = ()
    kind: EntryKind | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that may be a label: which, and what stands behind it."""

    number: int
    field: FormField
    rest: str


def read_issue_body(text: str, site: Site, kind: EntryKind | None = None) -> Answered:
    """The answers, by the labels of the form in their order; what stands behind the last label belongs to it.

    ``kind`` is what the forge's own label says; without it the labels decide.
    """
    text = _OVERRIDES.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = text.split("\n")
    kind = kind or _kind_of(lines)
    form = FORMS[kind or "event"]
    found = [*_labels(lines, form, heading=True)]
    heading = bool(found)
    found = found or [*_labels(lines, form, heading=False)]
    if kind is None or not found:
        hint = "open a new one with the form, and leave its headings as they are"
        return Answered(None, (Wrong("", "has none of the headings of a form", hint),), kind)
    placed = _in_order(found, form)
    wrong = [*_missing(placed, form, heading=heading), *_several(found, placed, form)]
    if wrong:
        return Answered(None, tuple(wrong), kind)
    answers = dict(_answers(lines, [line for line in placed if line is not None]))
    several = [*_of_several_lines(answers, form)]
    if several:
        return Answered(None, tuple(several), kind)
    body = answers.pop(form.last.label, "")
    given = tuple((name, answer) for name, answer in answers.items() if answer)
    key = hashlib.sha256(repr((kind, given, body)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    required = (*_empty({**answers, form.last.label: body}, form, site),)
    above = "\n".join(lines[: placed[0].number]) if placed[0] else ""
    is_more = _QUICK_ACTION.sub("", _COMMENT.sub("", above)).strip()
    notes = (f"What stands above {form.fields[0].label} is not taken in.",) if is_more else ()
    return Answered(Submission(kind, key, text, given, body), required, kind, notes)


def has_headings(text: str) -> bool:
    """Whether it is what a form makes: some of its labels stand there as headings."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return any(len({line.field.id for line in _labels(lines, form, heading=True)}) > 1 for form in FORMS.values())


def _kind_of(lines: Sequence[str]) -> EntryKind | None:
    """The form of which most labels are there; of as many, neither."""
    counts = {
        kind: max(len({line.field.id for line in _labels(lines, form, heading=heading)}) for heading in (True, False))
        for kind, form in FORMS.items()
    }
    most = max(counts, key=lambda kind: counts[kind])
    return most if counts[most] > 1 and [*counts.values()].count(counts[most]) == 1 else None


def _labels(lines: Sequence[str], form: SubmissionForm, *, heading: bool) -> Iterator[_Line]:
    """Every line that is a label; with ``heading`` a heading, without it words before a colon."""
    by_name = {_plain(name): field for field in form.fields for name in _names(field)}
    for number, line in enumerate(lines):
        match = (_HEADING if heading else _WITH_COLON).fullmatch(line) if len(line) < 1000 else None
        field = by_name.get(_plain(match[1])) if match else None
        if match and field:
            yield _Line(number, field, "" if heading else match[2])


def _names(field: FormField) -> tuple[str, ...]:
    """The label, and what is left of it without what it explains: `Where it is (name and address)`, `Where`."""
    return (field.label, _PARENTHESES.sub("", field.label), *(("Where",) if field.id == "where" else ()))


def _in_order(found: Sequence[_Line], form: SubmissionForm) -> list[_Line | None]:
    """The first line of each label behind that of the label before it; None where there is none."""
    placed: list[_Line | None] = []
    behind = -1
    for field in form.fields:
        line = next((line for line in found if line.field is field and line.number > behind), None)
        placed.append(line)
        behind = line.number if line else behind
    return placed


def _missing(placed: Sequence[_Line | None], form: SubmissionForm, *, heading: bool) -> Iterator[Wrong]:
    """A label that somebody has removed: what stood below it belongs to another now."""
    for number, (line, field) in enumerate(zip(placed, form.fields, strict=True)):
        if line is None:
            after = f"behind the answer to {form.fields[number - 1].label}" if number else "at the top"
            whole = f"### {field.label}" if heading else f"{field.label}:"
            message = (
                "its heading is not there, or not in its place"
                if heading
                else "its line is not there, or not in its place"
            )
            hint = f"write a line `{whole}` {after}; below it the answer, or `{NO_RESPONSE}`"
            yield Wrong(field.label, message, hint)


def _several(found: Sequence[_Line], placed: Sequence[_Line | None], form: SubmissionForm) -> Iterator[Wrong]:
    """A label that stands in an answer too, so that nobody can tell which one is meant."""
    last = placed[-1]
    before = [line for line in found if last is not None and line.number < last.number]
    for field in form.fields[:-1]:
        if sum(line.field is field for line in before) > 1:
            hint = "write it otherwise where it is a part of an answer, such as in quotation marks"
            yield Wrong(field.label, f"`{field.label}` stands there twice as a heading", hint)


def _answers(lines: Sequence[str], placed: Sequence[_Line]) -> Iterator[tuple[str, str]]:
    ends = [line.number for line in placed[1:]] + [len(lines)]
    for line, end in zip(placed, ends, strict=True):
        below = lines[line.number + 1 : end]
        text = "\n".join([line.rest, *below]) if line.rest else "\n".join(below)
        is_body = line is placed[-1]
        text = _leading_comment(text) if is_body else _COMMENT.sub("", text)
        plain = text.strip("\n") if is_body else text.strip()
        yield line.field.label, "" if plain.strip() == NO_RESPONSE else plain.strip() and plain


def _leading_comment(text: str) -> str:
    """The text without the template's own explanation above it."""
    stripped = text.lstrip()
    match = _COMMENT.match(stripped)
    return stripped[match.end() :] if match else text


def _of_several_lines(answers: dict[str, str], form: SubmissionForm) -> Iterator[Wrong]:
    for field in form.fields[:-1]:
        lines = [line for line in answers[field.label].splitlines() if line.strip()]
        if len(lines) > 1 and field.control != "lines" and field.id not in {"languages", "tags", "authors"}:
            message = f"has {len(lines)} lines: `{presentable(lines[0])}` and `{presentable(lines[1])}`"
            yield Wrong(field.label, message, "write one line there; all else belongs elsewhere in the form")


def _empty(answers: dict[str, str], form: SubmissionForm, site: Site) -> Iterator[Wrong]:
    known = categories_of(form.kind, site)
    for field in form.fields:
        if field.is_required and not answers[field.label]:
            example = f", such as `{field.example}`" if field.example else ""
            choices = f", one of {', '.join(f'`{name}`' for name in known)}" if field.control == "choice" else ""
            yield Wrong(field.label, "is empty", f"write it{example}{choices}")


def _plain(label: str) -> str:
    return " ".join(label.split()).casefold()
