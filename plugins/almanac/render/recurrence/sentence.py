"""How an event repeats, in one sentence of the page's language, said from the Rule that its calendar carries."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date

from almanac.model.event import Event
from almanac.model.interface import N_, Phrases
from almanac.model.recurrence import Frequency, Rule, Weekday
from almanac.model.when import Dated
from almanac.render import words
from almanac.render.recurrence.pattern import RecurrencePattern, last_day, recurrence_pattern

# A sentence with more days than these is harder to read than the dates that stand below it.
_MOST_DAYS = 8
_LEAP_YEAR = 2024
# Which of a month's Mondays, Tuesdays, ...; -1 is the last.
_EVERY_NTH = {
    1: N_("Every first %(weekday)s of the month"),
    2: N_("Every second %(weekday)s of the month"),
    3: N_("Every third %(weekday)s of the month"),
    4: N_("Every fourth %(weekday)s of the month"),
    5: N_("Every fifth %(weekday)s of the month"),
    -1: N_("Every last %(weekday)s of the month"),
}
_NTH = {
    1: N_("the first %(weekday)s"),
    2: N_("the second %(weekday)s"),
    3: N_("the third %(weekday)s"),
    4: N_("the fourth %(weekday)s"),
    5: N_("the fifth %(weekday)s"),
    -1: N_("the last %(weekday)s"),
}
_NTH_OF_A_MONTH = {
    1: N_("the first %(weekday)s of %(month)s"),
    2: N_("the second %(weekday)s of %(month)s"),
    3: N_("the third %(weekday)s of %(month)s"),
    4: N_("the fourth %(weekday)s of %(month)s"),
    5: N_("the fifth %(weekday)s of %(month)s"),
    -1: N_("the last %(weekday)s of %(month)s"),
}


def repeats(event: Event, phrases: Phrases) -> str:
    """``Every second Sunday of the month, until 31 December 2027``; empty for what happens once."""
    return sentence(event.recurrence.rule, event.dated, phrases) if event.recurrence else ""


def sentence(rule: Rule, when: Dated, phrases: Phrases) -> str:
    """A rule of what begins at ``when``; one too odd to be said has a general sentence."""
    _ = phrases.gettext
    pattern = recurrence_pattern(rule, when)
    every = (_every(pattern, phrases) if pattern else "") or _("By a rule of its own")
    last = last_day(rule, when)
    if last is not None:
        return _("%(pattern)s, until %(day)s", pattern=every, day=words.day(last, phrases.lang))
    if rule.count is not None:
        return phrases.ngettext("%(pattern)s, once", "%(pattern)s, %(num)s times", rule.count, pattern=every)
    return every


def also_on(days: Sequence[date], phrases: Phrases) -> str:
    """Other days of one month: ``Also on 13, 20 and 27 January``, in a row ``2–31``; empty for none."""
    if not days:
        return ""
    figures = [f"{run[0].day}–{run[-1].day}" if len(run) > 1 else str(run[0].day) for run in _runs(sorted(set(days)))]
    month = words.month_in_sentence(days[0], phrases.lang)
    return phrases.gettext("Also on %(days)s %(month)s", days=words.listed(figures, phrases.lang), month=month)


def _runs(days: Sequence[date]) -> list[list[date]]:
    """Three or more days in a row together."""
    runs: list[list[date]] = []
    for day in days:
        if runs and (day - runs[-1][-1]).days == 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return [part for run in runs for part in ([run] if len(run) > 2 else [[day] for day in run])]


def _every(pattern: RecurrencePattern, phrases: Phrases) -> str:
    """The pattern without its end; empty where it has too many days."""
    if pattern.freq == Frequency.DAILY:
        return _daily(pattern, phrases)
    days = _days(pattern, phrases)
    if not 0 < len(days) <= _MOST_DAYS:
        return ""
    listed = words.listed(days, phrases.lang)
    if pattern.freq == Frequency.WEEKLY:
        return _weekly(pattern, listed, phrases)
    return (_monthly if pattern.freq == Frequency.MONTHLY else _yearly)(pattern, listed, phrases)


def _daily(pattern: RecurrencePattern, phrases: Phrases) -> str:
    _ = phrases.gettext
    if pattern.months:
        return _("Every day in %(months)s", months=_months(pattern, phrases))
    if pattern.interval <= 2:
        return _("Every day") if pattern.interval == 1 else _("Every second day")
    return phrases.ngettext("Every %(num)s day", "Every %(num)s days", pattern.interval)


def _weekly(pattern: RecurrencePattern, days: str, phrases: Phrases) -> str:
    _, ngettext = phrases.gettext, phrases.ngettext
    if pattern.months:
        return _("Every week on %(days)s in %(months)s", days=days, months=_months(pattern, phrases))
    if pattern.interval <= 2:
        every = N_("Every week on %(days)s") if pattern.interval == 1 else N_("Every second week on %(days)s")
        return _(every, days=days)
    return ngettext("Every %(num)s week on %(days)s", "Every %(num)s weeks on %(days)s", pattern.interval, days=days)


def _monthly(pattern: RecurrencePattern, days: str, phrases: Phrases) -> str:
    _, ngettext = phrases.gettext, phrases.ngettext
    if pattern.interval == 1 and len(pattern.nth_weekdays) == 1:
        return _nth_weekday(_EVERY_NTH, pattern.nth_weekdays[0], phrases)
    if pattern.interval <= 2:
        every = N_("Every month on %(days)s") if pattern.interval == 1 else N_("Every second month on %(days)s")
        return _(every, days=days)
    return ngettext("Every %(num)s month on %(days)s", "Every %(num)s months on %(days)s", pattern.interval, days=days)


def _yearly(pattern: RecurrencePattern, days: str, phrases: Phrases) -> str:
    _, ngettext = phrases.gettext, phrases.ngettext
    if pattern.interval == 1 and (pattern.months, pattern.month_days) == ((2,), (29,)):
        return _("Every %(day)s", day=days)  # which is not every year
    if pattern.interval <= 2:
        every = N_("Every year on %(days)s") if pattern.interval == 1 else N_("Every second year on %(days)s")
        return _(every, days=days)
    return ngettext("Every %(num)s year on %(days)s", "Every %(num)s years on %(days)s", pattern.interval, days=days)


def _days(pattern: RecurrencePattern, phrases: Phrases) -> list[str]:
    """Every day of a week, month or year by its name, in their order."""
    if pattern.freq == Frequency.WEEKLY:
        first = words.first_weekday(phrases.lang)
        return [_weekday(day, phrases) for day in sorted(pattern.weekdays, key=lambda day: (day - first) % 7)]
    if pattern.freq == Frequency.MONTHLY:
        numbers = [_day_of_month(number, phrases) for number in pattern.month_days]
        return [*numbers, *(_nth_weekday(_NTH, day, phrases) for day in pattern.nth_weekdays)]
    return [name for month in pattern.months for name in _days_of_year(pattern, month, phrases)]


def _days_of_year(pattern: RecurrencePattern, month: int, phrases: Phrases) -> list[str]:
    longest = monthrange(_LEAP_YEAR, month)[1]
    month_name = words.month_in_sentence(date(_LEAP_YEAR, month, 1), phrases.lang)
    return [
        *(_day_of_year(month, number, phrases) for number in pattern.month_days if number <= longest),
        *(_nth_weekday(_NTH_OF_A_MONTH, day, phrases, month=month_name) for day in pattern.nth_weekdays),
    ]


def _day_of_month(number: int, phrases: Phrases) -> str:
    return phrases.gettext("the last day") if number == -1 else phrases.gettext("day %(number)s", number=number)


def _day_of_year(month: int, number: int, phrases: Phrases) -> str:
    if number == -1:
        name = words.month_in_sentence(date(_LEAP_YEAR, month, 1), phrases.lang)
        return phrases.gettext("the last day of %(month)s", month=name)
    return words.day_of_year(date(_LEAP_YEAR, month, number), phrases.lang)


def _nth_weekday(sentences: Mapping[int, str], day: tuple[int, Weekday], phrases: Phrases, **names: str) -> str:
    nth, weekday = day
    return phrases.gettext(sentences[nth], weekday=_weekday(weekday, phrases), **names)


def _weekday(weekday: Weekday, phrases: Phrases) -> str:
    return words.weekday_in_sentence(date(_LEAP_YEAR, 1, 1 + weekday), phrases.lang)  # that year began on a Monday


def _months(pattern: RecurrencePattern, phrases: Phrases) -> str:
    names = [words.month_in_sentence(date(_LEAP_YEAR, month, 1), phrases.lang) for month in pattern.months]
    return words.listed(names, phrases.lang)
