"""Reads codes of countries, and guesses them from names, in English and their own, and other codes."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel.core import get_global

from almanac.model import language
from almanac.read.fault import Fault, nearest

# Names in English that CLDR does not have as a country's first.
_ALSO = {
    "america": "US", "bolivarian republic of venezuela": "VE", "britain": "GB", "cape verde": "CV",
    "czech republic": "CZ", "democratic republic of the congo": "CD", "dr congo": "CD", "east timor": "TL",
    "england": "GB", "great britain": "GB", "holland": "NL", "hong kong": "HK", "islamic republic of iran": "IR",
    "ivory coast": "CI", "macau": "MO", "macao": "MO", "macedonia": "MK", "northern ireland": "GB",
    "palestine": "PS", "peoples republic of china": "CN", "republic of ireland": "IE", "republic of korea": "KR",
    "republic of moldova": "MD", "republic of the congo": "CG", "russian federation": "RU", "scotland": "GB",
    "swaziland": "SZ", "turkey": "TR", "uae": "AE", "united republic of tanzania": "TZ",
    "united states of america": "US", "vatican": "VA", "wales": "GB",
}  # fmt: skip


def country(text: str) -> str:
    """An ISO 3166-1 alpha-2 code, in capitals; raises ``Fault`` with the code that was meant."""
    code = text.upper()
    if code in language.countries():
        return code
    message = f"`{text}` is not a country's code"
    meant = code_of(text)
    if meant:
        raise Fault(message, f"write `{meant}`")
    names = language.countries()
    near = nearest(text, names.values(), cutoff=0.75) if len(text) > 3 else ""
    if near:
        code = next(known for known, name in names.items() if name == near)
        raise Fault(message, f"did you mean `{code}`, {near}?")
    raise Fault(message, "write the two letters of ISO 3166-1, such as `KE` for Kenya")


def code_of(name: str) -> str:
    """The code of a country by its name or by a code of other kinds (POL, 616, UK), or an empty string."""
    aliases: dict[str, list[str]] = get_global("territory_aliases")  # type: ignore[assignment]
    by_alias = aliases.get(name.upper(), [])
    if len(by_alias) == 1 and by_alias[0] in language.countries():
        return by_alias[0]
    plain = _plain(name)
    return _english().get(plain) or _own().get(plain, "") if plain else ""


def _plain(name: str) -> str:
    """The name without accents, punctuation and article, in small letters."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.sub(r"[^\w\s]", "", bare.replace("&", " and ").replace("-", " ")).split()
    return " ".join("st" if word == "saint" else word for word in words if word != "the" or len(words) == 1)


@cache
def _english() -> dict[str, str]:
    """Codes by English names; ``Myanmar (Burma)`` has three."""
    names = language.countries().items()
    parts = {_plain(part): code for code, name in names for part in re.split(r"[()]", name) if _plain(part)}
    return parts | {_plain(name): code for code, name in names} | {_plain(name): code for name, code in _ALSO.items()}


@cache
def _own() -> dict[str, str]:
    """Codes by the names that countries have in their official languages; a name that two share is left out."""
    spoken: dict[str, dict[str, dict[str, object]]] = get_global("territory_languages")  # type: ignore[assignment]
    codes_by_name: dict[str, set[str]] = {}
    for code in language.countries():
        for lang, facts in spoken.get(code, {}).items():
            if facts["official_status"] in {"official", "de_facto_official"}:
                codes_by_name.setdefault(_plain(_name_in(lang, code)), set()).add(code)
    return {name: codes.pop() for name, codes in codes_by_name.items() if name and len(codes) == 1}


def _name_in(lang: str, code: str) -> str:
    try:
        return str(language.locale(lang.replace("_", "-")).territories.get(code, ""))
    except ValueError:  # a language of which CLDR has no more than the name
        return ""
