"""Gives the HTML of an article or a page: as the core has read it, or as another plugin of the site left it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pelican.contents import Content


class PageBody:
    """Asked only when the page is rendered: until then any plugin may change ``content._content``, as Pelican has it.

    What nobody changed is given as it was read, sanitised; what a plugin adds is the owner's, like its code.
    """

    def __init__(self, content: Content, html: str) -> None:
        self._content = content
        self._html = html

    @property
    def is_changed(self) -> bool:
        """Whether a plugin, or TYPOGRIFY, left other HTML than was read."""
        return self._content._content != self._html or hasattr(self._content, "_get_content")

    @property
    def html(self) -> str:
        """What stands on the page."""
        return self._content.content if self.is_changed else self._html

    def __html__(self) -> str:
        """The same, for templates, which escape what has no such method."""
        return self.html


def changed_bodies(context: Mapping[str, Any]) -> dict[str, str]:
    """The HTML of stories that plugins changed, by the paths of their files; ``context`` is Pelican's."""
    stories = [content for content in context["generated_content"].values() if hasattr(content, "story")]
    return {content.story.source.path: content.body.html for content in stories if content.body.is_changed}
