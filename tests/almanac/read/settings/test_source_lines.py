"""Where a settings file says what."""

from __future__ import annotations

import pytest

from almanac.read.settings.source_lines import SettingsSource

SOURCE = """\
import os

from almanac.defaults import *

SITENAME = "One"
SITENAME = (
    "Two"
)
LANGUAGES = [
    "en",
    "es",
    "en",
]
EVENT_CATEGORIES: dict = {
    "Meetup": "#2a6f5e",
    "Workshop": "#8a5a00",
}
if os.environ.get("PREVIEW"):
    SITEURL = os.environ["SITEURL"]
A, B = 1, 2
PLUGINS += ["mine"]
SLUGS["C++"] = "c-plus-plus"
IGNORE_FILES.append("*.bak")
NAMES = {
    "es": {
        "News": "Noticias",
        "Talk": "News",
    },
    "ar": {"News": "أخبار"},
}
NAMES["fi"] = {"News": "Uutiset"}
helper = 3
C = helper


def f():
    INSIDE = 1
"""


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        pytest.param("SITENAME", None, 6, id="the last time counts"),
        pytest.param("LANGUAGES", None, 9, id="a list begins"),
        pytest.param("LANGUAGES", "es", 11, id="an entry of a list"),
        pytest.param("LANGUAGES", "en", 12, id="an entry that is there twice"),
        pytest.param("LANGUAGES", "ar", 9, id="an entry that is not there"),
        pytest.param("EVENT_CATEGORIES", "Workshop", 16, id="a key of a mapping"),
        pytest.param("SITEURL", None, 19, id="below a condition"),
        pytest.param("B", None, 20, id="two names at once"),
        pytest.param("PLUGINS", "mine", 21, id="added to"),
        pytest.param("SLUGS", "C++", 22, id="a key that is added"),
        pytest.param("IGNORE_FILES", None, 23, id="changed in place"),
        pytest.param("NAMES", ("es", "News"), 26, id="a key of a mapping in a mapping"),
        pytest.param("NAMES", ("ar", "News"), 29, id="the same key in another"),
        pytest.param("NAMES", ("fi", "News"), 31, id="a key of a mapping that is added"),
        pytest.param("NAMES", ("es", "Walk"), 25, id="a key that is not there has the line of what it would be in"),
        pytest.param("NAMES", ("sw", "News"), 31, id="a mapping that is not there has the last line"),
        pytest.param("INSIDE", None, 0, id="in a function"),
        pytest.param("TIMEZONE", None, 0, id="not there"),
    ],
)
def test_a_setting_and_an_entry_of_it_have_lines(name: str, value: object, line: int) -> None:
    assert SettingsSource(SOURCE).line(name, value) == line


def test_names_stand_in_their_order() -> None:
    assert SettingsSource("B = 1\nA = 2\nB = 3\n").names == ("B", "A")


def test_the_file_may_use_a_name_itself() -> None:
    source = SettingsSource(SOURCE)
    assert (source.is_read("helper"), source.is_read("SITENAME")) == (True, False)


def test_a_value_may_come_from_the_environment() -> None:
    source = SettingsSource(SOURCE)
    assert (source.is_from_environment("SITEURL"), source.is_from_environment("SITENAME")) == (True, False)


@pytest.mark.parametrize("text", ["SITENAME = (", "\0"], ids=["a bracket too many", "not text"])
def test_of_what_is_not_python_nothing_is_known(text: str) -> None:
    assert SettingsSource(text).names == ()


def test_a_byte_order_mark_is_no_part_of_it() -> None:
    assert SettingsSource("\ufeffSITENAME = 1\n").line("SITENAME") == 1
