"""Names the days of a rule, each as a whole: in many languages a weekday or month changes the words beside it."""

from __future__ import annotations

from datetime import date

from almanac.model.interface import NP_, Phrases
from almanac.model.recurrence import Weekday
from almanac.render import orthography, words

_LEAP_YEAR = 2024
# Translators: these stand in “Every week on ...” and the like, in a list; with all that they need there: `los lunes`.
_OF_A_WEEK = {
    Weekday.MONDAY: NP_("every week on", "Monday"),
    Weekday.TUESDAY: NP_("every week on", "Tuesday"),
    Weekday.WEDNESDAY: NP_("every week on", "Wednesday"),
    Weekday.THURSDAY: NP_("every week on", "Thursday"),
    Weekday.FRIDAY: NP_("every week on", "Friday"),
    Weekday.SATURDAY: NP_("every week on", "Saturday"),
    Weekday.SUNDAY: NP_("every week on", "Sunday"),
}
# Translators: these stand in “Every month on ...” and the like, in a list; with all that they need: `el primer lunes`.
_NTH_WEEKDAYS = {
    (1, Weekday.MONDAY): NP_("every month on", "the first Monday"),
    (1, Weekday.TUESDAY): NP_("every month on", "the first Tuesday"),
    (1, Weekday.WEDNESDAY): NP_("every month on", "the first Wednesday"),
    (1, Weekday.THURSDAY): NP_("every month on", "the first Thursday"),
    (1, Weekday.FRIDAY): NP_("every month on", "the first Friday"),
    (1, Weekday.SATURDAY): NP_("every month on", "the first Saturday"),
    (1, Weekday.SUNDAY): NP_("every month on", "the first Sunday"),
    (2, Weekday.MONDAY): NP_("every month on", "the second Monday"),
    (2, Weekday.TUESDAY): NP_("every month on", "the second Tuesday"),
    (2, Weekday.WEDNESDAY): NP_("every month on", "the second Wednesday"),
    (2, Weekday.THURSDAY): NP_("every month on", "the second Thursday"),
    (2, Weekday.FRIDAY): NP_("every month on", "the second Friday"),
    (2, Weekday.SATURDAY): NP_("every month on", "the second Saturday"),
    (2, Weekday.SUNDAY): NP_("every month on", "the second Sunday"),
    (3, Weekday.MONDAY): NP_("every month on", "the third Monday"),
    (3, Weekday.TUESDAY): NP_("every month on", "the third Tuesday"),
    (3, Weekday.WEDNESDAY): NP_("every month on", "the third Wednesday"),
    (3, Weekday.THURSDAY): NP_("every month on", "the third Thursday"),
    (3, Weekday.FRIDAY): NP_("every month on", "the third Friday"),
    (3, Weekday.SATURDAY): NP_("every month on", "the third Saturday"),
    (3, Weekday.SUNDAY): NP_("every month on", "the third Sunday"),
    (4, Weekday.MONDAY): NP_("every month on", "the fourth Monday"),
    (4, Weekday.TUESDAY): NP_("every month on", "the fourth Tuesday"),
    (4, Weekday.WEDNESDAY): NP_("every month on", "the fourth Wednesday"),
    (4, Weekday.THURSDAY): NP_("every month on", "the fourth Thursday"),
    (4, Weekday.FRIDAY): NP_("every month on", "the fourth Friday"),
    (4, Weekday.SATURDAY): NP_("every month on", "the fourth Saturday"),
    (4, Weekday.SUNDAY): NP_("every month on", "the fourth Sunday"),
    (5, Weekday.MONDAY): NP_("every month on", "the fifth Monday"),
    (5, Weekday.TUESDAY): NP_("every month on", "the fifth Tuesday"),
    (5, Weekday.WEDNESDAY): NP_("every month on", "the fifth Wednesday"),
    (5, Weekday.THURSDAY): NP_("every month on", "the fifth Thursday"),
    (5, Weekday.FRIDAY): NP_("every month on", "the fifth Friday"),
    (5, Weekday.SATURDAY): NP_("every month on", "the fifth Saturday"),
    (5, Weekday.SUNDAY): NP_("every month on", "the fifth Sunday"),
    (-1, Weekday.MONDAY): NP_("every month on", "the last Monday"),
    (-1, Weekday.TUESDAY): NP_("every month on", "the last Tuesday"),
    (-1, Weekday.WEDNESDAY): NP_("every month on", "the last Wednesday"),
    (-1, Weekday.THURSDAY): NP_("every month on", "the last Thursday"),
    (-1, Weekday.FRIDAY): NP_("every month on", "the last Friday"),
    (-1, Weekday.SATURDAY): NP_("every month on", "the last Saturday"),
    (-1, Weekday.SUNDAY): NP_("every month on", "the last Sunday"),
}
# Translators: these stand after (or before) a day, as in “the first Monday of May”.
_OF_MONTHS = (
    NP_("after a day", "of January"),
    NP_("after a day", "of February"),
    NP_("after a day", "of March"),
    NP_("after a day", "of April"),
    NP_("after a day", "of May"),
    NP_("after a day", "of June"),
    NP_("after a day", "of July"),
    NP_("after a day", "of August"),
    NP_("after a day", "of September"),
    NP_("after a day", "of October"),
    NP_("after a day", "of November"),
    NP_("after a day", "of December"),
)


def day_of_week(weekday: Weekday, phrases: Phrases) -> str:
    """``Monday``."""
    return phrases.pgettext(*_OF_A_WEEK[weekday])


def nth_weekday(nth: int, weekday: Weekday, phrases: Phrases) -> str:
    """``the first Monday``; -1 is the last."""
    return phrases.pgettext(*_NTH_WEEKDAYS[nth, weekday])


def nth_weekday_of_month(nth: int, weekday: Weekday, month: int, phrases: Phrases) -> str:
    """``the first Monday of May``."""
    return _in_month(nth_weekday(nth, weekday, phrases), month, phrases)


def day_of_month(number: int, phrases: Phrases) -> str:
    """``day 15``; -1 is the last."""
    if number == -1:
        return phrases.pgettext("every month on", "the last day")
    # Translators: %(number)s is from 1 to 31.
    return phrases.pgettext("every month on", "day %(number)s", number=orthography.day_of_month(number, phrases.spoken))


def day_of_year(month: int, number: int, phrases: Phrases) -> str:
    """``10 January``, and of -1 ``the last day of February``."""
    if number == -1:
        return _in_month(day_of_month(-1, phrases), month, phrases)
    # Translators: %(date)s is a day with its month, such as 10 January; add what it needs in a list: `el %(date)s`.
    return phrases.pgettext("every year on", "%(date)s", date=day_and_month(month, number, phrases))


def day_and_month(month: int, number: int, phrases: Phrases) -> str:
    """``29 February``."""
    return words.day_of_year(date(_LEAP_YEAR, month, number), phrases.spoken)


def _in_month(day: str, month: int, phrases: Phrases) -> str:
    # Translators: %(day)s is such as “the first Monday”, %(of_month)s such as “of May”.
    return phrases.gettext("%(day)s %(of_month)s", day=day, of_month=phrases.pgettext(*_OF_MONTHS[month - 1]))
