"""Lists and mappings in settings."""

from __future__ import annotations

from typing import Any

import pytest

from almanac.read.settings import lists as setting_lists
from almanac.read.settings.lists import Faults


def test_everything_wrong_in_a_list_is_said_with_its_entry() -> None:
    with pytest.raises(Faults) as caught:
        setting_lists.languages(["en", "xx-", "en", None])
    assert [entry for entry, _ in caught.value.faults] == ["xx-", "en", None]


def test_everything_wrong_in_a_mapping_is_said_with_its_name() -> None:
    with pytest.raises(Faults) as caught:
        setting_lists.colored({"Meetup": "#2a6f5e", "Workshop": "red", "": "#2a6f5e", "Talk": None})
    assert [entry for entry, _ in caught.value.faults] == ["Workshop", "", "Talk"]


def test_everything_wrong_in_lists_inside_a_mapping_is_said_with_its_entry() -> None:
    with pytest.raises(Faults) as caught:
        setting_lists.kept_calendars({"tag": ["a", "a"], "tags": ["b"], "country": ["Polond", "pl"], 1: []})
    assert [entry for entry, _ in caught.value.faults] == ["a", "tags", "Polond", 1]


@pytest.mark.parametrize(
    ("read", "value", "found"),
    [
        pytest.param(setting_lists.languages, ("en", "pt-BR"), ("en", "pt-BR"), id="a tuple"),
        pytest.param(setting_lists.categories, [" News ", "What\nelse"], ("News", "What else"), id="spaces"),
        pytest.param(setting_lists.slugs, {"C++": "c-plus-plus"}, {"C++": "c-plus-plus"}, id="slugs"),
        pytest.param(setting_lists.slugs, {}, {}, id="no slugs"),
        pytest.param(setting_lists.kept_calendars, {"language": ("es",)}, {"language": ("es",)}, id="kept calendars"),
        pytest.param(setting_lists.loads_from, {"https://A.org/": " why "}, {"https://a.org": "why"}, id="hosts"),
    ],
)
def test_what_is_right_is_read(read: Any, value: Any, found: Any) -> None:
    assert read(value) == found
