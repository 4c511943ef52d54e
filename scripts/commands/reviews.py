"""Writes what there is to say of several submissions: first what they are together, then each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from almanac.model.printable import printable
from commands.problems import counted
from commands.review_report import (
    MARK,
    as_json,
    as_markdown,
    as_object,
    as_text,
    in_short,
    people_in_words,
    quoted,
    verdict,
)  # fmt: skip

if TYPE_CHECKING:
    from almanac.check.review.review import Review


def written_reviews(reviews: Mapping[str, Review], form: str) -> str:
    """As ``text``, ``markdown`` or ``json``; of one alone, what is said of it."""
    if form == "json":
        objects = [as_object(review, ref) for ref, review in reviews.items()]
        return as_json(objects if len(objects) > 1 else objects[0])
    written = {"text": as_text, "markdown": as_markdown}[form]
    each = [written(review, ref) for ref, review in reviews.items()]
    if len(each) == 1:
        return each[0]
    if form == "markdown":
        each = [text.removeprefix(f"{MARK}\n") for text in each]
        return "\n".join([MARK, "", *_in_markdown(reviews), "", *each])
    return "\n".join([*_in_text(reviews), "", *(f"{'-' * 72}\n{text}" for text in each)])


def _in_text(reviews: Mapping[str, Review]) -> Iterator[str]:
    yield f"{counted(len(reviews), 'submission')}:"
    for ref, review in reviews.items():
        yield f"  {printable(ref):24}{in_short(review.parts)}, from {people_in_words(review.people)}"
        yield f"  {'':24}{verdict(review)}"
    for group in likely_one(reviews):
        yield f"Likely one: {printable(', '.join(group))}."


def _in_markdown(reviews: Mapping[str, Review]) -> Iterator[str]:
    for ref, review in reviews.items():
        people = people_in_words(review.people, quoted)
        yield f"- {quoted(ref)}: {in_short(review.parts)}, from {people}. {verdict(review)}"
    for group in likely_one(reviews):
        yield f"- Likely one: {', '.join(map(quoted, group))}."


def likely_one(reviews: Mapping[str, Review]) -> tuple[tuple[str, ...], ...]:
    """The names of those that likely have one entry, directly or by another that has it; each once, in their order."""
    groups: dict[str, list[str]] = {ref: [ref] for ref in reviews}
    for ref, review in reviews.items():
        for other in review.same_in:
            mine, theirs = groups[ref], groups.get(other, groups[ref])
            if mine is not theirs:
                mine += theirs
                groups.update(dict.fromkeys(theirs, mine))
    order = {ref: place for place, ref in enumerate(reviews)}
    whole = {tuple(sorted(group, key=order.__getitem__)) for group in groups.values() if len(group) > 1}
    return tuple(sorted(whole, key=lambda group: order[group[0]]))
