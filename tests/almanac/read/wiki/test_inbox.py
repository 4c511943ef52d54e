"""What people write into templates on a wiki."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.model.submission import Origin
from almanac.model.wiki import PageRevision
from almanac.read.wiki.inbox import origin_of, read_inbox, with_marks

WALK = """{{Almanac event
| title   = River walk
| start   = 2027-05-08 14:00
| tags    = walks, rivers
| url     = [https://group.example/walk our page]
| text    = Bring ''good'' shoes.
}}"""
PAGE = f"Write below.\n\n<nowiki>{WALK}</nowiki>\n\n{WALK} ~~~~\n\n{{{{almanac_story|title=A pitch|text=Long.}}}}"


def test_templates_are_read_and_examples_are_not() -> None:
    walk, pitch = read_inbox(PAGE)

    assert (walk.kind, walk.body) == ("event", "Bring *good* shoes.")
    assert dict(walk.values) == {
        "title": "River walk",
        "start": "2027-05-08 14:00",
        "tags": "walks, rivers",
        "url": "https://group.example/walk",
    }
    assert (pitch.kind, pitch.values, pitch.body) == ("story", (("title", "A pitch"),), "Long.")


@pytest.mark.parametrize(
    "text",
    [
        "{{Almanac events|title=x}}",
        "<!-- {{Almanac event|title=x}} -->",
        "<pre>{{Almanac event|title=x}}</pre>",
        "{{Almanac event|title=x",
        "",
    ],
)
def test_what_is_no_such_template_sends_nothing_in(text: str) -> None:
    assert read_inbox(text) == ()


def test_a_template_within_a_template_is_a_part_of_its_text() -> None:
    (one,) = read_inbox("{{Almanac event|title=x|text={{Almanac event|title=y}}}}")

    assert one.value("title") == "x"


def test_the_key_is_of_what_it_says_and_not_of_how_it_is_laid_out() -> None:
    one, other, changed = (
        read_inbox(text)[0].key
        for text in (
            WALK,
            "{{almanac event|start=2027-05-08   14:00|title=River walk|tags=walks, rivers|taken=2027-01-01"
            "|url=[https://group.example/walk our page]|text=Bring ''good'' shoes.}}",
            WALK.replace("14:00", "15:00"),
        )
    )

    assert one == other != changed


def test_a_mark_is_noted_in_its_template_and_nothing_else_changes() -> None:
    key = read_inbox(PAGE)[0].key

    marked = with_marks(PAGE, {key: "2027-01-10"})

    assert marked == PAGE.replace(f"{WALK} ~~~~", f"{WALK[:-2]}|taken=2027-01-10}}}} ~~~~")
    assert [one.taken for one in read_inbox(marked)] == ["2027-01-10", ""]
    assert with_marks(marked, {key: "2027-02-02"}) == marked


@given(st.text(alphabet="{}|=[]<>'*#:;!-~ \nabAlmanac eventtitlestart2027", max_size=200))
def test_any_page_is_read_and_marking_what_is_not_there_leaves_it(text: str) -> None:
    read_inbox(text)

    assert with_marks(text, {"0000000000000000": "2027-01-10"}) == text


def test_a_parameter_that_stands_there_twice_is_named() -> None:
    (one,) = read_inbox("{{Almanac event|title=x|start=2027|start=2028}}")

    assert one.twice == ("start",)


def revision(number: int, user: str, text: str | None) -> PageRevision:
    return PageRevision(number, user, text)


def test_the_author_is_whoever_began_it_and_others_changed_it() -> None:
    (walk, _pitch) = read_inbox(PAGE)
    revisions = [
        revision(9, "Bystander", f"More.\n{WALK}"),
        revision(8, "Grace", WALK),
        revision(7, "Ada", WALK.replace("14:00", "13:00")),
        revision(6, "Ada", WALK.replace("14:00", "12:00")),
        revision(5, "Somebody", "Nothing yet."),
        revision(4, "Older", WALK),
    ]

    assert origin_of(walk, revisions) == Origin("Ada", address="8", others=("Grace",))


@pytest.mark.parametrize(
    "revisions",
    [
        pytest.param([revision(8, "", WALK)], id="an address of the network"),
        pytest.param([revision(8, "", WALK), revision(7, "", None)], id="what the wiki hides"),
    ],
)
def test_whoever_has_no_name_to_give_is_not_named(revisions: list[PageRevision]) -> None:
    assert origin_of(read_inbox(WALK)[0], revisions) == Origin("", address="8")
