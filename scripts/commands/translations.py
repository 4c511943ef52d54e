"""`translations`: says per language what is not translated yet, and which translations are of an older text."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from commands.arguments import Subparsers, add_command
from commands.cannot_run import CannotRun

if TYPE_CHECKING:
    from almanac.model.edition import Edition
    from almanac.render.to_translate import Original, ToTranslate, Translation

_EXAMPLE = """
scripts/almanac translations
scripts/almanac translations es
scripts/almanac translations --format json
"""
# Of each list, where no language is named.
_MOST = 10


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "say what is not translated yet, and which translations are of an older text"
    parser = add_command(subparsers, "translations", purpose, _EXAMPLE, run)
    parser.add_argument("lang", nargs="?", metavar="LANG", help="show only this language, and all that it lacks")
    parser.add_argument(
        "--format", choices=("text", "json"), default="text", help="for people, or for programs (default: %(default)s)"
    )


def run(args: argparse.Namespace) -> int:
    """Print it; returns 1 where the files have errors."""
    from almanac.render.events.listing import event_listing
    from almanac.render.to_translate import ToTranslate
    from commands.site import check_site

    edition = check_site(args.root, drafts=False).edition
    if edition is None:
        print("The files have errors, which come first: scripts/almanac check shows them.")
        return 1
    languages = _languages(edition, args.lang)
    to_translate = ToTranslate(
        edition, [listed.event for listed in event_listing(edition.events, edition.now).upcoming]
    )
    if args.format == "json":
        whole = {"languages": [_as_json(edition, to_translate, lang) for lang in languages]}
        print(json.dumps(whole, indent=2, ensure_ascii=False))
    else:
        _as_text(edition, to_translate, languages, None if args.lang else _MOST)
    return 0


def _languages(edition: Edition, lang: str | None) -> tuple[str, ...]:
    languages = edition.site.languages_of_texts
    if lang is None or lang in languages:
        return languages if lang is None else (lang,)
    listed = ", ".join(languages or (edition.site.default_lang,))
    raise CannotRun(
        f"`{lang}` is not a language into which this site translates ({listed}).", "see LANGUAGES in pelicanconf.py."
    )


def _as_text(edition: Edition, to_translate: ToTranslate, languages: Sequence[str], most: int | None) -> None:
    from almanac.model.language import language_name
    from almanac.model.printable import printable
    from commands.printing import as_text_alone
    from commands.problems import plain_console

    console = plain_console()
    with as_text_alone(console.print):
        if not languages:
            console.print("This site has one language: LANGUAGES in pelicanconf.py names others.")
        for lang in languages:
            console.print(f"{language_name(lang)} ({lang})", style="bold")
            for line in _of_language(edition, to_translate, lang, most):
                console.print(printable(line))


def _of_language(edition: Edition, to_translate: ToTranslate, lang: str, most: int | None) -> Iterator[str]:
    outdated, unknown = to_translate.outdated(lang), to_translate.unknown(lang)
    missing = to_translate.missing(lang)
    if not outdated and not unknown and not missing.count:
        yield "  Everything is translated, and up to date."
    lists = (
        ("Their original has changed", [_outdated(edition, translation) for translation in outdated]),
        ("Not translated yet", [_missing(original) for original in missing.first]),
        (
            "Of a revision that is not named or not there",
            [_named(translation.text.source.path, translation.text.title) for translation in unknown],
        ),
    )
    for heading, lines in lists:
        if lines:
            yield f"  {heading}: {len(lines):,}"
            yield from (f"    {line}" for line in lines[:most])
        if most is not None and len(lines) > most:
            yield f"    and {len(lines) - most:,} more: scripts/almanac translations {lang}"


def _outdated(edition: Edition, translation: Translation) -> str:
    changed = edition.originals.changed[translation.text.source.path]
    day = f", changed on {changed.moment.astimezone(edition.site.zone):%Y-%m-%d}" if changed.moment else ""
    return f"{_named(translation.text.source.path, translation.text.title)}{day}"


def _missing(original: Original) -> str:
    from almanac.render.to_translate import has_to_be_renamed

    source, named = original.source, _named(original.source.path, _title(original))
    if not has_to_be_renamed(original):
        return named
    return f"{named}, once its file is {source.original}, with its language in a line `lang:`"


def _named(path: str, title: str) -> str:
    return f'{path} "{title}"'


def _as_json(edition: Edition, to_translate: ToTranslate, lang: str) -> dict[str, Any]:
    from almanac.render.to_translate import has_to_be_renamed
    from almanac.render.translation_file import translation_path

    return {
        "lang": lang,
        "outdated": [_outdated_as_json(edition, translation) for translation in to_translate.outdated(lang)],
        "missing": [
            {
                "path": None if has_to_be_renamed(original) else translation_path(original.source.path, lang),
                "original": original.source.path,
                "title": _title(original),
                "address": original.address,
            }
            for original in to_translate.missing(lang).first
        ],
        "unknown": [_translation_as_json(translation) for translation in to_translate.unknown(lang)],
    }


def _outdated_as_json(edition: Edition, translation: Translation) -> dict[str, Any]:
    changed = edition.originals.changed[translation.text.source.path]
    return {
        **_translation_as_json(translation),
        "changed": changed.moment.isoformat() if changed.moment else None,
        "before": changed.before or None,
        "after": changed.after or None,
    }


def _translation_as_json(translation: Translation) -> dict[str, Any]:
    text = translation.text
    return {
        "path": text.source.path,
        "original": translation.original.source.path,
        "title": text.title,
        "address": text.address,
    }


def _title(original: Original) -> str:
    from almanac.model.event import Event

    return original.text.title if isinstance(original, Event) else original.title
