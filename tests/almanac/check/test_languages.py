"""What a site's languages lack: one warning each, with the numbers and the remedy."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from almanac.check.languages import check_languages
from almanac.model.entry import Source
from almanac.model.interface import Interface, Missing
from almanac.model.problem import Severity
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import Published
from almanac.read.catalogue import read_catalogue

SETTINGS = 'SITENAME = "A"\nLANGUAGES = [\n    "en",\n    "es",\n    "fi",\n]\n'
CATALOGUE, _ = read_catalogue('msgid "Map"\nmsgstr "x"\n', "theme/translations/es.po", "es", frozenset())
assert CATALOGUE
WORDS = Interface({"es": CATALOGUE.translations}, messages=10)
NAMES = {"News": "Noticias", "Lessons": "Lecciones", "Meetup": "Encuentro", "Workshop": "Taller"}


def site(*languages: str, interface: Interface = WORDS, **settings: Any) -> Site:
    usual: dict[str, Any] = {
        "categories": ("News", "Lessons", "Governance"),
        "event_categories": {"Meetup": "#2a6f5e", "Workshop": "#2a6f5e"},
        "tagline": "A line",
        "category_names": {"es": NAMES},
        "taglines": {"es": "Una línea"},
    }
    return Site("Almanac", "", languages=("en", *languages), interface=interface, **(usual | settings))


def story(category: str) -> Story:
    source = Source(f"content/stories/2027/{category}.md", category)
    return Story(source, category, "en", "A", Published(date(2027, 1, 1)), ("B",), category, "C", f"/{category}/")


STORIES = (story("Lessons"), story("News"), story("Lessons"))


def said(site: Site) -> list[str]:
    return [str(problem) for problem in check_languages(site, STORIES, SETTINGS)]


def test_a_language_that_has_all_is_not_mentioned() -> None:
    assert said(site("es")) == []


def test_all_that_a_language_lacks_is_one_warning_at_its_line() -> None:
    [problem] = check_languages(site("fi"), STORIES, SETTINGS)

    assert problem.severity is Severity.WARNING
    assert str(problem) == (
        "pelicanconf.py:5: LANGUAGES: `fi` lacks a catalogue: all 10 phrases of the interface are in English, "
        "the names of 4 of 4 categories, the line under the site's name (`scripts/almanac translate fi` begins one; "
        'write them under `"fi"` in CATEGORY_NAMES: `News`, `Lessons`, `Meetup` and 1 more; '
        'write it under `"fi"` in SITE_TAGLINES)'
    )


@pytest.mark.parametrize(
    ("settings", "lacks"),
    [
        pytest.param(
            {"interface": Interface(WORDS.catalogues, 10, {"es": Missing(3, "theme/translations/es.po")})},
            "3 of 10 phrases of the interface, which are in English (`scripts/almanac translate` lists them in "
            "theme/translations/es.po, with an empty msgstr)",
            id="words",
        ),
        pytest.param(
            {"category_names": {"es": {"News": "Noticias"}, "ar": NAMES}},
            "the names of 3 of 4 categories "
            '(write them under `"es"` in CATEGORY_NAMES: `Lessons`, `Meetup`, `Workshop`)',
            id="names",
        ),
        pytest.param(
            {"taglines": {"ar": "x"}},
            'the line under the site\'s name (write it under `"es"` in SITE_TAGLINES)',
            id="line",
        ),
    ],
)
def test_each_thing_that_is_missing_is_counted(settings: dict[str, Any], lacks: str) -> None:
    assert said(site("es", **settings)) == [f"pelicanconf.py:4: LANGUAGES: `es` lacks {lacks}"]


@pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"tagline": "", "taglines": {}}, id="a site without a line"),
        pytest.param({"blog": False, "category_names": {"es": {"Meetup": "E", "Workshop": "T"}}}, id="without stories"),
        pytest.param({"events": False, "category_names": {"es": {"News": "N", "Lessons": "L"}}}, id="without events"),
        pytest.param({"category_names": {"es": {name: name for name in NAMES}}}, id="a name that is the same"),
    ],
)
def test_what_no_page_needs_is_not_missing(settings: dict[str, Any]) -> None:
    assert said(site("es", **settings)) == []


def test_a_variety_has_the_words_of_its_language() -> None:
    assert said(site("es-MX", "en-GB")) == []


def test_the_sites_own_language_needs_words_of_the_interface() -> None:
    finnish = Site("Almanac", "", default_lang="fi", languages=("fi",), categories=("Uutiset",), interface=WORDS)

    assert [line.partition(" (")[0] for line in said(finnish)] == [
        "pelicanconf.py:5: LANGUAGES: `fi` lacks a catalogue: all 10 phrases of the interface are in English"
    ]


def test_another_catalogue_with_words_to_fill_in_is_named() -> None:
    words = Interface(WORDS.catalogues, 10, {"sw": Missing(2, "theme/site/translations/sw.po")})

    assert [line.partition(" (")[0] for line in said(site("es", interface=words))] == [
        "theme/site/translations/sw.po: 2 of 10 phrases have no translation yet, and are in English"
    ]
