"""What CLDR does not know of how people write: the first of a month, headings, sentences, the order of names."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model import language
from almanac.render import words
from almanac.render.orthography import as_heading, day_of_month, name_order, sentences

FIRST = date(2027, 1, 1)


@pytest.mark.parametrize(
    ("lang", "day", "in_line", "stretch"),
    [
        pytest.param("fr", "1er janvier 2027", "ven. 1er janv. 2027", "1er–3 janv. 2027", id="French"),
        pytest.param("pt", "1º de janeiro de 2027", "sex., 1º de jan. de 2027", "1º\u2009–\u20093 de jan. de 2027",
                     id="Brazil"),
        pytest.param("pt-PT", "1 de janeiro de 2027", "sexta, 1/01/2027", "1–3 de jan. de 2027", id="Portugal"),
        pytest.param("es", "1 de enero de 2027", "vie, 1 ene 2027", "1–3 de enero de 2027", id="Spanish"),
    ],
)  # fmt: skip
def test_the_first_of_a_month_is_written_as_people_do(lang: str, day: str, in_line: str, stretch: str) -> None:
    assert words.day(FIRST, lang) == day
    assert words.day_in_line(FIRST, lang) == in_line
    assert words.days(FIRST, date(2027, 1, 3), lang) == stretch


@pytest.mark.parametrize("number", [11, 21, 31])
def test_no_other_day_changes(number: int) -> None:
    assert words.day(date(2027, 1, number), "fr") == f"{number} janvier 2027"
    assert (day_of_month(number, "fr"), day_of_month(1, "fr"), day_of_month(1, "en")) == (str(number), "1er", "1")


@pytest.mark.parametrize(
    ("text", "heading"), [("enero de 2027", "Enero de 2027"), ("يناير 2027", "يناير 2027"), ("1月", "1月"), ("", "")]
)
def test_a_heading_begins_with_a_capital_where_there_are_any(text: str, heading: str) -> None:
    assert as_heading(text) == heading


def test_sentences_have_spaces_between_them_where_words_have() -> None:
    assert sentences(["Uno.", "", "Dos."], "es") == "Uno. Dos."
    assert sentences(["一。", "二。"], "zh-Hans") == "一。二。"
    assert sentences(["一。", "二。"], "ja") == "一。二。"


@pytest.mark.parametrize(
    ("lang", "codes"),
    [
        pytest.param("fr", ["EG", "ES", "EE", "US", "FR"], id="French: Égypte, Espagne, Estonie, États-Unis, France"),
        pytest.param("pl", ["LT", "LV", "MK"], id="Polish: Litwa, Łotwa, Macedonia Północna"),
        pytest.param("uk", ["GB", "IN", "ES", "IT", "CO", "JP"], id="Ukrainian: Велика Британія, Індія, Іспанія …"),
        pytest.param("zh-Hans", ["AR", "BR", "DE", "FR", "KE", "ES"], id="Chinese: A, ba, de, fa, ken, xi"),
    ],
)
def test_names_stand_where_an_index_has_them(lang: str, codes: list[str]) -> None:
    names = [language.country_name(code, lang) for code in codes]
    order = sorted(enumerate(names), key=lambda named: name_order(named[1], lang), reverse=True)

    assert [codes[number] for number, _ in reversed(order)] == codes
