"""Says dates, times and states in words (Unicode CLDR, through Babel)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import (
    format_date,
    format_interval,
    format_skeleton,
    format_time,
    match_skeleton,
)
from babel.lists import format_list
from babel.numbers import format_currency

from almanac.model import language
from almanac.model.event import Status
from almanac.model.interface import N_, Phrases
from almanac.model.story import Voice
from almanac.model.when import AllDay, DayOrMonth, MonthOnly, Timed, When
from almanac.render.orthography import date_in_words

_STATUS = {
    Status.CONFIRMED: "",
    # Translators: a mark on an event: it may not take place.
    Status.TENTATIVE: N_("Tentative"),
    # Translators: a mark on an event.
    Status.CANCELLED: N_("Cancelled"),
    # Translators: a mark on an event.
    Status.POSTPONED: N_("Postponed"),
    # Translators: a mark on an event that was moved to another day.
    Status.RESCHEDULED: N_("New date"),
    # Translators: a mark on an event.
    Status.MOVED_ONLINE: N_("Moved online"),
}


_VOICE = {
    Voice.REPORT: "",
    # Translators: a mark on a story, as newspapers have it.
    Voice.OPINION: N_("Opinion"),
    # Translators: a mark on a story: an organisation announces something in it.
    Voice.ANNOUNCEMENT: N_("Announcement"),
}


@lru_cache(maxsize=4096)
def day(value: date, lang: str) -> str:
    """A day: ``7 August 2024``."""
    return date_in_words(format_date(value, "long", locale=locale_of(lang)), lang)


@lru_cache(maxsize=4096)
def weekday_and_day(value: date, lang: str) -> str:
    """A day with its weekday: ``Wednesday, 7 August 2024``."""
    return date_in_words(format_date(value, "full", locale=locale_of(lang)), lang)


@lru_cache(maxsize=1024)
def month(value: date, lang: str) -> str:
    """A month of a year: ``August 2024``."""
    return format_skeleton("yMMMM", value, locale=locale_of(lang))


@lru_cache(maxsize=1024)
def month_in_sentence(value: date, lang: str) -> str:
    """A month as it stands in a sentence: ``August``."""
    pattern = locale_of(lang).datetime_skeletons["MMMMd"].pattern
    # Beside a day Chinese has the month in figures.
    return format_date(value, "MMMM" if "MMM" in pattern else "MMM", locale=locale_of(lang))


@lru_cache(maxsize=1024)
def weekday_in_sentence(value: date, lang: str) -> str:
    """A weekday as it stands in a sentence: ``Wednesday``."""
    return format_date(value, "EEEE", locale=locale_of(lang))


@lru_cache(maxsize=1024)
def month_heading(value: date, lang: str) -> str:
    """A month without its year as it stands alone: ``August``."""
    return format_date(value, "LLLL", locale=locale_of(lang))


@lru_cache(maxsize=1024)
def weekday_heading(value: date, lang: str) -> str:
    """A weekday as it stands alone: ``Wednesday``."""
    return format_date(value, "cccc", locale=locale_of(lang))


@lru_cache(maxsize=1024)
def narrow_weekday(value: date, lang: str) -> str:
    """A weekday's shortest name, to stand over a column of figures; not every two of them differ."""
    return format_date(value, "cccccc", locale=locale_of(lang))


@lru_cache(maxsize=1024)
def narrow_month(value: date, lang: str) -> str:
    """A month's shortest name, to stand below one of many bars; not every two of them differ."""
    return format_date(value, "LLLLL", locale=locale_of(lang))


@lru_cache(maxsize=4096)
def days(first: date, last: date, lang: str) -> str:
    """From one day to another: ``2–14 January 2027``."""
    if (first.year, first.month) != (last.year, last.month) and not _names_both_months(lang):
        return from_to(lang).replace("{0}", day(first, lang)).replace("{1}", day(last, lang))
    return _interval(first, last, lang)


def _interval(first: date, last: date, lang: str) -> str:
    return date_in_words(str(format_interval(first, last, _form_of_days(lang), locale=locale_of(lang))), lang)


