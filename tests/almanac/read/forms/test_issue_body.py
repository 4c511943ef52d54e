"""Answers by the labels of a form, in their order."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.site import Site
from almanac.model.submission import EntryKind
from almanac.model.submission_form import FORMS
from almanac.read.forms.issue_body import NO_RESPONSE, read_issue_body

SITE = Site("Group", "https://group.example", categories=("News",), event_categories={"Walk": "#2a6f5e"})


def text(kind: EntryKind, answers: dict[str, str]) -> str:
    return "".join(f"### {field.label}\n\n{answers.get(field.id, '')}\n\n" for field in FORMS[kind].fields)


_PLAIN = st.characters(
    exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="#<>-\u202a\u202b\u202c\u202d\u202e"
)
LINES = st.text(_PLAIN).map(str.strip)


@given(st.sampled_from(["event", "story"]), st.data())
def test_each_answer_stays_with_its_question(kind: EntryKind, data: Any) -> None:
    answers = {field.id: data.draw(LINES.filter(lambda line: line != NO_RESPONSE)) for field in FORMS[kind].fields}

    answered = read_issue_body(text(kind, answers), SITE)

    assert answered.submission is not None, answered.wrong
    by_label = {field.label: answers[field.id] for field in FORMS[kind].fields[:-1] if answers[field.id]}
    assert dict(answered.submission.values) == by_label
    assert answered.submission.body == answers["body"]


@given(st.text())
def test_whatever_stands_behind_the_last_label_belongs_to_it(body: str) -> None:
    answered = read_issue_body(text("event", {"title": "Walk", "body": body}), SITE)

    assert answered.submission is not None
    assert answered.submission.values == (("Title", "Walk"),)


@pytest.mark.parametrize("answer", [NO_RESPONSE, "", f"  {NO_RESPONSE}  ", "<!-- Words of a template -->"])
def test_what_nobody_answered_is_empty(answer: str) -> None:
    answered = read_issue_body(text("event", {"title": "Walk", "city": answer}), SITE)

    assert answered.submission is not None
    assert answered.submission.value("City") == ""


@given(st.text(alphabet="# TitleStarsEnd:\n_\u202e", max_size=300))
def test_any_text_is_answers_or_what_is_wrong(given: str) -> None:
    answered = read_issue_body(given, SITE)

    assert answered.submission is not None or answered.wrong


def test_the_same_answers_have_the_same_key_and_others_another() -> None:
    read = [read_issue_body(text("event", {"title": title}), SITE).submission for title in ("A", "A", "B")]
    keys = [one.key for one in read if one]

    assert keys[0] == keys[1]
    assert keys[0] != keys[2]
