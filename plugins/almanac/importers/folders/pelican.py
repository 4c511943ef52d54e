"""Reads a Pelican site: its texts in Markdown and reStructuredText, and where its settings say that they were."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from urllib.parse import quote, unquote, urlsplit

from almanac.importers.folders.addresses import path_at, path_from, with_addresses
from almanac.importers.folders.dialects import (
    TOO_DEEP,
    Rendered,
    extensions_of,
    is_heavy,
    python_markdown,
    restructured_text,
)
from almanac.importers.folders.folder import Folder, decoded
from almanac.importers.folders.html_file import html_file
from almanac.importers.folders.metadata import as_names, as_text, with_headers
from almanac.importers.folders.moments import moment_of, written
from almanac.importers.folders.old_lists import of_pelican
from almanac.importers.folders.pelican_settings import PelicanSettings
from almanac.importers.folders.permalinks import in_braces, pelican_slug
from almanac.importers.folders.story_fields import count_unknown, picture_of, story_fields
from almanac.importers.plan import Account, PlannedEntry, PlannedKind, PlannedPicture, PlannedRedirect

_MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
_KINDS = (*_MARKDOWN, ".rst", ".html", ".htm")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")
_INTRASITE = re.compile(
    r"(?:\{|%7B|\|)(filename|static|attach|category|tag|author|index)(?:\}|%7D|\|)(.*)", re.IGNORECASE | re.DOTALL
)
_DAY_IN_NAME = re.compile(r"(\d{4}-\d{2}-\d{2}).*")
_LEFT_OUT = {
    "draft": "drafts",
    "hidden": "hidden texts, which only those saw who had the address",
    "skip": "texts that Pelican was told to skip",
}


@dataclass(frozen=True, slots=True)
class _Text:
    """What is kept of a text between two readings: all but its words."""

    path: str
    kind: PlannedKind
    fields: dict[str, object]
    slug: str
    lang: str
    moment: datetime | None
    address: str
    others: tuple[str, ...]
    faults: tuple[str, ...] = ()


@dataclass(slots=True)
class PelicanSource:
    """The site in a folder; ``settings`` are its own, ``content`` the folder of texts within it, or empty.

    ``now`` decides nothing: what is of the future is left out by whoever writes.
    """

    folder: Folder
    settings: PelicanSettings
    content: str
    name: str
    base: str
    _texts: dict[str, _Text] = field(default_factory=dict)
    _names: dict[str, Counter[str]] = field(default_factory=dict)
    _months: Counter[str] = field(default_factory=Counter)

    def entries(self, account: Account) -> Iterator[PlannedEntry]:
        """Articles and pages, in the order of their files."""
        self._know()
        for name in self.settings.unread:
            account.look_at(
                "pelicanconf.py", f"{name} is worked out by the settings: what Pelican does without it is assumed"
            )
        for extension in extensions_of(self.settings.mapping("MARKDOWN"))[1]:
            account.look_at("pelicanconf.py", f"texts may have marks of the extension {extension}, which is not there")
        originals = self._originals()
        for text in self._texts.values():
            status = as_text(text.fields.get("status")).lower()
            if status in _LEFT_OUT:
                account.leave_out(_LEFT_OUT[status], text.path)
                continue
            for fault in text.faults:
                account.look_at(text.path, fault)
            count_unknown(text.fields, account, text.path)
            yield self._entry(text, originals)

    def redirects(self) -> Iterator[PlannedRedirect]:
        """The lists and the feeds."""
        self._know()
        yield from of_pelican(self.settings, self._names, self._months, self._slug)

    def picture(self, address: str) -> PlannedPicture | None:
        """A file of the folder of texts, by its path there."""
        path = path_at(address, self.base)
        return PlannedPicture(address, (self._whole(path),)) if path and self._has(path) else None

    # What is known of all texts.

    def _know(self) -> None:
        if self._texts:
            return
        for whole in self.folder.paths():
            path = self._within(whole)
            if path and path.lower().endswith(_KINDS) and self._is_text(path):
                self._texts[path] = self._read(path)
        for text in self._texts.values():
            if as_text(text.fields.get("status")).lower() not in _LEFT_OUT and text.kind == "story":
                found = story_fields(text.fields)
                self._months.update([f"{text.moment:%Y-%m}"] if text.moment else [])
                for kind, names in (
                    ("category", [found.get("category", "")]),
                    ("tag", found.get("tags", [])),
                    ("author", found.get("authors", [])),
                ):
                    self._names.setdefault(kind, Counter()).update(name for name in names if name)

    def _within(self, path: str) -> str:
        """The path from the folder of texts; empty for what lies beside it."""
        if not self.content:
            return path
        return path.removeprefix(f"{self.content}/") if path.startswith(f"{self.content}/") else ""

    def _is_text(self, path: str) -> bool:
        excluded = (*self.settings.texts("ARTICLE_EXCLUDES"), *self.settings.texts("PAGE_EXCLUDES"))
        return not any(name and f"{path}/".startswith(f"{name.strip('/')}/") for name in excluded)

    def _has(self, path: str) -> bool:
        return self.folder.has(self._whole(path))

    def _whole(self, path: str) -> str:
        return f"{self.content}/{path}" if self.content else path

    def _source(self, path: str) -> tuple[str, str]:
        return decoded(self.folder.read(self._whole(path)))

    def _rendered(self, path: str) -> tuple[dict[str, object], Rendered]:
        """The fields and the HTML of a file."""
        text, note = self._source(path)
        notes = (note,) if note else ()
        if path.lower().endswith(".rst"):
            found = restructured_text(text)
            return dict(found.fields), replace(found, notes=(*notes, *found.notes))
        if path.lower().endswith((".html", ".htm")):
            fields, html = html_file(text)
            return fields, Rendered(html, notes)
        parsed = with_headers(text)
        extensions = extensions_of(self.settings.mapping("MARKDOWN"))[0]
        found = python_markdown(parsed.body, extensions)
        return parsed.fields, replace(found, notes=(*notes, *parsed.faults, *found.notes))

    def _metadata(self, path: str) -> tuple[dict[str, object], tuple[str, ...]]:
        """The fields of a file alone: of Markdown without making HTML of it."""
        if not path.lower().endswith(_MARKDOWN):
            fields, rendered = self._rendered(path)
            return fields, rendered.notes
        text, note = self._source(path)
        parsed = with_headers(text)
        heavy = (TOO_DEEP,) if is_heavy(parsed.body) else ()
        return parsed.fields, (*((note,) if note else ()), *parsed.faults, *heavy)

    def _read(self, path: str) -> _Text:
        settings = self.settings
        fields, notes = self._metadata(path)
        folder, file_name = posixpath.split(path)
        stem = file_name.rpartition(".")[0]
        pages = [name.strip("/") for name in settings.texts("PAGE_PATHS")]
        is_page = any(name and f"{path}".startswith(f"{name}/") for name in pages)
        defaults = {str(name).lower(): str(value) for name, value in settings.mapping("DEFAULT_METADATA").items()}
        fields = {**defaults, **fields}
        if settings.text("AUTHOR"):
            fields.setdefault("author", settings.text("AUTHOR"))
        if not is_page and not as_text(fields.get("category")):
            by_folder = posixpath.basename(folder) if settings.is_on("USE_FOLDER_AS_CATEGORY") else ""
            fields["category"] = by_folder or settings.text("DEFAULT_CATEGORY")
        in_name = _DAY_IN_NAME.fullmatch(stem)
        if in_name and not as_text(fields.get("date")):
            fields["date"] = in_name[1]
        moment, _ = moment_of(as_text(fields.get("date")), settings.text("TIMEZONE"))
        by_title = stem if settings.text("SLUGIFY_SOURCE") == "basename" else as_text(fields.get("title")) or stem
        slug = as_text(fields.get("slug")) or self._slug(by_title)
        lang = as_text(fields.get("lang")).lower() or settings.text("DEFAULT_LANG")
        kind: PlannedKind = "page" if is_page else "story"
        found = _Text(path, kind, fields, slug, lang, moment, "", (), notes)
        addresses = self._addresses(found)
        return replace(found, address=addresses[0] if addresses else "", others=tuple(addresses[1:]))

    def _slug(self, text: str) -> str:
        return pelican_slug(text, use_unicode=self.settings.is_on("SLUGIFY_USE_UNICODE"))

    def _addresses(self, text: _Text) -> list[str]:
        """Its address, and that of its file, where the two differ."""
        values = {
            "slug": text.slug,
            "lang": text.lang,
            "category": self._slug(as_text(text.fields.get("category"))),
            "author": self._slug((as_names(text.fields.get("authors") or text.fields.get("author"), ";,") or [""])[0]),
            "path": text.path.rpartition(".")[0],
            "base_name": posixpath.basename(text.path).rpartition(".")[0],
        }
        what = "ARTICLE" if text.kind == "story" else "PAGE"
        other = "" if text.lang == self.settings.text("DEFAULT_LANG") else "LANG_"
        found: list[str] = []
        for name in ("url", "save_as"):
            pattern = as_text(text.fields.get(name)) or self.settings.text(f"{what}_{other}{name.upper()}")
            address = in_braces(pattern, values, text.moment) if pattern else ""
            if address and address not in found:
                found.append(address)
        return found

    def _originals(self) -> dict[str, str]:
        """The path of what each translation translates: texts with one slug, of which one is in the first language."""
        by_slug: dict[tuple[str, str], list[_Text]] = {}
        for text in self._texts.values():
            by_slug.setdefault((text.kind, text.slug), []).append(text)
        found: dict[str, str] = {}
        default = self.settings.text("DEFAULT_LANG")
        for texts in by_slug.values():
            if len({text.lang for text in texts}) == len(texts) > 1:
                shown = [text for text in texts if as_text(text.fields.get("status")).lower() not in _LEFT_OUT]
                own = [
                    text
                    for text in shown
                    if text.lang == default and as_text(text.fields.get("translation")).lower() != "true"
                ]
                original = (own or shown or texts)[0]
                found.update({text.path: original.path for text in texts if text is not original})
        return found

    # One text.

    def _entry(self, text: _Text, originals: dict[str, str]) -> PlannedEntry:
        fields = story_fields(text.fields)
        moment, zone = moment_of(as_text(text.fields.get("date")), self.settings.text("TIMEZONE"))
        if moment is not None and text.kind == "story":
            fields["date"] = written(moment, zone)
        original = originals.get(text.path, "")
        image = picture_of(text.fields)
        if image is not None:
            address = self._resolved(text, "src", image.address)
            known = self.picture(address)
            image = replace(image, address=address, paths=known.paths if known else ())
        return PlannedEntry(
            text.kind,
            text.path,
            text.path,
            text.slug,
            fields,
            lang=text.lang,
            original=original,
            old_addresses=tuple(address for address in (text.address, *text.others) if address),
            html=partial(self._html, text),
            base=text.address,
            image=image,
        )

    def _html(self, text: _Text) -> str:
        _, rendered = self._rendered(text.path)
        return with_addresses(rendered.html, partial(self._resolved, text))

    def _resolved(self, text: _Text, attribute: str, address: str) -> str:
        """The address of the old site that Pelican made of one in a text."""
        match = _INTRASITE.match(address)
        if match is None:
            return self._beside(text, address) if attribute != "href" else address
        what, rest = match[1].lower(), match[2]
        parts = urlsplit(rest)
        tail = (f"?{parts.query}" if parts.query else "") + (f"#{parts.fragment}" if parts.fragment else "")
        name = unquote(parts.path)
        if what == "index":
            return f"/{tail}"
        if what in ("category", "tag", "author"):
            return self._group_address(f"{what.upper()}_URL", name) + tail
        path = path_from(text.path, name)
        known = self._texts.get(path)
        if known is not None:
            return quote(known.address) + tail
        return f"/{quote(path)}{tail}" if self._has(path) else f"/{quote(name.lstrip('/'))}{tail}"

    def _beside(self, text: _Text, address: str) -> str:
        """A picture that is named by its path from the text, where it lies there."""
        if "//" in address or address.startswith(("/", "#", "data:")):
            return address
        path = path_from(text.path, unquote(urlsplit(address).path))
        return f"/{quote(path)}" if path.lower().endswith(_PICTURES) and self._has(path) else address

    def _group_address(self, setting: str, name: str) -> str:
        return in_braces(self.settings.text(setting), {"slug": self._slug(name), "name": name}, None)
