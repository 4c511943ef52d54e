"""Says what makes Markdown of old HTML, so that what plans files needs to know no more of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Protocol

# An old address to the new one; empty for one to which no link may lead.
Link = Callable[[str], str]
# The address and the alt text of an old picture to the new address; None where there is nothing to show.
Picture = Callable[[str, str], str | None]


class Markdown(Protocol):
    """A text as Markdown, and how often what could not be kept was lost, in words."""

    @property
    def text(self) -> str:
        """The text."""
        ...

    @property
    def lost(self) -> Counter[str]:
        """What was lost."""
        ...


class Convert(Protocol):
    """Makes Markdown of HTML, whatever that is."""

    def __call__(self, html: str, link: Link, picture: Picture) -> Markdown:
        """The text in Markdown."""
        ...
