"""The calendars of a site with words in Arabic for every event, as they are planned and made."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import count
from pathlib import Path

from almanac.check.edition import read_edition
from almanac.model.address import file_of
from almanac.model.edition import Edition
from almanac.model.entry import Body, Source
from almanac.model.event import Event, EventText, Status
from almanac.render.outputs.calendars import calendars
from almanac.render.outputs.fingerprints import Fingerprints
from almanac.render.publication import Publication
from almanac.render.words import marked
from built.entries import Entry
from built.project import Project
from commands.settings_file import load_settings

LANG = "ar"
_TITLES = "titles.json"
# Of two octets a letter, and longer than a line of 75.
_TITLE = "لقاء المتطوعين الشهري في مكتبة المدينة على شاطئ البحر رقم {}"
_SUMMARY = "نلتقي ونتحدث ونكتب معًا طوال المساء، والجميع مرحب بهم، صغارًا وكبارًا."


def write_calendars(project: Project, folder: Path) -> None:
    """Every calendar of the project below ``folder``, and what its titles in Arabic stand for."""
    edition = read_edition(project.root, load_settings(project.root / "pelicanconf.py"), now=project.now).edition
    assert edition
    titled = zip(edition.events, count(1), strict=False)
    translated = replace(edition, events=tuple(_translated(event, number) for event, number in titled))
    for planned in calendars(Publication(translated), Fingerprints(translated)):
        file = folder / file_of(planned.address)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(planned.data())
    (folder / _TITLES).write_text(json.dumps(_titles(translated)), "utf-8")


def as_written(entry: Entry, folder: Path) -> Entry:
    """An entry of the Arabic calendars with the title that its event has in the site's own; raises ``KeyError``."""
    titles = json.loads((folder / _TITLES).read_text("utf-8"))
    return replace(entry, title=titles[entry.title])


def _translated(event: Event, number: int) -> Event:
    path = f"{event.source.group}.{LANG}.md"
    words = EventText(
        source=Source(path, event.source.group),
        lang=LANG,
        title=_TITLE.format(number),
        summary=_SUMMARY,
        address=f"/{LANG}/events/{event.slug}/",
        status_note=event.text.status_note and _SUMMARY,
        body=Body(text=f"{_SUMMARY}\n{_SUMMARY}"),
    )
    # What is in Arabic alone counts as an original of the site's own language, or it would have one file.
    return replace(event, text=replace(event.text, lang="en"), translations=(words,))


def _titles(edition: Edition) -> dict[str, str]:
    """Also of what is off: as a whole, or at one of its dates."""
    site, titles = edition.site, {}
    for event in edition.events:
        own, other = event.text, event.text_in(LANG)
        titles[other.title] = own.title
        for status in (Status.CANCELLED, Status.POSTPONED):
            here, there = (marked(text.title, status, site.phrases(text.lang)) for text in (own, other))
            titles[there] = here
    return titles
