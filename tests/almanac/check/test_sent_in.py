"""What becomes of what people sent in on a wiki."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from almanac.check.sent_in import MOST_AT_ONCE, Judged, judge
from almanac.model.site import Site
from almanac.model.submission import Origin
from almanac.read.answers.names import WIKI
from almanac.read.wiki.inbox import read_inbox

SITE = Site("Group", "https://group.example", categories=("News",), event_categories={"Walk": "#2a6f5e"})
SUMMARY = "We walk along the river and take pictures of birds, for everybody."
WALK = (
    f"{{{{Almanac event|title=River walk|start=2027-05-08|category=Walk|online=https://a.example|summary={SUMMARY}}}}}"
)
PITCH = f"{{{{Almanac story|title=A pitch|category=News|summary={SUMMARY}|text=Long ''text''.}}}}"


def judged(
    text: str, keys: frozenset[str] = frozenset(), paths: tuple[str, ...] = (), people: tuple[str, ...] = ()
) -> Judged:
    origin = Origin("Ada", "CC BY-SA 4.0")
    return judge(read_inbox(text), lambda _: origin, SITE, date(2027, 1, 10), keys, paths, people)


def test_what_passes_the_check_is_taken_in() -> None:
    result = judged(f"{WALK} {PITCH}")

    assert [one.file.path for one in result.taken_in] == [
        "events/2027/river-walk.md",
        "content/stories/2027/a-pitch.md",
    ]
    assert (result.refused, result.known, result.later) == ((), (), 0)


def test_what_does_not_hears_all_that_is_wrong() -> None:
    (refused,) = judged(WALK.replace("2027-05-08", "soon").replace("Walk|", "Wlak|").replace(SUMMARY, "Short")).refused

    assert [wrong.parameter for wrong in refused.wrong] == ["start", "category", "summary"]


def test_a_slip_in_a_name_hides_nothing_and_is_said_once() -> None:
    (refused,) = judged(WALK.replace("category=", "categoria=").replace("2027-05-08", "soon")).refused

    assert [(wrong.parameter, "did you mean `category`?" in wrong.hint) for wrong in refused.wrong] == [
        ("categoria", True),
        ("start", False),
    ]


def test_each_is_taken_once() -> None:
    key = read_inbox(WALK)[0].key

    assert len(judged(f"{WALK} {WALK}").taken_in) == 1
    assert [one.key for one in judged(WALK, frozenset({key})).known] == [key]
    assert judged(WALK.replace("}}", "|taken=2027-01-02}}")) == Judged()


def test_two_of_one_name_are_one_and_a_question() -> None:
    result = judged(f"{WALK} {WALK.replace('2027-05-08', '2027-06-08')}")

    assert [len(result.taken_in), len(result.refused)] == [1, 1]
    assert "events/2027/river-walk.md" in result.refused[0].wrong[0].message


def test_what_is_likely_one_is_named_together() -> None:
    again, other = (
        WALK.replace("River walk", "The river walk"),
        WALK.replace("River walk|start=2027-05-08", "Talk|start=2027-06-08"),
    )

    assert judged(f"{WALK} {other} {again}").alike == (("events/2027/river-walk.md", "events/2027/the-river-walk.md"),)
    assert judged(f"{WALK} {other}").alike == ()


def test_many_of_somebody_new_are_said_and_of_somebody_known_not() -> None:
    text = " ".join(WALK.replace("River walk|start=2027-05", f"Walk {n}|start=2027-{n:02}") for n in range(1, 8))

    (flood,) = judged(text).floods
    assert (flood.author, flood.number, flood.more) == ("Ada", 7, ("events/2027/walk-6.md", "events/2027/walk-7.md"))
    assert judged(text, people=("ada",)).floods == ()


def test_a_flood_is_left_for_later() -> None:
    result = judged(" ".join(WALK.replace("River walk", f"Walk {number}") for number in range(MOST_AT_ONCE + 3)))

    assert (len(result.taken_in), result.later) == (MOST_AT_ONCE, 3)


VALUES = st.text(alphabet="ab2027-05 08:\\n/.{}[]|=<>'*#&-_!łف\x00\u202e\U0001f389", max_size=40)
NAMES = st.sampled_from([*WIKI.fields["event"], *WIKI.fields["story"], "text", "taken", "1", "path", "../x", ""])


@given(st.sampled_from(["event", "story"]), st.lists(st.tuples(NAMES, VALUES), max_size=8))
def test_whatever_is_sent_in_becomes_a_file_in_its_folder_or_a_list_of_faults(
    kind: str, values: list[tuple[str, str]]
) -> None:
    sent = "".join(f"|{name}={value}" for name, value in values)
    result = judged(f"{WALK if kind == 'event' else PITCH}"[:-2] + sent + "}}")

    for taken in result.taken_in:
        assert re.fullmatch(r"(?:events|content/stories)/\d{4}/[^/\\\s.]+(?:\.[A-Za-z-]+)?\.md", taken.file.path)
        assert not [problem for problem in taken.warnings if problem.is_error]
    assert all(refused.wrong for refused in result.refused)
