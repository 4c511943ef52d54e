"""What a bag says to a stranger: every folder that is there, and no command that lacks a value."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from almanac.model.bag import Bagged
from almanac.render.bag.readme import readme
from almanac.render.bag.tag_files import Part, human_size

BAGGED = Bagged("a" * 40, "main", datetime(2027, 2, 1, 12, tzinfo=UTC), "https://group.example/site", "A group", "web/")


def test_it_names_what_is_there_and_nothing_else() -> None:
    bare = readme(BAGGED, Part(), "CC0", "events", comments=False, snapshot=False, archive=False)
    full = readme(BAGGED, Part(), "CC0", "calendar", comments=True, snapshot=True, archive=True)

    assert "data/comments/" not in bare
    assert "data/forum/" not in bare
    assert all(name in full for name in ("data/comments/", "data/forum/", "web/content/forum/", "calendar/"))
    assert "SOURCE_DATE_EPOCH=1801483200 scripts/almanac build --siteurl https://group.example/site" in bare
    assert "cd site/web\n" in bare
    assert "on any web server,\n  below the path /site/." in bare
    assert "data/forum/forum.json .almanac/" in full
    assert "{" not in full


def test_each_command_is_one_that_works_where_it_says() -> None:
    """No program of the site lies at the top of a bag: it is called after it was brought back."""
    text = readme(BAGGED, Part(), "CC0", "events", comments=False, snapshot=True, archive=False)
    before, _, after = text.partition("GO ON WITH IT")

    assert [line.strip() for line in before.splitlines() if "scripts/almanac" in line] == [
        "scripts/almanac export verify PATH-OF-THIS-FOLDER"
    ]
    assert "once you have it (see below)" in before
    assert after.index("git clone") < after.index("scripts/almanac serve") < after.index("scripts/almanac build")


def test_it_says_where_the_pages_can_lie_and_what_in_them_names_the_old_address() -> None:
    at_top = replace(BAGGED, address="https://group.example")
    text = readme(at_top, Part(), "CC0", "events", comments=False, snapshot=False, archive=False)

    assert "at the top of an address (not in a folder of one)" in text
    assert "What still names https://group.example: feeds, calendars" in text


def test_its_lines_are_short_enough_for_any_window() -> None:
    text = readme(BAGGED, Part(1, 3), "CC0", "events", comments=True, snapshot=True, archive=True)

    assert "THIS IS A PART" in text
    assert max(len(line) for line in text.splitlines()) <= 95


def test_a_part_of_a_year_leads_to_the_one_that_explains_all() -> None:
    text = readme(BAGGED, Part(2, 3, "2026"), "CC0", "events", comments=True, snapshot=True, archive=True)

    assert text.startswith("A group, files of 2026\n======================\n")
    assert "has everything else" in text


def test_a_size_is_said_as_people_say_it() -> None:
    assert [human_size(size) for size in (0, 999, 1000, 15_000_000, 2_500_000_000)] == [
        "0 bytes", "999 bytes", "1.0 KB", "15.0 MB", "2.5 GB",
    ]  # fmt: skip
