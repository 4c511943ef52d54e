"""Makes what the page for translators gets: per language what is missing and outdated, as much as one page can show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from almanac.model import language
from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.render.forge import edit_url, new_file_url
from almanac.render.provenance import older_translation
from almanac.render.to_translate import MOST_OF_A_KIND, Original, ToTranslate, Translation, has_to_be_renamed
from almanac.render.translation_file import translation_file, translation_path
from almanac.render.views.parts import OlderTranslation
from almanac.render.views.translations import LanguageToTranslate, OutdatedTranslation, TextToTranslate

_MOST_OUTDATED = 12
# Servers refuse longer addresses (RFC 9110 4.1 asks for 8,000), and a page that has many of them grows heavy.
_LONGEST_URL = 2000


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows of a language: the first of what is outdated and of what is missing, and how many others."""

    lang: str
    outdated: tuple[Translation, ...]
    more_outdated: int
    missing: tuple[Original, ...]
    more_missing: int


def shown_on_page(edition: Edition, coming: Sequence[Event]) -> tuple[Shown, ...]:
    """What is shown of each language, of events those that are ``coming``; none where there is only one."""
    to_translate = ToTranslate(edition, coming)
    return tuple(_shown(to_translate, lang) for lang in edition.site.languages_of_texts)


def _shown(to_translate: ToTranslate, lang: str) -> Shown:
    missing, outdated = to_translate.missing(lang, MOST_OF_A_KIND), to_translate.outdated(lang)
    more = max(0, len(outdated) - _MOST_OUTDATED), missing.count - len(missing.first)
    return Shown(lang, outdated[:_MOST_OUTDATED], more[0], missing.first, more[1])


def translations_page(edition: Edition, shown: Sequence[Shown]) -> tuple[LanguageToTranslate, ...]:
    """The same as the page's template gets it."""
    texts = _Texts(edition)
    return tuple(
        LanguageToTranslate(
            lang=of.lang,
            direction=language.direction(of.lang),
            name=language.language_name(of.lang),
            outdated=tuple(_outdated(edition, translation) for translation in of.outdated),
            more_outdated=of.more_outdated,
            missing=tuple(_missing(edition.site, original, of.lang, texts) for original in of.missing),
            more_missing=of.more_missing,
        )
        for of in shown
    )


def _outdated(edition: Edition, translation: Translation) -> OutdatedTranslation:
    text = translation.text
    older = older_translation(edition, text.source, translation.original.address, edition.site.default_lang)
    return OutdatedTranslation(
        text.title, text.address, edit_url(edition.site, text.source.path), older or OlderTranslation()
    )


def _missing(site: Site, original: Original, lang: str, texts: _Texts) -> TextToTranslate:
    words = original.text if isinstance(original, Event) else original
    return TextToTranslate(
        title=words.title,
        lang=words.lang,
        direction=language.direction(words.lang),
        address=original.address,
        begin_url="" if has_to_be_renamed(original) else _begin_url(site, original, lang, texts),
    )


def _begin_url(site: Site, original: Original, lang: str, texts: _Texts) -> str:
    """A new file on the forge with the original's words in it, where these are few; else its front matter alone."""
    path = translation_path(original.source.path, lang)
    urls = (new_file_url(site, path, text) for text in (*texts.of(original), ""))
    return next((url for url in urls if len(url) <= _LONGEST_URL), "")


class _Texts:
    """The texts with which translations begin, the longer first, each made once for all languages."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
        self._made: dict[str, tuple[str, str]] = {}

    def of(self, original: Original) -> tuple[str, str]:
        path, body = original.source.path, original.source.body
        if path not in self._made:
            revision = self._edition.originals.revisions.get(path, "")
            address = self._edition.site.absolute(original.address)
            place = f"<!-- Here the text of {path}, translated: {address} -->"
            self._made[path] = (
                translation_file(original, revision, body if len(body) < _LONGEST_URL else place),
                translation_file(original, revision, place),
            )
        return self._made[path]
