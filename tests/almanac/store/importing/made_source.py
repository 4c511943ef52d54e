"""A source for tests, made of what they name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from almanac.check import Report, read_edition
from almanac.check.aliases import belongs_to_the_site
from almanac.check.redirects import is_of_the_site
from almanac.importers.html_markdown import markdown_of
from almanac.importers.plan import (
    Account,
    PlannedComment,
    PlannedEntry,
    PlannedKind,
    PlannedPicture,
    PlannedRedirect,
)
from almanac.model.site import Site
from almanac.read.settings.site_settings import read_settings
from almanac.store.importing.importer import Imported, ImportWay, import_source

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
BASE = "https://old.example"
SETTINGS: dict[str, Any] = {
    "SITENAME": "Almanac",
    "SITEURL": "https://new.example",
    "LANGUAGES": ["en"],
    "CATEGORIES": ["News"],
    "EVENT_CATEGORIES": {"Meetup": "#2a6f5e"},
    "CALENDAR_DOMAIN": "calendar.example.net",
}


@dataclass
class MadeSource:
    """A source that has exactly these."""

    made: Sequence[PlannedEntry]
    planned: Sequence[PlannedRedirect] = ()
    known: Mapping[str, PlannedPicture] = field(default_factory=dict)
    name: str = "made old.example"
    base: str = BASE

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        yield from self.made

    def redirects(self) -> Iterator[PlannedRedirect]:
        yield from self.planned

    def picture(self, address: str) -> PlannedPicture | None:
        return self.known.get(address)


def entry(kind: PlannedKind, key: str, slug: str = "", html: str = "<p>Words.</p>", **more: Any) -> PlannedEntry:
    """An entry; what is no part of a plan is one of its fields."""
    parts = {name: more.pop(name) for name in [*more] if name in PlannedEntry.__dataclass_fields__}
    return PlannedEntry(kind, key, f"line 1: {key}", slug or key, more, html=lambda: html, **parts)


def story(key: str, slug: str = "", html: str = "<p>Words.</p>", **more: Any) -> PlannedEntry:
    """A story with what most have."""
    return entry("story", key, slug, html, **{"title": key, "date": "2019-05-04", "authors": ["Ann"], **more})


def event(key: str, slug: str = "", html: str = "<p>Words.</p>", **more: Any) -> PlannedEntry:
    """An event with what most have."""
    return entry("event", key, slug, html, **{"title": key, "start": "2019-05-04", "category": "Meetup", **more})


def comment(number: str, html: str = "<p>Yes.</p>", parent: str = "", name: str = "Ben") -> PlannedComment:
    """A comment on an entry."""
    return PlannedComment(number, parent, name, "2019-05-05T10:00:00", html)


def site_of(settings: Mapping[str, Any]) -> Site:
    """The settings as the site has them."""
    site, problems = read_settings(settings, "")
    assert site is not None, problems
    return site


def run(root: Path, source: MadeSource, settings: Mapping[str, Any] | None = None, **more: Any) -> Imported:
    """Import it."""
    rules = {"belongs_to_the_site": belongs_to_the_site, "has_address": is_of_the_site}
    way = ImportWay(convert=markdown_of, now=NOW, **rules, **more)
    return import_source(root, site_of(settings or SETTINGS), source, way)


def checked(root: Path, imported: Imported, settings: Mapping[str, Any] | None = None) -> Report:
    """What the check finds, with the settings that the import asks for."""
    whole = dict(settings or SETTINGS)
    for line in imported.needed.lines():
        name, _, value = line.partition(" = ")
        whole[name] = eval(value)  # noqa: S307 - a literal of our own
    return read_edition(root, whole, now=NOW, drafts=True)


def files_of(root: Path) -> dict[str, bytes]:
    """All files of the content, by path."""
    found = (path for folder in ("content", "events") for path in (root / folder).rglob("*"))
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found if path.is_file()}
