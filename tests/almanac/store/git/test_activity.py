"""Who wrote, how many texts were new, how long they waited and who merged, month by month, as the commits say it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from almanac.model.history import Activity, MonthOfWork
from almanac.store.git.activity import (
    CommittedActivity,
    as_activity,
    month_of,
    trace_activity,
    with_later_activity,
)
from almanac.store.git.commits import Change, Commit

DAY = 86_400
FOLDERS = ("content", "events")
NOVEMBER = int(datetime(2026, 11, 10, tzinfo=UTC).timestamp())
JANUARY = int(datetime(2027, 1, 10, tzinfo=UTC).timestamp())


def added(*paths: str) -> tuple[Change, ...]:
    return tuple(Change(path, "", edited=True, added=True) for path in paths)


def edited(path: str) -> tuple[Change, ...]:
    return (Change(path, "", edited=True),)


def commit(name: str, parents: str, time: int, by: str, changes: tuple[Change, ...] = (), **more: object) -> Commit:
    authors = () if " " in parents else tuple(by.split("+"))
    merged_by = by if " " in parents else ""
    return Commit(
        name, tuple(parents.split()), time, authors, changes, **{"written": time, "merged_by": merged_by, **more}
    )  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("commits", "months"),
    [
        pytest.param([], {}, id="nothing"),
        pytest.param(
            [commit("a", "", NOVEMBER, "Ann", added("content/stories/a.md"))],
            {"2026-11": MonthOfWork(("Ann",), 1)},
            id="a text",
        ),
        pytest.param(
            [
                commit("a", "", NOVEMBER, "Ann+Bo", added("events/a.md", "events/b.md")),
                commit("b", "a", JANUARY, "Cy", edited("events/a.md")),
            ],
            {"2026-11": MonthOfWork(("Ann", "Bo"), 2), "2027-01": MonthOfWork(("Cy",))},
            id="two who wrote together, and an edit",
        ),
        pytest.param(
            [commit("a", "", NOVEMBER, "Ann", added("README.md", "events/README.md", "content/images/a.png"))],
            {},
            id="what is no text",
        ),
        pytest.param([commit("a", "", NOVEMBER, "almanac[bot]", added("events/a.md"))], {}, id="a program alone"),
        pytest.param(
            [commit("a", "", NOVEMBER, "almanac[bot]+Ann", added("events/a.md"))],
            {"2026-11": MonthOfWork(("Ann",), 1)},
            id="somebody through a program",
        ),
        pytest.param(
            [
                commit("a", "", NOVEMBER, "Ann"),
                commit("b", "a", NOVEMBER + DAY, "Bo", added("events/b.md")),
                commit("c", "a b", JANUARY, "Eve"),
            ],
            {"2027-01": MonthOfWork(("Bo",), 1, (JANUARY - NOVEMBER - DAY,))},
            id="a text that waited for a merge counts when it came",
        ),
        pytest.param(
            [
                commit("a", "", NOVEMBER, "Ann"),
                commit("b", "a", NOVEMBER, "Bo", added("events/b.md"), written=JANUARY),
                commit("c", "a b", NOVEMBER, "Eve"),
            ],
            {"2026-11": MonthOfWork(("Bo",), 1, (0,))},
            id="a clock that runs ahead",
        ),
        pytest.param(
            [commit("a", "", NOVEMBER, "Ann", (Change("events/b.md", "events/a.md", edited=True),))],
            {"2026-11": MonthOfWork(("Ann",))},
            id="a name that is new is no new text",
        ),
    ],
)
def test_months_say_what_came_to_the_main_line(commits: list[Commit], months: dict[str, MonthOfWork]) -> None:
    assert trace_activity(commits, "", FOLDERS).months == months


def test_below_a_prefix_other_files_do_not_count() -> None:
    commits = [commit("a", "", NOVEMBER, "Ann", added("site/events/a.md", "events/b.md"))]
    assert trace_activity(commits, "site/", FOLDERS).months == {"2026-11": MonthOfWork(("Ann",), 1)}


def test_merges_of_the_main_line_are_counted_by_who_made_them() -> None:
    commits = [
        commit("a", "", NOVEMBER, "Ann"),
        commit("b", "a", NOVEMBER, "Bo"),
        commit("c", "a b", NOVEMBER, "Within a branch"),
        commit("d", "a c", NOVEMBER + DAY, "Eve"),
        commit("e", "d c", JANUARY, "Eve"),
        commit("f", "e c", JANUARY, "merge[bot]"),
    ]
    assert trace_activity(commits, "", FOLDERS).merges == {"Eve": (2, JANUARY)}


def test_later_commits_add_to_what_is_known() -> None:
    commits = [
        commit("a", "", NOVEMBER, "Ann", added("events/a.md")),
        commit("b", "a", NOVEMBER + DAY, "Bo", added("events/b.md")),
        commit("c", "b", JANUARY, "Ann", edited("events/b.md")),
    ]
    for number in range(len(commits)):
        known = trace_activity(commits[:number], "", FOLDERS)
        assert with_later_activity(known, commits[number:], "", FOLDERS) == trace_activity(commits, "", FOLDERS)


def test_what_is_dated_later_than_now_counts_as_of_now() -> None:
    committed = CommittedActivity(
        {"2026-11": MonthOfWork(("Ann",), 1, (5,)), "2027-01": MonthOfWork(("Bo", "Ann"), 2, (3,))},
        {"Eve": (2, JANUARY)},
    )
    now = datetime.fromtimestamp(NOVEMBER, UTC)

    assert as_activity(committed, NOVEMBER, ("1.0", str(JANUARY))) == Activity(
        {"2026-11": MonthOfWork(("Ann", "Bo"), 3, (3, 5))}, {"Eve": (2, now)}, "1.0", now
    )


@pytest.mark.parametrize("release", [("", ""), ("1.0", ""), ("1.0", "soon")])
def test_a_tag_without_a_date_is_no_release(release: tuple[str, str]) -> None:
    activity = as_activity(CommittedActivity(), NOVEMBER, release)
    assert (activity.release, activity.released) == ("", None)


def test_months_are_those_of_utc() -> None:
    assert month_of(int(datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC).timestamp())) == "2026-11"
