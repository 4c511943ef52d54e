"""Words about places and statuses, in sentences that a translator can turn around."""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from gettext import NullTranslations
from zoneinfo import ZoneInfo

import pytest
from babel import localedata

from almanac.model import language
from almanac.model.event import Status
from almanac.model.interface import Phrases
from almanac.model.place import Place
from almanac.model.when import AllDay, MonthOnly, Timed, When
from almanac.render import words

ENGLISH = Phrases()
KATOWICE = Place(city="Katowice", country="PL")


class Spanish(NullTranslations):
    """Sentences whose parts stand in another order."""

    def gettext(self, message: str) -> str:
        return {
            "%(status)s: %(title)s": "%(title)s (%(status)s)",
        }.get(message, message)


SPANISH = Phrases("es", "es", Spanish())


def test_a_title_stands_where_the_sentence_has_it() -> None:
    assert words.marked("100%", Status.CANCELLED, SPANISH) == "100% (Cancelled)"


@pytest.mark.parametrize("status", Status)
def test_only_what_is_confirmed_has_no_word(status: Status) -> None:
    assert (words.status(status, ENGLISH) == "") == (status is Status.CONFIRMED)


WARSAW = ZoneInfo("Europe/Warsaw")
WEEKEND = Timed(datetime(2027, 1, 22, 17, tzinfo=WARSAW), datetime(2027, 1, 24, 15, tzinfo=WARSAW))
NEW_YEAR = Timed(datetime(2026, 12, 31, 23, tzinfo=WARSAW), datetime(2027, 1, 1, 0, 30, tzinfo=WARSAW))
EVENING = Timed(datetime(2027, 1, 22, 9, tzinfo=WARSAW), datetime(2027, 1, 23, tzinfo=WARSAW))
DAYS = AllDay(date(2027, 1, 22), date(2027, 1, 24))
MAY = MonthOnly(date(2027, 5, 1))


@pytest.mark.parametrize(
    ("when", "lang", "line"),
    [
        pytest.param(WEEKEND, "en", "Fri 22 Jan 2027, 17:00\u2009–\u2009Sun 24 Jan, 15:00", id="several days"),
        pytest.param(NEW_YEAR, "en", "Thu 31 Dec 2026, 23:00\u2009–\u2009Fri 1 Jan 2027, 00:30", id="the new year"),
        pytest.param(EVENING, "en", "Fri 22 Jan 2027, 09:00–00:00", id="until midnight: one day"),
        pytest.param(DAYS, "en", "22–24 Jan 2027", id="whole days"),
        pytest.param(AllDay(DAYS.first, DAYS.first), "en", "Fri 22 Jan 2027", id="a whole day"),
        pytest.param(MAY, "en", "May 2027, day not fixed", id="a month whose day is not fixed"),
        pytest.param(MAY, "es", "May 2027, day not fixed", id="a month where only English has words"),
        pytest.param(WEEKEND, "de", "Fr., 22. Jan. 2027, 17:00\u2009–\u2009So., 24. Jan., 15:00", id="German"),
        pytest.param(WEEKEND, "pl", "pt., 22 sty 2027, 17:00\u2009–\u2009niedz., 24 sty, 15:00", id="Polish"),
        pytest.param(WEEKEND, "ar", "الجمعة، 22 يناير 2027، 5:00 م – الأحد، 24 يناير، 3:00 م", id="Arabic"),
        pytest.param(WEEKEND, "ja", "2027年1月22日(金) 17:00～1月24日(日) 15:00", id="Japanese"),
    ],
)  # fmt: skip
def test_a_line_says_when_it_begins_and_when_it_ends(when: When, lang: str, line: str) -> None:
    assert words.when(when, Phrases(lang)) == line


@pytest.mark.parametrize(
    ("when", "on", "ends"),
    [
        pytest.param(WEEKEND, None, "24 January, 15:00", id="from afar"),
        pytest.param(WEEKEND, date(2027, 1, 23), "24 January, 15:00", id="on a day between"),
        pytest.param(WEEKEND, date(2027, 1, 24), "15:00", id="on its last day"),
        pytest.param(DAYS, date(2027, 1, 24), "24 January", id="whole days"),
        pytest.param(EVENING, None, "", id="one day"),
        pytest.param(MAY, None, "", id="a month"),
    ],
)
def test_what_lasts_several_days_says_until_when(when: When, on: date | None, ends: str) -> None:
    assert words.until(when, "en", on) == ends


def test_a_clock_of_24_hours_has_two_digits_where_its_language_writes_one_too() -> None:
    assert words.clock(EVENING, "es") == "09:00–00:00"


def test_the_clock_of_several_days_is_that_of_the_start() -> None:
    assert words.clock(WEEKEND, "en") == "17:00"


