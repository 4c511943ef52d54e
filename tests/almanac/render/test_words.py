"""Words about places and statuses, in sentences that a translator can turn around."""

from __future__ import annotations

from datetime import date, datetime
from gettext import NullTranslations
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

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
            "%(place)s and online": "en línea y en %(place)s",
            "%(status)s: %(title)s": "%(title)s (%(status)s)",
        }.get(message, message)


SPANISH = Phrases("es", "es", Spanish())


def where(phrases: Phrases, **facts: Any) -> str:
    event = SimpleNamespace(**{"place": None, "online": "", "worldwide": False, "status": Status.CONFIRMED, **facts})
    return words.city_and_country(event, phrases)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("facts", "words_"),
    [
        pytest.param({"place": KATOWICE}, "Katowice, Poland", id="a place"),
        pytest.param({"place": KATOWICE, "online": "https://x"}, "Katowice, Poland and online", id="hybrid"),
        pytest.param({"online": "https://x"}, "Online", id="online"),
        pytest.param({"place": KATOWICE, "online": "https://x", "status": Status.MOVED_ONLINE}, "Online",
                     id="moved online"),
        pytest.param({"place": KATOWICE, "status": Status.MOVED_ONLINE}, "Katowice, Poland",
                     id="moved online, nobody says where"),
        pytest.param({"worldwide": True}, "Worldwide", id="everywhere"),
        pytest.param({}, "", id="nowhere"),
    ],
)  # fmt: skip
def test_where_an_event_is(facts: dict[str, Any], words_: str) -> None:
    assert where(ENGLISH, **facts) == words_


def test_a_place_stands_where_the_sentence_has_it() -> None:
    assert where(SPANISH, place=KATOWICE, online="https://x") == "en línea y en Katowice, Polonia"


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
        pytest.param(MAY, "es", "mayo 2027, day not fixed", id="a month in Spanish"),
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


def test_a_month_has_no_clock_and_no_zone() -> None:
    event = SimpleNamespace(place=KATOWICE, online="", status=Status.CONFIRMED)
    own_time = words.own_time(event, MAY, ENGLISH)  # type: ignore[arg-type]

    assert (words.clock(MAY, "en"), words.zone(MAY), own_time) == ("", "", "")


def test_an_earlier_date_is_a_day_or_some_day_of_its_month() -> None:
    dates = (date(2027, 1, 22), MAY)
    assert [words.day_or_month(one, ENGLISH) for one in dates] == ["22 January 2027", "a day in May 2027"]


def test_each_language_has_its_own_months_whichever_came_before() -> None:
    langs = ["he", "es", "fr", "ar", "pl", "en", "pt-BR"]
    months = ["מאי 2027", "mayo 2027", "mai 2027", "مايو 2027", "maj 2027", "May 2027", "maio 2027"]

    assert [words.month.__wrapped__(MAY.first, lang) for lang in langs] == months
