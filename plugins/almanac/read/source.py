"""What a file's path says: slug, language, and which files are one text in several languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import PurePosixPath

from almanac.model import language
from almanac.model.entry import Source
from almanac.model.problem import Problem, Severity
from almanac.model.slug import MAX_SLUG_BYTES, is_slug, slugify
from almanac.read.frontmatter import FrontMatter


@dataclass(frozen=True, slots=True)
class Name:
    """A path taken apart: ``content/stories/2026/x.es.md`` has slug ``x``, language ``es``."""

    path: str
    slug: str
    lang: str

    @property
    def group(self) -> str:
        """The path without language and suffix, which translations share."""
        return str(PurePosixPath(self.path).with_name(self.slug))

    def source(self, front: FrontMatter) -> Source:
        """Where the text comes from."""
        return Source(self.path, self.group, front.body, front.body_line)


def read_name(path: str) -> tuple[Name, list[Problem]]:
    """The name of a Markdown file; ``lang`` is empty when the path does not say it."""
    stem = PurePosixPath(path).name.removesuffix(".md")
    slug, _, lang = stem.rpartition(".") if "." in stem else (stem, "", "")
    name = Name(path, slug, lang)
    if lang and not _is_language(lang):
        hint = "the name is `slug.md`, or `slug.LANG.md` for a translation; dots stand nowhere else"
        return name, [Problem(path, 0, "", f"`{lang}` in the file's name is not a language's code", hint)]
    if not is_slug(slug) and is_slug(unicodedata.normalize("NFC", slug)):
        found = f"the file's name `{slug}` has letters and accents apart (Unicode NFD)"
        return name, [Problem(path, 0, "", found, "type the name again, in one go")]
    if not is_slug(slug):
        wanted = slugify(slug) or "a-name-in-lower-case"
        found = f"the file's name `{slug}` cannot stand in an address"
        renamed = f"{wanted}.{lang}.md" if lang else f"{wanted}.md"
        return name, [Problem(path, 0, "", found, f"lower-case letters, digits and hyphens: `{renamed}`")]
    if len(slug.encode()) > MAX_SLUG_BYTES:
        found = f"the file's name has {len(slug.encode())} bytes, more than {MAX_SLUG_BYTES}"
        return name, [Problem(path, 0, "", found, "shorten it: the title stands in the file")]
    return name, []


def language_of(name: Name, given: str | None, front: FrontMatter, default: str) -> tuple[str, list[Problem]]:
    """The text's language: the file's name or the field ``lang``, which must not contradict each other."""
    if name.lang and given and name.lang != given:
        line = front.line(("lang",))
        return name.lang, [
            Problem(name.path, line, "lang", f"`{given}` contradicts the file's name", f"write `{name.lang}`")
        ]
    return name.lang or given or default, []


def check_folder(path: str, year: int, line: int, field: str) -> list[Problem]:
    """A warning when an entry lies in the folder of another year."""
    folder = PurePosixPath(path).parent.name
    if re.fullmatch(r"\d{4}", folder) and int(folder) != year:
        message = f"is in {year}, but the file lies in the folder {folder}"
        return [Problem(path, line, field, message, f"move it to {year}/; its address stays", Severity.WARNING)]
    return []


def _is_language(code: str) -> bool:
    try:
        language.locale(code)
    except ValueError:
        return False
    return True
