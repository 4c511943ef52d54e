"""Writes into a post what tells it from all others, so that what this computer forgets is found again on the forum.

The mark is an HTML comment, which readers of the forum never see. It says which entry and what of it the post is about,
and what its text was when we sent it: where the text is another, a person edited it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import sha256

_MARK = re.compile(r"<!-- almanac (?P<values>[0-9a-z,:= -]{1,300}) -->")
_HEX = 16
_LETTERS = re.compile(r"\W|_")
# A post that opens a topic has this in place of the name of a reply.
_FIRST = "topic"


@dataclass(frozen=True, slots=True)
class Mark:
    """``about`` is the identifier of the entry, ``facts`` a digest of what is said of it.

    ``reply`` names what a reply tells, empty for a first post; ``begun`` what a first post has told from the start.
    ``title`` is a digest of the title that we sent with it.
    """

    about: str
    facts: str = ""
    reply: str = ""
    begun: str = ""
    title: str = ""


def digest(*texts: str) -> str:
    """A short name of texts that are the same."""
    whole = sha256()
    for text in texts:
        whole.update(b"%d:" % len(text.encode()))
        whole.update(text.encode())
    return whole.hexdigest()[:_HEX]


def digest_of_title(title: str) -> str:
    """That of its letters and digits: forums change capitals, spaces and full stops of titles."""
    return digest(_LETTERS.sub("", title.casefold()))


def marked(text: str, mark: Mark) -> str:
    """The text with its mark below it."""
    return f"{text}\n\n<!-- almanac {_values(text, mark)} -->"


def mark_of(raw: str) -> Mark | None:
    """The mark of a post; None where it has none of ours, or more than one."""
    found = _MARK.findall(raw)
    if len(found) != 1:
        return None
    values = dict(value.partition("=")[::2] for value in found[0].split())
    return Mark(
        about=values.get("about", ""),
        facts=values.get("facts", ""),
        reply="" if values.get("reply", _FIRST) == _FIRST else values["reply"],
        begun=values.get("begun", ""),
        title=values.get("title", ""),
    )


def is_as_sent(raw: str) -> bool:
    """Whether the text of a post is still what its mark says that we sent."""
    mark, found = mark_of(raw), _MARK.search(raw)
    return bool(mark and found) and f"text={_text(_MARK.sub('', raw))}" in raw


def _values(text: str, mark: Mark) -> str:
    values = {
        "about": mark.about,
        "reply": mark.reply or _FIRST,
        "facts": mark.facts,
        "begun": mark.begun,
        "title": mark.title,
        "text": _text(text),
    }
    return " ".join(f"{name}={value}" for name, value in values.items() if value)


def _text(text: str) -> str:
    """Of what a forum leaves of a text: it changes blanks, and takes those at the end."""
    return digest(" ".join(text.split()))
