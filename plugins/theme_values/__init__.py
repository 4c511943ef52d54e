"""What every template may use: the site's own facts, the words of the interface, the filters for links."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.paginator import Page, Paginator

from almanac.model.address import group_feed
from almanac.model.site import Site
from almanac.render.absolute import absolute_address, link_address
from almanac.render.events.event_groups import EventGroup
from almanac.render.hosts import breakable_host, host
from almanac.render.icons import DARK_PAPER, PAPER
from almanac.render.list_texts import event_list, story_list
from almanac.render.page_words import PageWords, plain
from almanac.render.policy import page_policy
from almanac.render.site_view import site_view
from almanac.render.views.parts import Numbered, PageText
from almanac_pelican.settings import publication_of


def add_values(generator: Generator) -> None:
    """Give the generator's templates the site, the words, and the filters."""
    publication = publication_of(generator.settings)
    site = publication.site

    def link(address: str) -> str:
        return link_address(site, address)

    def absolute(address: str) -> str:
        return absolute_address(site, address)

    def webcal(address: str) -> str:
        return f"webcal:{absolute(address).partition(':')[2]}"

    def policy(address: str) -> str:
        return page_policy(site, address)

    def address_of(output_file: str) -> str:
        return f"/{output_file.removesuffix('index.html')}"

    environment: Any = generator.env  # what its extensions bring has no types
    environment.globals["site"] = site_view(publication.edition)
    environment.globals["site_css"] = Path(generator.settings["THEME"], "site", "static", "css", "site.css").is_file()
    environment.globals["group_feed"] = group_feed
    environment.filters.update(host=host, breakable_host=breakable_host)
    environment.filters.update(link=link, absolute=absolute, webcal=webcal, policy=policy, address_of=address_of)
    environment.globals.update(head_of=publication.heads.of, paper=PAPER, dark_paper=DARK_PAPER)
    _add_words(environment, PageWords(site))
    _add_list_texts(environment, site)


def _add_words(environment: Any, words: PageWords) -> None:
    """``_`` and ``trans``; ``interface_lang``, ``spoken_in``, ``listed`` and ``plain``."""
    environment.install_gettext_callables(
        words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext, npgettext=words.npgettext
    )
    environment.globals.update(interface_lang=words.interface_lang, spoken_in=words.spoken_in, listed=words.listed)
    environment.filters["plain"] = plain


def _add_list_texts(environment: Any, site: Site) -> None:
    """What a page of a paged list is called: what it shows, only Pelican's paginator knows."""

    def story_list_text(listed_by: str, name: str, page: Page, paginator: Paginator) -> PageText:
        stories = [article.story for article in paginator.object_list]
        shown = [article.story for article in page.object_list]
        number = Numbered(page.number, paginator.num_pages)
        return story_list(listed_by, name, stories, shown, number, site.phrases())

    def event_list_text(group: EventGroup, page: Any, paginator: Paginator) -> PageText:
        shown = group.listing.past[page.start_index() - 1 : page.end_index()]
        number = Numbered(page.number, paginator.num_pages)
        return event_list(group.kind, group.label.name, group.listing, shown, number, site.phrases())

    environment.globals.update(story_list_text=story_list_text, event_list_text=event_list_text)


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(add_values)