@lru_cache(maxsize=64)
def _form_of_days(lang: str) -> str:
    """The form of a language that is nearest to the one that is meant: it would be looked for each time."""
    meant = "yMMMMd"
    return match_skeleton(meant, locale_of(lang).interval_formats) or meant


@lru_cache(maxsize=64)
def _names_both_months(lang: str) -> bool:
    """Whether a month shows that only the first day is in: CLDR's Swahili leaves it out."""
    last = date(2027, 6, 3)
    return _interval(date(2027, 4, 7), last, lang) != _interval(date(2027, 5, 7), last, lang)


@lru_cache(maxsize=1024)
def short_month(value: date, lang: str) -> str:
    """A month's short name, to stand in a date block."""
    return format_date(value, "LLL", locale=locale_of(lang))


@lru_cache(maxsize=1024)
def short_month_of_year(value: date, lang: str) -> str:
    """A month of a year in a narrow place: ``Aug 2024``."""
    return format_skeleton("yMMM", value, locale=locale_of(lang))


@lru_cache(maxsize=1024)
def year_before_month(value: date, lang: str) -> str:
    """The year as it stands before a month's short name, ``2027年``; empty in languages that have it behind."""
    before, month, behind = short_month_of_year(value, lang).partition(short_month(value, lang))
    return before if month and not behind else ""


@lru_cache(maxsize=1024)
def short_day_of_year(value: date, lang: str) -> str:
    """A day without its year in a narrow place: ``7 Aug``."""
    if year_before_month(value, lang):
        return format_skeleton("MMMd", value, locale=locale_of(lang))
    return f"{value.day} {short_month(value, lang)}"


@lru_cache(maxsize=1024)
def short_weekday(value: date, lang: str) -> str:
    """A weekday's short name, to stand in a date block."""
    return format_date(value, "ccc", locale=locale_of(lang))


def day_or_month(value: DayOrMonth, phrases: Phrases) -> str:
    """A day, ``7 August 2024``, or what is known of it: ``a day in August 2024``."""
    if isinstance(value, MonthOnly):
        return phrases.gettext("a day in %(month)s", month=month(value.first, phrases.spoken))
    return day(value, phrases.spoken)


def when(value: When, phrases: Phrases) -> str:
    """Days, or days and local times: ``Fri 22 Jan 2027, 17:00 – Sun 24 Jan, 15:00``; the zone stands in ``zone``.

    Of a month whose day is not fixed ``May 2027, day not fixed``.
    """
    lang = phrases.lang
    if isinstance(value, MonthOnly):
        return phrases.gettext("%(month)s, day not fixed", month=month(value.first, phrases.spoken))
    is_one_day = value.day == value.last_day
    if isinstance(value, AllDay):
        return day_in_line(value.day, lang) if is_one_day else days(value.day, value.last_day, lang)
    begins = _day_and_time(day_in_line(value.day, lang), clock(value, lang), lang)
    if is_one_day or value.end is None:
        return begins
    has_year = value.end.year != value.start.year
    ends = _day_and_time(day_in_line(value.end.date(), lang, has_year=has_year), _time(value.end, lang), lang)
    return from_to(lang).replace("{0}", begins).replace("{1}", ends)


def clock(value: When, lang: str) -> str:
    """The local times of one day, ``18:00–20:00``, and of several that of the start; empty for what has none."""
    if not isinstance(value, Timed):
        return ""
    begins = _time(value.start, lang)
    return begins if value.end is None or value.day != value.last_day else f"{begins}–{_time(value.end, lang)}"


def until(value: When, lang: str, on: date | None = None) -> str:
    """The end of what lasts several days: ``24 January, 15:00``, and ``on`` that day itself its time alone.

    Empty for what is within a day, or has none.
    """
    if isinstance(value, MonthOnly) or value.day == value.last_day:
        return ""
    if isinstance(value, AllDay) or value.end is None:
        return day_of_year(value.last_day, lang)
    ends = _time(value.end, lang)
    return ends if on == value.last_day else _day_and_time(day_of_year(value.end.date(), lang), ends, lang)


