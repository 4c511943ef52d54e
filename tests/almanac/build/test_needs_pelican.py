"""What only Pelican makes is found before anything is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2
import pytest

from almanac import defaults
from almanac.build.needs_pelican import setting_for_pelican, template_for_pelican

SETTINGS = {name: value for name, value in vars(defaults).items() if name.isupper() and name[0] != "_"}


@pytest.mark.parametrize(
    ("added", "setting"),
    [
        pytest.param({}, "", id="the settings as they come"),
        pytest.param({"SITENAME": "Ours", "CATEGORIES": ["News"], "BLOG": False}, "", id="the site's own"),
        pytest.param({"DEFAULT_PAGINATION": 7, "DEFAULT_ORPHANS": 2}, "", id="how lists are divided"),
        pytest.param({"MENUITEMS": []}, "", id="a setting without effect"),
        pytest.param({"PLUGINS": [*defaults.PLUGINS, "sitemap"]}, "PLUGINS", id="a plugin"),
        pytest.param({"JINJA_FILTERS": {"shout": str.upper}}, "JINJA_FILTERS", id="a filter"),
        pytest.param({"STATIC_PATHS": ["images", "extra"]}, "STATIC_PATHS", id="a folder to copy"),
        pytest.param({"YEAR_ARCHIVE_SAVE_AS": "{date:%Y}/index.html"}, "YEAR_ARCHIVE_SAVE_AS", id="a page more"),
        pytest.param({"OUR_OWN": "shown in a template"}, "OUR_OWN", id="a name that nobody knows"),
        pytest.param(
            {"JINJA_ENVIRONMENT": {**defaults.JINJA_ENVIRONMENT, "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"]}},
            "JINJA_ENVIRONMENT",
            id="an extension of templates",
        ),
    ],
)
def test_a_setting_that_has_an_effect_in_pelican_alone_is_named(added: dict[str, Any], setting: str) -> None:
    assert setting_for_pelican({**SETTINGS, **added}) == setting


@pytest.mark.parametrize(
    ("own", "template"),
    [
        pytest.param({}, "", id="none"),
        pytest.param({"footer.html": "{{ site.name }} {% set x = 1 %}{{ x }}"}, "", id="what the theme uses too"),
        pytest.param({"tag.html": "{{ SITENAME }}"}, "tag.html", id="a setting"),
        pytest.param({"tag.html": "{{ articles | length }}"}, "tag.html", id="all articles"),
        pytest.param({"tag.html": "{{ site.name | strftime }}"}, "tag.html", id="a filter of Pelican's"),
        pytest.param({"tag.html": "{% if %}"}, "tag.html", id="a broken one, which is told elsewhere"),
    ],
)
def test_a_template_that_asks_for_more_is_named(tmp_path: Path, own: dict[str, str], template: str) -> None:
    for folder, texts in (("theme/templates", {"base.html": "{{ site.name }}"}), ("theme/site/templates", own)):
        (tmp_path / folder).mkdir(parents=True)
        for name, text in texts.items():
            (tmp_path / folder / name).write_text(text)

    assert template_for_pelican(tmp_path, jinja2.Environment(autoescape=True)) == template
