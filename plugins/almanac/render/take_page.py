"""Makes what the page says on which one can take all of the site along."""

from __future__ import annotations

from babel.numbers import format_decimal

from almanac.model.bag import OfferedBag
from almanac.model.edition import Edition
from almanac.model.interface import Phrases
from almanac.render import words
from almanac.render.views.take import BagView, TakeView

_STEP = 1000
_UNITS = ("KB", "MB", "GB", "TB")


def take_page(edition: Edition, phrases: Phrases) -> TakeView:
    """The bags that can be fetched, in the words of a language."""
    return TakeView(
        bags=tuple(_bag(one, phrases.spoken) for one in edition.bags),
        has_events=edition.site.events,
        has_stories=edition.site.blog,
    )


def _bag(one: OfferedBag, lang: str) -> BagView:
    return BagView(one.name, one.url, words.day(one.day, lang), _size(one.size, lang), one.sha512)


def _size(size: int, lang: str) -> str:
    """In steps of a thousand, with a decimal below ten: 1.5 MB, 240 MB."""
    number, unit = size / _STEP, 0
    while number >= _STEP and unit < len(_UNITS) - 1:
        number, unit = number / _STEP, unit + 1
    form = "#,##0.#" if number < 10 else "#,##0"
    said = format_decimal(number, format=form, locale=words.locale_of(lang), numbering_system="latn")
    # In a line from right to left the number would change places with its unit.
    return f"\N{LEFT-TO-RIGHT ISOLATE}{said}\N{NO-BREAK SPACE}{_UNITS[unit]}\N{POP DIRECTIONAL ISOLATE}"
