"""What every template gets of the site."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.render.views.parts import Label, PageLink, Sibling


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page knows of the site.

    ``direction`` is that of the default language; ``menu`` has the addresses of ``nav``; ``pages`` are the site's own,
    ``submit`` is the one that says how to take part, both in the default language; ``loads_from`` are other hosts with
    the reasons; ``about`` are pages of those who keep the site, in English as ``nav``; ``offline``: pages ask for the
    service worker; ``is_preview`` says that this is not what readers see, ``is_submission`` that it shows what is not
    accepted yet. ``frozen`` is the instant in UTC of which a site is built for the last time, else empty: pages and
    scripts ask for nothing any more, and have no other clock.
    """

    name: str
    tagline: str
    default_lang: str
    direction: str
    nav: tuple[Label, ...]
    menu: tuple[str, ...]  # in an order: it counts in the fingerprint of every page
    pages: tuple[PageLink, ...]
    submit: PageLink | None
    about: tuple[Label, ...]
    pages_by_language: tuple[tuple[str, tuple[PageLink, ...]], ...]
    submit_by_language: tuple[tuple[str, PageLink], ...]
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
    offline: bool
    is_preview: bool = False
    is_submission: bool = False
    has_forum_archive: bool = False
    frozen: str = ""

    def pages_in(self, lang: str) -> tuple[PageLink, ...]:
        """The site's pages as those of a language lead to them: each in it where it is translated."""
        return dict(self.pages_by_language).get(lang, self.pages)

    def submit_in(self, lang: str) -> PageLink | None:
        """The same of the page that says how to take part."""
        return dict(self.submit_by_language).get(lang, self.submit)
