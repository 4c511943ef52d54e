"""Takes translations of the interface from files that come back from a translation service."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from almanac.model.problem import Problem
from almanac.read.catalogue import key_of, texts_of
from almanac.read.returned_catalogue import MOST_BYTES, Returned, language_of, read_returned
from almanac.store.translations import OWN, TEMPLATE, THEME
from commands.cannot_run import CannotRun
from commands.catalogues import new_catalogue, read_file, write_file

NEW, CHANGED, SAME, KEPT, REMOVED, NONE = "new", "changed", "same", "kept", "removed", "none"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of one file: ``path`` is the catalogue, ``counts`` has how many of its messages are what now.

    ``KEPT`` are translations that the file has not, ``NONE`` messages that have none here and there.
    """

    path: str
    counts: Counter[str]
    problems: tuple[Problem, ...]


def take_back(root: Path, source: Path, *, removing: bool = False, writing: bool = True) -> list[Taken]:
    """Take what passes of a file, or of the catalogues in a folder, into those of the repository.

    What the repository has translated and a file has not stays, unless it is ``removing``.
    """
    template = read_file(root, TEMPLATE, None)
    return [_take(root, file, template, removing=removing, writing=writing) for file in _files(source)]


def _files(source: Path) -> Sequence[Path]:
    if source.is_file():
        return [source]
    if not source.is_dir():
        raise CannotRun(f"there is no file or folder {source}.", "name what the translation service gave you.")
    found = sorted(source.glob("*.po"))
    if not found:
        raise CannotRun(f"{source} has no file that ends in .po.", "name the folder in which the catalogues are.")
    return found


def _take(root: Path, file: Path, template: Catalog, *, removing: bool, writing: bool) -> Taken:
    with file.open("rb") as opened:
        data = opened.read(MOST_BYTES + 1)
    lang = language_of(data, file.stem)
    if not lang:
        raise CannotRun(
            f"{file} does not say which language it is in.",
            "call it by its language (`es.po`), or write it into its header: `Language: es`.",
        )
    returned = read_returned(data, str(file), lang, template)
    path = _catalogue_of(root, lang)
    is_there = (root / path).is_file()
    ours = read_file(root, path, lang) if is_there else new_catalogue(lang, template, is_draft=True)
    ours.update(template)
    counts = Counter(_merge(message, returned, removing=removing) for message in ours if message.id)
    if writing and counts[NEW] + counts[CHANGED] + counts[REMOVED]:
        write_file(root, path, ours)
    return Taken(path, counts, returned.problems)


def _catalogue_of(root: Path, lang: str) -> str:
    """The theme's, unless the site alone has one."""
    of_theme, of_site = f"{THEME}/{lang}.po", f"{OWN}/{lang}.po"
    return of_site if (root / of_site).is_file() and not (root / of_theme).is_file() else of_theme


def _merge(ours: Message, returned: Returned, *, removing: bool) -> str:
    """Give a message the translation that came back, and say what that did."""
    before = () if ours.fuzzy or not all(texts_of(ours.string)) else texts_of(ours.string)
    goes = removing and key_of(ours) in returned.lacking
    after = returned.translations.get(key_of(ours), () if goes else before)
    if after == before:
        return NONE if not after else SAME if key_of(ours) in returned.translations else KEPT
    forms = after or ("",) * len(texts_of(ours.string))
    ours.string = forms if ours.pluralizable else forms[0]
    ours.flags.discard("fuzzy")
    if not after:
        return REMOVED
    return CHANGED if before else NEW
