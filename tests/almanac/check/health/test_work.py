"""Whether the site goes on: builds here, commits, and what comes from others."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from almanac.check.health.work import about_work
from almanac.model.health import Build, GitDates, State, Upkeep
from almanac.model.partner import Partner, PartnerHealth
from almanac.model.site import Site

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
WHOLE = Build(datetime(2027, 2, 9, 3, 23, tzinfo=UTC), 61.24, 2064, 0)
FAILED = Build(datetime(2027, 2, 10, 3, 23, tzinfo=UTC), 4.0, 0, 2)
PARTNER = Partner("N", "https://n.example/e.ics", "", "", "review", "n")


def found(site: Site | None = None, **known: Any) -> dict[str, tuple[State, str]]:
    rows = about_work(site or Site("Group", ""), Upkeep(NOW, **known))
    return {one.about: (one.state, one.says) for one in rows}


@pytest.mark.parametrize(
    ("builds", "expected"),
    [
        pytest.param((), (State.UNKNOWN, "none was noted here"), id="none"),
        pytest.param(
            (FAILED, WHOLE), (State.WELL, "2027-02-09 03:23 UTC, 2,064 pages made, in 61.2 s"), id="the last is whole"
        ),
        pytest.param(
            (Build(WHOLE.moment, 0.21, 0, 0),),
            (State.WELL, "2027-02-09 03:23 UTC, nothing had changed, in 0.2 s"),
            id="nothing to do",
        ),
        pytest.param(
            (WHOLE, FAILED),
            (
                State.ACT,
                "2027-02-10 03:23 UTC, and failed with 2 errors; the last that was whole: 2027-02-09 03:23 UTC",
            ),
            id="the last failed",
        ),
        pytest.param(
            (Build(FAILED.moment, 1, 0, 1),),
            (State.ACT, "2027-02-10 03:23 UTC, and failed with 1 error"),
            id="none was ever whole",
        ),
    ],
)
def test_the_last_build_here(builds: tuple[Build, ...], expected: tuple[State, str]) -> None:
    assert found(builds=builds)["Last build on this computer"] == expected


@pytest.mark.parametrize(
    ("ago", "expected"),
    [(60, (State.WELL, "2026-12-12")), (61, (State.LOOK, "2026-12-11, more than 60 days ago"))],
)
def test_schedules_stop_where_nobody_commits(ago: int, expected: tuple[State, str]) -> None:
    assert found(git=GitDates(NOW - timedelta(days=ago)))["Last commit"] == expected


def test_what_git_cannot_tell_is_said_with_the_remedy() -> None:
    git = GitDates(why_not="git is not installed on this machine", remedy="install git")
    rows = [one for one in about_work(Site("Group", ""), Upkeep(NOW, git=git)) if one.about == "Git's history"]
    said = "git is not installed on this machine: who was active and how old things are is not known"
    assert [(one.state, one.says, one.remedy) for one in rows] == [(State.LOOK, said, "install git")]
    assert "Last commit" not in found(git=git)


@pytest.mark.parametrize(
    ("health", "expected"),
    [
        pytest.param((), (State.UNKNOWN, "never read here: N"), id="never read"),
        pytest.param((PartnerHealth("N", date(2027, 1, 1)),), (State.WELL, "it answers"), id="answers"),
        pytest.param(
            (PartnerHealth("N", date(2027, 1, 1), "answers 404"),),
            (State.LOOK, "the calendar of `N` answers 404, since 2027-01-01"),
            id="away",
        ),
    ],
)
def test_partners(health: tuple[PartnerHealth, ...], expected: tuple[State, str]) -> None:
    site = Site("Group", "", partner_calendars=(PARTNER,))
    assert found(site, partners=health)["Partners' calendars"] == expected


@pytest.mark.parametrize(
    ("ago", "expected"),
    [(7, (State.WELL, "asked on 2027-02-03")), (8, (State.LOOK, "asked on 2027-02-02, more than a week ago"))],
)
def test_a_forum_is_asked_by_the_hour_or_nobody_knows_what_it_said(ago: int, expected: tuple[State, str]) -> None:
    site = Site("Group", "", forum_url="https://forum.example.org")
    assert found(site, snapshot=NOW - timedelta(days=ago))["What the forum said"] == expected


def test_of_what_a_site_has_not_nothing_is_said() -> None:
    assert list(found(snapshot=NOW)) == ["Last build on this computer"]


def test_what_was_imported_is_named() -> None:
    assert found(sources=("a", "b"))["What was imported"] == (State.WELL, "2 sources: a, b")
