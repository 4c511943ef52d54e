"""Dates, places and rules in words (Unicode CLDR, through Babel)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_interval, format_skeleton, format_time
from babel.lists import format_list

from almanac.model import language
from almanac.model.event import Event, Status
from almanac.model.interface import N_, Phrases
from almanac.model.place import Place
from almanac.model.when import AllDay, When

_STATUS = {
    Status.CONFIRMED: "",
    Status.TENTATIVE: N_("Tentative"),
    Status.CANCELLED: N_("Cancelled"),
    Status.POSTPONED: N_("Postponed"),
    Status.RESCHEDULED: N_("New date"),
    Status.MOVED_ONLINE: N_("Moved online"),
}


@lru_cache(maxsize=4096)
def day(value: date, lang: str) -> str:
    """A day: ``7 August 2024``."""
    return format_date(value, "long", locale=_locale(lang))


@lru_cache(maxsize=4096)
def weekday_and_day(value: date, lang: str) -> str:
    """A day with its weekday: ``Wednesday, 7 August 2024``."""
    return format_date(value, "full", locale=_locale(lang))


@lru_cache(maxsize=1024)
def month(value: date, lang: str) -> str:
    """A month of a year: ``August 2024``."""
    return format_date(value, "LLLL y", locale=_locale(lang))


@lru_cache(maxsize=1024)
def short_month(value: date, lang: str) -> str:
    """A month's short name, to stand in a date block."""
    return format_date(value, "LLL", locale=_locale(lang))


@lru_cache(maxsize=1024)
def short_weekday(value: date, lang: str) -> str:
    """A weekday's short name, to stand in a date block."""
    return format_date(value, "ccc", locale=_locale(lang))


def when(value: When, lang: str) -> str:
    """Days, or days and local times; the zone is said beside it by ``zone``."""
    if value.day == value.last_day:
        days = weekday_and_day(value.day, lang)
    else:
        days = str(format_interval(value.day, value.last_day, "yMMMMd", locale=_locale(lang)))
    return days if isinstance(value, AllDay) else f"{days}, {clock(value, lang)}"


def clock(value: When, lang: str) -> str:
    """The local times alone: ``18:00–20:00``; empty for whole days."""
    if isinstance(value, AllDay):
        return ""
    begins = _time(value.start, lang)
    return begins if value.end is None else f"{begins}–{_time(value.end, lang)}"


@lru_cache(maxsize=4096)
def day_of_year(value: date, lang: str) -> str:
    """A day without its year, where that is near: ``7 August``."""
    return format_skeleton("MMMMd", value, locale=_locale(lang))


def zone(value: When) -> str:
    """The zone of a local time: ``Europe/Warsaw (UTC+2)``; empty for whole days."""
    if isinstance(value, AllDay):
        return ""
    offset = value.start.utcoffset() or timedelta()
    if value.zone.key == "UTC":
        return "UTC"
    sign = "-" if offset < timedelta() else "+"
    hours, minutes = divmod(int(abs(offset).total_seconds()) // 60, 60)
    return f"{value.zone.key} (UTC{sign}{hours}{f':{minutes:02d}' if minutes else ''})"


def city_and_country(event: Event, phrases: Phrases) -> str:
    """Where an event is, in a few words for a list."""
    _ = phrases.gettext
    place_ = event.place
    names = [place_.city or place_.name, _country(place_, phrases.lang)] if place_ else []
    where = ", ".join(name for name in names if name)
    if event.online and where:
        return _("%(place)s and online", place=where)
    return where or (_("Online") if event.online else _("Worldwide") if event.worldwide else "")


def place(value: Place, lang: str) -> str:
    """The whole address in one line."""
    return ", ".join(part for part in (value.name, value.address, value.city, _country(value, lang)) if part)


def listed(names: Sequence[str], lang: str) -> str:
    """Names in one sentence, as the language joins them: ``A, B and C``."""
    return str(format_list(names, locale=_locale(lang)))


def status(value: Status, phrases: Phrases) -> str:
    """The word on an event's banner; empty when it is simply going to happen."""
    return phrases.gettext(_STATUS[value]) if _STATUS[value] else ""


def marked(title: str, value: Status, phrases: Phrases) -> str:
    """The title with the status before it, where nothing else can show that."""
    return phrases.gettext("%(status)s: %(title)s", status=status(value, phrases), title=title)


def repeats(rrule: str, phrases: Phrases) -> str:
    """How often it repeats, without what exactly: ``Every second month, until 31 December 2027``."""
    _ = phrases.gettext
    parts = dict(part.split("=", 1) for part in rrule.upper().split(";"))
    rhythm = _rhythm(parts["FREQ"], int(parts.get("INTERVAL", "1")), phrases)
    if "UNTIL" in parts:
        last = datetime.strptime(parts["UNTIL"][:8], "%Y%m%d").replace(tzinfo=UTC).date()
        return _("%(rhythm)s, until %(day)s", rhythm=rhythm, day=day(last, phrases.lang))
    if "COUNT" in parts:
        count = int(parts["COUNT"])
        return phrases.ngettext("%(rhythm)s, once", "%(rhythm)s, %(num)s times", count, rhythm=rhythm)
    return rhythm


def _rhythm(frequency: str, interval: int, phrases: Phrases) -> str:
    _, ngettext = phrases.gettext, phrases.ngettext
    every, every_second, every_nth = {
        "DAILY": (_("Every day"), _("Every second day"), ngettext("Every %(num)s day", "Every %(num)s days", interval)),
        "WEEKLY": (
            _("Every week"),
            _("Every second week"),
            ngettext("Every %(num)s week", "Every %(num)s weeks", interval),
        ),
        "MONTHLY": (
            _("Every month"),
            _("Every second month"),
            ngettext("Every %(num)s month", "Every %(num)s months", interval),
        ),
        "YEARLY": (
            _("Every year"),
            _("Every second year"),
            ngettext("Every %(num)s year", "Every %(num)s years", interval),
        ),
    }[frequency]
    return {1: every, 2: every_second}.get(interval, every_nth)


def _time(value: datetime, lang: str) -> str:
    return format_time(value.time(), "short", locale=_locale(lang))


def _country(value: Place, lang: str) -> str:
    return language.country_name(value.country, lang) if value.country else ""


def _locale(lang: str) -> Locale:
    # CLDR's plain English is American; a world's calendar puts the day before the month.
    return language.locale("en-GB" if lang == "en" else lang)
