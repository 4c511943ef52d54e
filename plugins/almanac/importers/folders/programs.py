"""Knows how Hugo, Jekyll and people arrange a folder: which files are texts, of which day, and where they were."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from almanac.importers.folders.found_text import FoundText
from almanac.importers.folders.metadata import as_names, as_text, is_false, is_true
from almanac.importers.folders.moments import has_passed, moment_of
from almanac.importers.folders.permalinks import hugo_slug, jekyll_slug, joined, of_date, with_colons
from almanac.importers.folders.story_fields import NAMES, first
from almanac.read.values.language_code import is_language

MARKDOWN = (".md", ".markdown", ".mkd", ".mdown")
_DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})-(.+)")
_DAY_IN_PATH = re.compile(r"(?:^|/)(\d{4})/(\d{1,2})/(\d{1,2})(?:/|$)")
_READMES = frozenset(["readme", "license", "licence", "contributing", "changelog", "code_of_conduct"])
_OF_STORIES = frozenset(["article", "articles", "blog", "blogs", "news", "post", "posts", "stories", "story"])
DRAFTS, HIDDEN = "drafts", "texts that were not published"
EXPIRED, LATER = "texts whose time is over (expiryDate)", "stories of the future"


class Program(Protocol):
    """What made a site of the folder."""

    def text(self, path: str, fields: dict[str, Any]) -> FoundText | None:
        """What a file is, by its path and fields; None for one that is no text of its own."""
        ...


@dataclass(frozen=True, slots=True)
class Hugo:
    """Hugo's content folder; ``paths`` are all files of it, ``now`` decides what has come and gone.

    ``roots`` are folders of languages that have each their own, with the language; ``sections`` are the folders at the
    top, in lower case.
    """

    config: Mapping[str, Any]
    paths: frozenset[str]
    now: datetime
    permalink: str = ""
    roots: Mapping[str, str] = field(default_factory=dict)
    sections: frozenset[str] = frozenset()

    def text(self, path: str, fields: dict[str, Any]) -> FoundText | None:
        """By https://gohugo.io/content-management/."""
        whole_folder, name = posixpath.split(path)
        stem, lang = self._language(name.rpartition(".")[0])
        if stem == "_index" or self._is_in_bundle(whole_folder, stem):
            return None
        root = next((root for root in self.roots if path.startswith(f"{root}/")), "")
        below = path.removeprefix(f"{root}/") if root else path
        lang = self.roots[root] if root else lang
        folder = posixpath.dirname(below)
        is_bundle = stem == "index"
        own = posixpath.basename(folder) if is_bundle else stem
        section = below.partition("/")[0] if "/" in below and not (is_bundle and "/" not in folder) else ""
        dated = _DATED.fullmatch(own)
        date = as_text(first(fields, "date")) or (dated[1] if dated else "")
        moment, zone = moment_of(date, str(self.config.get("timezone") or ""))
        lang = as_text(first(fields, "lang")) or lang or self._default()
        slug = as_text(fields.get("slug")) or own
        addresses = self._addresses(folder, own, section, slug, lang, fields, moment, is_bundle=is_bundle)
        return FoundText(
            path, "story" if moment and self._has_stories(section) else "page", fields, slug, lang,
            as_text(fields.get("translationkey")) or posixpath.join(folder, stem), moment, zone, addresses,
            addresses[0] if addresses else "", self._left_out(fields),
        )  # fmt: skip

    def _has_stories(self, section: str) -> bool:
        """Whether texts of a section are news of a day: as the settings say, or by what such sections are called."""
        parameters = self.config.get("params")
        main = as_names(parameters.get("mainsections")) if isinstance(parameters, Mapping) else []
        if main or not section:
            return section in main and bool(section)
        return section.lower() in _OF_STORIES or not self.sections & _OF_STORIES

    def _default(self) -> str:
        return str(self.config.get("defaultcontentlanguage") or self.config.get("languagecode") or "").partition("-")[0]

    def _language(self, stem: str) -> tuple[str, str]:
        """A name such as ``post.fr`` as name and language."""
        bare, dot, code = stem.rpartition(".")
        languages = self.config.get("languages")
        known = languages if isinstance(languages, Mapping) else {}
        if dot and bare and (code.lower() in known or (not known and len(code) == 2 and is_language(code))):
            return bare, code.lower()
        return stem, ""

    def _is_in_bundle(self, folder: str, stem: str) -> bool:
        """Whether it belongs to the text beside it, which has the folder to itself."""
        return stem != "index" and any(f"{folder}/index{ending}" in self.paths for ending in MARKDOWN) and bool(folder)

    def _left_out(self, fields: Mapping[str, Any]) -> str:
        if is_true(fields.get("draft")) or is_true(fields.get("headless")):
            return DRAFTS
        if as_text(fields.get("expirydate")) and has_passed(as_text(fields["expirydate"]), self.now):
            return EXPIRED
        later = as_text(fields.get("publishdate"))
        return LATER if later and moment_of(later, "")[0] and not has_passed(later, self.now) else ""

    def _addresses(
        self, folder: str, own: str, section: str, slug: str, lang: str, fields: Mapping[str, Any],
        moment: datetime | None, *, is_bundle: bool,
    ) -> tuple[str, ...]:  # fmt: skip
        before = f"/{lang}" if lang != self._default() and lang else ""
        url = as_text(fields.get("url"))
        if url:
            return (joined([url]),)
        place = posixpath.dirname(folder) if is_bundle else folder
        patterns = self.config.get("permalinks")
        of_pages = patterns.get("page") if isinstance(patterns, Mapping) else None
        known = {**(patterns or {}), **(of_pages or {})} if isinstance(of_pages, Mapping) else patterns or {}
        pattern = self.permalink or (str(known.get(section) or "") if isinstance(known, Mapping) else "")
        title = hugo_slug(as_text(first(fields, "title")) or own)
        name = hugo_slug(slug)
        ending = ".html" if is_true(self.config.get("uglyurls")) else "/"
        if pattern and (section or self.permalink):
            values = {
                "title": title, "slug": name if fields.get("slug") else title, "section": section, "sections": place,
                "slugorfilename": name, "slugorcontentbasename": name, "filename": own, "contentbasename": own,
                **(of_date(moment) if moment else {}),
            }  # fmt: skip
            filled = with_colons(pattern, values)
            return (before + filled,) if filled else ()
        return (before + joined([place.lower().replace(" ", "-"), name]).rstrip("/") + ending,)


