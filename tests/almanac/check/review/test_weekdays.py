"""A weekday beside a date that is another one."""

from __future__ import annotations

import pytest

from almanac.check.review.weekdays import wrong_weekdays
from almanac.model.entry import Source


def said(text: str, lang: str = "en", *years: int) -> list[tuple[int, str]]:
    source = Source("events/x.md", "events/x", body=text, body_line=10)
    return [(problem.line, problem.message) for problem in wrong_weekdays(source, lang, years or (2027,), {})]


@pytest.mark.parametrize(
    ("lang", "right", "wrong"),
    [
        pytest.param("en", "Friday, 14 May 2027", "Friday, 15 May 2027", id="day month year"),
        pytest.param("en", "on Friday the 14th of May", "on Friday the 15th of May", id="ordinal, no year"),
        pytest.param("en", "Fri, May 14, 2027", "Fri, May 15, 2027", id="abbreviated, month first"),
        pytest.param("en", "Friday 2027-05-14", "Friday 2027-05-15", id="ISO 8601"),
        pytest.param("en", "14 May 2027 (Friday)", "15 May 2027 (Friday)", id="behind the date"),
        pytest.param("en", "2027-05-14 (Fri)", "2027-05-15 (Fri)", id="behind an ISO date"),
        pytest.param("de", "Freitag, den 14. Mai 2027", "Freitag, den 15. Mai 2027", id="German"),
        pytest.param("es", "viernes 14 de mayo de 2027", "viernes 15 de mayo de 2027", id="Spanish"),
        pytest.param("fr", "le vendredi 14 mai 2027", "le vendredi 15 mai 2027", id="French"),
        pytest.param("pt", "sexta-feira, 14 de maio de 2027", "sexta-feira, 15 de maio de 2027", id="Portuguese"),
        pytest.param("pl", "w piątek, 14 maja 2027", "piątek, 15 maja 2027", id="Polish"),
        pytest.param("uk", "пʼятниця, 14 травня 2027", "пʼятниця, 15 травня 2027", id="Ukrainian"),
        pytest.param("hu", "2027. május 14., péntek", "2027. május 15., péntek", id="Hungarian"),
        pytest.param("ar", "الجمعة، 14 مايو 2027", "الجمعة، 15 مايو 2027", id="Arabic"),
        pytest.param("hi", "शुक्रवार, 14 मई 2027", "शुक्रवार, 15 मई 2027", id="Hindi"),
        pytest.param("id", "Jumat, 14 Mei 2027", "Jumat, 15 Mei 2027", id="Indonesian"),
        pytest.param("sw", "Ijumaa, 14 Mei 2027", "Ijumaa, 15 Mei 2027", id="Swahili"),
        pytest.param("ja", "2027年5月14日（金）", "2027年5月15日（金）", id="Japanese"),
        pytest.param("zh-Hans", "2027年5月14日星期五", "2027年5月15日星期五", id="Chinese"),
    ],
)
def test_a_date_is_compared_with_its_weekday(lang: str, right: str, wrong: str) -> None:
    assert said(right, lang) == []
    ((line, message),) = said(f"First line.\n{wrong}.", lang)
    assert (line, message[-26:]) == (11, "and 2027-05-15 is a Saturday"[-26:])


def test_a_date_without_a_year_is_right_in_any_that_it_can_be_of() -> None:
    assert said("Friday, 14 May", "en", 2026, 2027) == []
    assert len(said("Friday, 14 May", "en", 2026, 2028)) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param("en", "Friday, 30 February 2027", id="no such day"),
        pytest.param("en", "We meet on Fridays in May 2027.", id="no day"),
        pytest.param("en", "until 14 May. Friday is free", id="another sentence"),
        pytest.param("en", "Sundays, 14 May to 20 May", id="another word"),
        pytest.param("tlh", "Friday, 15 May 2027", id="a language without names"),
    ],
)
def test_what_names_no_day_is_left_alone(lang: str, text: str) -> None:
    assert said(text, lang) == []


def test_fields_are_looked_at_with_their_lines() -> None:
    source = Source("events/x.md", "events/x", lines={"summary": 4})
    (problem,) = wrong_weekdays(source, "en", (2027,), {"summary": "Friday, 15 May 2027"})
    assert (problem.line, problem.field, problem.is_error) == (4, "summary", False)