def test_a_month_has_no_clock() -> None:
    assert words.clock(MAY, "en") == ""


def test_an_earlier_date_is_a_day_or_some_day_of_its_month() -> None:
    dates = (date(2027, 1, 22), MAY)
    assert [words.day_or_month(one, ENGLISH) for one in dates] == ["22 January 2027", "a day in May 2027"]


def test_each_language_has_its_own_months_whichever_came_before() -> None:
    langs = ["he", "es", "fr", "ar", "pl", "en", "pt-BR"]
    months = ["מאי 2027", "mayo de 2027", "mai 2027", "مايو 2027", "maj 2027", "May 2027", "maio de 2027"]

    assert [words.month.__wrapped__(MAY.first, lang) for lang in langs] == months


def test_a_month_of_a_year_is_written_as_the_language_joins_them() -> None:
    said = [words.month(date(2024, 8, 1), lang) for lang in ("es", "pt", "ja", "zh-Hans", "hu", "uk")]

    assert said == [
        "agosto de 2024",
        "agosto de 2024",
        "2024年8月",
        "2024年8月",
        "2024. augusztus",
        "серпень 2024\u202fр.",
    ]


@pytest.mark.parametrize(
    ("lang", "before", "day"),
    [
        pytest.param("en", "", "7 Aug", id="the year behind the month"),
        pytest.param("pt", "", "7 ago.", id="and a word between them, for which a narrow place has no room"),
        pytest.param("zh-Hans", "2024年", "8月7日", id="before it"),
        pytest.param("ja", "2024年", "8月7日", id="before it, in Japanese"),
        pytest.param("hu", "2024. ", "aug. 7.", id="before it, with a space"),
    ],
)
def test_in_a_narrow_place_the_year_stands_where_the_language_has_it(lang: str, before: str, day: str) -> None:
    value = date(2024, 8, 7)

    assert (words.year_before_month(value, lang), words.short_day_of_year(value, lang)) == (before, day)


def test_a_month_in_a_sentence_is_written_as_beside_a_day() -> None:
    said = [words.month_in_sentence(date(2024, 8, 1), lang) for lang in ("en", "pl", "uk", "zh-Hans", "ja")]

    assert said == ["August", "sierpnia", "серпня", "8月", "8月"]


def has_dates(lang: str) -> bool:
    try:
        return bool(language.locale_of_dates(lang))
    except ValueError:
        return False


@cache
def spoken() -> list[str]:
    """One locale of each language; nothing is left out by those of its territories that it says itself."""
    return [code for code in localedata.locale_identifiers() if "_" not in code and has_dates(code)]


def test_days_of_one_month_name_it_once() -> None:
    assert words.days(date(2027, 1, 2), date(2027, 1, 14), "sw") == "2\u2009–\u200914 Jan 2027"


def test_a_month_that_cldr_leaves_out_is_written() -> None:
    assert words.days(date(2027, 4, 7), date(2027, 5, 3), "sw") == "7 Aprili 2027\u2009–\u20093 Mei 2027"


@pytest.mark.parametrize(
    ("first", "others", "last"),
    [
        pytest.param(date(2027, 4, 7), [date(2027, 3, 7)], date(2027, 5, 3), id="the first month"),
        pytest.param(
            date(2027, 1, 7), [date(2027, 2, 7)], date(2027, 12, 3), id="the first month, over most of a year"
        ),
        pytest.param(date(2027, 4, 7), [date(2027, 4, 8)], date(2027, 5, 3), id="the first day"),
        pytest.param(date(2026, 12, 30), [date(2025, 12, 30), date(2026, 11, 30)], date(2027, 1, 2), id="a year's end"),
        pytest.param(date(2026, 1, 2), [date(2025, 1, 2)], date(2027, 1, 2), id="the first year"),
    ],
)
def test_every_language_tells_a_first_day_from_others(first: date, others: list[date], last: date) -> None:
    alike = [
        lang for lang in spoken() for other in others if words.days(first, last, lang) == words.days(other, last, lang)
    ]

    assert alike == []


@pytest.mark.parametrize(
    ("last", "others"),
    [
        pytest.param(date(2027, 5, 3), [date(2027, 6, 3), date(2027, 5, 4)], id="of the same year"),
        pytest.param(date(2028, 1, 2), [date(2029, 1, 2), date(2028, 2, 2), date(2028, 1, 3)], id="of another year"),
        pytest.param(date(2027, 4, 9), [date(2027, 4, 10)], id="of the same month"),
    ],
)
def test_every_language_tells_a_last_day_from_others(last: date, others: list[date]) -> None:
    first = date(2027, 4, 7)
    alike = [
        lang for lang in spoken() for other in others if words.days(first, last, lang) == words.days(first, other, lang)
    ]

    assert alike == []
