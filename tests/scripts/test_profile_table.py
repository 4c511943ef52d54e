"""`build --profile` shows tables that a terminal of 80 columns has room for."""

from __future__ import annotations

import pytest

from almanac.build.profile import RecordedProfile
from commands.profile_table import profile_table

LONG = f"stories/2027/{'a-long-name-' * 12}/index.html"


@pytest.fixture
def profile() -> RecordedProfile:
    """A build of three files, one of which was there."""
    recorded = RecordedProfile()
    with recorded.stage("planning"):
        recorded.made("article", LONG, 0.0125)
        recorded.made("feed", "feeds/\x1b[1m.xml", 1.5)
        recorded.kept("article")
    return recorded


def test_kinds_have_their_counts_and_times(profile: RecordedProfile) -> None:
    lines = profile_table(profile, 2).splitlines()
    kinds = lines.index(next(line for line in lines if line.startswith("template or kind")))

    assert [line.split() for line in lines[kinds + 1 : kinds + 4]] == [
        ["feed", "1", "1", "0", "1500.00", "1,500"],
        ["article", "2", "1", "1", "12.50", "12"],
        ["in", "all", "3", "2", "1", "756.25", "1,512"],
    ]
    assert [line.split()[0] for line in lines if line.startswith(("stage", "planning"))] == ["stage", "planning"]


def test_every_line_fits_and_obeys_nothing_in_a_name(profile: RecordedProfile) -> None:
    table = profile_table(profile, 2)

    assert max(map(len, table.splitlines())) <= 80
    assert "\x1b" not in table
    assert "…" in table
    assert "2 processes" in table


def test_what_made_nothing_has_no_slowest_files() -> None:
    profile = RecordedProfile()
    profile.kept("article")

    assert "slowest" not in profile_table(profile, 1)
    assert ["article", "1", "0", "1", "-", "-"] in [line.split() for line in profile_table(profile, 1).splitlines()]


def test_pelican_tells_of_stages_alone(profile: RecordedProfile) -> None:
    table = profile_table(profile, 1, by_pelican=True)

    assert "Pelican built the site: it does not tell of templates and files." in table
    assert "article" not in table
    assert max(map(len, table.splitlines())) <= 80
