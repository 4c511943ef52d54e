"""What every template may use: the site's own facts, the words of the interface, the filters for links."""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from almanac.render.templates import set_up
from almanac_pelican.settings import publication_of


def add_values(generator: Generator) -> None:
    """Give the generator's templates the site, the words, and the filters."""
    style = Path(generator.settings["THEME"], "site", "static", "css", "site.css")
    set_up(generator.env, publication_of(generator.settings), has_site_css=style.is_file())


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(add_values)
