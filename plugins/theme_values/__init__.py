"""What every template may use: the site's own facts, the words of the interface, the filters for links."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pelican import signals
from pelican.generators import Generator
from pelican.paginator import Page, Paginator

from almanac.model.site import Site
from almanac.render.list_texts import story_list
from almanac.render.templates import set_up
from almanac.render.views.parts import Numbered, PageText
from almanac_pelican.settings import publication_of


def add_values(generator: Generator) -> None:
    """Give the generator's templates the site, the words, and the filters."""
    publication = publication_of(generator.settings)
    style = Path(generator.settings["THEME"], "site", "static", "css", "site.css")
    set_up(generator.env, publication, has_site_css=style.is_file())
    _add_list_texts(generator.env, publication.site)


def _add_list_texts(environment: Any, site: Site) -> None:
    """What a page of a paged list is called: what it shows, only Pelican's paginator knows."""

    def story_list_text(listed_by: str, name: str, page: Page, paginator: Paginator) -> PageText:
        stories = [article.story for article in paginator.object_list]
        shown = [article.story for article in page.object_list]
        number = Numbered(page.number, paginator.num_pages)
        return story_list(listed_by, name, stories, shown, number, site.phrases())

    environment.globals["story_list_text"] = story_list_text


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(add_values)
