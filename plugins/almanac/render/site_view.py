"""Makes what every page knows of the site, and the style sheet of its own colours."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.interface import N_
from almanac.model.site import Site
from almanac.render.licenses import license_url
from almanac.render.provenance import sibling
from almanac.render.views.parts import Label, PageLink
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
    pages = {lang: _pages(edition, lang) for lang in site.list_languages}
    submit = {lang: _submit(edition, links) for lang, links in pages.items()}
    own, *others = site.list_languages
    return SiteView(
        name=site.name,
        tagline=site.tagline,
        default_lang=site.default_lang,
        direction=language.direction(site.default_lang),
        nav=tuple(nav),
        menu=tuple(label.address for label in nav),
        pages=pages[own],
        submit=submit[own],
        pages_by_language=tuple((lang, pages[lang]) for lang in others),
        submit_by_language=tuple((lang, link) for lang in others if (link := submit[lang])),
        about=tuple(_about(edition)),
        homes=tuple(sibling(code, address.home(code, site.default_lang)) for code in site.list_languages),
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
        # A preview is kept nowhere, and without an address nobody knows which copy is the site.
        offline=site.offline and bool(site.url) and not edition.is_preview,
        has_forum_archive=edition.forum is not None,
        is_preview=edition.is_preview,
        is_submission=edition.is_submission,
        frozen=site.frozen.moment(site.zone).isoformat() if site.frozen else "",
    )


def _about(edition: Edition) -> Iterator[Label]:
    """What the site says of those who keep it, where it has something to say."""
    # Translators: a heading, and a link in the footer: the page of those who accept changes to the site.
    yield Label(N_("Who decides here"), address.WHO_DECIDES)
    if edition.site.figures is not None:
        # Translators: a heading, and a link in the footer: the page of numbers of authors, languages and so on.
        yield Label(N_("Figures"), address.FIGURES)
    if edition.site.partner_calendars and edition.site.events:
        # Translators: a heading, and a link in the footer: communities whose calendars the site reads.
        yield Label(N_("Partners"), address.PARTNERS)
    if edition.bags:
        # Translators: a heading, and a link in the footer: the page where one can take all of the site along.
        yield Label(N_("Take it along"), address.TAKE)
    if edition.removals:
        # Translators: a heading, and a link in the footer: the page of what was taken off the site.
        yield Label(N_("Removals"), address.REMOVALS)


def _pages(edition: Edition, lang: str) -> tuple[PageLink, ...]:
    """The site's pages, each once: in a language where it is translated, else in the site's own."""
    unlisted = {page.source.group for page in edition.pages if not page.listed}
    pages = [page for page in edition.pages if page.source.group not in unlisted]
    translated = {page.source.group: page for page in pages if page.lang == lang}
    own = {page.source.group: page for page in pages if page.lang == edition.site.default_lang}
    return tuple(PageLink(page.title, page.address, page.lang) for page in (own | translated).values())


def _submit(edition: Edition, links: Iterable[PageLink]) -> PageLink | None:
    """Of these the page that says how to take part."""
    addresses = {page.address for page in edition.pages if page.slug == "submit"}
    return next((link for link in links if link.address in addresses), None)


def colors_css(site: Site) -> str:
    """The style sheet of a site's own colours: its accent, and one for each category of events.

    Colours are checked to be ``#rrggbb`` and slugs to be letters, digits and hyphens.
    """
    rules = [f":root {{ --accent: {site.accent_color}; }}"] if site.accent_color else []
    rules += [
        f".category-{site.slug(name)} {{ --category: {color}; }}" for name, color in site.event_categories.items()
    ]
    return "\n".join(rules) + "\n"
