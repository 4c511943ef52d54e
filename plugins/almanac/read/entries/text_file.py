"""Opens a file that people write: its name, its front matter as the schema declares it, its language."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Generic, TypeVar

from almanac.model.entry import Source
from almanac.model.problem import Problem
from almanac.model.site import ReadingSettings
from almanac.read.entries.slug_and_language import Name, language_of, read_name
from almanac.read.front_matter.front_matter import FrontMatter, read_front_matter
from almanac.read.schema.declaration import TextFields
from almanac.read.validation.checked import Checked
from almanac.read.validation.validate import validate

_Fields = TypeVar("_Fields", bound=TextFields)


@dataclass(frozen=True, slots=True)
class TextFile(Generic[_Fields]):
    """A file with one kind of front matter; what is wrong with its fields stands in ``checked``."""

    name: Name
    front: FrontMatter
    checked: Checked[_Fields]
    lang: str
    digest: str

    @property
    def source(self) -> Source:
        """Where the text comes from."""
        return replace(self.name.source(self.front), digest=self.digest)

    def fields_without_errors(self, problems: Iterable[Problem]) -> _Fields | None:
        """All fields, of a file of which these are all Problems; None where one of them is an error."""
        return None if any(problem.is_error for problem in problems) else self.checked.fields


def digest_of(text: str) -> str:
    """What tells a text from any other (BLAKE2b, 8 bytes)."""
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def open_text_file(
    text: str, path: str, declared: type[_Fields], settings: ReadingSettings
) -> tuple[TextFile[_Fields] | None, list[Problem]]:
    """The file, and what is wrong with its name, with its front matter as such, and with its language.

    None where there is no front matter that can be read.
    """
    name, problems = read_name(path)
    front, more = read_front_matter(text, path)
    problems += more
    if front is None:
        return None, problems
    checked = validate(front, declared, settings)
    lang, more = language_of(name, checked.value(lambda fields: fields.lang), front, settings.default_lang)
    return TextFile(name, front, checked, lang, digest_of(text)), [*problems, *more]
