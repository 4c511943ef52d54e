"""Plans the page for translators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.event import Event
from almanac.model.profile import Profile
from almanac.model.story import Page as TextPage
from almanac.render.outputs.output import Page, Values, fingerprint_of_texts
from almanac.render.publication import Publication
from almanac.render.to_translate import Original, Translation
from almanac.render.translations_page import Shown, shown_on_page, translations_page


def translations_pages(publication: Publication, coming: Sequence[str]) -> Iterator[Page]:
    """``/translations/``, where there is more than one language; ``coming`` are the slugs of events, soonest first."""
    edition = publication.edition
    if not edition.site.languages_of_texts:
        return
    events = {event.slug: event for event in edition.events}
    shown = shown_on_page(edition, [events[slug] for slug in coming if slug in events])
    said = [
        (
            of.lang,
            [_outdated(edition, translation) for translation in of.outdated],
            of.more_outdated,
            [_missing(edition, original) for original in of.missing],
            of.more_missing,
        )
        for of in shown
    ]
    made_from = fingerprint_of_texts(repr(said))
    yield Page(address.TRANSLATIONS, "translations", made_from, partial(_values, edition, shown))


def _values(edition: Edition, shown: Sequence[Shown]) -> Values:
    return {"lacking": translations_page(edition, shown)}


def _outdated(edition: Edition, translation: Translation) -> tuple[object, ...]:
    text, changed = translation.text, edition.originals.changed[translation.text.source.path]
    return text.source.path, text.title, text.address, translation.original.address, changed


def _missing(edition: Edition, original: Original) -> tuple[object, ...]:
    words = original.text if isinstance(original, Event) else original
    image = None if isinstance(original, TextPage) else original.image
    revision = edition.originals.revisions.get(original.source.path)
    # A revision stands for all that the file says.
    said = words.lang, words.title, words.summary, words.address, "" if revision else original.source.body
    return original.source.path, *said, *_told(original), image, revision


def _told(original: Original) -> tuple[str, ...]:
    """What its translation says besides."""
    if isinstance(original, Event):
        return original.text.status_note, original.text.image_alt
    return (original.affiliation,) if isinstance(original, Profile) else ()
