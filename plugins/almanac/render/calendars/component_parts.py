"""What every calendar and every entry of one begins with, and text as both have it (RFC 5545, RFC 7986)."""

from __future__ import annotations

from datetime import timedelta

import icalendar
from icalendar import vDuration, vText, vUri

from almanac.model.site import Site
from almanac.render.absolute import absolute_address
from almanac.render.calendars.revision import Revision

_PRODID = "-//Almanac//Almanac//EN"
_REFRESH, _REFRESH_FROZEN = timedelta(days=1), timedelta(days=30)
# TEXT has no control characters but line breaks and tabs (RFC 5545 3.3.11); parsers that know Unicode's line ends
# would see a new content line at the last three.
_CLEANED: dict[int, str | None] = {code: None for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}
_CLEANED |= {0x85: "\n", 0x2028: "\n", 0x2029: "\n"}


def calendar_head(site: Site, name: str, description: str, address: str, page: str) -> icalendar.Calendar:
    """A calendar without entries; ``address`` is its own inside the site, ``page`` that of what people read of it."""
    # No METHOD: with one, DTSTAMP would be the time of sending (RFC 5545 3.8.7.2).
    whole = icalendar.Calendar()
    whole.add("PRODID", _PRODID)
    whole.add("VERSION", "2.0")
    whole.add("NAME", Text(name))
    whole.add("X-WR-CALNAME", Text(name))
    if description:
        whole.add("X-WR-CALDESC", Text(description))
    refresh = _REFRESH_FROZEN if site.frozen else _REFRESH
    whole.add("REFRESH-INTERVAL", refresh, parameters={"VALUE": "DURATION"})
    whole.add("X-PUBLISHED-TTL", vDuration(refresh))
    whole.add("SOURCE", vUri(absolute_address(site, address), params={"VALUE": "URI"}))
    whole.add("URL", vUri(absolute_address(site, page)))
    return whole


def stamp(component: icalendar.Event, revision: Revision) -> None:
    """Say which version of an entry it is."""
    component.add("DTSTAMP", revision.modified)
    component.add("CREATED", revision.created)
    component.add("LAST-MODIFIED", revision.modified)
    component.add("SEQUENCE", revision.sequence)


class Text(vText):
    """TEXT without the characters that it cannot have, and with every backslash escaped (RFC 5545 3.3.11)."""

    def __new__(cls, value: str) -> Text:
        return super().__new__(cls, cleaned(value))

    def to_ical(self) -> bytes:
        # icalendar takes a backslash before an N for a line break.
        return rb"\\N".join(vText(part).to_ical() for part in self.split(r"\N"))


def cleaned(text: str) -> str:
    """The text without the characters that TEXT cannot have."""
    unbroken = text.replace("\r\n", "\n").replace("\r", "\n")
    return unbroken.translate(_CLEANED).encode("utf-8", "ignore").decode()
