"""Gives what readers see of a text, to tell whether another version of it says something else."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b

from almanac.read.front_matter.front_matter import FrontMatter, Raw, read_front_matter

# What a translation has in words of its own; dates, tags and the like it takes from the original.
_TRANSLATED = ("title", "summary", "status_note")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def visible_text(text: str) -> str:
    """A digest of the title, the summary, the status note, the picture's text and the body of a file.

    White space and the order of fields do not count, nor what nobody sees; nothing is a Problem. What cannot be read
    counts as it stands.
    """
    front, _problems = read_front_matter(text, "")
    parts = ["", "", "", "", text] if front is None else _parts(front)
    words = "\0".join(map(_plain, parts))
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def _parts(front: FrontMatter) -> list[str]:
    image = front.data.get("image")
    alt = image.get("alt") if isinstance(image, dict) else ""
    fields = (*(front.data.get(name) for name in _TRANSLATED), alt)
    return [*map(_as_text, fields), _COMMENT.sub(" ", front.body)]


def _as_text(value: Raw) -> str:
    return value if isinstance(value, str) else "" if value is None else repr(value)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())
