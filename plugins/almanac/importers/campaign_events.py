"""Reads event registrations of MediaWiki's CampaignEvents into a plan: the wiki has no list and no calendar of them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import quote, urlsplit

from almanac.importers.plan import Account, PlannedEntry, PlannedPicture, PlannedRedirect
from almanac.model.slug import file_slug
from almanac.read.fault import Fault
from almanac.read.values.links import LATER

# Types of events that are called otherwise here (extensions/CampaignEvents, EventTypesRegistry).
_CATEGORIES = {
    "training-seminar": "Workshop",
    "editing-event": "Editing event",
    "media-upload-event": "Media upload event",
    "backlog-drive": "Backlog drive",
}
# The hosts of Wikimedia's wikis, by their database names: `metawiki`, `eswikisource`.
_OWN_HOSTS = {
    "metawiki": "meta.wikimedia.org",
    "commonswiki": "commons.wikimedia.org",
    "wikidatawiki": "www.wikidata.org",
    "mediawikiwiki": "www.mediawiki.org",
    "incubatorwiki": "incubator.wikimedia.org",
}
_PROJECT = re.compile(
    r"(?P<lang>[a-z_]+?)(?P<project>wiki|wiktionary|wikibooks|wikiquote|wikisource|wikinews|wikiversity|wikivoyage)"
)


class CampaignEvents:
    """The events of a wiki that were named by their numbers; ``answers`` are what it said of each (REST, JSON)."""

    base = ""

    def __init__(self, wiki: str, answers: Mapping[str, bytes]) -> None:
        self.name = urlsplit(wiki).netloc
        self._wiki = wiki
        self._answers = answers

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        """Every event; raises ``Fault`` for what is no answer of such a wiki."""
        for number, data in self._answers.items():
            said = self._said(number, data)
            name = _line(said.get("name"))
            where = f"event {number}: “{name}”"
            if said.get("is_test_event"):
                account.leave_out("events that try something out", where)
                continue
            if not _moment(said.get("start_time")) or not name:
                account.leave_out("events without a name or a start", where)
                continue
            yield self._entry(number, said, name, where)

    def redirects(self) -> Iterator[PlannedRedirect]:
        """None: the wiki's pages stay where they are."""
        return iter(())

    def picture(self, address: str) -> PlannedPicture | None:
        """None is known."""
        del address
        return None

    def _said(self, number: str, data: bytes) -> Mapping[str, Any]:
        try:
            said = json.loads(data)
        except ValueError:
            raise Fault(f"event {number}: {self.name} does not answer as CampaignEvents does", _LOOK) from None
        if not isinstance(said, dict) or str(said.get("id")) != number:
            raise Fault(f"event {number}: {self.name} has no such event", _LOOK)
        return said

    def _entry(self, number: str, said: Mapping[str, Any], name: str, where: str) -> PlannedEntry:
        page = self._page(said)
        kinds = [str(kind) for kind in said.get("types") or () if kind and kind != "other"]
        fields: dict[str, Any] = {
            "title": name,
            "start": _moment(said.get("start_time")),
            "timezone": _line(said.get("timezone")) or "Z",
            "category": _category(kinds[0]) if kinds else "",
            "url": page,
            "source": {"name": self.name, "url": page or self._wiki},
        }
        end = _moment(said.get("end_time"))
        fields |= {"end": end} if end else {}
        tags = [*(_category(kind) for kind in kinds[1:]), *(str(topic) for topic in said.get("topics") or ())]
        fields |= {"tags": tags} if tags else {}
        fields |= _where(said)
        notes = (_NO_ADDRESS,) if "online" in fields else ()
        return PlannedEntry(
            kind="event",
            key=f"campaign event {number}",
            where=where,
            slug=file_slug(name) or f"event-{number}",
            fields={field: value for field, value in fields.items() if value},
            base=page,
            notes=notes,
        )

    def _page(self, said: Mapping[str, Any]) -> str:
        """The address of the page that tells of it."""
        title, wiki = _line(said.get("event_page")), said.get("event_page_wiki")
        known = _host(wiki) if isinstance(wiki, str) else ""
        parts = urlsplit(self._wiki)
        base = f"https://{known}" if known else f"{parts.scheme}://{parts.netloc}"
        return f"{base}/wiki/{quote(title.replace(' ', '_'), safe='/:()!,@*$~-._')}" if title else ""


_NO_ADDRESS = "the wiki tells the address to join only those who register: `online: later` says so"
_LOOK = "look whether the number is that of the event: its page links to Special:RegisterForEvent/NUMBER"


def _where(said: Mapping[str, Any]) -> dict[str, Any]:
    """The place, by the first line of its address, and that it is online, too."""
    found: dict[str, Any] = {}
    if said.get("online_meeting"):
        found["online"] = LATER
    lines = [_line(line) for line in str(said.get("meeting_address") or "").splitlines() if line.strip()]
    country = _line(said.get("meeting_country_code")).upper()
    if said.get("inperson_meeting") and (lines or country):
        place = {"name": lines[0] if lines else "", "address": ", ".join(lines[1:]), "country": country}
        found["place"] = {name: value for name, value in place.items() if value}
    return found


def _host(wiki: str) -> str:
    project = _PROJECT.fullmatch(wiki)
    if wiki in _OWN_HOSTS or project is None:
        return _OWN_HOSTS.get(wiki, "")
    domain = "wikipedia" if project["project"] == "wiki" else project["project"]
    return f"{project['lang'].replace('_', '-')}.{domain}.org"


def _category(kind: str) -> str:
    return _CATEGORIES.get(kind) or kind.replace("-", " ").capitalize()


def _moment(said: Any) -> str:
    """``20260901180000``, which is local, as people write it."""
    try:
        return f"{datetime.strptime(str(said or ''), '%Y%m%d%H%M%S'):%Y-%m-%d %H:%M}"  # noqa: DTZ007 - local, its zone beside it
    except ValueError:
        return ""


def _line(said: Any) -> str:
    return " ".join(said.split()) if isinstance(said, str) else ""
