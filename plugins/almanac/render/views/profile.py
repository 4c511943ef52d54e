"""What the template of an author's page gets of the author."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model.image import Image
from almanac.render.views.parts import OlderTranslation


@dataclass(frozen=True, slots=True)
class ProfileView:
    """Who an author is; ``lang`` and ``direction`` are those of the author's words, ``language_text`` says so where
    they are not those of the page.

    ``languages`` are names in the language of the page; ``html`` is sanitised; ``edit_url`` may be empty.
    """

    name: str
    lang: str
    direction: str
    language_text: str
    is_person: bool
    languages: tuple[str, ...]
    affiliation: str
    disclosure: str
    links: tuple[str, ...]
    image: Image | None
    html: str
    edit_url: str
    older_translation: OlderTranslation | None = None
