"""Makes what the page for translators gets: per language what is missing and outdated, as much as one page can show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from almanac.model import language
from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.render.forge import edit_url, new_file_url
from almanac.render.provenance import older_translation
from almanac.render.to_translate import Original, ToTranslate, Translation, has_to_be_renamed
from almanac.render.translation_file import translation_file, translation_path
from almanac.render.views.parts import OlderTranslation
from almanac.render.views.translations import LanguageToTranslate, OutdatedTranslation, TextToTranslate

# Of pages, of events and of stories, in each language; the command `translations` has all of them.
MOST_OF_A_KIND = 6
_MOST_OUTDATED = 12
# Servers refuse longer addresses (RFC 9110 4.1 asks for 8,000), and a page that has many of them grows heavy.
_LONGEST_URL = 2000


def revisable(edition: Edition) -> Iterable[Original]:
    """The originals whose revisions the page may name; the order in which events come is not known here."""
    events = [event for event in edition.events if event.recurrence or event.when.over > edition.now]
    yield from events
    to_translate = ToTranslate(edition, ())
    for lang in edition.site.languages_of_texts:
        yield from to_translate.missing(lang, MOST_OF_A_KIND).first


def translations_page(edition: Edition, coming: Sequence[Event]) -> tuple[LanguageToTranslate, ...]:
    """What each language lacks, of events those that are ``coming``."""
    to_translate = ToTranslate(edition, coming)
    return tuple(_of_language(edition, to_translate, lang) for lang in edition.site.languages_of_texts)


def _of_language(edition: Edition, to_translate: ToTranslate, lang: str) -> LanguageToTranslate:
    missing, outdated = to_translate.missing(lang, MOST_OF_A_KIND), to_translate.outdated(lang)
    return LanguageToTranslate(
        lang=lang,
        direction=language.direction(lang),
        name=language.language_name(lang),
        outdated=tuple(_outdated(edition, translation) for translation in outdated[:_MOST_OUTDATED]),
        more_outdated=max(0, len(outdated) - _MOST_OUTDATED),
        missing=tuple(_missing(edition, original, lang) for original in missing.first),
        more_missing=missing.count - len(missing.first),
    )


def _outdated(edition: Edition, translation: Translation) -> OutdatedTranslation:
    text = translation.text
    older = older_translation(edition, text.source, translation.original.address, edition.site.default_lang)
    return OutdatedTranslation(
        text.title, text.address, edit_url(edition.site, text.source.path), older or OlderTranslation()
    )


def _missing(edition: Edition, original: Original, lang: str) -> TextToTranslate:
    words = original.text if isinstance(original, Event) else original
    return TextToTranslate(
        title=words.title,
        lang=words.lang,
        direction=language.direction(words.lang),
        address=original.address,
        begin_url="" if has_to_be_renamed(original) else _begin_url(edition, original, lang),
    )


def _begin_url(edition: Edition, original: Original, lang: str) -> str:
    """A new file on the forge with the original's words in it, where these are few; else its front matter alone."""
    site, source = edition.site, original.source
    path, revision = translation_path(source.path, lang), edition.originals.revisions.get(source.path, "")
    url = new_file_url(site, path, translation_file(original, revision, source.body))
    if len(url) <= _LONGEST_URL:
        return url
    place = f"<!-- Here the text of {source.path}, translated: {site.absolute(original.address)} -->"
    url = new_file_url(site, path, translation_file(original, revision, place))
    return url if len(url) <= _LONGEST_URL else new_file_url(site, path)
