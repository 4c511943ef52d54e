"""Makes titles that every MediaWiki takes (mediawiki.org, "Manual:Page title"), whatever words they are made of."""

from __future__ import annotations

import re
import unicodedata

# In bytes of UTF-8.
MAX_BYTES = 255
_LONGEST_PREFIX = 100
# What stands for marks that no title may have. A slash would make one page a part of another.
_INSTEAD = str.maketrans({"[": "(", "{": "(", "<": "(", "]": ")", "}": ")", ">": ")", "|": "-", "/": "-", "#": ""})
# A wiki leaves out marks of direction, and takes all spaces and underscores for one space.
_LEFT_OUT = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u200e\u200f\u202a-\u202e\ud800-\udfff\ufffd-\uffff]")
_SPACES = re.compile("[ _\\s\u180e]+")
_TILDES = re.compile("~{3,}")
# An address would be decoded, a number of a character read.
_ENCODED = re.compile("%(?=[0-9A-Fa-f]{2})")
_REFERENCE = re.compile("&(?=[^\\s&;]+;)")
# What stands before a colon is a namespace or another wiki, on some wiki; `MediaWiki:Common.js` is code on all.
_COLON = re.compile(" ?: ")
_CUT = "…"


def as_title(text: str, *, within: str = "", room: int = 0) -> str:
    """The words as the title of a page; ``within`` stands before it, ``room`` are bytes that are left behind it.

    Empty where nothing of them can be in a title. Without anything before it, it has no colon.
    """
    title = _TILDES.sub("~~", _spaced(text.translate(_INSTEAD)))
    title = _REFERENCE.sub("& ", _ENCODED.sub("% ", title)).lstrip(": ")
    if not within:
        title = _COLON.sub(" – ", title).replace(":", "-")
        title = _with_capital(title)
    if not title.strip("."):
        return ""
    return _cut(title, MAX_BYTES - len(within.encode()) - room)


def same_title(title: str, text: str) -> bool:
    """Whether a wiki that is told to show a page as ``text`` takes that for its title (``DISPLAYTITLE``)."""
    return _with_capital(_spaced(text)) == title


def as_prefix(text: str) -> str:
    """What stands before all titles, such as ``Archive of our site/``, as a title has it; its last space counts."""
    return _with_capital(f"{_spaced(text)}{' ' if text.endswith(' ') and text.strip() else ''}")


def can_begin_titles(text: str) -> bool:
    """Whether it can stand before all titles: it is short, and has nothing that no title may have."""
    parts = _spaced(text).split("/")
    plain = all(as_title(part, within="-") == part for part in parts if part)
    return plain and all(parts[:-1]) and "~" not in text and len(text.encode()) <= _LONGEST_PREFIX


def _spaced(text: str) -> str:
    line = unicodedata.normalize("NFC", _LEFT_OUT.sub("", text))
    return _SPACES.sub(" ", line).strip()


def _with_capital(title: str) -> str:
    """As the wiki has it: the titlecase of the first letter, where that is one."""
    first = title[:1].title()
    return f"{first}{title[1:]}" if len(first) == 1 else title


def _cut(title: str, most: int) -> str:
    if len(title.encode()) <= most:
        return title
    short = title.encode()[: most - len(_CUT.encode())].decode(errors="ignore")
    while short and unicodedata.category(short[-1])[0] == "M":
        short = short[:-1]
    return f"{short[:-1].rstrip() if unicodedata.category(title[len(short)])[0] == 'M' else short.rstrip()}{_CUT}"
