"""Knows what a text is written for: which page of the wiki an address is, and what is known of pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import unquote

from almanac.model.image import Image
from almanac.render import wikitext

_LINKED = ("http://", "https://", "mailto:", "tel:")


@dataclass(frozen=True, slots=True)
class Around:
    """One text among all; addresses are absolute and have no part.

    ``titles`` are those of pages by the addresses of entries, ``pictures`` by their own; ``here`` is the text's, and
    ``wanted`` has the ids in it to which links lead. ``notes_as_list``: the wiki has no footnotes (Cite).
    """

    here: str
    titles: Mapping[str, str] = field(default_factory=dict)
    pictures: Mapping[str, Image] = field(default_factory=dict)
    wanted: frozenset[str] = frozenset()
    notes_as_list: bool = False

    def link(self, address: str, said: str) -> str:
        """A link around wikitext: to a page of the wiki where the address is one, else to the address."""
        where, _, part = address.partition("#")
        part = unquote(part)
        if where == self.here:
            return wikitext.page_link("", said, part) if part in self.wanted else said
        if where in self.titles:
            return wikitext.page_link(self.titles[where], said, part)
        return wikitext.labelled(address, said) if address.lower().startswith(_LINKED) else said
