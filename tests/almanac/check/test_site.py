"""What settings say of things outside them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from almanac.check.site import read_site

SITE = {"SITENAME": "Almanac", "SITEURL": "https://group.example"}


def said(root: Path, source: str = "", **settings: Any) -> list[tuple[str, str, str]]:
    site, problems = read_site(root, {**SITE, **settings}, source)
    assert (site is None) == any(problem.is_error for problem in problems)
    return [(problem.field, problem.message, problem.hint) for problem in problems]


def test_a_new_site_has_no_folder_of_events(tmp_path: Path) -> None:
    assert said(tmp_path) == []


@pytest.mark.parametrize("folder", ["diary", "calendar/diary"])
def test_the_folder_of_events_is_there(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert said(tmp_path, EVENTS_PATH=folder) == []


def test_a_folder_of_events_that_is_misspelt(tmp_path: Path) -> None:
    (tmp_path / "events").mkdir()
    assert said(tmp_path, EVENTS_PATH="event") == [
        ("EVENTS_PATH", "there is no folder `event`", "did you mean `events`?")
    ]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "diary").touch()
    assert said(tmp_path, EVENTS_PATH="diary") == [
        ("EVENTS_PATH", "there is no folder `diary`", "make the folder, or name the one that has your events")
    ]


def test_without_events_their_folder_does_not_matter(tmp_path: Path) -> None:
    assert said(tmp_path, EVENTS_PATH="diary", EVENTS=False) == []


def test_street_tiles_that_nobody_has(tmp_path: Path) -> None:
    [(setting, message, hint)] = said(tmp_path, MAP_TILES="Mars")
    assert (setting, message) == ("MAP_TILES", "`Mars` is no map that xyzservices knows")
    assert hint.endswith("; or None, for a map without streets")


def test_all_is_said_at_once(tmp_path: Path) -> None:
    found = said(tmp_path, SITENAME="", MAP_TILES="Mars", EVENTS_PATH="diary")
    assert [setting for setting, *_ in found] == ["EVENTS_PATH", "MAP_TILES", "SITENAME"]


def test_what_is_wrong_in_itself_is_said_once(tmp_path: Path) -> None:
    found = said(tmp_path, MAP_TILES=7, EVENTS_PATH="../x", EVENTS="yes")
    assert [setting for setting, *_ in found] == ["EVENTS", "EVENTS_PATH", "MAP_TILES"]


def test_a_setting_without_effect_is_named_until_a_template_of_the_site_shows_it(tmp_path: Path) -> None:
    template = tmp_path / "theme" / "site" / "templates" / "components" / "footer.html"
    template.parent.mkdir(parents=True)
    source = "LINKS = []\nSOCIAL = []\n"
    before = said(tmp_path, source)
    template.write_text("{% for name, url in LINKS %}{{ name }}{% endfor %}", "utf-8")

    assert [setting for setting, *_ in before] == ["LINKS", "SOCIAL"]
    assert [setting for setting, *_ in said(tmp_path, source)] == ["SOCIAL"]
