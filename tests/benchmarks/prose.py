"""Text that no one wrote, with the shape of text that people write."""

from __future__ import annotations

import random
from itertools import accumulate

import vocabulary

# Word n of a language is drawn in proportion to 1/(n+10): a few words make up most of a text.
_WEIGHTS = {lang: list(accumulate(1 / (n + 10) for n in range(len(words)))) for lang, words in vocabulary.WORDS.items()}


def dice(*key: object) -> random.Random:
    """Chance that is the same on every run; ``key`` names what it decides."""
    return random.Random("/".join(str(part) for part in key))  # noqa: S311 - nothing here is a secret


def words(rng: random.Random, count: int, lang: str = "en") -> list[str]:
    """Words as often as people use them."""
    return rng.choices(vocabulary.WORDS[lang], cum_weights=_WEIGHTS[lang], k=count)


def rare_words(rng: random.Random, count: int, lang: str = "en") -> list[str]:
    """Words for titles, without the smallest ones, each once."""
    return rng.sample(list(dict.fromkeys(vocabulary.WORDS[lang][50:])), count)


def sentence(rng: random.Random, lang: str = "en", least: int = 7, most: int = 17) -> str:
    """One sentence."""
    text = " ".join(words(rng, rng.randint(least, most), lang))
    return f"{text[0].upper()}{text[1:]}."


def paragraph(rng: random.Random, lang: str = "en") -> str:
    """Four to six sentences, a word here and there marked."""
    sentences = [sentence(rng, lang) for _ in range(rng.randint(4, 6))]
    if rng.random() < 0.4:
        sentences.append(f"*{' '.join(words(rng, 2, lang))}* {sentence(rng, lang)}")
    if rng.random() < 0.2:
        sentences.append(f"**{words(rng, 1, lang)[0]}** {sentence(rng, lang)}")
    return " ".join(sentences)


def body(rng: random.Random, links: list[str], lang: str = "en") -> str:
    """About 500 words: an introduction, three parts with headings, a list, now and then a table, code, a note.

    ``links`` are addresses, each linked to once.
    """
    parts = [paragraph(rng, lang)]
    waiting = list(links)
    for _ in range(3):
        parts.append(f"## {' '.join(rare_words(rng, 3, lang))}")
        parts.append(paragraph(rng, lang))
        linked = f" [{' '.join(words(rng, 3, lang))}]({waiting.pop()})." if waiting else ""
        parts.append(f"{paragraph(rng, lang)}{linked}")
    for link in waiting:
        parts.append(f"{sentence(rng, lang)} [{' '.join(words(rng, 2, lang))}]({link}).")
    parts.insert(rng.randint(1, len(parts)), _list(rng, lang))
    for chance, block in ((0.15, _table), (0.15, _code), (0.2, _quotation), (0.1, _note)):
        if rng.random() < chance:
            parts.insert(rng.randint(1, len(parts)), block(rng, lang))
    return "\n\n".join(parts) + "\n"


def _list(rng: random.Random, lang: str) -> str:
    marks = ("1.", "2.", "3.", "4.") if rng.random() < 0.3 else ("-",) * rng.randint(3, 5)
    return "\n".join(f"{mark} {sentence(rng, lang, 4, 9)}" for mark in marks)


def _table(rng: random.Random, lang: str) -> str:
    rows = [[words(rng, 1, lang)[0] for _ in range(3)] for _ in range(5)]
    lines = [f"| {' | '.join(row)} |" for row in rows]
    return "\n".join([lines[0], "|---|---|---|", *lines[1:]])


def _code(rng: random.Random, _lang: str) -> str:
    names = rare_words(rng, 4)
    lines = [f"def {names[0]}({names[1]}):", f"    for {names[2]} in {names[1]}:", f"        yield {names[2]}, 1"]
    if rng.random() < 0.5:
        return "\n".join(["```python", *lines, "```"])
    return "\n".join(["```yaml", f"{names[0]}: [{names[1]}, {names[2]}]", f"{names[3]}: true", "```"])


def _quotation(rng: random.Random, lang: str) -> str:
    return f"> {sentence(rng, lang)} {sentence(rng, lang)}"


def _note(rng: random.Random, lang: str) -> str:
    return f"{sentence(rng, lang)}[^1]\n\n[^1]: {sentence(rng, lang)}"
