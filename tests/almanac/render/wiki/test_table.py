"""Lists as tables of wikitext."""

from __future__ import annotations

import pytest
from shown import publication, wanted

from almanac.render.wiki.table import table

EVENTS = """\
{| class="wikitable" lang="en" dir="ltr"
! When
! Event
! Where
! Category
|-
| Sat 3 Apr 2027, 14:00 Europe/Warsaw (UTC+2)
| [https://group.example/events/walk/ River walk]
| Katowice, Poland
| Meetup
|}"""


def test_events_of_a_country() -> None:
    assert table(wanted("events", country="PL"), publication()) == EVENTS


def test_a_list_in_another_language_has_its_words_and_its_translations() -> None:
    shown = table(wanted("events", lang="es", most=2), publication())

    assert shown.startswith('{| class="wikitable" lang="es" dir="ltr"\n')
    assert "[https://group.example/es/events/walk/ Paseo por el río]" in shown
    assert '<span lang="en" dir="ltr">[https://group.example/events/off/ Called off]</span> (' in shown


def test_a_list_in_arabic_is_read_from_right_to_left_on_any_wiki() -> None:
    assert table(wanted("events", lang="ar"), publication()).startswith('{| class="wikitable" lang="ar" dir="rtl"\n')


def test_the_template_of_the_wiki_stands_around_it() -> None:
    lines = table(wanted("events", country="PL", template="Our list"), publication()).split("\n")

    assert lines[0] == "{{Our list/begin|list=events|lang=en|country=PL|count=1}}"
    assert (lines[1:-1], lines[-1]) == (EVENTS.split("\n"), "{{Our list/end}}")


@pytest.mark.parametrize("kind", ["events", "stories", "deadlines", "discussions"])
def test_an_empty_list_is_a_table_that_says_so(kind: str) -> None:
    shown = table(wanted(kind, tag="nothing has it"), publication()).split("\n")

    assert shown[-3:-1] == ["|-", f"| colspan={shown.index('|-') - 1} | —"]


def test_stories_deadlines_and_discussions() -> None:
    shown = {kind: table(wanted(kind), publication()) for kind in ("stories", "deadlines", "discussions")}

    linked = "[https://group.example/2027/01/02/x/ What we learned]"

    assert f"| 2 January 2027\n| {linked}\n| Ewa\n| News" in shown["stories"]
    assert "| Mon 1 Feb 2027\n| Scholarships\n| [https://group.example/events/walk/ River walk]" in shown["deadlines"]
    assert "| Mon 1 Mar 2027\n| [https://group.example/sign-up Registration]" in shown["deadlines"]
    about = "[https://group.example/events/walk/ River walk]"
    assert f"| [https://forum.example/t/7 About the walk]\n| {about}\n| 8\n| Fri 8 Jan 2027" in shown["discussions"]
