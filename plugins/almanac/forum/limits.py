"""Fits titles and texts into what a forum takes, before it is asked (Discourse, lib/text_sentinel.rb)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

# What Discourse divides a title by before it measures the words.
_BETWEEN_WORDS = re.compile(r"([\s/.:-]+)")
_BLANKS = re.compile(r"\s+")
# Scripts that say in few characters, and without spaces, what others need many for.
_DENSE = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_EMOJI = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\u2600-\u27bf\u2b50\u2b55\U0001f000-\U0001faff])"
    "(?:[\ufe0f\u20e3\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]|\u200d[\u2600-\u27bf\U0001f300-\U0001faff])*"
)
_EMOJI_NAME = re.compile(r":(?=[\w+-]+:)")
# What nobody sees, and what Discourse takes out or refuses.
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]")
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Limits:
    """Lengths in characters; ``dense`` are those that a forum has for Chinese, Japanese and Korean."""

    shortest_title: int = 15
    longest_title: int = 255
    longest_word: int = 30
    emoji_in_title: int = 1
    shortest_text: int = 20
    longest_text: int = 32_000
    different_in_title: int = 10
    different_in_text: int = 7


USUAL = Limits()
_OF_DENSE = {"shortest_title": 6, "longest_word": 50, "shortest_text": 8, "different_in_title": 3}
# The names under which a forum says its own (`/site/settings.json`).
_NAMES = {
    "min_topic_title_length": "shortest_title",
    "max_topic_title_length": "longest_title",
    "title_max_word_length": "longest_word",
    "max_emojis_in_title": "emoji_in_title",
    "min_first_post_length": "shortest_text",
    "max_post_length": "longest_text",
    "title_min_entropy": "different_in_title",
    "body_min_entropy": "different_in_text",
}


def limits_of(settings: object) -> Limits:
    """Those that a forum says it has; the usual ones for what it does not say, or says in another form."""
    said: Mapping[str, Any] = settings if isinstance(settings, dict) else {}
    known = {
        field: value
        for name, field in _NAMES.items()
        if type(value := said.get(name)) is int and 0 <= value <= 1_000_000  # True is no length
    }
    return replace(USUAL, **known)


def tidied(text: str) -> str:
    """One line, in the form in which forums keep text: NFC, single plain spaces, nothing that cannot be seen."""
    return _BLANKS.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip()


def fault_of_title(title: str, limits: Limits) -> str:
    """Why a forum would not take it; empty where it would."""
    limits = _for_script(title, limits)
    words = _BETWEEN_WORDS.split(title)[::2]
    if len(title) < limits.shortest_title:
        return f"shorter than {limits.shortest_title} characters"
    if len(title) > limits.longest_title:
        return f"longer than {limits.longest_title} characters"
    if max(map(len, words)) > limits.longest_word:
        return f"a word of more than {limits.longest_word} characters"
    if len(_EMOJI.findall(title)) > limits.emoji_in_title:
        return f"more than {limits.emoji_in_title} emoji"
    if len(set(title)) < limits.different_in_title:
        return f"fewer than {limits.different_in_title} different characters"
    if not any(unicodedata.category(c) in {"Ll", "Lo"} for c in title):
        return "capitals alone"
    return ""


def fitted_title(title: str, beside: str, limits: Limits, more: str = "") -> str:
    """The title with what stands ``beside`` it, ``(7 Nov 2026)``, cut and divided until a forum takes it.

    ``more`` is added where it is too short even so.
    """
    words = _few_emoji(tidied(title), limits)
    limits = _for_script(words, limits)
    words = _divided(words, limits.longest_word)
    tail = f" {_divided(tidied(beside), limits.longest_word)}" if beside else ""
    whole = f"{_cut(words, limits.longest_title - len(tail))}{tail}".strip()
    if more and fault_of_title(whole, limits):
        tail = f"{tail} · {_divided(_few_emoji(tidied(more), replace(limits, emoji_in_title=0)), limits.longest_word)}"
        whole = f"{_cut(words, limits.longest_title - len(tail))}{tail}".strip()
    return whole


def fault_of_text(text: str, limits: Limits) -> str:
    """Why a forum would not take it as a first post; empty where it would."""
    limits = _for_script(text, limits)
    if len(text) < limits.shortest_text:
        return f"shorter than {limits.shortest_text} characters"
    if len(text) > limits.longest_text:
        return f"longer than {limits.longest_text} characters"
    if len(set(text)) < limits.different_in_text:
        return f"fewer than {limits.different_in_text} different characters"
    return ""


def _for_script(text: str, limits: Limits) -> Limits:
    """The limits of a forum in one of these languages has others; ours are the wider of both."""
    if not _DENSE.search(text):
        return limits
    dense = {name: min(getattr(limits, name), value) for name, value in _OF_DENSE.items() if name != "longest_word"}
    return replace(limits, **dense)


def _few_emoji(title: str, limits: Limits) -> str:
    title = _EMOJI_NAME.sub(": ", title) if _EMOJI_NAME.search(title) else title
    if len(_EMOJI.findall(title)) <= limits.emoji_in_title:
        return title
    return _BLANKS.sub(" ", _EMOJI.sub(" ", title)).strip()


def _divided(title: str, longest: int) -> str:
    """Words that are too long with hyphens in them."""
    parts = _BETWEEN_WORDS.split(title)
    return "".join(
        part if number % 2 or len(part) <= longest else "-".join(_pieces(part, longest))
        for number, part in enumerate(parts)
    )


def _pieces(word: str, longest: int) -> list[str]:
    return [word[at : at + longest] for at in range(0, len(word), longest)]


def _cut(title: str, longest: int) -> str:
    if len(title) <= longest:
        return title
    kept = title[: longest - len(_CUT)]
    at_word = kept.rpartition(" ")[0]
    return f"{at_word if len(at_word) > longest // 2 else kept}{_CUT}"
