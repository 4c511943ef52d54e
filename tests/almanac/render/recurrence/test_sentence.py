"""A rule as people say it: the same sentence however the rule was written."""

from __future__ import annotations

from datetime import date, datetime
from gettext import NullTranslations
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from almanac.model.interface import Phrases
from almanac.model.when import AllDay, Timed
from almanac.read.recurrence.rrule_text import read_rrule
from almanac.render.recurrence.sentence import also_on, sentence
from almanac.store.translations import read_interface

ENGLISH = Phrases()
REPOSITORY = Path(__file__).parents[4]
NEW_YORK = ZoneInfo("America/New_York")
SUNDAY = AllDay(date(2027, 1, 10), date(2027, 1, 10))
AFTERNOON = Timed(datetime(2027, 1, 10, 14, tzinfo=NEW_YORK))
LEAP_DAY = AllDay(date(2024, 2, 29), date(2024, 2, 29))
ODD = "By a rule of its own"


# A small catalogue, in which days change with what they stand in, and sentences have their parts in another order.
MESSAGES = {
    "Every month on %(days)s": "Cada mes, %(days)s",
    "Every week on %(days)s": "Cada semana, %(days)s",
    "Every year on %(days)s": "Cada año, %(days)s",
    "%(day)s %(of_month)s": "%(day)s %(of_month)s",
    "%(pattern)s, until %(day)s": "Hasta el %(day)s: %(pattern)s",
    "By a rule of its own": "Según una regla propia",
}
PLURALS = {
    "%(pattern)s, %(num)s times": ("Una vez: %(pattern)s", "%(num)s veces: %(pattern)s"),
    "Also on %(days)s %(month)s": ("También el %(days)s de %(month)s", "También los días %(days)s de %(month)s"),
}
DAYS = {
    ("every week on", "Tuesday"): "los martes",
    ("every week on", "Thursday"): "los jueves",
    ("every month on", "the second Sunday"): "el segundo domingo",
    ("every month on", "the third Saturday"): "el tercer sábado",
    ("after a day", "of September"): "de septiembre",
    ("every year on", "%(date)s"): "el %(date)s",
}


