"""Writes HTML of pictures, sounds and films: a film is a link, as no page here loads it from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from almanac.importers.wordpress.known import Attachment
from almanac.importers.wordpress.urls import file_name

_PICTURES = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$", re.IGNORECASE)


def is_picture(address: str) -> bool:
    """Whether the file is a picture, by its name."""
    return bool(_PICTURES.search(file_name(address)))


def picture(file: Attachment) -> str:
    """A picture of the library, with its caption."""
    return figure(f'<img src="{escape(file.url)}" alt="{escape(file.alt)}" />', escape(file.caption))


def figure(inside: str, caption: str) -> str:
    """A figure; ``caption`` is HTML."""
    below = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"\n<figure>{inside}{below}</figure>\n"


def link(address: str, words: str = "") -> str:
    """A link, by default with its address for a text."""
    return f'<a href="{escape(address)}">{escape(words or address)}</a>' if address else ""


def link_alone(address: str, *, name_only: bool = False) -> str:
    """A paragraph of one link."""
    bare = address.strip().replace("&amp;", "&")
    if not re.match("https?://|/", bare):
        return ""
    return f"\n<p>{link(bare, file_name(bare) if name_only else '')}</p>\n"


def link_list(files: Iterable[Attachment]) -> str:
    """A list of links to files."""
    rows = "".join(f"<li>{link(file.url, file.title or file_name(file.url))}</li>" for file in files)
    return f"\n<ul>{rows}</ul>\n" if rows else ""
