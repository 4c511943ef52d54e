"""Reads the catalogues of the interface: the theme's, and a site's own, which win over them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from almanac.model import language
from almanac.model.interface import SOURCE, Interface, Missing
from almanac.model.problem import Problem
from almanac.read.catalogue import Catalogue, Translations, read_catalogue, read_messages
from almanac.read.fault import FaultInLine
from almanac.read.front_matter.encoding import decode
from almanac.store.walk import files

THEME = "theme/translations"
OWN = "theme/site/translations"
TEMPLATE = f"{THEME}/almanac.pot"
_SUFFIX = ".po"


@dataclass(frozen=True, slots=True)
class CatalogueFiles:
    """The files of catalogues and the list of all messages as they were read, once: whatever comes of them follows.

    ``contents`` are by path, a site's own before the theme's; ``problems`` say what could not be read.
    """

    contents: Mapping[str, bytes]
    problems: tuple[Problem, ...] = ()

    def fingerprint(self) -> bytes:
        """A digest (BLAKE2b, 16 bytes) of all contents, with the paths."""
        digest = blake2b(digest_size=16)
        for path, data in self.contents.items():
            digest.update(f"{len(path)} {path} {len(data)}\n".encode("utf-8", "surrogateescape"))
            digest.update(data)
        return digest.digest()


def catalogue_files(root: Path) -> CatalogueFiles:
    """Read the files of a project."""
    problems: list[Problem] = []
    contents: dict[str, bytes] = {}
    for path in (path for folder in (OWN, THEME) for path in files(root, folder, problems)):
        if path == TEMPLATE or path.endswith(_SUFFIX):
            try:
                contents[path] = (root / path).read_bytes()
            except OSError as error:
                hint = "look at the file and its permissions"
                problems.append(Problem(path, 0, "", f"cannot be read: {error.strerror}", hint))
    return CatalogueFiles(contents, tuple(problems))


@dataclass(frozen=True, slots=True)
class Catalogues:
    """All catalogues, ``compiled`` (MO), each with its language, a site's own before the theme's.

    ``messages`` is how many there are to translate; ``missing`` has languages with their catalogue and how many of
    these it lacks.
    """

    compiled: tuple[tuple[str, bytes], ...]
    messages: int
    missing: tuple[tuple[str, str, int], ...]
    problems: tuple[Problem, ...]


def read_interface(root: Path) -> tuple[Interface, list[Problem]]:
    """The words of the interface in every language that has a catalogue, and what is wrong with these."""
    found = catalogue_files(root)
    catalogues = compiled_catalogues(found.contents)
    return interface_of(catalogues), [*found.problems, *catalogues.problems]


def compiled_catalogues(contents: Mapping[str, bytes]) -> Catalogues:
    """What the files of catalogues make, in their order."""
    problems: list[Problem] = []
    messages = _messages(contents[TEMPLATE], problems) if TEMPLATE in contents else frozenset()
    by_language: dict[str, dict[str, Catalogue]] = {}
    for path, data in contents.items():
        if path.endswith(_SUFFIX):
            lang = PurePosixPath(path).stem
            catalogue, faults = _catalogue(data, path, lang, messages)
            problems += faults
            if catalogue is not None:
                by_language.setdefault(lang, {})[path] = catalogue
    compiled = (
        (lang, data)
        for lang, catalogues in by_language.items()
        for catalogue in catalogues.values()
        for data in catalogue.translations.compiled
    )
    return Catalogues(tuple(compiled), len(messages), tuple(_incomplete(by_language, messages)), tuple(problems))


def _messages(data: bytes, problems: list[Problem]) -> frozenset[tuple[str, str]]:
    text, unreadable = _text(data, TEMPLATE)
    messages, wrong = read_messages(text, TEMPLATE)
    problems += unreadable or wrong
    return messages


def _catalogue(
    data: bytes, path: str, lang: str, messages: frozenset[tuple[str, str]]
) -> tuple[Catalogue | None, list[Problem]]:
    try:
        language.locale(lang)
    except ValueError:
        hint = "a catalogue is called by its language: `es.po`, `pt-BR.po`"
        return None, [Problem(path, 0, "", f"`{lang}` is not the code of a language", hint)]
    text, problems = _text(data, path)
    return (None, problems) if problems else read_catalogue(text, path, lang, messages)


def _text(data: bytes, path: str) -> tuple[str, list[Problem]]:
    try:
        return decode(data).removeprefix("\ufeff"), []
    except FaultInLine as fault:
        return "", [Problem(path, fault.line + 1, "", fault.message, fault.hint)]


def interface_of(catalogues: Catalogues) -> Interface:
    """Where a site's own catalogue has nothing the theme's is asked, and then English as the site words it."""
    by_language: dict[str, list[bytes]] = {}
    for lang, compiled in catalogues.compiled:
        by_language.setdefault(lang, []).append(compiled)
    english = by_language.get(SOURCE, [])
    joined = {lang: Translations(*own, *(english if lang != SOURCE else ())) for lang, own in by_language.items()}
    missing = {lang: Missing(number, path) for lang, path, number in catalogues.missing}
    return Interface(joined, catalogues.messages, missing)


def _incomplete(
    by_language: dict[str, dict[str, Catalogue]], messages: frozenset[tuple[str, str]]
) -> Iterator[tuple[str, str, int]]:
    for lang, catalogues in by_language.items():
        missing = messages.difference(*(catalogue.keys for catalogue in catalogues.values()))
        if missing and lang != SOURCE:
            yield lang, list(catalogues)[-1], len(missing)
