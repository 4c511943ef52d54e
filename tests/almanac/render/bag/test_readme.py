"""What a bag says to a stranger: every folder that is there, and no command that lacks a value."""

from __future__ import annotations

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
    assert "below the path /site/" in bare
    assert "{" not in full


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
