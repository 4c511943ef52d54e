"""What every template gets of the site."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.render.views.parts import Label, Sibling


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page knows of the site.

    ``direction`` is that of the default language; ``menu`` has the addresses of ``nav``; ``submit`` is the page that
    says how to take part, ``loads_from`` are other hosts with the reasons; ``is_preview`` says that this is not what
    readers see.
    """

    name: str
    tagline: str
    default_lang: str
    direction: str
    nav: tuple[Label, ...]
    menu: tuple[str, ...]  # in an order: it counts in the fingerprint of every page
    pages: tuple[Label, ...]
    submit: Label | None
    homes: tuple[Sibling, ...]
    license: str
    license_url: str
    repository_url: str
    forum_url: str
    accent_color: str
    loads_from: tuple[tuple[str, str], ...]
    blog: bool
    events: bool
    map: bool
    search: bool
    is_preview: bool = False
