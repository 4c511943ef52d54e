"""Reads a file's path: its slug, its language, and which files are one text in several languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from almanac.model.entry import Source
from almanac.model.problem import Problem
from almanac.model.slug import MAX_SLUG_BYTES, is_slug, slugify
from almanac.read.fault import presentable
from almanac.read.front_matter.front_matter import FrontMatter
from almanac.read.values.language_code import is_language, meant_language

_EXAMPLE = "spring-meetup"


@dataclass(frozen=True, slots=True)
class Name:
    """A path taken apart: ``content/stories/2026/x.es.md`` has slug ``x``, language ``es``."""

    path: str
    slug: str
    lang: str

    @property
    def group(self) -> str:
        """The path without language and suffix, which translations share."""
        folder, slash, _name = self.path.rpartition("/")
        return f"{folder}{slash}{self.slug}"

    def source(self, front: FrontMatter) -> Source:
        """Where the text comes from."""
        lines = {
            f"{where[0]}" if len(where) == 1 else ".".join(map(str, where)): line for where, line in front.lines.items()
        }
        return Source(self.path, self.group, front.body, front.body_line, lines)


def read_name(path: str) -> tuple[Name, list[Problem]]:
    """The name of a Markdown file; ``lang`` is empty when the path does not say it."""
    stem = path.rpartition("/")[2].removesuffix(".md")
    slug, _, lang = stem.rpartition(".") if "." in stem else (stem, "", "")
    name = Name(path, slug, lang)
    fault = _fault_of_name(name, stem)
    return name, [Problem(path, 0, "", presentable(fault[0]), presentable(fault[1]))] if fault else []


def _fault_of_name(name: Name, stem: str) -> tuple[str, str] | None:
    """What is wrong with a file's name, and the remedy."""
    slug, lang = name.slug, name.lang
    if "." in stem and not is_language(lang):
        meant = meant_language(lang) if is_slug(slug) and lang else ""
        renamed = f"{slug}.{meant}.md" if meant else f"{slugify(stem) or _EXAMPLE}.md"
        if not re.fullmatch(r"[A-Za-z]{2,}(?:[-_][A-Za-z0-9]+)*", lang):
            renamed = f"{slugify(stem) or _EXAMPLE}.md"
            message = f"the file's name `{stem}` has a dot"
            return message, f"rename it to `{renamed}`; a dot stands before the language of a translation only"
        message = f"`.{lang}` in the file's name is not a language's code"
        return message, f"rename it to `{renamed}`; a dot stands before the language of a translation only"
    suffix = f".{lang}.md" if lang else ".md"
    composed = unicodedata.normalize("NFC", slug)
    if not is_slug(slug) and is_slug(composed):
        message = f"the file's name `{slug}` has letters and accents apart (Unicode NFD)"
        return message, f"rename it to `{composed}{suffix}`, typed anew (Unicode NFC)"
    if not is_slug(slug):
        message = f"the file's name `{slug}` cannot stand in an address"
        wanted = f"`{slugify(slug)}{suffix}`" if slugify(slug) else f"such as `{_EXAMPLE}{suffix}`"
        return message, f"rename it to lower-case letters, digits and hyphens: {wanted}"
    if len(slug.encode()) > MAX_SLUG_BYTES:
        message = f"the file's name has {len(slug.encode())} bytes, more than {MAX_SLUG_BYTES}"
        return message, "shorten it: the title stands in the file"
    return None


def language_of(name: Name, written: str | None, front: FrontMatter, default: str) -> tuple[str, list[Problem]]:
    """The text's language: the file's name or the field ``lang``, which must not contradict each other."""
    if name.lang and written and name.lang != written:
        message = f"`{written}` contradicts the file's name"
        hint = f"write `{name.lang}`, or rename the file"
        return name.lang, [Problem(name.path, front.line(("lang",)), "lang", message, hint)]
    return name.lang or written or default, []
