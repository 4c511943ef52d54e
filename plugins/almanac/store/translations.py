"""Reads the catalogues of the interface: the theme's, and a site's own, which win over them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path, PurePosixPath

from almanac.model import language
from almanac.model.interface import SOURCE, Interface
from almanac.model.problem import Problem, Severity
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


def read_interface(root: Path) -> tuple[Interface, list[Problem]]:
    """The words of the interface in every language that has a catalogue, and what is wrong with these."""
    found = catalogue_files(root)
    catalogues, problems = compiled_catalogues(found.contents)
    return interface_of(catalogues), [*found.problems, *problems]


def compiled_catalogues(contents: Mapping[str, bytes]) -> tuple[list[tuple[str, bytes]], list[Problem]]:
    """The catalogues, compiled (MO), each with its language, in the order of their files; what is wrong with them."""
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
    problems += _incomplete(by_language, messages)
    return [
        (lang, compiled)
        for lang, catalogues in by_language.items()
        for catalogue in catalogues.values()
        for compiled in catalogue.translations.compiled
    ], problems


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


def interface_of(catalogues: Iterable[tuple[str, bytes]]) -> Interface:
    """Where a site's own catalogue has nothing the theme's is asked, and then English as the site words it."""
    by_language: dict[str, list[bytes]] = {}
    for lang, compiled in catalogues:
        by_language.setdefault(lang, []).append(compiled)
    english = by_language.get(SOURCE, [])
    return Interface(
        {lang: Translations(*own, *(english if lang != SOURCE else ())) for lang, own in by_language.items()}
    )


def _incomplete(
    by_language: dict[str, dict[str, Catalogue]], messages: frozenset[tuple[str, str]]
) -> Iterator[Problem]:
    for lang, catalogues in by_language.items():
        missing = messages.difference(*(catalogue.keys for catalogue in catalogues.values()))
        if missing and lang != SOURCE:
            message = f"{len(missing)} of {len(messages)} phrases have no translation yet and are shown in English"
            hint = "`scripts/almanac translate` lists them in the file, with an empty msgstr"
            yield Problem(list(catalogues)[-1], 0, "", message, hint, Severity.WARNING)
