"""Collects the words of the interface from code and templates into the catalogues that translate them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.pofile import write_po
from jinja2.ext import babel_extract

from almanac.model import language
from almanac.read.catalogue import count_as_cldr, parse_catalogue
from almanac.read.fault import FaultInLine
from almanac.store.translations import TEMPLATE, THEME
from commands.cannot_run import CannotRun

# What the templates are read with: as Pelican reads them (`almanac/defaults.py`).
_JINJA = {"trim_blocks": "true", "lstrip_blocks": "true", "newstyle_gettext": "true", "silent": "false"}
_SOURCES: tuple[tuple[str, str, Any, dict[str, str]], ...] = (
    ("plugins", "*.py", "python", {}),
    ("theme/templates", "*.html", babel_extract, _JINJA),
)
_KEYWORDS = {**DEFAULT_KEYWORDS, "NP_": ((1, "c"), 2), "NN_": (1, 2)}
_COMMENT = "# The words of Almanac's interface. Each translation stands in the msgstr below its English msgid."
_DRAFT = "# A draft: it still has to be read by somebody who speaks the language."
# Git knows who and when; a date would differ every time.
_UNWANTED = re.compile(
    r'^"(Project-Id-Version|Report-Msgid-Bugs-To|POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team'
    r'|Generated-By):.*\n',
    re.MULTILINE,
)  # fmt: skip


def outdated(root: Path) -> bool:
    """Whether the template in the repository is another than the one that the sources give."""
    path = root / TEMPLATE
    return not path.is_file() or path.read_text("utf-8") != _text(_collected(root))


def renew(root: Path) -> list[str]:
    """Write the template and bring the theme's catalogues up to date; returns the paths of those that changed.

    A phrase whose English has changed a little keeps its translation, marked as fuzzy until somebody has looked at it.
    """
    collected = _collected(root)
    changed = write_file(root, TEMPLATE, collected)
    for path in sorted((root / THEME).glob("*.po")):
        catalogue = read_file(root, f"{THEME}/{path.name}", path.stem)
        catalogue.update(collected)
        changed += write_file(root, f"{THEME}/{path.name}", catalogue)
    return changed


def begin(root: Path, lang: str) -> str:
    """Write a catalogue without translations for a language; returns its path."""
    path = f"{THEME}/{lang}.po"
    if (root / path).exists():
        raise CannotRun(f"{path} is there already.", "translate what is missing in it.")
    write_file(root, path, new_catalogue(lang, _collected(root)))
    return path


def new_catalogue(lang: str, messages: Catalog, *, is_draft: bool = False) -> Catalog:
    """A catalogue without translations, which may say of itself that it is a draft."""
    comment = f"{_COMMENT}\n{_DRAFT}" if is_draft else _COMMENT
    catalogue = Catalog(locale=_locale(lang), charset="utf-8", header_comment=comment, fuzzy=False)
    count_as_cldr(catalogue)
    catalogue.update(messages)
    return catalogue


def _collected(root: Path) -> Catalog:
    catalog = Catalog(charset="utf-8", header_comment=_COMMENT, fuzzy=False)
    for path, message, comments, context in messages(root):
        catalog.add(message, locations=[(path, 0)], auto_comments=comments, context=context)
    return catalog


def messages(root: Path) -> Iterator[tuple[str, Any, list[str], str | None]]:
    """Each with its file, its texts (several where it has forms for numbers), notes on it, and its context."""
    for folder, pattern, method, options in _SOURCES:
        for path in sorted((root / folder).rglob(pattern)):
            extracted = extract_from_file(method, path, _KEYWORDS, ["Translators:"], options, strip_comment_tags=True)
            name = path.relative_to(root).as_posix()
            yield from ((name, message, comments, context) for _, message, comments, context in extracted)


def read_file(root: Path, path: str, lang: str | None) -> Catalog:
    """A catalogue of the repository, or the template, which has no language."""
    if lang is not None:
        _locale(lang)
    try:
        return parse_catalogue((root / path).read_text("utf-8-sig"), lang)
    except FaultInLine as fault:
        raise CannotRun(f"{path}:{fault.line + 1}: {fault.message}", fault.hint) from None
    except UnicodeDecodeError:
        raise CannotRun(f"{path} is not in UTF-8.", "save it as UTF-8.") from None


def write_file(root: Path, path: str, catalog: Catalog) -> list[str]:
    """Write a catalogue, sorted and without what changes by itself; its path, where it was another before."""
    file, text = root / path, _text(catalog)
    if file.is_file() and file.read_text("utf-8") == text:
        return []
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
    return [path]


def _text(catalog: Catalog) -> str:
    """The file: sorted by its English, without dates and numbers of lines."""
    written = BytesIO()
    write_po(written, catalog, width=0, sort_output=True, include_lineno=False, ignore_obsolete=True)
    return _UNWANTED.sub("", written.getvalue().decode("utf-8"))


def _locale(lang: str) -> str:
    try:
        return str(language.locale(lang))
    except ValueError:
        raise CannotRun(f"`{lang}` is not the code of a language.", "write it as in `es` or `pt-BR`.") from None
