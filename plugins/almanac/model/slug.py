"""Makes slugs: names as they stand in addresses."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# What file systems allow (255), less what is put behind a slug.
MAX_SLUG_BYTES = 200
# As long as one makes them oneself, so that an address can be read.
_LONGEST_NEW = 60


# What is its own slug, as most names of files are.
_PLAIN = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


@lru_cache(maxsize=8192)  # the same names come back on every page
def slugify(name: str) -> str:
    """Lower-case letters of any script (NFC), digits and hyphens; empty when nothing is left.

    >>> slugify("Łódź: what we did")
    'łódź-what-we-did'
    """
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).lower())
    kept = "".join(c if _keeps(c) else "-" for c in lowered)
    return re.sub(r"-+", "-", kept).strip("-")


def file_slug(title: str) -> str:
    """The name of a new file by its title, cut between words; empty where it has no letter or digit.

    >>> file_slug("Łódź: what we did in a whole year of meetings that nobody had thought would ever take place")
    'łódź-what-we-did-in-a-whole-year-of-meetings-that-nobody-had'
    """
    slug = slugify(title)
    return slug if len(slug) <= _LONGEST_NEW else slug[: _LONGEST_NEW + 1].rpartition("-")[0] or slug[:_LONGEST_NEW]


def is_slug(text: str) -> bool:
    """Whether a file's name can stand in an address as it is."""
    return _PLAIN.fullmatch(text) is not None or (bool(text) and slugify(text) == text)


def _keeps(character: str) -> bool:
    # Marks belong to letters in Indic and Arabic scripts, where \\w leaves them out.
    return unicodedata.category(character)[0] in "LNM"
