"""What a file's path says: slug, language, and which files are one text in several languages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePosixPath

from almanac.model.entry import Source
from almanac.model.problem import Problem, Severity
from almanac.model.slug import MAX_SLUG_BYTES, is_slug, slugify
from almanac.read.fault import presentable
from almanac.read.front_matter.front_matter import FrontMatter
from almanac.read.validation.validate import Values
from almanac.read.values.dates import is_ambiguous
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
        return str(PurePosixPath(self.path).with_name(self.slug))

    def source(self, front: FrontMatter) -> Source:
        """Where the text comes from."""
        lines = {".".join(map(str, where)): line for where, line in front.lines.items()}
        return Source(self.path, self.group, front.body, front.body_line, lines)


def read_name(path: str) -> tuple[Name, list[Problem]]:
    """The name of a Markdown file; ``lang`` is empty when the path does not say it."""
    stem = PurePosixPath(path).name.removesuffix(".md")
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
        found = f"`.{lang}` in the file's name is not a language's code"
        return found, f"rename it to `{renamed}`; a dot stands before the language of a translation only"
    suffix = f".{lang}.md" if lang else ".md"
    composed = unicodedata.normalize("NFC", slug)
    if not is_slug(slug) and is_slug(composed):
        found = f"the file's name `{slug}` has letters and accents apart (Unicode NFD)"
        return found, f"rename it to `{composed}{suffix}`, typed anew (Unicode NFC)"
    if not is_slug(slug):
        found = f"the file's name `{slug}` cannot stand in an address"
        wanted = f"`{slugify(slug)}{suffix}`" if slugify(slug) else f"such as `{_EXAMPLE}{suffix}`"
        return found, f"rename it to lower-case letters, digits and hyphens: {wanted}"
    if len(slug.encode()) > MAX_SLUG_BYTES:
        found = f"the file's name has {len(slug.encode())} bytes, more than {MAX_SLUG_BYTES}"
        return found, "shorten it: the title stands in the file"
    return None


def check_original(name: Name, values: Values) -> None:
    """Say of a text that stands alone and lacks fields that it is no translation, as its name lets its author think."""
    missing = [problem.field for problem in values.problems if problem.message.startswith("is missing")]
    if name.lang and missing:
        found = f"is taken for a text of its own: there is no {name.group}.md beside it"
        values.report((), found, "to translate a text, give this file its name and folder; else add what is missing")


def warn_if_ambiguous(values: Values, field: str, moment: datetime) -> None:
    """A warning at a local time that a clock change makes happen twice (RFC 5545 3.3.5)."""
    if is_ambiguous(moment):
        said = f"`{moment:%H:%M}` happens twice on {moment:%Y-%m-%d} in {moment.tzinfo}; the first is meant"
        values.report(field, said, "choose a time outside the clock change if that is wrong", Severity.WARNING)


def language_of(name: Name, given: str | None, front: FrontMatter, default: str) -> tuple[str, list[Problem]]:
    """The text's language: the file's name or the field ``lang``, which must not contradict each other."""
    if name.lang and given and name.lang != given:
        line = front.line(("lang",))
        return name.lang, [
            Problem(
                name.path,
                line,
                "lang",
                f"`{given}` contradicts the file's name",
                f"write `{name.lang}`, or rename the file",
            )
        ]
    return name.lang or given or default, []


def check_folder(path: str, year: int, line: int, field: str) -> list[Problem]:
    """A warning when an entry lies in the folder of another year."""
    folder = PurePosixPath(path).parent.name
    if re.fullmatch(r"\d{4}", folder) and int(folder) != year:
        message = f"is in {year}, but the file lies in the folder {folder}"
        return [Problem(path, line, field, message, f"move it to {year}/; its address stays", Severity.WARNING)]
    return []
