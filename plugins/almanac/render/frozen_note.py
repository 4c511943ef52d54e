"""Says that a site is built for the last time: in the words of every page."""

from __future__ import annotations

from almanac.model import language
from almanac.model.frozen import Frozen
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.render import words
from almanac.render.views.frozen import FrozenNote


def frozen_note(site: Site, lang: str) -> FrozenNote | None:
    """What a page in a language says of it; None on a site that goes on."""
    if site.frozen is None:
        return None
    said, phrases = site.closing_words_in(lang), site.phrases(lang)
    return FrozenNote(
        day=site.frozen.on.isoformat(),
        day_text=words.day(site.frozen.on, phrases.spoken),
        sentence=frozen_sentence(site.frozen, phrases),
        text=said.text,
        lang=said.lang,
        direction=language.direction(said.lang),
    )


def frozen_sentence(frozen: Frozen, phrases: Phrases) -> str:
    """The same in one sentence of the interface."""
    # Translators: on every page, after the last day of a site: a day such as 31 March 2029.
    return phrases.gettext(
        "This site closed on %(day)s. Everything stays as it was on that day.", day=words.day(frozen.on, phrases.spoken)
    )
