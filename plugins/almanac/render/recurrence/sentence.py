"""How an event repeats, in one sentence of the page's language, said from the Rule that its calendar carries."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from almanac.model.event import Event
from almanac.model.interface import N_, Phrases
from almanac.model.recurrence import Frequency, Rule
from almanac.model.when import Dated
from almanac.render import orthography, weeks, words
from almanac.render.recurrence import day_names
from almanac.render.recurrence.pattern import RecurrencePattern, last_day, recurrence_pattern

# A sentence with more days than these is harder to read than the dates that stand below it.
_MOST_DAYS = 8
_LEAP_YEAR = 2024


def repeats(event: Event, phrases: Phrases) -> str:
    """``Every month on the second Sunday, until 31 December 2027``; empty for what happens once."""
    return sentence(event.recurrence.rule, event.dated, phrases) if event.recurrence else ""


def sentence(rule: Rule, when: Dated, phrases: Phrases) -> str:
    """A rule of what begins at ``when``; one too odd to be said has a general sentence."""
    _ = phrases.gettext
    if rule.count == 1:  # all but the first are beside the rule
        return _("On single dates")
    pattern = recurrence_pattern(rule, when)
    every = (_every(pattern, phrases) if pattern else "") or _("By a rule of its own")
    last = last_day(rule, when)
    if last is not None:
        return _("%(pattern)s, until %(day)s", pattern=every, day=words.day(last, phrases.spoken))
    if rule.count is not None:
        return phrases.ngettext("%(pattern)s, once", "%(pattern)s, %(num)s times", rule.count, pattern=every)
    return every


def also_on(days: Sequence[date], phrases: Phrases) -> str:
    """Other days of one month: ``Also on 13, 20 and 27 January``, in a row ``2–31``; empty for none."""
    if not days:
        return ""
    figures = [_figures(run, phrases) for run in _runs(sorted(set(days)))]
    values = {
        "days": words.listed(figures, phrases.spoken),
        "month": words.month_in_sentence(days[0], phrases.spoken),
    }
    # Translators: the singular is for one day; %(days)s is a list such as “13, 20 and 22–25”.
    return phrases.ngettext("Also on %(days)s %(month)s", "Also on %(days)s %(month)s", len(days), **values)


def _figures(run: Sequence[date], phrases: Phrases) -> str:
    first, last = run[0].day, run[-1].day
    if len(run) == 1:
        # Translators: the figure of a day in a list, before or after its month: `%(day)s.` in German.
        return phrases.pgettext("also on", "%(day)s", day=orthography.day_of_month(first, phrases.spoken))
    # Translators: days in a row, in a list before or after their month.
    begins = orthography.day_of_month(first, phrases.spoken)
    return phrases.pgettext("also on", "%(first)s–%(last)s", first=begins, last=last)


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
    listed = words.listed(days, phrases.spoken)
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
    if pattern.interval <= 2:
        every = N_("Every month on %(days)s") if pattern.interval == 1 else N_("Every second month on %(days)s")
        return _(every, days=days)
    return ngettext("Every %(num)s month on %(days)s", "Every %(num)s months on %(days)s", pattern.interval, days=days)


def _yearly(pattern: RecurrencePattern, days: str, phrases: Phrases) -> str:
    _, ngettext = phrases.gettext, phrases.ngettext
    if pattern.interval == 1 and (pattern.months, pattern.month_days) == ((2,), (29,)):
        # Translators: only ever 29 February, which is not in every year.
        return _("Every %(day)s", day=day_names.day_and_month(2, 29, phrases))
    if pattern.interval <= 2:
        every = N_("Every year on %(days)s") if pattern.interval == 1 else N_("Every second year on %(days)s")
        return _(every, days=days)
    return ngettext("Every %(num)s year on %(days)s", "Every %(num)s years on %(days)s", pattern.interval, days=days)


def _days(pattern: RecurrencePattern, phrases: Phrases) -> list[str]:
    """Every day of a week, month or year by its name, in their order."""
    if pattern.freq == Frequency.WEEKLY:
        first = weeks.first_weekday(phrases.lang)
        in_order = sorted(pattern.weekdays, key=lambda day: (day - first) % 7)
        return [day_names.day_of_week(day, phrases) for day in in_order]
    if pattern.freq == Frequency.MONTHLY:
        numbers = [day_names.day_of_month(number, phrases) for number in pattern.month_days]
        return [*numbers, *(day_names.nth_weekday(*day, phrases) for day in pattern.nth_weekdays)]
    return [name for month in pattern.months for name in _days_of_year(pattern, month, phrases)]


def _days_of_year(pattern: RecurrencePattern, month: int, phrases: Phrases) -> list[str]:
    longest = monthrange(_LEAP_YEAR, month)[1]
    return [
        *(day_names.day_of_year(month, number, phrases) for number in pattern.month_days if number <= longest),
        *(day_names.nth_weekday_of_month(*day, month, phrases) for day in pattern.nth_weekdays),
    ]


def _months(pattern: RecurrencePattern, phrases: Phrases) -> str:
    names = [words.month_in_sentence(date(_LEAP_YEAR, month, 1), phrases.spoken) for month in pattern.months]
    return words.listed(names, phrases.spoken)
