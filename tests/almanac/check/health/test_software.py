"""How old packages and what workflows use are."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from almanac.check.health.software import about_software
from almanac.model.health import GitDates, State, Upkeep

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("ago", "state", "says"),
    [
        (183, State.WELL, "last changed on 2026-08-11"),
        (184, State.LOOK, "last changed on 2026-08-10, more than six months ago"),
        (548, State.LOOK, "last changed on 2025-08-11, more than six months ago"),
        (549, State.ACT, "last changed on 2025-08-10, more than 18 months ago"),
    ],
)
def test_what_is_old_is_looked_at_and_what_is_very_old_is_renewed(ago: int, state: State, says: str) -> None:
    then = NOW - timedelta(days=ago)
    git = GitDates(changed={"requirements.txt": then}, uses_changed=then)
    rows = [*about_software(Upkeep(NOW, git=git, locks=("requirements.txt",)))]
    assert [(one.about, one.state, one.says, one.day) for one in rows] == [
        ("Packages of requirements.txt", state, says, then.date()),
        ("What workflows use", state, says, then.date()),
    ]


def test_nothing_is_said_of_a_lock_that_git_does_not_know() -> None:
    assert [*about_software(Upkeep(NOW, locks=("requirements.txt",)))] == []


def test_secrets_and_python_are_named() -> None:
    rows = about_software(Upkeep(NOW, workflow_secrets=("A_KEY", "B_KEY"), python=("3.11", "3.12.3")))
    assert [(one.about, one.says) for one in rows] == [
        ("Secrets that workflows read", "A_KEY, B_KEY: those that are set are on the forge, and in no copy"),
        ("Python", "3.11 or newer will do; this is 3.12.3"),
    ]
