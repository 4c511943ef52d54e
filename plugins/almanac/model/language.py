"""Names languages and countries by their codes (Unicode CLDR, through Babel)."""

from __future__ import annotations

import re
from copy import deepcopy
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.localedata import load

# BCP 47 in its usual capitals (RFC 5646 2.1.1): addresses and `lang` have one spelling.
_CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*")


@cache
def locale(code: str) -> Locale:
    """The locale of a BCP 47 code; raises ``ValueError`` for one that CLDR does not know."""
    if not _CODE.fullmatch(code):
        raise ValueError(f"unknown language code {code!r}")
    try:
        return Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError, TypeError) as error:
        raise ValueError(f"unknown language code {code!r}") from error


@cache
def locale_of_dates(code: str) -> Locale:
    """The locale with names of months and days that are its own.

    Babel (2.18) keeps what it has looked up in a part that locales share: after a month in Hebrew, all were.
    """
    own = locale(code)
    data = load(str(own))
    for names in ("months", "days"):
        data[names] = deepcopy(data[names])
    return own


@cache
def direction(code: str) -> str:
    """``ltr`` or ``rtl``."""
    return str(locale(code).text_direction)


@cache
def script(code: str) -> str:
    """The script in which a language is usually written there: ``Hans`` for ``zh-SG`` (CLDR's likely subtags)."""
    own = locale(code)
    return str(own.script or get_global("likely_subtags").get(own.language, "__").split("_")[1])


@cache
def nearest_first(code: str) -> tuple[str, ...]:
    """The codes under which words for a language may be kept (RFC 4647 3.4): ``es-MX``, then ``es``.

    One in another script is none of them: ``zh-TW`` leads to ``zh-Hant``, not to ``zh``.
    """
    own, wider, codes = script(code), code, []
    while wider:
        codes += [wider] if script(wider) == own else []
        wider = wider.rpartition("-")[0]
    return tuple(dict.fromkeys((*codes, f"{code.partition('-')[0]}-{own}")))


@cache
def language_name(code: str, lang: str | None = None) -> str:
    """The language's name in ``lang``, or its own name for itself."""
    own, spoken = locale(code), locale(lang or code)
    # One that is told apart by its script has a name, 简体中文; with a country it is made of parts.
    known = spoken.languages.get(f"{own.language}_{own.script}", "") if own.script and not own.territory else ""
    return known or own.get_display_name(spoken) or code


@cache
def countries(lang: str = "en") -> dict[str, str]:
    """ISO 3166-1 alpha-2 codes and the countries' names in ``lang``."""
    territories = locale(lang).territories
    return {code: name for code, name in territories.items() if _is_country(code)}


def country_name(code: str, lang: str = "en") -> str:
    """The country's name in ``lang``; the code itself where CLDR has none."""
    return countries(lang).get(code, code)


def _is_country(code: str) -> bool:
    # CLDR also has regions (001, EU) and codes for private use.
    not_countries = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "EA", "IC", "TA"}
    return len(code) == 2 and code.isalpha() and code not in not_countries
