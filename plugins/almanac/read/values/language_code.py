"""Reads codes of languages (BCP 47), and guesses them from names, other codes, and codes of countries."""

from __future__ import annotations

import re
from functools import cache

from babel.core import get_global
from babel.localedata import locale_identifiers

from almanac.model import language
from almanac.read.fault import Fault, nearest


def language_code(text: str) -> str:
    """A BCP 47 code of a language that CLDR knows; raises ``Fault`` with the code that was meant."""
    if is_language(text):
        return text
    raise Fault(f"`{text}` is not a language's code", _hint(text))


def is_language(code: str) -> bool:
    """Whether this is the code of a language, in its shortest and usual form (RFC 5646 2.1.1 and 2.2.1)."""
    try:
        known = language.locale(code).language
    except ValueError:
        return False
    return len(code.partition("-")[0]) == 2 or str(known) == code.partition("-")[0]


def meant_language(text: str) -> str:
    """The code that was written in another form, or an empty string."""
    guesses = (usual_capitals(text), _shortest(text), _english_names().get(text.casefold(), ""))
    return next((guess for guess in guesses if is_language(guess)), "") or _own_names().get(text.casefold(), "")


def meanings(text: str) -> tuple[str, ...]:
    """Every language that a text can name by its code or its name, in English or its own: `Ga` is two."""
    by_name = (_english_names().get(text.casefold(), ""), _own_names().get(text.casefold(), ""))
    guesses = (text, usual_capitals(text), _shortest(text), *by_name)
    return tuple(dict.fromkeys(guess for guess in guesses if guess and is_language(guess)))


def _hint(text: str) -> str:
    several = re.split(r"\s*[,;/]\s*|\s+and\s+", text)
    if len(several) > 1 and all(is_language(code) for code in several):
        return f"write a list: `[{', '.join(several)}]`"
    meant = meant_language(text)
    if meant:
        return f"write `{meant}`"
    near = nearest(text, _english_names(), cutoff=0.8) if len(text) > 3 else ""
    guess = _english_names()[near] if near else _spoken_in(text.upper())
    return f"did you mean `{guess}`?" if guess else "write a code, such as `en`, `es`, `ar` or `sw`"


def usual_capitals(code: str) -> str:
    """``EN_us`` as ``en-US`` (RFC 5646 2.1.1)."""
    first, *rest = re.split(r"[-_]", code.lower())
    cased = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest]
    return "-".join([first, *cased])


def _shortest(code: str) -> str:
    """``eng`` as ``en`` (RFC 5646 2.2.1)."""
    try:
        return str(language.locale(usual_capitals(code)).language)
    except ValueError:
        return ""


def _spoken_in(country: str) -> str:
    """The first official language of a country whose code was written: ``ja`` for ``JP``."""
    spoken: dict[str, dict[str, dict[str, object]]] = get_global("territory_languages")  # type: ignore[assignment]
    official = (lang for lang, facts in spoken.get(country, {}).items() if facts["official_status"] == "official")
    return next((lang for lang in official if is_language(lang)), "")


@cache
def _english_names() -> dict[str, str]:
    names = language.locale("en").languages.items()
    return {name.casefold(): code for code, name in names if is_language(code)}


@cache
def _own_names() -> dict[str, str]:
    codes = [code for code in locale_identifiers() if is_language(code)]
    return {language.language_name(code).casefold(): code for code in codes}
