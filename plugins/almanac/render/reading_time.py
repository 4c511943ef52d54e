"""Says how long a text takes to read."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from functools import lru_cache
from html import unescape
from string import ascii_letters, digits

# Letters and figures that adults read silently in a minute, of plain texts: means of Trauzettel-Klosinski and Dietz,
# "Standardized Assessment of Reading Performance" (2012). Letters are counted, not words: one language says with few
# words what another says with many, and Thai has no spaces between them. What was not measured counts as Latin does.
_PER_MINUTE = {"ARABIC": 612, "HEBREW": 833, "CJK": 255, "HIRAGANA": 357, "KATAKANA": 357}
_USUAL = 960
_LATIN = frozenset((ascii_letters + digits).encode())
_BESIDE_LATIN = bytes(byte for byte in range(256) if byte not in _LATIN)
_ASCII = re.compile("[\x00-\x7f]+")
# What stands between the words of sanitised HTML, whose values are in quotes, and what is said of a picture.
_TAG = re.compile(r'<[^">]*(?:"[^"]*"[^">]*)*>')
_SAID_OF_PICTURE = re.compile(r'<img\b(?:[^">]|"[^"]*")*?\salt="([^"]*)"')
# Japanese is faster than Chinese, since half of it is kana: its ideographs go at its own pace.
_KANA = ("HIRAGANA", "KATAKANA")


@lru_cache(maxsize=64)  # a story's page and its structured data say it, one after the other
def minutes_of_html(body: str) -> int:
    """Whole minutes that sanitised HTML takes, the descriptions of its pictures among it."""
    text = "".join([_TAG.sub("", body), *_SAID_OF_PICTURE.findall(body)])
    return minutes_to_read(unescape(text) if "&" in text else text)


def minutes_to_read(text: str) -> int:
    """Whole minutes, at least one."""
    # Most letters of most texts are these: they are counted at once, which a long text feels.
    scripts = Counter(LATIN=len(text.encode("utf-8", "replace").translate(None, _BESIDE_LATIN)))
    for character, count in Counter("" if text.isascii() else _ASCII.sub("", text)).items():
        scripts[_script(character)] += count
    del scripts[""]
    is_japanese = any(scripts[kana] for kana in _KANA)
    paces = _PER_MINUTE | ({"CJK": _PER_MINUTE["HIRAGANA"]} if is_japanese else {})
    return max(1, math.floor(sum(count / paces.get(script, _USUAL) for script, count in scripts.items()) + 0.5))


@lru_cache(maxsize=8192)
def _script(character: str) -> str:
    """The first word of a letter's name in Unicode, which is its script; empty for what is not read aloud."""
    if unicodedata.category(character)[0] not in "LN":
        return ""
    return unicodedata.name(character, "").partition(" ")[0]
