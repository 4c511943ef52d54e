"""Reads an export once, lightly: what entries refer to, which ones were public, and what is broken in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from sys import intern
from typing import BinaryIO

from almanac.importers.wordpress import media, places
from almanac.importers.wordpress.authors import Authors
from almanac.importers.wordpress.elements import Element, parse, parse_head
from almanac.importers.wordpress.event_moments import day_and_time
from almanac.importers.wordpress.known import Occurrence, Organizer, Venue
from almanac.importers.wordpress.languages import Languages, code_of
from almanac.importers.wordpress.mended_text import text_from_beginning
from almanac.importers.wordpress.pieces import Piece, TooShort, pieces
from almanac.importers.wordpress.privacy import why_not_public
from almanac.importers.wordpress.terms import Terms
from almanac.importers.wordpress.urls import path_of
from almanac.importers.wordpress.used_pictures import pictures_in
from almanac.importers.wordpress.wxr import Channel, Item, author, channel, item, term
from almanac.read.fault import Fault

KINDS = {"post": "story", "page": "page", "tribe_events": "event"}
_IDS = re.compile(r"<wp:post_id>(?:<!\[CDATA\[)?\s*([0-9]{1,18})")
_MONTH = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])-", re.ASCII)
_MOST_NAMED = 10
# Reused blocks are kept as they are; more than this no site has.
_MOST_BLOCKS = 20_000_000


@dataclass(frozen=True, slots=True)
class ExportFile:
    """One file of an export, by its name, with what opens it from the beginning; WordPress divides large exports."""

    name: str
    open: Callable[[], BinaryIO]


@dataclass(slots=True)
class Catalog:
    """What is known of a whole export.

    ``forum`` is the address of the new site's. ``public`` has the types of the entries that were, by their ids;
    ``used_by`` says which of them uses a file, by ids; ``occurrences`` has those of each event that repeats; ``months``
    counts the posts of each, by ``2019-05``.
    """

    channel: Channel = field(default_factory=Channel)
    languages: Languages = field(default_factory=lambda: Languages(""))
    authors: Authors = field(default_factory=Authors)
    terms: Terms = field(default_factory=Terms)
    media: media.Media = field(default_factory=media.Media)
    public: dict[str, str] = field(default_factory=dict)
    forum: str = ""
    blocks: dict[str, str] = field(default_factory=dict)
    size_of_blocks: int = 0
    venues: dict[str, Venue] = field(default_factory=dict)
    organizers: dict[str, Organizer] = field(default_factory=dict)
    occurrences: dict[str, list[Occurrence]] = field(default_factory=dict)
    months: Counter[str] = field(default_factory=Counter)
    used_by: dict[str, str] = field(default_factory=dict)
    mended: Counter[str] = field(default_factory=Counter)
    broken: list[tuple[str, str]] = field(default_factory=list)


def items(files: Iterable[ExportFile], mended: Counter[str]) -> Iterator[Item]:
    """Every item that can be read; for those who know by the catalog that the export is whole."""
    for file in files:
        for piece in _pieces(file, mended):
            if piece.kind == "item":
                try:
                    yield item(parse(piece), piece.line)
                except Fault:
                    continue


def catalog(
    files: Iterable[ExportFile], base: str = "", lang: str = "", progress: Callable[[int], None] = lambda _bytes: None
) -> Catalog:
    """The catalog; ``base`` is the address of the site where no file says it, ``lang`` its language, if it is known.

    ``progress`` is told how many bytes of all files are read.
    Raises ``Fault`` where a file ends too early, is no export, or declares entities.
    """
    found = Catalog(languages=Languages(lang))
    last, before, read = "", 0, 0

    def at(position: int) -> None:
        nonlocal read
        read = position
        progress(before + position)

    for file in files:
        before += read
        try:
            for piece in _pieces(file, found.mended, at):
                last = _add(piece, file, found) or last
        except TooShort as fault:
            after = f" behind {last}, the last item that is whole" if last else ", before the first item is whole"
            raise Fault(f"{file.name}: the export ends too early{after}", fault.hint) from None
        except Fault as fault:
            raise Fault(f"{file.name}: {fault.message}", fault.hint) from None
    if not found.channel.address:
        found.channel = replace(found.channel, address=base)
    return found


def _pieces(file: ExportFile, mended: Counter[str], at: Callable[[int], None] = lambda _bytes: None) -> Iterator[Piece]:
    with file.open() as opened:
        for piece in pieces(text_from_beginning(opened, mended), mended):
            at(opened.tell())
            yield piece
        at(opened.tell())


def _add(piece: Piece, file: ExportFile, found: Catalog) -> str:
    """Note what is in a piece; which item it was, for people."""
    if piece.kind == "head":
        head, whole = parse_head(piece)
        if not whole:
            found.broken.append((file.name, "what stands before the first item is no XML from some place on"))
        if not found.channel.address:
            _start(found, head)
        return ""
    try:
        element = parse(piece)
    except Fault as fault:
        lines = f"lines {piece.line} to {piece.line + piece.text.count(chr(10))}"
        found.broken.append((f"{file.name}, {lines}", f"{_named(piece)} cannot be read: {fault.message}"))
        return ""
    if piece.kind == "item":
        one = item(element, piece.line)
        _add_item(one, found)
        return f"post {one.id} (line {piece.line})"
    if piece.kind == "author":
        found.authors.add(author(element))
    else:
        known = term(element)
        found.terms.add(known)
        found.languages.add_term(known)
    return ""


def _named(piece: Piece) -> str:
    """What is broken, by the ids that stand in it: an item without end has others in it."""
    numbers = [f"post {number}" for number in _IDS.findall(piece.text)]
    more = f" and {len(numbers) - _MOST_NAMED} more" if len(numbers) > _MOST_NAMED else ""
    return f"{', '.join(numbers[:_MOST_NAMED])}{more}" if numbers else f"this {piece.kind}"


def _start(found: Catalog, head: Element) -> None:
    found.channel = channel(head)
    found.languages.of_site = found.languages.of_site or code_of(found.channel.language)


def _add_item(one: Item, found: Catalog) -> None:
    if one.type == "attachment":
        if one.status in {"inherit", "publish"} and not one.has_password:
            found.media.add(media.attachment(one))
        return
    public = not why_not_public(one)
    if one.type in KINDS:
        found.languages.note_plugin(one)
    if not public:
        return
    if one.type in KINDS:
        _add_entry(one, found)
    elif one.type == "wp_block" and found.size_of_blocks < _MOST_BLOCKS:
        found.blocks[one.id] = one.content
        found.size_of_blocks += len(one.content)
    elif one.type == "tribe_venue":
        found.venues[one.id] = places.venue(one)
    elif one.type == "tribe_organizer":
        found.organizers[one.id] = places.organizer(one)
    elif one.type == "guest-author":
        found.authors.add_guest(one)


def _add_entry(one: Item, found: Catalog) -> None:
    """What others have to know of a public entry."""
    found.public[one.id] = intern(one.type)
    found.languages.add(one)
    found.terms.use(one)
    for used in pictures_in(one):
        found.used_by.setdefault(used, one.id)
    found.authors.use(one)
    if one.type == "post" and _MONTH.match(one.date):
        found.months[one.date[:7]] += 1
    if one.type == "tribe_events" and one.parent:
        start, end = (day_and_time(one.value(f"_Event{name}Date")) for name in ("Start", "End"))
        status = one.value("_tribe_events_status").strip().lower()
        found.occurrences.setdefault(one.parent, []).append(Occurrence(one.id, path_of(one.link), start, end, status))
