"""Every row of the table: what somebody sends in, and exactly what comes of it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from almanac.check.sent_form import judge_text
from almanac.check.sent_in import Refused, TakenIn, check_sent_in
from almanac.model.site import Site
from almanac.model.submission import EntryKind, Origin
from almanac.model.submission_form import FORMS
from almanac.read.fault import Fault
from almanac.read.forms.issue_body import NO_RESPONSE
from almanac.read.forms.letter import is_letter, text_of_letter, without_marks_of_mail

# As text throughout: to YAML 1.1 `16:00` is a number.
CASES: list[dict[str, Any]] = yaml.load(Path(__file__).with_name("cases.yml").read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506
SITE = Site(
    "Group",
    "https://group.example",
    languages=("en", "es"),
    categories=("News", "Lessons"),
    event_categories={"Conference": "#1f5f8b", "Meetup": "#2a6f5e", "Workshop": "#8a5a00"},
    category_names={"es": {"Meetup": "Encuentro"}},
)
THERE = {"events/2026/winter-walk.md"}
RIGHT: dict[EntryKind, dict[str, str]] = {
    "event": {
        "Title": "Spring walk", "Starts": "2027-05-08 14:00", "Ends": "16:00", "Time zone": "Europe/Warsaw",
        "Where it is (name and address)": "City library\nRynek 1", "City": "Katowice", "Country": "Poland",
        "Category": "Meetup", "Summary": "We walk along the river, and everybody is welcome.",
    },
    "story": {
        "Title": "What we saw", "Authors": "Ada Lovelace", "Category": "News", "Language": "English",
        "Summary": "Nine of us walked along the river, and counted birds.", "Story": "It was sunny.",
    },
}  # fmt: skip


def form_text(kind: EntryKind, answers: dict[str, str]) -> str:
    """What a forge makes of a form (docs.github.com, "Syntax for issue forms")."""
    given = RIGHT[kind] | answers
    return "".join(f"### {field.label}\n\n{given.get(field.label) or NO_RESPONSE}\n\n" for field in FORMS[kind].fields)


def text_of(case: dict[str, Any], answers: dict[str, str]) -> str:
    text = form_text(case.get("form", "event"), answers)
    for part, other in case.get("instead", {}).items():
        assert part in text
        text = text.replace(part, other)
    return text


def judged(text: str) -> TakenIn | Refused:
    data = text.encode()
    plain = text_of_letter(data) if is_letter(data) else without_marks_of_mail(text)
    return judge_text(plain, None, Origin("ada"), SITE, date(2027, 1, 10), THERE)


def said(refused: Refused) -> list[str]:
    """As the command prints it."""
    wrong = [(f"{one.parameter}: " if one.parameter else "", one.message, one.hint) for one in refused.wrong]
    return [f"{where}{message}{f' ({hint})' if hint else ''}" for where, message, hint in wrong]


def other_lines(taken: TakenIn) -> list[str]:
    """Those of the file that the right form does not make."""
    usual = judged(form_text(taken.file.kind, {}))
    assert isinstance(usual, TakenIn)
    lines = usual.file.text.split("\n")
    return [line for line in taken.file.text.split("\n") if line not in lines]


def rows(key: str) -> list[Any]:
    return [pytest.param(case, id=case["case"]) for case in CASES if key in case]


@pytest.mark.parametrize("case", rows("becomes"))
def test_what_can_be_read_becomes_a_file(case: dict[str, Any]) -> None:
    taken = judged(case.get("text") or text_of(case, case.get("answers", {})))

    assert isinstance(taken, TakenIn), said(taken)
    usual = {"event": "events/2027/spring-walk.md", "story": "content/stories/2027/what-we-saw.md"}[taken.file.kind]
    assert (other_lines(taken), taken.file.path, [*taken.notes]) == (
        case["becomes"], case.get("path", usual), case.get("notes", []),
    )  # fmt: skip


@pytest.mark.parametrize("case", rows("says"))
def test_what_cannot_is_said_in_words_for_whoever_sent_it(case: dict[str, Any]) -> None:
    refused = judged(case["text"] if "text" in case else text_of(case, case.get("answers", {})))

    assert isinstance(refused, Refused)
    assert said(refused) == case["says"]


@pytest.mark.parametrize("case", rows("then"))
def test_whoever_does_what_is_said_has_an_entry(case: dict[str, Any]) -> None:
    followed = judged(form_text(case.get("form", "event"), {**case.get("answers", {}), **(case["then"] or {})}))

    assert isinstance(followed, TakenIn), said(followed)


@pytest.mark.parametrize("case", rows("then_text"))
def test_so_has_whoever_does_it_in_a_text_of_their_own(case: dict[str, Any]) -> None:
    followed = judged(case["then_text"])

    assert isinstance(followed, TakenIn), said(followed)


@pytest.mark.parametrize("case", rows("cannot"))
def test_what_has_no_text_is_told_so(case: dict[str, Any]) -> None:
    with pytest.raises(Fault) as fault:
        judged(case["text"])

    assert f"{fault.value.message} ({fault.value.hint})" == case["cannot"]


ANSWER = st.one_of(
    st.text(alphabet="ab2027-05 08:\\n/.{}[]|=<>'*#&-_!łف\x00\u202e\U0001f389\n,", max_size=40),
    st.sampled_from(["2027-05-08", "8 May 2027 2 pm", "Poland", "en", "Meetup", "Europe/Warsaw", NO_RESPONSE]),
    st.text(max_size=40),
)  # fmt: skip


@given(st.sampled_from(["event", "story"]), st.data())
def test_whatever_is_answered_becomes_a_file_in_its_folder_or_a_list_of_faults(kind: EntryKind, data: Any) -> None:
    fields = data.draw(st.lists(st.sampled_from(FORMS[kind].fields), max_size=4, unique=True))
    text = form_text(kind, {field.label: data.draw(ANSWER) for field in fields})
    result = judge_text(text, None, Origin("ada"), SITE, date(2027, 1, 10), THERE)

    if isinstance(result, Refused):
        assert result.wrong
        assert all(one.message for one in result.wrong)
    else:
        assert re.fullmatch(r"(?:events|content/stories)/\d{4}/[^/\\\s.]+(?:\.[A-Za-z-]+)?\.md", result.file.path)
        assert check_sent_in(result.file, SITE) == result.warnings


@given(st.text(max_size=400))
def test_any_text_is_judged(text: str) -> None:
    assert judge_text(text, "event", Origin(), SITE, date(2027, 1, 10), THERE)


def test_a_row_that_is_refused_says_what_helps_and_each_has_one_name() -> None:
    without = [case["case"] for case in CASES if "says" in case and not {"then", "then_text"} & case.keys()]
    assert without == ["No form at all", "Nothing"]
    assert len({case["case"] for case in CASES}) == len(CASES) >= 100
