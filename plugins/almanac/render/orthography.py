"""Writes as the orthography of a language asks, where CLDR's patterns do not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from almanac.model import language

# The first day of a month; France and Brazil write the others as plain figures.
_FIRST = {"fr": "1er", "pt": "1º"}
_FIRST_IN_DATE = re.compile(r"(?<!\d)1(?=[\s–])")
_WITHOUT_SPACES = frozenset(["Hans", "Hant", "Jpan"])
# Letters that have a place in the alphabet of their own, and none among marks (NFKD).
_PLAIN_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i"})
_UKRAINIAN = {letter: number for number, letter in enumerate("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", start=1)}


def date_in_words(text: str, lang: str) -> str:
    """A date as CLDR writes it, with the first of a month as people do: ``1er janvier``."""
    first = _FIRST.get(lang.partition("-")[0], "")
    return _FIRST_IN_DATE.sub(first, text) if first and lang != "pt-PT" else text


def day_of_month(number: int, lang: str) -> str:
    """A day of a month without its name: ``15``, and in French ``1er``."""
    return date_in_words(f"{number} ", lang).rstrip()


def as_heading(text: str) -> str:
    """What a language writes small within a sentence, such as a month, at the head of something: ``Enero de 2027``."""
    return f"{text[:1].upper()}{text[1:]}"


def sentences(texts: Iterable[str], lang: str) -> str:
    """Several sentences one after the other: Chinese and Japanese have no spaces between them."""
    return ("" if language.script(lang) in _WITHOUT_SPACES else " ").join(filter(None, texts))


def name_order(name: str, lang: str) -> tuple[object, ...]:
    """A key to sort names by as indexes do: capitals with small letters, ``árabe`` where ``arabe`` would stand.

    Frequent Chinese characters by their pinyin, as GB 2312 has them; Ukrainian letters by their alphabet.
    """
    if language.script(lang) == "Hans":
        return (name.encode("gb18030", "replace"),)
    if lang.partition("-")[0] == "uk":
        return tuple((_UKRAINIAN.get(letter, 0), letter) for letter in name.casefold())
    decomposed = unicodedata.normalize("NFKD", name.casefold().translate(_PLAIN_LETTERS))
    return ("".join(letter for letter in decomposed if not unicodedata.combining(letter)),)