@lru_cache(maxsize=64)
def from_to(lang: str) -> str:
    """The sentence of a beginning ``{0}`` and an end ``{1}`` that have a day and a time each."""
    return str(locale_of(lang).interval_formats[None])


@lru_cache(maxsize=4096)
def day_in_line(value: date, lang: str, *, has_year: bool = True) -> str:
    """A day in the line that says when something is: ``Wed 7 Aug 2024``, without its year ``Wed 7 Aug``."""
    locale = locale_of(lang)
    pattern = locale.datetime_skeletons["yMMMEd" if has_year else "MMMEd"].pattern
    # British English has a comma there with the year only.
    plain = pattern.replace("E, ", "E ") if locale.language == "en" else pattern
    return date_in_words(format_date(value, plain, locale=locale), lang)


@lru_cache(maxsize=4096)
def day_of_year(value: date, lang: str) -> str:
    """A day without its year, where that is near: ``7 August``."""
    return date_in_words(format_skeleton("MMMMd", value, locale=locale_of(lang)), lang)


def money(amount: Decimal, currency: str, lang: str) -> str:
    """A price as the language writes it: ``€12.50``, and ``KES 500`` where nothing is behind the point."""
    locale = locale_of(lang)
    pattern = str(locale.currency_formats["standard"].pattern)
    if amount == amount.to_integral_value():
        pattern = pattern.replace(".00", "")
    text = str(format_currency(amount, currency, pattern, locale=locale, currency_digits=False))
    # Between letters and digits stands a space (CLDR, "currencySpacing"), which Babel leaves out.
    return re.sub(r"(?<=[^\W\d_])(?=\d)", "\u00a0", text)


def listed(names: Sequence[str], lang: str) -> str:
    """Names in one sentence, as the language joins them: ``A, B and C``."""
    return str(format_list(names, locale=locale_of(lang)))


def in_language(code: str, phrases: Phrases) -> str:
    """That a text is in another language than the words around it; empty where it is not."""
    if code == phrases.lang:
        return ""
    # Translators: on a story or an event that is not translated: in English. The name is as CLDR has it: “English”.
    return phrases.gettext("in %(language)s", language=language.language_name(code, phrases.spoken))


def status(value: Status, phrases: Phrases) -> str:
    """The word on an event's banner; empty when it is simply going to happen."""
    return phrases.gettext(_STATUS[value]) if _STATUS[value] else ""


def marked(title: str, value: Status | Voice, phrases: Phrases) -> str:
    """The title with the status before it, or what it speaks as, where nothing else can show that."""
    mark = voice(value, phrases) if isinstance(value, Voice) else status(value, phrases)
    return phrases.gettext("%(status)s: %(title)s", status=mark, title=title) if mark else title


def voice(value: Voice, phrases: Phrases) -> str:
    """The word on an opinion and an announcement; empty for a report."""
    return phrases.gettext(_VOICE[value]) if _VOICE[value] else ""


def speaks_for(names: Sequence[str], phrases: Phrases) -> str:
    """For whom an opinion or an announcement speaks; empty where nobody is named."""
    if not names:
        return ""
    # Translators: an opinion or an announcement is the position of these organisations or people.
    return phrases.gettext("Speaks for %(names)s", names=listed(names, phrases.spoken))


def _day_and_time(words_of_day: str, words_of_time: str, lang: str) -> str:
    pattern = str(locale_of(lang).datetime_formats["medium"])
    return pattern.replace("{1}", words_of_day).replace("{0}", words_of_time)


def _time(value: datetime, lang: str) -> str:
    return _time_of_day(value.time(), lang)


@lru_cache(maxsize=4096)
def _time_of_day(value: time, lang: str) -> str:
    # Of a clock of 24 hours every time has the same width, here and by the script: 09:00.
    pattern = re.sub(r"(?<!H)H(?!H)", "HH", locale_of(lang).time_formats["short"].pattern)
    return format_time(value, pattern, locale=locale_of(lang))


def locale_of(lang: str) -> Locale:
    """The locale whose names and patterns a language is written with."""
    # CLDR's plain English is American; a world's calendar puts the day before the month.
    return language.locale_of_dates("en-GB" if lang == "en" else lang)
