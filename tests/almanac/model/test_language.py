"""Languages and countries by their codes."""

from __future__ import annotations

import pytest
from babel.dates import get_month_names

from almanac.model import language


@pytest.mark.parametrize(
    ("code", "direction", "own_name", "english_name"),
    [
        pytest.param("en", "ltr", "English", "English", id="English"),
        pytest.param("es", "ltr", "español", "Spanish", id="Spanish"),
        pytest.param("ar", "rtl", "العربية", "Arabic", id="Arabic"),
        pytest.param("he", "rtl", "עברית", "Hebrew", id="Hebrew"),
        pytest.param("pt-BR", "ltr", "português (Brasil)", "Portuguese (Brazil)", id="with a country"),
    ],
)
def test_a_language_has_a_direction_and_names(code: str, direction: str, own_name: str, english_name: str) -> None:
    found = (language.direction(code), language.language_name(code), language.language_name(code, "en"))
    assert found == (direction, own_name, english_name)


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("en", id="a language"),
        pytest.param("es-419", id="a language of a region"),
        pytest.param("zh-Hant", id="a language in a script"),
        pytest.param("zh-Hant-TW", id="script and country"),
        pytest.param("ca-valencia", id="a variant"),
    ],
)
def test_a_code_is_known(code: str) -> None:
    assert language.locale(code).language == code.split("-")[0]


@pytest.mark.parametrize(
    "code",
    [
        pytest.param("xx", id="no language"),
        pytest.param("english", id="a name"),
        pytest.param("ES", id="capitals: addresses have one spelling"),
        pytest.param("pt-br", id="a country in small letters"),
        pytest.param("en_US", id="an underline"),
        pytest.param("en.UTF-8", id="a locale of POSIX"),
        pytest.param("../en", id="a path"),
        pytest.param("", id="nothing"),
    ],
)
def test_another_spelling_is_no_code(code: str) -> None:
    with pytest.raises(ValueError, match="unknown language code"):
        language.locale(code)


@pytest.mark.parametrize(
    ("code", "lang", "name"),
    [
        pytest.param("PL", "en", "Poland", id="in English"),
        pytest.param("PL", "es", "Polonia", id="in Spanish"),
        pytest.param("QQ", "en", "QQ", id="an unknown code stands for itself"),
    ],
)
def test_a_country_has_a_name(code: str, lang: str, name: str) -> None:
    assert language.country_name(code, lang) == name


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        pytest.param("TW", True, id="Taiwan"),
        pytest.param("PS", True, id="Palestine"),
        pytest.param("EU", False, id="the European Union is none"),
        pytest.param("ZZ", False, id="the code for an unknown region"),
        pytest.param("001", False, id="the world"),
        pytest.param("UK", False, id="GB is meant"),
    ],
)
def test_countries_are_those_of_iso_3166(code: str, expected: bool) -> None:
    assert (code in language.countries()) is expected


def test_what_is_looked_up_of_one_language_stays_in_it() -> None:
    names = [
        get_month_names("wide", "stand-alone", language.locale_of_dates(code))[5] for code in ("he", "hr", "eu", "he")
    ]

    assert names == ["מאי", "svibanj", "maiatza", "מאי"]


@pytest.mark.parametrize(
    ("code", "script"),
    [("en", "Latn"), ("zh", "Hans"), ("zh-TW", "Hant"), ("zh-SG", "Hans"), ("zh-Hant", "Hant"), ("uz-AF", "Arab")],
)
def test_a_language_has_a_script(code: str, script: str) -> None:
    assert language.script(code) == script
