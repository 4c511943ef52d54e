"""The list of what was removed is read as front matter is: every fault at its line, with its remedy."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model.removal import Removal, RemovedEvent
from almanac.model.site import Site
from almanac.read.entries.removals import read_removals

SETTINGS = Site("Almanac", "https://almanac.example", calendar_domain="almanac.example").reading
STORY = """\
- address: [/2026/03/02/walk/, /es/2026/03/02/walk/]
  when: 2026-11-30
  rule: Privacy
  why: Somebody asked for it.
  decided_by: Editors
"""
EVENT = """\
- address: /events/walk/
  when: 2026-11-30
  rule: The house rules
  why: Alguien lo pidió.
  decided_by: Redacción
  lang: es
  event: {uid: walk, start: 2027-03-06, file: events/2027/walk.md, sequence: 4}
"""


def test_an_entry_says_what_is_gone_when_why_and_who_decided() -> None:
    story = Removal(
        addresses=("/2026/03/02/walk/", "/es/2026/03/02/walk/"),
        day=date(2026, 11, 30),
        why="Somebody asked for it.",
        rule="privacy",
        decided_by="Editors",
        lang="en",
        line=1,
    )
    event = Removal(
        addresses=("/events/walk/",),
        day=date(2026, 11, 30),
        why="Alguien lo pidió.",
        rule="The house rules",
        decided_by="Redacción",
        lang="es",
        event=RemovedEvent("walk@almanac.example", date(2027, 3, 6), "events/2027/walk.md", 4),
        line=6,
    )
    assert read_removals(STORY + EVENT, SETTINGS) == ((story, event), [])


@pytest.mark.parametrize(
    ("identity", "whole"),
    [
        pytest.param("uid: walk", "walk@almanac.example", id="a name"),
        pytest.param("uid: walk@old.example", "walk@old.example", id="whole"),
        pytest.param("source_uid: osm-event-771", "osm-event-771", id="of its source, without a domain"),
        pytest.param("source_uid: '{0400} a'", "{0400} a", id="of its source, with all its letters"),
    ],
)
def test_a_removed_event_has_the_identity_that_subscribers_have(identity: str, whole: str) -> None:
    ((removal,), problems) = read_removals(EVENT.replace("uid: walk", identity), SETTINGS)

    assert problems == []
    assert removal.event is not None
    assert removal.event.uid == whole


@pytest.mark.parametrize(
    ("identity", "message"),
    [
        pytest.param("sequence: 4", "says neither `uid` nor `source_uid`", id="none"),
        pytest.param("sequence: 4, uid: walk, source_uid: a", "says both `uid` and `source_uid`", id="two"),
    ],
)
def test_a_removed_event_has_one_identity(identity: str, message: str) -> None:
    text = EVENT.replace("uid: walk, ", "").replace("sequence: 4", identity)
    removals, problems = read_removals(STORY + text, SETTINGS)

    assert removals == ()
    assert [(problem.line, problem.field, problem.message) for problem in problems] == [(6, "event.uid", message)]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n", "[]\n", "\n\n# x\n[]\n"])
def test_a_list_may_be_empty(text: str) -> None:
    assert read_removals(text, SETTINGS) == ((), [])


@pytest.mark.parametrize("text", ["\ufeff", "---\n", "# Why we remove what.\n"])
def test_whatever_stands_above_the_lines_are_those_of_the_file(text: str) -> None:
    above = text.count("\n")
    (removal,), problems = read_removals(text + STORY, SETTINGS)
    assert (removal.line, problems) == (above + 1, [])
    assert [str(problem) for problem in read_removals(text + STORY.replace("2026-11-30", "soon"), SETTINGS)[1]] == [
        f"content/removals.yml:{above + 2}: when: `soon` is not a day (write year, month and day, such as `2027-05-08`)"
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            STORY.removeprefix("- ").replace("\n  ", "\n"),
            "content/removals.yml:1: is not a list (begin each entry with a dash and a space, and indent its other "
            "lines by two: `- address: [/2026/03/02/walk/, /es/2026/03/02/walk/]`)",
            id="fields without a dash",
        ),
        pytest.param(
            STORY.replace("decided_by", "decidedby"),
            "content/removals.yml:5: decidedby: is not a field of a removal (did you mean `decided_by`?)",
            id="an unknown field",
        ),
        pytest.param(
            STORY.replace("Privacy", "privaci"),
            "content/removals.yml:3: rule: `privaci` is nearly `privacy` (write `privacy`, which every page says in "
            "its language)",
            id="nearly a rule",
        ),
        pytest.param(
            EVENT.replace("events/2027/walk.md", "/walk"),
            "content/removals.yml:7: event.file: `/walk` is not the path of an event's file (from the top of the "
            "repository, as git has it: `events/2027/spring-walk.md`)",
            id="no file",
        ),
        pytest.param(
            f"{STORY}---\n{EVENT}",
            "content/removals.yml:6: a second document begins here (delete the line `---`)",
            id="two documents",
        ),
        pytest.param(
            STORY.replace("/2026/03/02/walk/,", "https://x.example/,"),
            "content/removals.yml:1: address.0: `https://x.example/` is not a path inside this site (",
            id="an address elsewhere",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_line(text: str, said: str) -> None:
    removals, problems = read_removals(text, SETTINGS)
    assert removals == ()
    assert [str(problem) for problem in problems if str(problem).startswith(said)]


def test_what_is_missing_is_said_of_each_entry() -> None:
    problems = read_removals("- address: /a/\n- address: /b/\n", SETTINGS)[1]
    assert [(problem.line, problem.field) for problem in problems] == [
        (line, field) for line in (1, 2) for field in ("when", "rule", "why", "decided_by")
    ]