@dataclass(frozen=True, slots=True)
class Jekyll:
    """Jekyll's folder of a whole site."""

    config: Mapping[str, Any]
    now: datetime
    permalink: str = ""

    def text(self, path: str, fields: dict[str, Any]) -> FoundText | None:
        """By https://jekyllrb.com/docs/."""
        folders = path.split("/")[:-1]
        stem = posixpath.basename(path).rpartition(".")[0]
        fields = {**self._defaults(path, "posts" if "_posts" in folders else ""), **fields}
        if "_posts" in folders:
            return self._post(path, folders, stem, fields)
        if "_drafts" in folders:
            return FoundText(path, "story", fields, stem, left_out=DRAFTS)
        collection = folders[0] if folders and folders[0].startswith("_") else ""
        if any(name.startswith("_") for name in folders[1 if self._is_shown(collection) else 0 :]) or not fields:
            return None
        if not folders and stem.lower() in {*_READMES, "index", "404"}:
            return None
        address = self._page_address(path, stem, collection.lstrip("_"), fields)
        return FoundText(
            path, "page", fields, as_text(fields.get("slug")) or (stem if stem != "index" else folders[-1]),
            as_text(first(fields, "lang")), path, None, "", (address,), address, _not_published(fields),
        )  # fmt: skip

    def _is_shown(self, collection: str) -> bool:
        collections = self.config.get("collections")
        own = collections.get(collection.lstrip("_")) if isinstance(collections, Mapping) and collection else None
        return isinstance(own, Mapping) and is_true(own.get("output"))

    def _post(self, path: str, folders: list[str], stem: str, fields: dict[str, Any]) -> FoundText | None:
        dated = _DATED.fullmatch(stem)
        if dated is None:
            return None
        written = as_text(fields.get("date")) or dated[1]
        moment, zone = moment_of(written, str(self.config.get("timezone") or ""))
        above = [name for name in folders[: folders.index("_posts")] if not name.startswith("_")]
        # A text is divided at its blanks, unlike a list.
        own = as_names(fields.get("category"), "\n") + as_names(fields.get("categories"), " ")
        categories = [*dict.fromkeys([*above, *own])]
        fields = {**fields, "category": categories}
        for name in ("tags", "tag"):
            if isinstance(fields.get(name), str):
                fields[name] = as_names(fields[name], ", " if "," in fields[name] else " ")
        fields.pop("categories", None)
        slug = as_text(fields.get("slug")) or dated[2]
        fields.setdefault("title", re.sub(r"[-_]+", " ", slug).strip().capitalize())
        values = {
            "title": slug, "slug": jekyll_slug(slug), "name": stem, "path": path.rpartition(".")[0],
            "categories": "/".join(jekyll_slug(name) for name in categories),
            "slugified_categories": "/".join(jekyll_slug(name) for name in categories), "collection": "posts",
            "output_ext": ".html", **(of_date(moment) if moment else {}),
        }  # fmt: skip
        own_pattern = as_text(fields.get("permalink"))
        pattern = own_pattern or self.permalink or str(self.config.get("permalink") or "date")
        address = with_colons(pattern, values)
        left_out = _not_published(fields)
        return FoundText(
            path, "story", fields, slug, as_text(first(fields, "lang")), path, moment, zone,
            (address,) if address else (), address, left_out,
        )  # fmt: skip

    def _page_address(self, path: str, stem: str, collection: str, fields: Mapping[str, Any]) -> str:
        own = as_text(fields.get("permalink"))
        if own:
            return joined([own])
        place = posixpath.dirname(path).lstrip("_")
        if stem == "index":
            return joined([place, "/"])
        ending = "/" if str(self.config.get("permalink") or "").endswith(("/", "pretty")) else ".html"
        return joined([place, stem]) + ending

    def _defaults(self, path: str, kind: str) -> dict[str, Any]:
        """The front matter that the settings give to whole folders."""
        found: dict[str, Any] = {}
        defaults = self.config.get("defaults")
        for one in defaults if isinstance(defaults, list) else []:
            scope = one.get("scope") if isinstance(one, Mapping) else None
            values = one.get("values") if isinstance(one, Mapping) else None
            if not isinstance(values, Mapping) or not isinstance(scope, Mapping | None):
                continue
            place, of = as_text((scope or {}).get("path")), as_text((scope or {}).get("type"))
            if (not of or of == kind) and (not place or f"{path}/".startswith(f"{place.strip('/')}/")):
                found.update(values)
        return found


