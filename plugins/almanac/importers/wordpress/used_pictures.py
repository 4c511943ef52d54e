"""Finds which files of the media library a text uses, by the ids that WordPress writes beside their addresses."""

from __future__ import annotations

import re

from almanac.importers.wordpress.wxr import Item

_ID = re.compile(r'wp-(?:image|att)-([0-9]{1,18})|"(?:id|mediaId)":([0-9]{1,18})|id="attachment_([0-9]{1,18})"')
_IDS = re.compile(r"""\bids=["']?([0-9, ]{1,4000})""")


def pictures_in(item: Item) -> set[str]:
    """The ids of its picture, and of those in its text and galleries."""
    found = {number for match in _ID.finditer(item.content) for number in match.groups() if number}
    for match in _IDS.finditer(item.content):
        found.update(match[1].replace(" ", "").split(","))
    return (found | {item.value("_thumbnail_id").strip()}) - {""}
