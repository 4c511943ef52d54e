"""Who can do what, who has, and how the list of it is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from almanac.check.health.people import about_people
from almanac.model.health import GitDates, State, Upkeep
from almanac.model.history import Activity, History, MonthOfWork
from almanac.model.keeper import PATH, Kept, Kind
from almanac.model.owner import OwnerRule, Owners
from almanac.model.problem import Problem, Severity
from almanac.model.site import Site

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
SITE = Site("Group", "https://group.example")
TWO = tuple(Kept(kind, "x", ("Ada", "Bo"), 2) for kind in (Kind.MERGE, Kind.DEPLOY))
EDITORS = Owners(".github/CODEOWNERS", (OwnerRule("*", ("group/editors",)),))
ERROR = Problem(PATH, 7, "until", "is no day")


def found(site: Site = SITE, **known: Any) -> list[tuple[str, State, str]]:
    upkeep = Upkeep(NOW, **{"has_keepers": True, "history": History(complete=False), **known})
    return [(one.about, one.state, one.says) for one in about_people(site, upkeep)]


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        pytest.param(
            {"kept": TWO},
            [("Who can merge", State.WELL, "Ada, Bo"), ("Who can publish", State.WELL, "Ada, Bo")],
            id="two of each",
        ),
        pytest.param(
            {"kept": (Kept(Kind.MERGE, "x", ("Ada",), 1), Kept(Kind.DEPLOY, "x", ("Keepers",), 3))},
            [("Who can merge", State.LOOK, "Ada alone"), ("Who can publish", State.WELL, "Keepers")],
            id="one alone, and a group",
        ),
        pytest.param(
            {"kept": (*TWO, Kept(Kind.MERGE, "theme", ("Cy",), 1))},
            [("Who can merge", State.LOOK, "Ada, Bo, Cy alone"), ("Who can publish", State.WELL, "Ada, Bo")],
            id="one alone for a part",
        ),
        pytest.param(
            {"owners": EDITORS},
            [
                (
                    "Who can merge",
                    State.UNKNOWN,
                    "nobody wrote it down; .github/CODEOWNERS asks group/editors to review",
                ),
                ("Who can publish", State.UNKNOWN, "nobody wrote it down"),
            ],
            id="only whom a forge asks",
        ),
    ],
)
def test_each_right_wants_two_who_have_it(known: dict[str, Any], expected: list[tuple[str, State, str]]) -> None:
    assert found(**known) == expected


def test_a_site_with_an_address_of_mail_needs_somebody_to_read_it() -> None:
    site = Site("Group", "https://group.example", editors_email="editors@group.example")
    says = "nobody wrote it down; mail goes to editors@group.example"
    assert found(site, kept=TWO)[2:] == [("Who reads the editors' mail", State.UNKNOWN, says)]


@pytest.mark.parametrize(
    ("known", "state", "says"),
    [
        pytest.param(
            {"has_keepers": False},
            State.UNKNOWN,
            "is not there: nobody wrote down who can do what, and what ends when",
            id="no list",
        ),
        pytest.param(
            {"problems": (ERROR,)}, State.ACT, "has an error on line 7, so that nothing of it counts", id="an error"
        ),
        pytest.param(
            {"problems": (ERROR, ERROR)},
            State.ACT,
            "has 2 errors, the first on line 7, so that nothing of it counts",
            id="errors",
        ),
        pytest.param(
            {"git": GitDates(changed={PATH: NOW - timedelta(days=400)})},
            State.LOOK,
            "was last changed on 2026-01-06, more than a year ago",
            id="old",
        ),
    ],
)
def test_the_list_itself_comes_first(known: dict[str, Any], state: State, says: str) -> None:
    assert found(kept=TWO, **known)[0] == (PATH, state, says)


def test_a_list_that_is_young_or_has_warnings_is_not_spoken_of() -> None:
    warning = Problem(PATH, 7, "", "is odd", "", Severity.WARNING)
    young = GitDates(changed={PATH: NOW - timedelta(days=300)})
    assert len(found(kept=TWO, git=young, problems=(warning,))) == 2


def active(months: dict[str, tuple[str, ...]], merges: dict[str, int], site: Site = SITE) -> tuple[State, str]:
    work = {month: MonthOfWork(names) for month, names in months.items()}
    days = {name: (1, NOW - timedelta(days=ago)) for name, ago in merges.items()}
    *_, (about, state, says) = found(site, kept=TWO, history=History(activity=Activity(work, days)))
    assert about == "Who was active in twelve months"
    return state, says


@pytest.mark.parametrize(
    ("months", "merges", "expected"),
    [
        pytest.param(
            {"2025-12": ("Old",), "2026-03": ("Ada", "Bo"), "2027-02": ("Ada",)},
            {"Ada": 3, "Bo": 40, "Gone": 500},
            (State.WELL, "2 people wrote, 2 people merged: Ada (last on 2027-02-07), Bo (last on 2027-01-01)"),
            id="several",
        ),
        pytest.param(
            {"2027-02": ("Ada",)},
            {"Bo": 3},
            (State.LOOK, "1 person wrote, 1 person merged: Bo (last on 2027-02-07)"),
            id="one who merges",
        ),
        pytest.param({"2027-02": ("Ada",)}, {}, (State.WELL, "1 person wrote, nobody merged"), id="no merges at all"),
        pytest.param({}, {}, (State.LOOK, "nobody wrote, nobody merged"), id="nobody"),
    ],
)
def test_who_was_active_is_counted_and_those_who_merge_are_named(
    months: dict[str, tuple[str, ...]], merges: dict[str, int], expected: tuple[State, str]
) -> None:
    assert active(months, merges) == expected


def test_a_site_that_names_nobody_names_nobody_here() -> None:
    site = Site("Group", "https://group.example", contributors=False)
    assert active({"2027-02": ("Ada",)}, {"Ada": 1, "Bo": 2}, site) == (
        State.WELL,
        "1 person wrote, 2 people merged",
    )


def test_where_git_has_not_the_whole_history_nobody_is_counted() -> None:
    assert [about for about, _, _ in found(kept=TWO)] == ["Who can merge", "Who can publish"]