@dataclass(frozen=True, slots=True)
class Plain:
    """A folder of texts that no program that is known has arranged."""

    zone: str
    permalink: str = ""
    mapped: Mapping[str, str] = field(default_factory=dict)

    def text(self, path: str, fields: dict[str, Any]) -> FoundText | None:
        """What has a day is a story, what has none a page."""
        folder, name = posixpath.split(path)
        stem = name.rpartition(".")[0]
        if stem.lower() in _READMES:
            return None
        bare, dot, code = stem.rpartition(".")
        stem, lang = (bare, code.lower()) if dot and len(code) == 2 and is_language(code) and bare else (stem, "")
        dated, in_path = _DATED.fullmatch(stem), _DAY_IN_PATH.search(path)
        date = as_text(first(fields, "date")) or (dated[1] if dated else "-".join(in_path.groups()) if in_path else "")
        moment, zone = moment_of(date, self.zone)
        own = dated[2] if dated else posixpath.basename(folder) if stem == "index" and folder else stem
        slug = as_text(fields.get("slug")) or own
        values = {
            "slug": slug, "title": jekyll_slug(as_text(first(fields, "title")) or own), "name": stem, "path": folder,
            "folder": folder, "categories": "/".join(jekyll_slug(one) for one in as_names(first(fields, "category"))),
            **(of_date(moment) if moment else {}),
        }  # fmt: skip
        address = with_colons(self.permalink, values) if self.permalink else joined([folder, own])
        return FoundText(
            path, "story" if moment else "page", fields, slug, as_text(first(fields, "lang")) or lang,
            posixpath.join(folder, stem), moment, zone, (address,) if address else (), address, _not_published(fields),
        )  # fmt: skip


def _not_published(fields: Mapping[str, Any]) -> str:
    if is_true(fields.get("draft")) or as_text(fields.get("status")).lower() in ("draft", "private", "pending"):
        return DRAFTS
    is_hidden = is_false(fields.get("published")) or as_text(fields.get("status")).lower() == "hidden"
    return HIDDEN if is_hidden or is_true(fields.get("private")) else ""


# What a text of each program may be called; the field of each is in `story_fields`.
ALIASES = NAMES["aliases"]
