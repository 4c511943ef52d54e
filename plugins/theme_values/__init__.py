"""What every template may use: the site's own facts and the filters for links."""

from __future__ import annotations

from pathlib import Path

from pelican import signals
from pelican.generators import Generator

from almanac.model.edition import Edition
from almanac.render.absolute import absolute_address, link_address
from almanac.render.policy import page_policy
from almanac.render.site_view import site_view


def add_values(generator: Generator) -> None:
    """Give the generator's templates ``site``, ``link``, ``absolute``, ``webcal``, ``policy`` and ``address_of``."""
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
    generator.env.filters.update(link=link, absolute=absolute, webcal=webcal, policy=policy, address_of=address_of)
    generator.env.install_null_translations(newstyle=True)  # type: ignore[attr-defined]


def register() -> None:
    """Called by Pelican."""
    signals.generator_init.connect(add_values)
