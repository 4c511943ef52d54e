"""Names of categories and lines under the name, by language."""

from __future__ import annotations

from typing import Any

import pytest

from almanac.read.fault import Fault
from almanac.read.settings import translated
from almanac.read.settings.lists import Faults
from almanac.read.settings.site_settings import read_settings

CATEGORIES = {"CATEGORIES": ["News", "Lessons"], "EVENT_CATEGORIES": {"Meetup": "#2a6f5e", "News": "#2a6f5e"}}


@pytest.mark.parametrize(
    ("value", "entries"),
    [
        pytest.param({"spanish": {"News": "Noticias"}}, ["spanish"], id="no language"),
        pytest.param({"es": ["Noticias"]}, ["es"], id="a list of names"),
        pytest.param({"es": {"News": "", "Lessons": "Lecciones"}}, [("es", "News")], id="an empty name"),
        pytest.param({"es": {"News": "\u200b"}}, [("es", "News")], id="a name that nobody sees"),
        pytest.param({"ar": {"News": "\u202eأخبار"}}, [("ar", "News")], id="a change of direction"),
        pytest.param({"es": {"News": 1, "Lessons": None}}, [("es", "News"), ("es", "Lessons")], id="no text"),
        pytest.param({"es": {"News": ""}, None: {}}, [("es", "News"), None], id="in several places"),
    ],
)
def test_what_is_wrong_with_a_name_is_said_with_the_way_to_it(value: Any, entries: list[object]) -> None:
    with pytest.raises(Faults) as caught:
        translated.category_names(value)
    assert [entry for entry, _ in caught.value.faults] == entries


@pytest.mark.parametrize("value", ["es", ["es"], None, 1])
@pytest.mark.parametrize("read", [translated.category_names, translated.taglines])
def test_what_is_no_mapping_is_refused(read: Any, value: Any) -> None:
    with pytest.raises(Fault, match="does not"):
        read(value)


@pytest.mark.parametrize(
    ("value", "entry"),
    [
        pytest.param({"es": None}, "es", id="no line"),
        pytest.param({"es": " "}, "es", id="spaces"),
        pytest.param({"es": "Historias\x00"}, "es", id="a control character"),
        pytest.param({"xx-": "Historias"}, "xx-", id="no language"),
    ],
)
def test_what_is_wrong_with_a_line_is_said_with_its_language(value: Any, entry: str) -> None:
    with pytest.raises(Faults) as caught:
        translated.taglines(value)
    assert [found for found, _ in caught.value.faults] == [entry]


@pytest.mark.parametrize(
    ("names", "message"),
    [
        pytest.param({"en": {"News": "Reports"}}, "`en` is DEFAULT_LANG", id="the site's own language"),
        pytest.param({"es": {"Walks": "Paseos"}}, "`Walks` is not a category", id="a category that is not there"),
        pytest.param(
            {"es": {"News": "Historias", "Lessons": "historias"}},
            "calls `News` and `Lessons` the same, `historias`",
            id="two names that are one",
        ),
        pytest.param(
            {"es": {"Lessons": "News"}}, "calls `News` and `Lessons` the same, `News`", id="the name of another"
        ),
    ],
)
def test_names_fit_the_categories(names: Any, message: str) -> None:
    site, problems = read_settings({**CATEGORIES, "CATEGORY_NAMES": names}, "")

    assert site is None
    assert [problem.field for problem in problems] == ["CATEGORY_NAMES"]
    assert message in problems[0].message


def test_a_story_and_an_event_may_be_called_alike() -> None:
    site, problems = read_settings(
        {**CATEGORIES, "CATEGORY_NAMES": {"es": {"Lessons": "Charla", "Meetup": "Charla"}}}, ""
    )

    assert (site is not None, problems) == (True, [])


def test_the_line_in_the_sites_own_language_has_a_setting_of_its_own() -> None:
    source = 'SITE_TAGLINES = {\n    "es": "Historias",\n    "en": "Stories",\n}\n'
    _, [problem] = read_settings({"SITE_TAGLINES": {"es": "Historias", "en": "Stories"}}, source)

    assert str(problem) == (
        "pelicanconf.py:3: SITE_TAGLINES: `en` is DEFAULT_LANG (its line is SITE_TAGLINE: delete this one)"
    )
