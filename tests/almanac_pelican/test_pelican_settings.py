"""Of every setting that Pelican has, it is known whether it works here; docs/pelican.md says the same."""

from __future__ import annotations

import re
from pathlib import Path

from pelican.settings import DEFAULT_CONFIG

from almanac import defaults
from almanac.read.settings.fixed_settings import STAY_OFF
from almanac.read.settings.site_settings import SettingsFields
from almanac.read.settings.without_effect import INSTEAD

DOCUMENT = Path(__file__).resolve().parents[2] / "docs" / "pelican.md"


def test_each_setting_works_or_stays_off_or_is_said_to_do_nothing() -> None:
    told = {*vars(defaults), *SettingsFields.model_fields, *STAY_OFF, *INSTEAD}
    working = section("Settings that work")

    assert set(DEFAULT_CONFIG) - told == set(DEFAULT_CONFIG) & working
    assert working.isdisjoint({*STAY_OFF, *INSTEAD})


def test_the_document_names_those_that_stay_off() -> None:
    assert section("Settings that stay off") == set(STAY_OFF)


def section(heading: str) -> set[str]:
    """The settings that a part of the document names."""
    text = DOCUMENT.read_text("utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    return set(re.findall(r"`([A-Z][A-Z_]+)`", text))
