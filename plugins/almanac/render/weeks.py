"""When weeks begin and which days are without work, where a language is most spoken (Unicode CLDR, through Babel)."""

from __future__ import annotations

from functools import lru_cache

from babel import Locale
from babel.core import get_global

from almanac.render.words import locale_of


@lru_cache(maxsize=64)
def first_weekday(lang: str) -> int:
    """The day with which weeks begin where the language is most spoken; Monday is 0."""
    return int(_at_home(lang).first_week_day)


@lru_cache(maxsize=64)
def weekend(lang: str) -> frozenset[int]:
    """The days without work where the language is most spoken; Monday is 0."""
    home = _at_home(lang)
    length = (home.weekend_end - home.weekend_start) % 7 + 1
    return frozenset((home.weekend_start + number) % 7 for number in range(length))


def _at_home(lang: str) -> Locale:
    """The locale with a territory, which CLDR's weeks hang on: the one given, or the language's likeliest."""
    locale = locale_of(lang)
    likely = str(get_global("likely_subtags").get(str(locale), get_global("likely_subtags").get(locale.language, "")))
    return locale if locale.territory or not likely else Locale.parse(likely)
