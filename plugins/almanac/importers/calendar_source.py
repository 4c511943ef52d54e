"""Reads a calendar's file (iCalendar, RFC 5545) of another system into a plan: its events, and what is left out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from html import escape, unescape
from typing import Any
from urllib.parse import unquote

from almanac.importers.plan import Account, PlannedEntry, PlannedPicture, PlannedRedirect
from almanac.importers.words import first_words, words_of
from almanac.model.site import Site
from almanac.model.slug import file_slug
from almanac.read.fault import Fault
from almanac.read.from_elsewhere.calendar_repeat import WithinADayFault
from almanac.read.from_elsewhere.content_lines import CalendarFile, read_calendar
from almanac.read.from_elsewhere.same_uid import by_uid
from almanac.read.from_elsewhere.vevent import CalendarEvent, PrivateFault, read_event

_OTHERS = {"VTODO": "tasks", "VJOURNAL": "journal entries", "VFREEBUSY": "times at which somebody is busy"}
_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_LINK = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)\]]")
# Of Google, through which its calendars lead all links.
_REDIRECT = re.compile(r"https?://www\.google\.com/url\?q=([^&\"'<>\s]+)[^\"'<>\s]*")
_OURS = re.compile(r"\bAlmanac\b")


@dataclass(frozen=True, slots=True)
class Told:
    """What whoever asks for the import says of all events: empty is what the calendar says itself."""

    name: str = ""
    url: str = ""
    category: str = ""
    lang: str = ""


class CalendarSource:
    """The events of one calendar. ``name`` is that of the file or its address, for messages."""

    base = ""

    def __init__(self, data: bytes, name: str, site: Site, told: Told = Told()) -> None:
        self.name = name
        self._data = data
        self._site = site
        self._told = told
        self._file: CalendarFile | None = None

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        """Every event that may be published; raises ``Fault`` for what is no calendar, or ends too early."""
        file = self._read()
        self._count(file, account)
        found = [*self._events(file, account)]
        alike = Counter(_slug(event) for event in found)
        with_mail: list[str] = []
        for event in found:
            slug = _slug(event)
            if alike[slug] > 1:
                slug = f"{slug}-{event.fields['start'][:10]}".lstrip("-")
            if _MAIL.search(event.description):
                with_mail.append(event.fields["title"])
            yield self._entry(event, slug, file)
        if with_mail:
            shown = ", ".join(f"“{title}”" for title in with_mail[:5])
            account.look_at(self.name, f"{len(with_mail)} texts have a mail address in them, which stays: {shown}")

    def redirects(self) -> Iterator[PlannedRedirect]:
        """None: a calendar knows no addresses of pages but those of its events."""
        return iter(())

    def picture(self, address: str) -> PlannedPicture | None:
        """None is known."""
        del address
        return None

    def _read(self) -> CalendarFile:
        if self._file is None:
            try:
                self._file = read_calendar(self._data)
            except Fault as fault:
                raise Fault(f"{self.name}: {fault.message}", fault.hint) from None
        return self._file

    def _count(self, file: CalendarFile, account: Account) -> None:
        account.mended.update(file.mended)
        for calendar in file.calendars:
            for kind, count in calendar.others.items():
                if kind in _OTHERS:
                    account.left_out[_OTHERS[kind]] += count

    def _events(self, file: CalendarFile, account: Account) -> Iterator[CalendarEvent]:
        for one in by_uid(file):
            first = one.first
            where = f'line {first.line}: "{first.text("SUMMARY")[:80] or one.uid[:80]}"'
            try:
                read = read_event(one, self._site)
            except PrivateFault:
                account.leave_out("events that are marked as private", where)
                continue
            except WithinADayFault:
                account.leave_out("events that repeat every hour, minute or second", where)
                continue
            except Fault as fault:
                account.leave_out("events that cannot be read", f"{where}: {fault.message}")
                continue
            for event in read:
                if event.about_zone:
                    account.mended[f"events whose zone was chosen. {event.about_zone}"] += 1
                for note in event.notes:
                    account.look_at(where, note)
                yield event

    def _entry(self, event: CalendarEvent, slug: str, file: CalendarFile) -> PlannedEntry:
        fields: dict[str, Any] = {**event.fields}
        category = self._told.category or fields.get("category") or (event.categories[0] if event.categories else "")
        tags = [name for name in event.categories if name.casefold() != category.casefold()]
        fields |= {"category": category} if category else {}
        fields.pop("tags", None)
        fields |= {"tags": tags} if tags else {}
        fields |= {"sequence": event.sequence} if event.sequence else {}
        given = {"name": self._told.name, "url": fields.get("url") or self._told.url if self._told.name else ""}
        fields["source"] = {**{name: text for name, text in given.items() if text}, "uid": event.identity}
        if any(_OURS.search(calendar.text("PRODID")) for calendar in file.calendars):
            event, fields = _of_our_own(event, fields)
        return PlannedEntry(
            kind="event",
            key=f"event {event.identity}",
            where=f'line {event.line}: "{event.fields["title"][:80]}"',
            slug=slug,
            fields=fields,
            lang=self._told.lang,
            html=partial(html_of, event.description, is_html=event.is_html),
            base=fields.get("url", "") or self._told.url,
        )


def _slug(event: CalendarEvent) -> str:
    """By its title, else the first words of its text."""
    return file_slug(event.fields["title"]) or file_slug(first_words(words_of(event.description)))


def html_of(text: str, *, is_html: bool) -> str:
    """A description as HTML: that of plain text has its paragraphs, lines and links."""
    if is_html:
        return _REDIRECT.sub(lambda match: unquote(match[1]), text)
    text = unescape(text)
    paragraphs = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    return "\n".join(f"<p>{'<br>'.join(_linked(line) for line in part.split(chr(10)))}</p>" for part in paragraphs)


def _linked(line: str) -> str:
    pieces: list[str] = []
    last = 0
    for match in _LINK.finditer(line):
        address = escape(match[0], quote=True)
        pieces += [escape(line[last : match.start()]), f'<a href="{address}">{address}</a>']
        last = match.end()
    return "".join([*pieces, escape(line[last:])])


def _of_our_own(event: CalendarEvent, fields: Mapping[str, Any]) -> tuple[CalendarEvent, dict[str, Any]]:
    """A site of this program writes the summary first, and the address of the page last."""
    paragraphs = event.description.split("\n\n")
    if paragraphs and paragraphs[-1].strip() == fields.get("url"):
        del paragraphs[-1]
    said = {**fields}
    if paragraphs and 20 <= len(paragraphs[0]) <= 300:
        said["summary"] = " ".join(paragraphs.pop(0).split())
    return replace(event, description="\n\n".join(paragraphs)), said
