"""Gives what an export of WordPress has as a plan: everything that was public, and an account of what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from almanac.importers.plan import Account, PlannedEntry, PlannedPicture, PlannedRedirect
from almanac.importers.wordpress import comments, entries, events, old_addresses, texts
from almanac.importers.wordpress.catalog import KINDS, Catalog, ExportFile, catalog, items
from almanac.importers.wordpress.privacy import why_not_public
from almanac.importers.wordpress.urls import split, upload_path
from almanac.importers.wordpress.wxr import Item

# What the library of pictures, menus, the design and the editor keep; nobody misses them.
_NO_CONTENT = frozenset(
    [
        "acf-field",
        "acf-field-group",
        "attachment",
        "custom_css",
        "customize_changeset",
        "guest-author",
        "nav_menu_item",
        "oembed_cache",
        "tribe_organizer",
        "tribe_venue",
        "user_request",
        "wp_block",
        "wp_font_face",
        "wp_font_family",
        "wp_global_styles",
        "wp_navigation",
        "wp_template",
        "wp_template_part",
    ]
)
WPML = (
    "WPML keeps elsewhere which entries translate each other: they came as texts of their own; with its *Export and "
    "Import* the export has it"
)
FEEDS = "no page can lead a feed reader on; rules of the web server do, which hosts read in `_redirects`: {lines}"
# Terms and custom fields that are read, or that say nothing to readers; fields that begin with `_` are for programs.
_TERMS = frozenset([
    "author", "category", "language", "post_format", "post_tag", "post_translations", "series", "translation_priority",
    "tribe_events_cat",
])  # fmt: skip
_FIELDS = ("_", "discourse_", "footnotes", "wpdc_", "wpml_")


def _not_read(item: Item) -> Iterator[tuple[str, str]]:
    """What plugins keep of an entry and nothing here knows, by kind and name."""
    yield from (("custom fields", key) for key in item.meta if not key.startswith(_FIELDS))
    yield from (("terms of other kinds", term.taxonomy) for term in item.terms if term.taxonomy not in _TERMS)


class WordPressExport:
    """A ``Source``: the files of one export, which are read from the beginning as often as they are asked for.

    ``base`` is the address of the old site where the export does not say it; ``lang`` is its language, where the one
    that its settings name is wrong. ``forum`` is the address of the new site's.
    """

    def __init__(self, files: Sequence[ExportFile], base: str = "", lang: str = "", forum: str = "") -> None:
        self._files = tuple(files)
        self._base = base
        self._lang = lang
        self._forum = forum
        self._read: Catalog | None = None
        self._texts = Account()
        self._read_texts: set[str] = set()
        self._is_told = False

    @property
    def name(self) -> str:
        """Which site it is: what came of another one is not taken for its."""
        host = split(self.base).hostname
        return f"WordPress, {host}" if host else "WordPress"

    @property
    def base(self) -> str:
        """The address of the old site."""
        return self._catalog().channel.address

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        """All posts, pages and events that were public; raises ``Fault`` before the first where a file is not whole."""
        known = self._catalog()
        self._tell(known, account)
        if not self._is_told:
            # Texts may be asked for in a later round; what is missing in them belongs to the account of the first.
            self._texts, self._is_told = account, True
        seen: set[str] = set()
        unknown: set[tuple[str, str]] = set()
        for item in items(self._files, Counter()):
            if item.id in seen or not self._comes(item, account):
                continue
            seen.add(item.id)
            comments.leave_out(item, account)
            unknown |= set(_not_read(item))
            planned = self._planned(item, known, account)
            if planned is not None:
                yield planned
        for what, name in sorted(unknown):
            account.leave_out(what, name)

    def redirects(self) -> Iterator[PlannedRedirect]:
        """Lists, authors, venues, organizers, pages of files, and feeds."""
        yield from old_addresses.of_lists(self._catalog())
        yield from old_addresses.of_feeds(self._catalog())

    def picture(self, address: str) -> PlannedPicture | None:
        """What the media library says of a picture; None for those of other sites."""
        known = self._catalog()
        is_own = split(address).netloc in {"", split(known.channel.address).netloc} and upload_path(address)
        return known.media.picture(address) if is_own or known.media.by_address(address) else None

    def read(self, progress: Callable[[int], None] = lambda _bytes: None) -> Catalog:
        """The catalog, for which all files are read once; ``progress`` is told how many bytes of them are."""
        if self._read is None:
            self._read = catalog(self._files, self._base, self._lang, progress)
            self._read.forum = self._forum
        return self._read

    def _catalog(self) -> Catalog:
        return self.read()

    def _planned(self, item: Item, known: Catalog, account: Account) -> PlannedEntry | None:
        made = events.planned(item, known, account) if item.type == "tribe_events" else entries.planned(item, known)
        return made and replace(made, html=lambda: self._text(item, known))

    def _text(self, item: Item, known: Catalog) -> str:
        """The text of an entry; what is missing in it counts once, however often it is asked for."""
        account = self._texts if item.id not in self._read_texts else Account()
        self._read_texts.add(item.id)
        return texts.body(item, known, account)

    def _comes(self, item: Item, account: Account) -> bool:
        """Whether it was public and is content; all else is told of, but for what no reader ever saw."""
        if item.type in _NO_CONTENT:
            return False
        if not item.id:
            account.leave_out("without a number", item.where)
            return False
        if item.type == "revision":
            account.leave_out("revision", f"revision {item.id}")
            return False
        if item.type not in KINDS:
            account.leave_out(f"of type {item.type or 'unknown'}", item.where)
            return False
        reason = why_not_public(item)
        if reason:
            # Their titles are for whoever imports alone.
            account.leave_out(reason, item.where)
        return not reason

    def _tell(self, known: Catalog, account: Account) -> None:
        """What concerns the export as a whole."""
        for name, count in known.mended.items():
            account.mended[name] += count
        for where, what in known.broken:
            account.leave_out("broken in the export", where)
            account.look_at(where, what)
        if known.authors.hidden():
            account.look_at("authors", f"{known.authors.hidden()} have an address for a name, which is not published")
        if known.languages.has_wpml and not known.languages.has_groups:
            account.look_at("translations", WPML)
        lines = "; ".join(f"{feed.old} {feed.to} 301" for feed in old_addresses.of_feeds(known))
        account.look_at("old feeds", FEEDS.format(lines=lines))
