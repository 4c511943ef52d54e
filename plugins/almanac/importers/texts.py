"""Makes the file of each entry, one after the other: the second of the two passes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from almanac.importers.comments import comments_file
from almanac.importers.completing import Rules, completed, picture_fields
from almanac.importers.conversion import Convert
from almanac.importers.days import day_of
from almanac.importers.entry_file import NoEntryError, body_that_passes, entry_file, fitted
from almanac.importers.kept_text import with_other_addresses
from almanac.importers.layout import Layout, Place
from almanac.importers.picture_names import own_address, paths_of
from almanac.importers.plan import Account, PlannedEntry, PlannedPicture, Source
from almanac.importers.words import one_line, words_of
from almanac.model.comment import path_of_comments
from almanac.model.entry import Source as TextSource
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets


class Pictures(Protocol):
    """Brings pictures to the site."""

    def path(self, picture: PlannedPicture) -> str:
        """Its path below ``content/``, once it is there; empty where there is none, or none that may be shown."""
        ...


@dataclass(frozen=True, slots=True)
class MadeFile:
    """A file for the repository; ``key`` is that of the entry that it is of."""

    path: str
    text: str
    key: str


class Texts:
    """Reads the source once more, and makes a file of each entry that has a place."""

    def __init__(
        self,
        source: Source,
        layout: Layout,
        rules: Rules,
        convert: Convert,
        pictures: Pictures,
        account: Account,
        identities: Mapping[str, str],
    ) -> None:
        self._source = source
        self._layout = layout
        self._rules = rules
        self.convert = convert
        self._pictures = pictures
        self.account = account
        self._addresses: dict[str, str] = {}
        self._identities = dict(identities)
        self.reader = MarkdownReader(Targets(self._addresses))

    def files(self) -> Iterator[MadeFile]:
        """Entries, each with its comments behind it; what no file can be made of is told to the account."""
        seen: set[str] = set()
        for entry in self._source.entries(Account()):
            place = self._layout.places.get(entry.key)
            if place is None or entry.key in seen:
                continue
            seen.add(entry.key)
            try:
                made = self._entry(entry, place)
            except NoEntryError as error:
                self.account.came[entry.kind] -= 1
                self.account.leave_out("entries of which no file can be made", f"{entry.where}: {error}")
                continue
            yield made
            yield from self._comments(entry, place)

    def _entry(self, entry: PlannedEntry, place: Place) -> MadeFile:
        for note in entry.notes:
            self.account.look_at(entry.where, note)
        work = _Work(self, entry, place)
        body, words = work.body()
        image = self._image(entry)
        done = completed(entry, place, self._rules, day_of(entry), words, image)
        fields, unknown = fitted(done.fields, place)
        self._keep_identity(fields, entry, place)
        for name in unknown:
            self.account.look_at(entry.where, f"there is no field `{name}` here; it is left out")
        file = entry_file(fields, body, place, self._rules.site.reading)
        for what in done.mended:
            self.account.mended[what] += 1
        for what in file.left_out:
            self.account.look_at(entry.where, f"left out, for it does not pass the check: {what}")
        return MadeFile(place.path, file.text, entry.key)

    def _keep_identity(self, fields: dict[str, Any], entry: PlannedEntry, place: Place) -> None:
        """One that another entry has would hide one of the two in feeds and calendars: the later gets its own."""
        source = fields.get("source")
        holders = [(fields, "uid"), (fields, "id"), *([(source, "uid")] if isinstance(source, dict) else [])]
        for holder, name in holders:
            identity = one_line(holder.get(name))
            if not identity:
                continue
            domain = self._rules.site.calendar_domain
            whole = identity if "@" in identity or holder is source or name == "id" else f"{identity}@{domain}"
            first = self._identities.setdefault(whole, place.path)
            if first != place.path:
                del holder[name]
                what = f"calendars or feeds know it as they know {first}: look whether the two are one"
                self.account.look_at(entry.where, what)

    def _image(self, entry: PlannedEntry) -> Mapping[str, str] | None:
        if entry.image is None:
            return None
        path = self.picture(entry.image)
        if not path:
            return None
        fields = picture_fields(path, entry.image)
        if not entry.image.credit or not entry.image.license:
            self.account.mended["pictures at the top without credit or licence: unknown"] += 1
        return fields

    def _comments(self, entry: PlannedEntry, place: Place) -> Iterator[MadeFile]:
        comments = entry.comments()
        if not comments:
            return
        text, count = comments_file(comments, _Work(self, entry, place).link, self._rules.site.reading)
        self.account.came["comment"] += count
        if len(comments) > count:
            self.account.left_out["comments that say nothing, or whose day cannot be read"] += len(comments) - count
        if text:
            yield MadeFile(path_of_comments(place.path), text, entry.key)

    def picture(self, picture: PlannedPicture) -> str:
        """The path of a picture below ``content/``, once it is there."""
        path = self._pictures.path(picture)
        if path:
            self._addresses[f"content/{path}"] = f"/{path}"
        return path

    def picture_at(self, address: str, beside: str) -> str:
        """The same by its address in a text; empty for pictures of others."""
        whole = own_address(address)
        known = self._source.picture(whole)
        if known is None:
            path = self._layout.old.path_of(whole, beside)
            if not path:
                return ""
            known = PlannedPicture(self._layout.old.absolute(whole, beside), paths_of(path))
        return self.picture(known)

    def link(self, address: str, entry: PlannedEntry, lost: Counter[str]) -> str:
        """Where a link of a text leads now; empty for one that leads nowhere."""
        bare = address.strip()
        old, beside = self._layout.old, entry.base
        if not bare or bare.startswith("#"):
            return bare
        new = old.find(bare, beside)
        if new or not old.is_old(bare, beside):
            return new or bare
        if _names_picture(old.path_of(bare, beside)):
            path = self.picture_at(bare, beside)
            if path:
                return f"/{path}"
        whole = old.absolute(bare, beside)
        if "://" not in whole:
            lost["links to pages of the old site that did not come, and whose address is not known"] += 1
            return ""
        lost["links to pages or files of the old site that did not come: they still lead there"] += 1
        return whole


class _Work:
    """The text of one entry on its way to Markdown."""

    def __init__(self, texts: Texts, entry: PlannedEntry, place: Place) -> None:
        self._texts = texts
        self._entry = entry
        self._place = place
        self._lost: Counter[str] = Counter()

    def link(self, address: str) -> str:
        """As ``Convert`` asks for it."""
        return self._texts.link(address, self._entry, self._lost)

    def picture(self, address: str, _alt: str) -> str | None:
        """As ``Convert`` asks for it."""
        path = self._texts.picture_at(address, self._entry.base)
        return f"/{path}" if path else None

    def body(self) -> tuple[str, str]:
        """The text in Markdown, and its words."""
        html = self._entry.html()
        words = words_of(html)
        kept = self._kept(words)
        if kept:
            self._count_lost()
            return kept, words or kept
        converted = self._texts.convert(html, self.link, self.picture)
        self._lost += converted.lost
        body, fault = body_that_passes(converted.text, words, self._place.path, self._place.lang, self._texts.reader)
        account = self._texts.account
        if fault:
            account.look_at(self._entry.where, f"only the words of its text came, without form or links: {fault}")
        self._count_lost()
        return body, words

    def _count_lost(self) -> None:
        account = self._texts.account
        for what, count in self._lost.items():
            account.mended[what] += count
            account.examples.setdefault(what, [])
            if len(account.examples[what]) < account.MOST_EXAMPLES:
                account.examples[what].append(self._entry.where)

    def _kept(self, words: str) -> str:
        """The Markdown of the source, where it is read here as it was there: with other addresses, and nothing else."""
        markdown = self._entry.markdown().strip()
        if not markdown:
            return ""
        lost: Counter[str] = Counter()
        kept = with_other_addresses(
            markdown,
            lambda address: self._texts.link(address, self._entry, lost),
            lambda address: self.picture(address, "") or "",
        )
        if not kept:
            return ""
        reading = self._texts.reader.reading(TextSource(self._place.path, "", kept, 1), lang=self._place.lang)
        if reading.problems or (words and words_of(reading.html) != words):
            return ""
        self._lost += lost
        return kept


def _names_picture(path: str) -> bool:
    return path.lower().endswith((".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg"))
