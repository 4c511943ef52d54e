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
def test_each_category_of_a_kind_has_a_name_of_its_own(names: Any, message: str) -> None:
    site, problems = read_settings({**CATEGORIES, "CATEGORY_NAMES": names}, "")

    assert (site, [(problem.field, problem.message) for problem in problems]) == (None, [("CATEGORY_NAMES", message)])


@pytest.mark.parametrize(
    "names",
    [
        pytest.param({"es": {"Lessons": "Charla", "Meetup": "Charla"}}, id="a story and an event called alike"),
        pytest.param({"en": {"News": "Reports"}}, id="the site's own language"),
        pytest.param({"sw": {"News": "Habari"}}, id="a language without a home"),
    ],
)
def test_names_may_be(names: Any) -> None:
    site, problems = read_settings({**CATEGORIES, "CATEGORY_NAMES": names}, "")

    assert (site and site.category_names, problems) == (names, [])


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        pytest.param(
            {"CATEGORY_NAMES": {"es": {"Walks": "Paseos"}}},
            "CATEGORY_NAMES: `es` names `Walks`, which is no category (delete what was given up)",
            id="a category that is not there",
        ),
        pytest.param(
            {"CATEGORY_NAMES": {"es": {"Walks": "Paseos", "Maps": "Mapas", "Talks": "Charlas", "Trips": "Viajes"}}},
            "CATEGORY_NAMES: `es` names `Walks`, `Maps`, `Talks` and 1 more, which are none (delete what was given up)",
            id="categories of another time",
        ),
        pytest.param(
            {"CATEGORY_NAMES": {"es": {"Lesons": "Lecciones"}}},
            "CATEGORY_NAMES: `Lesons` is not a category (did you mean `Lessons`?)",
            id="one that is written otherwise",
        ),
        pytest.param(
            {"SITE_TAGLINES": {"en": "Stories"}},
            "SITE_TAGLINES: `en` is DEFAULT_LANG, whose line is SITE_TAGLINE (delete this one)",
            id="a line in the site's own language",
        ),
    ],
)
def test_what_is_said_for_nothing_is_a_warning(settings: dict[str, Any], said: str) -> None:
    site, problems = read_settings(CATEGORIES | settings, "")

    assert site is not None
    assert [(problem.severity, str(problem)) for problem in problems] == [("warning", f"pelicanconf.py: {said}")]
