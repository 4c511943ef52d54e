"""Finds what a site has that only Pelican makes: then Pelican builds the whole site, and nothing is kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from jinja2.meta import find_undeclared_variables

from almanac.build.renderer import OWN, THEME
from almanac.read.settings.fixed_settings import is_as_delivered
from almanac.read.settings.site_settings import SettingsFields
from almanac.read.settings.without_effect import INSTEAD
from almanac.store.tree import texts_below

# What both ways of building take from the settings, or neither.
_NO_MATTER = frozenset(["DEFAULT_PAGINATION", "DEFAULT_ORPHANS", "LOG_FILTER", "PORT", "BIND", "OUTPUT_PATH"])


def setting_for_pelican(settings: Mapping[str, Any]) -> str:
    """The first setting, as ``pelicanconf.py`` gives them, that has an effect in Pelican alone; empty without one."""
    known = {*SettingsFields.model_fields, *INSTEAD, *_NO_MATTER}
    return next((name for name in settings if name not in known and not is_as_delivered(name, settings[name])), "")


def template_for_pelican(root: Path, environment: Environment) -> str:
    """The first template of the site's own that asks for what the theme never asks for; empty without one."""
    own = texts_below(root / OWN, ".html")
    if not own:
        return ""
    theme = texts_below(root / THEME, ".html")
    known = {*environment.globals, *(name for text in theme.values() for name in _names(environment, text))}
    for name, text in sorted(own.items()):
        try:
            if not _names(environment, text) <= known:
                return name
        except TemplateError:
            return name
    return ""


def _names(environment: Environment, text: str) -> set[str]:
    return find_undeclared_variables(environment.parse(text))
