"""Reads the catalogues of the interface: the theme's, and a site's own, which win over them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from gettext import NullTranslations
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
    catalogues = read_catalogues(root)
    return interface_of(catalogues), [*catalogues.problems]


def read_catalogues(root: Path) -> Catalogues:
    """The catalogues in both folders, which are all that ``root`` counts for here: the same files give the same."""
    problems: list[Problem] = []
    paths = [path for folder in (OWN, THEME) for path in files(root, folder, problems)]
    messages = _messages(root, problems) if TEMPLATE in paths else frozenset()
    by_language: dict[str, dict[str, Catalogue]] = {}
    for path in paths:
        if path.endswith(".po"):
            lang = PurePosixPath(path).stem
            catalogue, faults = _catalogue(root, path, lang, messages)
            problems += faults
            if catalogue is not None:
                by_language.setdefault(lang, {})[path] = catalogue
    compiled = (
        (lang, catalogue.translations.compiled)
        for lang, catalogues in by_language.items()
        for catalogue in catalogues.values()
    )
    return Catalogues(tuple(compiled), len(messages), tuple(_incomplete(by_language, messages)), tuple(problems))


def _messages(root: Path, problems: list[Problem]) -> frozenset[tuple[str, str]]:
    text, unreadable = _text(root, TEMPLATE)
    messages, wrong = read_messages(text, TEMPLATE)
    problems += unreadable or wrong
    return messages


def _catalogue(
    root: Path, path: str, lang: str, messages: frozenset[tuple[str, str]]
) -> tuple[Catalogue | None, list[Problem]]:
    try:
        language.locale(lang)
    except ValueError:
        hint = "a catalogue is called by its language: `es.po`, `pt-BR.po`"
        return None, [Problem(path, 0, "", f"`{lang}` is not the code of a language", hint)]
    text, problems = _text(root, path)
    return (None, problems) if problems else read_catalogue(text, path, lang, messages)


def _text(root: Path, path: str) -> tuple[str, list[Problem]]:
    try:
        return decode((root / path).read_bytes()).removeprefix("\ufeff"), []
    except OSError as error:
        hint = "look at the file and its permissions"
        return "", [Problem(path, 0, "", f"cannot be read: {error.strerror}", hint)]
    except FaultInLine as fault:
        return "", [Problem(path, fault.line + 1, "", fault.message, fault.hint)]


def interface_of(catalogues: Catalogues) -> Interface:
    """Where a site's own catalogue has nothing the theme's is asked, and then English as the site words it."""
    by_language: dict[str, list[bytes]] = {}
    for lang, compiled in catalogues.compiled:
        by_language.setdefault(lang, []).append(compiled)
    joined: dict[str, NullTranslations] = {}
    for lang in sorted(by_language, key=lambda lang: lang != SOURCE):
        first, *others = map(Translations, by_language[lang])
        for other in (*others, *([joined[SOURCE]] if lang != SOURCE and SOURCE in joined else [])):
            first.add_fallback(other)
        joined[lang] = first
    missing = {lang: Missing(number, path) for lang, path, number in catalogues.missing}
    return Interface(joined, catalogues.messages, missing)


def _incomplete(
    by_language: dict[str, dict[str, Catalogue]], messages: frozenset[tuple[str, str]]
) -> Iterator[tuple[str, str, int]]:
    for lang, catalogues in by_language.items():
        missing = messages.difference(*(catalogue.keys for catalogue in catalogues.values()))
        if missing and lang != SOURCE:
            yield lang, list(catalogues)[-1], len(missing)
