"""Reads a folder of Markdown: a site of Hugo's or Jekyll's, or texts that somebody keeps."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from almanac.importers.folders.addresses import path_at, path_from, with_addresses
from almanac.importers.folders.dialects import today
from almanac.importers.folders.folder import Folder, decoded
from almanac.importers.folders.found_text import FoundText
from almanac.importers.folders.metadata import as_names, as_text, parsed
from almanac.importers.folders.moments import written
from almanac.importers.folders.old_lists import of_hugo, of_jekyll
from almanac.importers.folders.programs import ALIASES, MARKDOWN, Hugo, Jekyll, Plain, Program
from almanac.importers.folders.shortcodes import without_liquid, without_shortcodes
from almanac.importers.folders.site_config import values_of
from almanac.importers.folders.story_fields import count_unknown, picture_of, renamed, story_fields
from almanac.importers.kept_text import with_other_addresses
from almanac.importers.plan import Account, PlannedEntry, PlannedPicture, PlannedRedirect

_OTHERS = (".org", ".adoc", ".asciidoc", ".pandoc", ".textile", ".rst", ".ipynb")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")
_MORE = re.compile(r"<!--\s*more\s*-->", re.IGNORECASE)
_FIRST_HEADING = re.compile(r"\s*# +([^\n]+)\n?")
_DAY = re.compile(r"^\d{4}-\d{1,2}-\d{1,2}-")
_AUTHORS = ("_data/authors.yml", "_data/authors.yaml", "_data/authors.json")


@dataclass(slots=True)
class MarkdownSource:
    """The texts of a folder. ``places`` are folders within it from which its pictures are named, ``""`` for itself.

    ``mapped`` are names of fields here by what they are called at the source.
    """

    folder: Folder
    program: Program
    name: str
    base: str
    places: tuple[str, ...]
    content: str = ""
    mapped: Mapping[str, str] = field(default_factory=dict)
    config: Mapping[str, Any] = field(default_factory=dict)
    _texts: dict[str, FoundText] = field(default_factory=dict)
    _by_name: dict[str, str] = field(default_factory=dict)
    _others: list[str] = field(default_factory=list)
    _names: dict[str, Counter[str]] = field(default_factory=dict)
    _sections: Counter[str] = field(default_factory=Counter)

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        """Stories and pages, in the order of their files."""
        self._know()
        for path in self._others:
            account.leave_out(f"texts in a format that is not read: {path.rpartition('.')[2]}", path)
        originals = self._originals()
        for text in self._texts.values():
            if text.left_out:
                account.leave_out(text.left_out, text.path)
                continue
            for note in text.notes:
                account.look_at(text.path, note)
            count_unknown(text.fields, account, text.path)
            yield self._entry(text, originals)

    def redirects(self) -> Iterator[PlannedRedirect]:
        """The lists and the feeds of Hugo or Jekyll."""
        self._know()
        if isinstance(self.program, Hugo):
            yield from of_hugo(self.config, self._names, self._sections)
        if isinstance(self.program, Jekyll):
            yield from of_jekyll(self.config, self.folder, sum(self._sections.values()))

    def picture(self, address: str) -> PlannedPicture | None:
        """A file of one of the folders from which pictures are named."""
        path = path_at(address, self.base)
        found = next((f"{place}/{path}".lstrip("/") for place in self.places if self._is_there(place, path)), "")
        return PlannedPicture(address, (found,)) if found else None

    def _is_there(self, place: str, path: str) -> bool:
        return bool(path) and self.folder.has(f"{place}/{path}".lstrip("/"))

    # What is known of all texts.

    def _know(self) -> None:
        if self._texts:
            return
        authors = self._authors()
        for whole in self.folder.paths():
            path = self._within(whole)
            if path.lower().endswith(_OTHERS):
                self._others.append(path)
            if not path.lower().endswith(MARKDOWN):
                continue
            text = self._read(path, authors)
            if text is not None:
                self._texts[path] = text
        for text in self._texts.values():
            self._by_name.setdefault(posixpath.basename(text.path), text.path)
            if not text.left_out and text.kind == "story":
                found = story_fields(text.fields)
                self._sections[text.path.partition("/")[0] if "/" in text.path else ""] += 1
                self._names.setdefault("category", Counter()).update(filter(None, [found.get("category")]))
                self._names.setdefault("tag", Counter()).update(found.get("tags", []))

    def _within(self, path: str) -> str:
        if not self.content:
            return path
        return path.removeprefix(f"{self.content}/") if path.startswith(f"{self.content}/") else ""

    def _whole(self, path: str) -> str:
        return f"{self.content}/{path}" if self.content else path

    def _authors(self) -> Mapping[str, Any]:
        """The names of authors by the keys that Jekyll's texts have for them."""
        if not isinstance(self.program, Jekyll):
            return {}
        return next((values_of(self.folder, path) for path in _AUTHORS if self.folder.has(path)), {})

    def _read(self, path: str, authors: Mapping[str, Any]) -> FoundText | None:
        text, note = decoded(self.folder.read(self._whole(path)))
        found = parsed(text)
        fields = renamed(found.fields, self.mapped)
        if authors:
            for name in ("author", "authors"):
                keys = as_names(fields.get(name))
                if keys:
                    fields[name] = [as_text(authors.get(key.lower())) or key for key in keys]
        if isinstance(self.program, Plain) and not as_text(fields.get("title")):
            heading = _FIRST_HEADING.match(found.body)
            stem = posixpath.basename(path).rpartition(".")[0]
            fields["title"] = heading[1].strip(" #") if heading else re.sub(r"[-_]+", " ", _DAY.sub("", stem))
        known = self.program.text(path, fields)
        if known is None or known.left_out:
            return known
        unknown: Counter[str] = Counter()
        self._filled(known, found.body, unknown)
        notes = (
            *((note,) if note else ()),
            *found.faults,
            *(f"`{name}` is known to the old site alone and is left out ({n})" for name, n in unknown.items()),
        )
        return replace(known, notes=notes)

    def _originals(self) -> dict[str, str]:
        groups: dict[str, list[FoundText]] = {}
        for text in self._texts.values():
            if not text.left_out and text.same:
                groups.setdefault(f"{text.kind} {text.same}", []).append(text)
        default = str(self.config.get("defaultcontentlanguage") or "").lower()
        found: dict[str, str] = {}
        for texts in groups.values():
            if len(texts) == len({text.lang for text in texts}) > 1:
                original = next((text for text in texts if text.lang in (default, "")), texts[0])
                found.update({text.path: original.path for text in texts if text is not original})
        return found

    # One text.

    def _entry(self, text: FoundText, originals: Mapping[str, str]) -> PlannedEntry:
        fields = story_fields(text.fields)
        if text.moment is not None and text.kind == "story":
            fields["date"] = written(text.moment, text.zone)
        image = picture_of(text.fields)
        if image is not None:
            address = self._resolved(text, "src", image.address)
            known = self.picture(address)
            image = replace(image, address=address, paths=known.paths if known else ())
        body = self._body(text)
        before, mark, _ = _MORE.sub("\0", body, count=1).partition("\0")
        aliases = [alias for name in ALIASES for alias in as_names(text.fields.get(name), "\n")]
        old = [*text.addresses, *(posixpath.join(text.beside or "/", alias) for alias in aliases)]
        return PlannedEntry(
            text.kind,
            text.path,
            text.path,
            text.slug,
            fields,
            lang=text.lang,
            original=originals.get(text.path, ""),
            old_addresses=tuple(dict.fromkeys(old)),
            html=partial(self._html, text),
            markdown=partial(self._markdown, text),
            base=text.beside,
            excerpt=today(self._filled(text, before, Counter())).html if mark else "",
            image=image,
        )

    def _body(self, text: FoundText) -> str:
        """The Markdown without what the old site's program filled in."""
        found = parsed(decoded(self.folder.read(self._whole(text.path)))[0])
        body = found.body
        heading = _FIRST_HEADING.match(body) if isinstance(self.program, Plain) else None
        if heading and heading[1].strip(" #") == as_text(text.fields.get("title")):
            body = body[heading.end() :]
        return self._filled(text, body, Counter())

    def _markdown(self, text: FoundText) -> str:
        """The text as it was written, with the addresses of the old site; empty where it cannot be kept so."""
        body = _MORE.sub("", self._body(text))
        return with_other_addresses(body, partial(self._resolved, text, "href"), partial(self._resolved, text, "src"))

    def _html(self, text: FoundText) -> str:
        return with_addresses(today(_MORE.sub("", self._body(text))).html, partial(self._resolved, text))

    def _filled(self, text: FoundText, body: str, unknown: Counter[str]) -> str:
        if isinstance(self.program, Hugo):
            return without_shortcodes(body, partial(self._found, text), unknown)
        if isinstance(self.program, Jekyll):
            return without_liquid(body, partial(self._found, text), self._site, unknown)
        return body

    def _site(self, name: str) -> str:
        """What an expression of Liquid's says of the site; its address is the root of all old ones."""
        value = self.config.get(name.removeprefix("site.")) if name.startswith("site.") else None
        return "" if name in ("site.baseurl", "site.url") or not isinstance(value, str) else value

    def _found(self, text: FoundText, words: str) -> str:
        """The old address of the text that a shortcode or tag names."""
        name, mark, part = words.partition("#")
        path = self._path_of(text, name)
        known = self._texts.get(path)
        if known is None or not known.addresses:
            return f"#{part}" if mark and not name else f"/{quote(name.lstrip('/'))}"
        return quote(known.addresses[0]) + (f"#{part}" if mark else "")

    def _path_of(self, text: FoundText, name: str) -> str:
        """The path of a text that another names: from the folder, from itself, by its name alone."""
        bare = name.strip("/")
        beside = path_from(text.path, name)
        tried = [bare, beside, f"_posts/{bare}"]
        for path in tried:
            for ending in ("", *MARKDOWN, "/index.md"):
                if f"{path}{ending}" in self._texts:
                    return f"{path}{ending}"
        last = posixpath.basename(bare)
        return next((self._by_name[f"{last}{end}"] for end in ("", *MARKDOWN) if f"{last}{end}" in self._by_name), "")

    def _resolved(self, text: FoundText, attribute: str, address: str) -> str:
        """The address of the old site for one in a text: of files beside it, and of other texts."""
        try:
            parts = urlsplit(address)
        except ValueError:
            return address
        if parts.scheme or parts.netloc or not parts.path:
            return address
        path = unquote(parts.path)
        tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        if path.lower().endswith(MARKDOWN):
            known = self._texts.get(self._path_of(text, path))
            return f"{quote(known.addresses[0])}{tail}" if known and known.addresses else address
        if path.startswith("/") or not path.lower().endswith(_PICTURES):
            return address
        beside = path_from(text.path, path)
        return f"/{quote(beside)}" if self._is_there(self.content, beside) else address