class Spanish(NullTranslations):
    """Translates what is in the catalogue."""

    def gettext(self, message: str) -> str:
        return MESSAGES.get(message, message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return PLURALS[plural][number != 1]

    def pgettext(self, context: str, message: str) -> str:
        return DAYS.get((context, message), message)


SPANISH = Phrases("es", "es", Spanish())


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=DAILY", "Every day"),
        ("FREQ=DAILY;INTERVAL=2", "Every second day"),
        ("FREQ=DAILY;INTERVAL=10", "Every 10 days"),
        ("FREQ=DAILY;BYMONTH=1,2", "Every day in January and February"),
        ("FREQ=DAILY;BYDAY=TH,TU", "Every week on Tuesday and Thursday"),
        ("FREQ=DAILY;BYMONTHDAY=1,15", "Every month on day 1 and day 15"),
        ("FREQ=DAILY;INTERVAL=2;BYDAY=TU", ODD),
        ("FREQ=WEEKLY", "Every week on Sunday"),
        ("FREQ=WEEKLY;BYDAY=SU,MO,TU,WE,TH,FR,SA", "Every day"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO", "Every second week on Monday and Sunday"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "Every 3 weeks on Sunday"),
        ("FREQ=WEEKLY;BYMONTH=7,8", "Every week on Sunday in July and August"),
        ("FREQ=WEEKLY;INTERVAL=2;BYMONTH=7", ODD),
        ("FREQ=MONTHLY", "Every month on day 10"),
        ("FREQ=MONTHLY;BYDAY=2SU", "Every month on the second Sunday"),
        ("FREQ=MONTHLY;BYDAY=SU;BYSETPOS=2", "Every month on the second Sunday"),
        ("FREQ=MONTHLY;BYDAY=SU;BYMONTHDAY=8,9,10,11,12,13,14", "Every month on the second Sunday"),
        ("FREQ=MONTHLY;BYDAY=-1FR", "Every month on the last Friday"),
        ("FREQ=MONTHLY;BYDAY=3SA,+1SA", "Every month on the first Saturday and the third Saturday"),
        ("FREQ=MONTHLY;INTERVAL=2;BYDAY=2SU", "Every second month on the second Sunday"),
        ("FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=10", "Every 3 months on day 10"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "Every month on the last day"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1,15,1", "Every month on day 1, day 15 and the last day"),
        ("FREQ=MONTHLY;BYDAY=SU,MO,TU,WE,TH,FR,SA;BYSETPOS=-1", "Every month on the last day"),
        ("FREQ=MONTHLY;BYDAY=SU", "Every week on Sunday"),
        ("FREQ=MONTHLY;BYMONTH=1,7", "Every year on 10 January and 10 July"),
        ("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", ODD),
        ("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", ODD),
        ("FREQ=MONTHLY;BYDAY=-2FR", ODD),
        ("FREQ=MONTHLY;BYMONTHDAY=1,2,3,4,5,6,8,9,10", ODD),
        ("FREQ=YEARLY", "Every year on 10 January"),
        ("FREQ=YEARLY;INTERVAL=2", "Every second year on 10 January"),
        ("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=1TU", "Every 4 years on the first Tuesday of November"),
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=3SA", "Every year on the third Saturday of September"),
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=SA;BYSETPOS=-1", "Every year on the last Saturday of September"),
        ("FREQ=YEARLY;BYMONTH=1,7;BYMONTHDAY=1", "Every year on 1 January and 1 July"),
        ("FREQ=YEARLY;BYMONTH=1,2,3;BYMONTHDAY=30", "Every year on 30 January and 30 March"),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", "Every year on the last day of February"),
        ("FREQ=YEARLY;BYMONTHDAY=13", "Every month on day 13"),
        ("FREQ=YEARLY;BYMONTH=7;BYDAY=SU", "Every week on Sunday in July"),
        ("FREQ=YEARLY;BYDAY=1MO", "Every year on the first Monday of January"),
        ("FREQ=YEARLY;BYDAY=-1MO", "Every year on the last Monday of December"),
        ("FREQ=YEARLY;BYDAY=20MO", ODD),
        ("FREQ=YEARLY;BYWEEKNO=20;COUNT=3", f"{ODD}, 3 times"),
        ("FREQ=YEARLY;BYYEARDAY=100", ODD),
    ],
)
def test_a_rule_in_words(rule: str, said: str) -> None:
    assert sentence(read_rrule(rule), SUNDAY, ENGLISH) == said


def test_a_leap_day_is_not_every_year() -> None:
    assert sentence(read_rrule("FREQ=YEARLY"), LEAP_DAY, ENGLISH) == "Every 29 February"


def test_dates_that_no_rule_has_are_single_ones() -> None:
    assert sentence(read_rrule("FREQ=DAILY;COUNT=1"), AFTERNOON, ENGLISH) == "On single dates"


@pytest.mark.parametrize(
    ("end", "said"),
    [
        pytest.param("COUNT=12", "12 times", id="by number"),
        pytest.param("UNTIL=20271231", "until 31 December 2027", id="a day"),
        pytest.param("UNTIL=20280101T045959Z", "until 31 December 2027", id="UTC, by the clocks of the venue"),
        pytest.param("UNTIL=20271231T190000Z", "until 31 December 2027", id="the time of day itself"),
        pytest.param("UNTIL=20271231T185959Z", "until 30 December 2027", id="before the time of day"),
    ],
)
def test_a_rule_says_when_it_ends(end: str, said: str) -> None:
    assert sentence(read_rrule(f"FREQ=DAILY;{end}"), AFTERNOON, ENGLISH) == f"Every day, {said}"


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("FREQ=MONTHLY;BYDAY=2SU;UNTIL=20271231", "Hasta el 31 de diciembre de 2027: Cada mes, el segundo domingo"),
        ("FREQ=WEEKLY;BYDAY=TU,TH;COUNT=12", "12 veces: Cada semana, los martes y los jueves"),
        ("FREQ=YEARLY;BYMONTH=9;BYDAY=3SA", "Cada año, el tercer sábado de septiembre"),
        ("FREQ=YEARLY;BYMONTH=1,7", "Cada año, el 10 de enero y el 10 de julio"),
        ("FREQ=YEARLY;BYYEARDAY=100", "Según una regla propia"),
    ],
)
def test_a_catalogue_turns_sentences_around(rule: str, said: str) -> None:
    assert sentence(read_rrule(rule), SUNDAY, SPANISH) == said


def test_a_week_begins_as_the_language_has_it() -> None:
    rule = read_rrule("FREQ=WEEKLY;BYDAY=MO,SU")

    assert sentence(rule, SUNDAY, Phrases("pt-BR")) == "Every week on Sunday and Monday"


@pytest.mark.parametrize("rule", ["FREQ=WEEKLY;UNTIL=20271231", "FREQ=YEARLY;BYMONTH=9;BYDAY=3SA", "FREQ=YEARLY"])
def test_a_sentence_is_in_one_language(rule: str) -> None:
    assert sentence(read_rrule(rule), SUNDAY, Phrases("fa")) == sentence(read_rrule(rule), SUNDAY, ENGLISH)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        pytest.param([], "", id="none"),
        pytest.param([13], "Also on 13 January", id="one"),
        pytest.param([13, 20, 27], "Also on 13, 20 and 27 January", id="some"),
        pytest.param([13, 14, 20], "Also on 13, 14 and 20 January", id="two in a row"),
        pytest.param([*range(2, 32)], "Also on 2–31 January", id="all the month"),
        pytest.param([2, 3, 4, 9], "Also on 2–4 and 9 January", id="some of them in a row"),
    ],
)
def test_other_days_of_a_month(days: list[int], said: str) -> None:
    assert also_on([date(2027, 1, day) for day in days], ENGLISH) == said


@pytest.mark.parametrize(
    ("days", "said"),
    [
        pytest.param([13], "También el 13 de enero", id="one"),
        pytest.param([13, 20], "También los días 13 y 20 de enero", id="some"),
    ],
)
def test_other_days_in_another_language(days: list[int], said: str) -> None:
    assert also_on([date(2027, 1, day) for day in days], SPANISH) == said


def test_figures_are_written_as_the_language_does() -> None:
    german = read_interface(REPOSITORY)[0].phrases("de")

    assert also_on([date(2027, 3, day) for day in (2, 3, 4, 13)], german) == "Auch am 2.–4. und 13. März"
