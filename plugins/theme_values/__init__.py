"""What every template may use: the site's own facts, the words of the interface, the filters for links."""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from almanac.model.address import group_feed
from almanac.model.edition import Edition
from almanac.render.absolute import absolute_address, link_address
from almanac.render.hosts import breakable_host, host
from almanac.render.icons import DARK_PAPER, PAPER
from almanac.render.page_words import PageWords, plain
from almanac.render.policy import page_policy
from almanac.render.site_view import site_view
from almanac.render.structured_data.page_head import Heads


def add_values(generator: Generator) -> None:
    """Give the generator's templates the site, the words, and the filters."""
    edition: Edition = generator.settings["EDITION"]
    site = edition.site

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

    generator.env.globals["site"] = site_view(edition)
    generator.env.globals["site_css"] = Path(generator.settings["THEME"], "site", "static", "css", "site.css").is_file()
    generator.env.filters.update(host=host, breakable_host=breakable_host)
    generator.env.globals["group_feed"] = group_feed
    generator.env.filters.update(link=link, absolute=absolute, webcal=webcal, policy=policy, address_of=address_of)
    if "HEADS" not in generator.settings:  # found out once for all of Pelican's generators
        generator.settings["HEADS"] = Heads(edition, generator.settings.get("PROGRAMME"))
    heads: Heads = generator.settings["HEADS"]
    generator.env.globals.update(head_of=heads.of, paper=PAPER, dark_paper=DARK_PAPER)
    _add_words(generator, PageWords(site))


def _add_words(generator: Generator, words: PageWords) -> None:
    """``_`` and ``trans``; ``interface_lang``, ``spoken_in``, ``listed`` and ``plain``."""
    generator.env.install_gettext_callables(  # type: ignore[attr-defined]
        words.gettext, words.ngettext, newstyle=True, pgettext=words.pgettext, npgettext=words.npgettext
    )
    generator.env.globals.update(interface_lang=words.interface_lang, spoken_in=words.spoken_in, listed=words.listed)
    generator.env.filters["plain"] = plain


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(add_values)
