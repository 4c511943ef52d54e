"""What the template of a page gets: the page itself, and what is made for it."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model.story import Page
from almanac.render.views.comments import CommentsView
from almanac.render.views.parts import OlderTranslation, Provenance, Sibling


@dataclass(frozen=True, slots=True)
class PageView:
    """A page; the HTML of its body is sanitised. ``comments`` are those of a former site."""

    page: Page
    direction: str
    siblings: tuple[Sibling, ...]
    provenance: Provenance
    older_translation: OlderTranslation | None = None
    comments: CommentsView | None = None
