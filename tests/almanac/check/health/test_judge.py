"""The findings stand in the order of urgency, the steps in the order in which whoever takes over needs them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from almanac.check.health.judge import judge
from almanac.model.health import Build, Health, State, Upkeep
from almanac.model.history import History
from almanac.model.keeper import PATH, Kept, Kind
from almanac.model.problem import Problem
from almanac.model.site import Site

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
SITE = Site("Group", "https://group.example")
KEPT = (
    Kept(Kind.MERGE, "main", ("Editors",), 4),
    Kept(Kind.DEPLOY, "Publish", ("Ada",), 1),
    Kept(Kind.DOMAIN, "group.example", ("Ada", "Bo"), 2, until=date(2027, 2, 1)),
    Kept(Kind.COPIES, "clones", ("Editors",), 4),
)


def health(**known: Any) -> Health:
    whole = {"has_keepers": True, "kept": KEPT, "history": History(complete=False, head="a" * 40), **known}
    return judge(SITE, Upkeep(NOW, **whole))


def test_the_most_urgent_stands_first() -> None:
    states = [one.state for one in health().findings]
    assert states == sorted(states, key=list(State).index)
    assert set(states) == set(State)


def test_steps_begin_with_what_makes_all_else_possible_then_what_has_ended() -> None:
    assert [(step.about, step.do) for step in health(workflow_secrets=("A_KEY",)).steps][:4] == [
        ("Ask to be let in", "Editors can merge; Ada alone can publish"),
        ("See that it builds", "clone the repository with all its history, and run `scripts/almanac build`"),
        ("Make secrets anew", "no copy has A_KEY; make those that the site uses"),
        ("Domain group.example", f"renew it; Ada, Bo can. Then write the new day into {PATH}"),
    ]


def test_what_follows_is_in_the_order_in_which_it_is_asked_for() -> None:
    assert [step.about for step in health().steps][3:] == [
        "Who can publish",
        "Last bag that somebody tried",
        "Last bag",
    ]


def test_each_finding_that_is_not_well_has_the_number_of_its_step() -> None:
    whole = health()
    numbers = {one.about: one.step for one in whole.findings if one.state is not State.WELL}
    assert numbers.pop("Last build on this computer") == 2
    assert {about: whole.steps[number - 1].about for about, number in numbers.items()} == {one: one for one in numbers}
    assert {one.step for one in whole.findings if one.state is State.WELL} == {0}


def test_where_there_is_no_list_it_is_one_step_for_all_that_it_would_say() -> None:
    whole = health(kept=(), has_keepers=False)
    assert [step.about for step in whole.steps] == [
        "Ask to be let in",
        "See that it builds",
        PATH,
        "Last bag that somebody tried",
        "Last bag",
    ]
    assert whole.steps[0].do == "nobody wrote down by whom, so ask those who were active last"
    assert {one.about for one in whole.findings if one.step == 3} == {
        PATH, "Who can merge", "Who can publish", "Domain group.example", "Where copies are",
    }  # fmt: skip


def test_a_list_with_errors_is_mended_before_anything_is_asked_for_again() -> None:
    whole = health(kept=(), problems=(Problem(PATH, 3, "", "is odd"),))
    assert [step.about for step in whole.steps][2:4] == [PATH, "Last bag that somebody tried"]


def test_a_build_that_failed_is_a_step_of_its_own() -> None:
    whole = health(builds=(Build(NOW, 1.0, 0, 3),))
    assert [step.about for step in whole.steps][2:4] == ["Domain group.example", "Last build on this computer"]


def test_it_says_of_what_and_as_of_when() -> None:
    whole = health()
    assert (whole.site, whole.address, whole.moment, whole.commit) == ("Group", "https://group.example", NOW, "a" * 40)
    assert sum(whole.count(state) for state in State) == len(whole.findings)
