"""Says how long a text takes to read."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from functools import lru_cache

# Letters and figures that adults read silently in a minute, of plain texts: means of Trauzettel-Klosinski and Dietz,
# "Standardized Assessment of Reading Performance" (2012). Letters are counted, not words: one language says with few
# words what another says with many, and Thai has no spaces between them. What was not measured counts as Latin does.
_PER_MINUTE = {"ARABIC": 612, "HEBREW": 833, "CJK": 255, "HIRAGANA": 357, "KATAKANA": 357}
_USUAL = 960
# Japanese is faster than Chinese, since half of it is kana: its ideographs go at its own pace.
_KANA = ("HIRAGANA", "KATAKANA")


def minutes_to_read(text: str) -> int:
    """Whole minutes, at least one."""
    scripts = Counter(script for character in text if (script := _script(character)))
    is_japanese = any(scripts[kana] for kana in _KANA)
    paces = _PER_MINUTE | ({"CJK": _PER_MINUTE["HIRAGANA"]} if is_japanese else {})
    return max(1, math.floor(sum(count / paces.get(script, _USUAL) for script, count in scripts.items()) + 0.5))


@lru_cache(maxsize=8192)
def _script(character: str) -> str:
    """The first word of a letter's name in Unicode, which is its script; empty for what is not read aloud."""
    if unicodedata.category(character)[0] not in "LN":
        return ""
    return unicodedata.name(character, "").partition(" ")[0]
