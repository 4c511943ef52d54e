"""What a site may and may not change of the program's own settings."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from almanac import defaults
from almanac.read.settings.fixed_settings import fixed_setting_faults, unknown_names
from almanac.read.settings.source_lines import SettingsSource

FIXED = {name: value for name, value in vars(defaults).items() if name.isupper() and not name.startswith("_")}


def faults(source: str = "", **settings: Any) -> list[tuple[str, str]]:
    found = fixed_setting_faults({**deepcopy(FIXED), **settings}, SettingsSource(source))
    return [(name, fault.message) for name, fault in found]


def test_the_wiring_itself_is_in_order() -> None:
    assert faults() == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("PLUGINS", [*defaults.PLUGINS, "sitemap"], id="another plugin"),
        pytest.param("PLUGINS", ["first", *defaults.PLUGINS], id="a plugin before the others"),
        pytest.param("IGNORE_FILES", [*defaults.IGNORE_FILES, "*.bak"], id="more files to leave alone"),
        pytest.param("JINJA_ENVIRONMENT", {**defaults.JINJA_ENVIRONMENT, "newline_sequence": "\n"}, id="more of Jinja"),
        pytest.param("DEFAULT_PAGINATION", 5, id="shorter pages"),
        pytest.param("DEFAULT_PAGINATION", False, id="one page"),
        pytest.param("PATH", "content", id="the same folder, from the root"),
        pytest.param("OUTPUT_PATH", "/srv/www", id="Pelican's own -o"),
        pytest.param("RELATIVE_URLS", False, id="off, as it has to be"),
    ],
)
def test_a_site_may_add(name: str, value: object) -> None:
    assert faults(**{name: value}) == []


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        pytest.param("PLUGINS", defaults.PLUGINS[1:], "lacks `theme_values`", id="a plugin less"),
        pytest.param("PLUGINS", None, "lacks `theme_values` and others", id="no plugins"),
        pytest.param("WITH_FUTURE_DATES", False, "is `False`; the program relies on `True`", id="a switch"),
        pytest.param(
            "OUTPUT_PATH",
            "events/x",
            "is `events/x`, which would mix the site with its sources",
            id="output in sources",
        ),
        pytest.param(
            "OUTPUT_PATH", "/", "is `/`, which would mix the site with its sources", id="output above the sources"
        ),
        pytest.param(
            "JINJA_ENVIRONMENT",
            {**defaults.JINJA_ENVIRONMENT, "autoescape": False},
            "without `autoescape`, what people write could run as code in a reader's browser",
            id="no escaping",
        ),
        pytest.param(
            "WRITE_SELECTED",
            ["output/index.html"],
            "is `['output/index.html']`, which would leave out every other page",
            id="a part of the site",
        ),
    ],
)
def test_a_site_may_not_change(name: str, value: object, message: str) -> None:
    assert faults(**{name: value}) == [(name, message)]


def test_a_list_that_the_site_changes_in_place_is_noticed() -> None:
    kept = defaults.PLUGINS.pop(0)
    try:
        found = faults(PLUGINS=defaults.PLUGINS)
    finally:
        defaults.PLUGINS.insert(0, kept)
    assert found == [("PLUGINS", "lacks `theme_values`")]


@pytest.mark.parametrize(
    ("source", "meant"),
    [
        pytest.param("SITE_NAME = 1", ["did you mean `SITENAME`?"], id="an underscore too many"),
        pytest.param("CALENDER_DOMAIN = 1", ["did you mean `CALENDAR_DOMAIN`?"], id="a letter"),
        pytest.param("sitename = 1", ["did you mean `SITENAME`?"], id="small letters"),
        pytest.param("sitename = 1\nSITENAME = sitename", [], id="a name that the file uses itself"),
        pytest.param("_SITENAME = 1", [], id="a private name"),
        pytest.param("SITEMAP = {}\nSOCIAL = ()\nSITE_AUTHORS = []", [], id="settings of others"),
        pytest.param("PLUGINS = []\nRELATIVE_URLS = False", [], id="known ones"),
    ],
)
def test_a_name_that_is_nearly_a_setting_is_one_misspelt(source: str, meant: list[str]) -> None:
    found = unknown_names(SettingsSource(source), ["SITENAME", "SITEURL", "CALENDAR_DOMAIN"])
    assert [fault.hint for _, fault in found] == meant
