"""Makes links that open an event, filled in, in the calendar of a service on the web.

None of them is documented by its service. What each takes was learned from what it is known to do (2026), which is why
every oddity has its sentence here. The file of the event alone is always the better way: it says all, and can follow.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from html import escape
from urllib.parse import quote, urlencode

from almanac.model.event import Event, EventText
from almanac.model.interface import Phrases
from almanac.model.recurrence import Rule
from almanac.model.site import Site
from almanac.model.when import AllDay, Dated, MonthOnly, Timed, When
from almanac.render import places
from almanac.render.absolute import absolute_address
from almanac.render.events.at_occurrence import at_occurrence, venue
from almanac.render.events.occurrences import expanded
from almanac.render.recurrence.rrule_text import rrule_text
from almanac.render.views.event import CalendarLink

LONGEST = 2000  # characters that every browser and server takes
_SHORTEST = 20  # of a text that is cut
_DAY = timedelta(days=1)

_GOOGLE = "https://calendar.google.com/calendar/render"
_OUTLOOK = "https://outlook.live.com/calendar/0/action/compose"
_OFFICE = "https://outlook.office.com/calendar/0/action/compose"
_YAHOO = "https://calendar.yahoo.com/"


def calendar_links(event: Event, text: EventText, when: When, site: Site) -> tuple[CalendarLink, ...]:
    """For each service a link with the event at its next occurrence, in the words of one of its languages.

    None for what does not take place, or has no day yet. ``event`` and ``when`` are as the calendar has them.
    """
    if event.status.is_off or isinstance(when, MonthOnly):
        return ()
    phrases = site.phrases(text.lang)
    _ = phrases.gettext
    # Translators: of an event that repeats, what a service gets: one of its dates.
    once = _("this date only") if event.recurrence else ""
    series = _as_series(event, when)
    entry = _Entry.of(at_occurrence(event, when), text, site)
    return (
        CalendarLink(_("Google Calendar"), _google(entry, when, series), "" if series else once, platform="android"),
        CalendarLink("Outlook.com", _outlook(_OUTLOOK, entry, when), once, platform="windows"),
        CalendarLink(_("Outlook at work or school"), _outlook(_OFFICE, entry, when), once),
        CalendarLink(_("Yahoo Calendar"), _yahoo(entry, when), once, _unconverted(when, phrases)),
    )


@dataclass(frozen=True, slots=True)
class _Entry:
    """The texts of a link; ``page`` ends the description, and is the last to go."""

    title: str
    place: str
    description: str
    page: str

    @classmethod
    def of(cls, event: Event, text: EventText, site: Site) -> _Entry:
        place = venue(event)
        phrases = site.phrases(text.lang)
        joined = places.how_to_join(event.online, phrases)
        paragraphs = (text.summary, text.status_note, joined if place else "")
        where = places.in_full(place, phrases) if place else joined
        page = absolute_address(site, text.address)
        return cls(text.title, where, "\n\n".join(filter(None, paragraphs)), page)

    def within(self, url: Callable[[_Entry], str]) -> str:
        """The address that ``url`` makes of the texts, which are cut until it is short enough."""
        entry, made = self, url(self)
        for name in ("description", "place", "title"):
            while len(made) > LONGEST and len(getattr(entry, name)) > _SHORTEST:
                entry = entry.with_shorter(name)
                made = url(entry)
        return made

    def with_shorter(self, name: str) -> _Entry:
        text: str = getattr(self, name)
        kept = text[: len(text) * 4 // 5].rstrip("… \n")
        texts = {"title": self.title, "place": self.place, "description": self.description, name: f"{kept}…"}
        return _Entry(**texts, page=self.page)

    @property
    def details(self) -> str:
        return f"{self.description}\n\n{self.page}"

    @property
    def html_details(self) -> str:
        """For who reads a description as HTML, where a ``<`` of ours would begin a tag."""
        return escape(self.details, quote=False).replace("\n", "<br>")


def _google(entry: _Entry, when: Dated, series: tuple[Dated, Rule] | None) -> str:
    """Local times with their zone, so that a series stays at its hour; days end before the one that is named."""
    shown, rule = series or (when, None)
    times = {"dates": f"{_compact(shown, first=True)}/{_compact(shown, first=False)}"}
    if isinstance(shown, Timed):
        times["ctz"] = shown.zone.key
    recur = {"recur": f"RRULE:{rrule_text(rule)}"} if rule else {}

    def url(entry: _Entry) -> str:
        texts = {"text": entry.title, "details": entry.details, "location": entry.place}
        return _address(_GOOGLE, {"action": "TEMPLATE"} | texts | times | recur)

    return entry.within(url)


def _outlook(service: str, entry: _Entry, when: Dated) -> str:
    """Instants in UTC; days, as calendars have them, end before the one that is named."""
    if isinstance(when, AllDay):
        times = {"startdt": when.first.isoformat(), "enddt": (when.last + _DAY).isoformat(), "allday": "true"}
    else:
        start, end = (f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for moment in _ends(when))
        times = {"startdt": start, "enddt": end}

    def url(entry: _Entry) -> str:
        texts = {"subject": entry.title, "body": entry.html_details, "location": entry.place}
        return _address(service, {"path": "/calendar/action/compose", "rru": "addevent"} | times | texts)

    return entry.within(url)


def _yahoo(entry: _Entry, when: Dated) -> str:
    """Local times: Yahoo takes each for the reader's own, also one in UTC.

    ``dur=allday`` is one day, and unheard beside ``et``: several days go from midnight to the midnight after the last.
    """
    times = {"st": _compact(when, first=True)}
    if isinstance(when, AllDay) and when.first == when.last:
        times["dur"] = "allday"
    else:
        times["et"] = _compact(when, first=False)

    def url(entry: _Entry) -> str:
        return _address(
            _YAHOO, {"v": "60", "title": entry.title} | times | {"desc": entry.details, "in_loc": entry.place}
        )

    return entry.within(url)


def _as_series(event: Event, when: Dated) -> tuple[Dated, Rule] | None:
    """The occurrence from which a rule alone says all that comes, and the rule; None where nothing does.

    A link has room for an RRULE, not for what departs from it. What departed before ``when`` is left behind, unless
    the rule counts from its beginning.
    """
    if event.recurrence is None:
        return None
    departures = [
        *(_day(moment) for moment in (*event.recurrence.excluded, *event.recurrence.added)),
        *(day for change in event.recurrence.changes for day in (change.date, change.when.day)),
    ]
    if not departures:
        # Google opens a link at its first date, however long ago that was.
        return when, _from(event, event.recurrence.rule, when)
    counts = event.recurrence.rule.count is not None
    return None if counts or max(departures) >= when.day else (when, event.recurrence.rule)


def _from(event: Event, rule: Rule, when: Dated) -> Rule:
    """The rule as it goes on at ``when``."""
    if rule.count is None:
        return rule
    return replace(rule, count=max(1, rule.count - len(expanded(event, event.when.day, when.day - _DAY))))


def _unconverted(when: Dated, phrases: Phrases) -> str:
    return "" if isinstance(when, AllDay) else phrases.gettext("with the time where the event is")


def _ends(when: Timed) -> tuple[datetime, datetime]:
    """Without an end it lasts no time, as in the calendar (RFC 5545 3.6.1)."""
    return when.start, when.end or when.start


def _compact(when: Dated, *, first: bool) -> str:
    """The beginning, or the end as RFC 5545 has it: the day after the last, or a local time."""
    if isinstance(when, AllDay):
        return f"{when.first if first else when.last + _DAY:%Y%m%d}"
    start, end = _ends(when)
    return f"{start if first else end:%Y%m%dT%H%M%S}"


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _address(service: str, query: dict[str, str]) -> str:
    # Not every service reads a plus sign as a space; half a surrogate pair has no UTF-8.
    filled = {name: value for name, value in query.items() if value}
    return f"{service}?{urlencode(filled, quote_via=quote, safe='', errors='replace')}"
