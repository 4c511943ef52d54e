"""Says which pages the Internet Archive is to be asked for, and writes the list of the copies that it keeps."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from almanac.model import address
from almanac.model.archived_copy import ArchivedCopy
from almanac.model.edition import Edition
from almanac.render.absolute import absolute_address

_ABOUT = (
    "Copies of this site at the Internet Archive, the newest of each page: "
    "`scripts/almanac export internet-archive` writes it."
)


def to_archive(edition: Edition, known: Iterable[ArchivedCopy]) -> tuple[str, ...]:
    """The addresses of what has changed since its copy, or has none.

    First the front pages, `/take/` and the feeds, which change with anything; then texts, what changed last first.
    """
    copied = {one.url: one.at for one in known}
    texts = sorted(_texts(edition), key=lambda pair: (-pair[0].timestamp(), pair[1]))
    newest = texts[0][0] if texts else edition.now
    pages = [(newest, where) for where in _of_everything(edition)] + texts
    urls = ((moment, absolute_address(edition.site, where)) for moment, where in pages)
    return tuple(url for moment, url in urls if url not in copied or copied[url] < moment)


def _of_everything(edition: Edition) -> Iterator[str]:
    site = edition.site
    yield from (address.home(lang, site.default_lang) for lang in site.list_languages)
    if edition.bags:
        yield address.TAKE
    if site.blog:
        yield address.stories_feed("atom.xml")
    if site.events:
        yield address.events_feed("atom.xml")


def _texts(edition: Edition) -> Iterator[tuple[datetime, str]]:
    for entry in edition.stories_and_pages:
        yield _changed(edition, entry.source.path), entry.address
    for event in edition.events:
        for text in event.texts:
            yield _changed(edition, text.source.path), text.address


def _changed(edition: Edition, path: str) -> datetime:
    """When a text last changed; where nobody knows, long ago, so that one copy is enough."""
    known = edition.history_of(path)
    return known.modified if known else datetime(1970, 1, 1, tzinfo=UTC)


def archived_text(copies: Iterable[ArchivedCopy]) -> str:
    """The file, by the addresses of the pages."""
    listed = [
        {"url": one.url, "copy": one.copy, "at": f"{one.at:%Y-%m-%dT%H:%M:%SZ}"}
        for one in sorted(copies, key=lambda one: one.url)
    ]
    return json.dumps({"about": _ABOUT, "copies": listed}, ensure_ascii=False, indent=1) + "\n"
