"""What `new` asks is what the schema has."""

from __future__ import annotations

import pytest

from almanac.read.schema.described import front_matter
from commands.questions import EVENT, STORY, Question

SECTIONS = {section.title: {entry.name: entry for entry in section.entries} for section in front_matter()}
QUESTIONS = [
    pytest.param(title, question, id=f"{title}: {question.field}")
    for title, questions in (("A story", STORY), ("An event", EVENT))
    for question in questions
]


@pytest.mark.parametrize(("title", "question"), QUESTIONS)
def test_what_is_asked_is_a_field(title: str, question: Question) -> None:
    outer, _, inner = question.field.partition(".")
    assert outer in SECTIONS[title]
    assert not inner or inner in SECTIONS[SECTIONS[title][outer].inside]


@pytest.mark.parametrize("title", ["A story", "An event"])
def test_what_is_required_is_asked(title: str) -> None:
    asked = {question.field for question in {"A story": STORY, "An event": EVENT}[title] if question.asked}
    assert {name for name, entry in SECTIONS[title].items() if entry.required} <= asked


@pytest.mark.parametrize(("title", "questions"), [("A story", STORY), ("An event", EVENT)])
def test_the_bounds_of_a_summary_are_those_of_the_schema(title: str, questions: tuple[Question, ...]) -> None:
    explained = next(question.explained for question in questions if question.field == "summary")
    assert SECTIONS[title]["summary"].holds.removeprefix("one line of ") in explained
