"""Settings that a user of Pelican writes and that do nothing here are named, with what to use."""

from __future__ import annotations

import pytest

from almanac import defaults
from almanac.read.settings.fixed_settings import PelicanFields
from almanac.read.settings.site_settings import SettingsFields
from almanac.read.settings.source_lines import SettingsSource
from almanac.read.settings.without_effect import INSTEAD, settings_without_effect


def named(source: str, *templates: str) -> list[tuple[str, str]]:
    return [(name, fault.hint) for name, fault in settings_without_effect(SettingsSource(source), templates)]


@pytest.mark.parametrize(
    ("source", "remedy"),
    [
        pytest.param('SITESUBTITLE = "x"', "write SITE_TAGLINE", id="another name for it"),
        pytest.param(
            "MARKDOWN = {}", "bodies are read as forges show them; docs/write.md says what they may have", id="Markdown"
        ),
        pytest.param("MENUITEMS = []", "a template of your own in theme/site/templates/ can show it", id="the theme's"),
    ],
)
def test_what_to_use_instead_is_said(source: str, remedy: str) -> None:
    assert [hint for _, hint in named(source)] == [remedy]


@pytest.mark.parametrize(
    "source",
    [
        pytest.param("SITENAME = 'x'\nJINJA_FILTERS = {}", id="settings that work"),
        pytest.param("SITEMAP = {}", id="one of a plugin"),
        pytest.param("_LINKS = []", id="a private name"),
    ],
)
def test_other_settings_are_no_matter(source: str) -> None:
    assert named(source) == []


def test_one_that_a_template_of_the_site_shows_has_its_effect() -> None:
    assert named("LINKS = []", "{{ SITENAME }}", "{% for link in LINKS %}{% endfor %}") == []


def test_none_of_them_is_a_setting_of_the_program() -> None:
    ours = {*vars(defaults), *SettingsFields.model_fields, *PelicanFields.model_fields}
    assert ours.isdisjoint(INSTEAD)
