"""Makes what every page knows of the site, and the style sheet of its own colours."""

from __future__ import annotations

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.interface import N_
from almanac.model.site import Site
from almanac.render.licenses import license_url
from almanac.render.provenance import sibling
from almanac.render.views.parts import Label
from almanac.render.views.site import SiteView


def site_view(edition: Edition) -> SiteView:
    """The site's name, menu, pages and homes; the menu is in English, which the page that shows it translates."""
    site = edition.site
    nav = [
        # Translators: in the main menu, and a heading.
        *([Label(N_("Stories"), address.STORIES)] if site.blog else []),
        # Translators: in the main menu, and a heading.
        *([Label(N_("Events"), address.EVENTS)] if site.events else []),
        # Translators: in the main menu: the map of events.
        *([Label(N_("Map"), address.MAP)] if site.events and site.map else []),
        # Translators: in the main menu: the page of feeds and calendars; and what a button does.
        Label(N_("Subscribe"), address.SUBSCRIBE),
    ]
    pages = tuple(Label(page.title, page.address) for page in edition.pages if page.lang == site.default_lang)
    submit = address.page("submit", site.default_lang, site.default_lang)
    homes = (site.default_lang, *(code for code in site.languages if code != site.default_lang))
    return SiteView(
        name=site.name,
        tagline=site.tagline,
        default_lang=site.default_lang,
        direction=language.direction(site.default_lang),
        nav=tuple(nav),
        menu=tuple(label.address for label in nav),
        pages=pages,
        submit=next((page for page in pages if page.address == submit), None),
        homes=tuple(sibling(code, address.home(code, site.default_lang)) for code in homes),
        license=site.content_license,
        license_url=license_url(site.content_license),
        repository_url=site.repository_url,
        forum_url=site.forum_url,
        accent_color=site.accent_color,
        loads_from=tuple((origin.partition("//")[2], reason) for origin, reason in site.loads_from.items()),
        blog=site.blog,
        events=site.events,
        map=site.events and site.map,
        search=site.search,
        is_preview=edition.is_preview,
    )


def colors_css(site: Site) -> str:
    """The style sheet of a site's own colours: its accent, and one for each category of events.

    Colours are checked to be ``#rrggbb`` and slugs to be letters, digits and hyphens.
    """
    rules = [f":root {{ --accent: {site.accent_color}; }}"] if site.accent_color else []
    rules += [
        f".category-{site.slug(name)} {{ --category: {color}; }}" for name, color in site.event_categories.items()
    ]
    return "\n".join(rules) + "\n"
