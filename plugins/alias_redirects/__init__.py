"""Old addresses lead on: a page that redirects and names the new one, and ``_redirects`` for hosts that read it."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from almanac.model.address import file_of
from almanac.model.edition import Edition
from almanac.render.redirects import page_of, redirects, redirects_file


class RedirectsGenerator(Generator):
    """Writes a page at every alias, and ``/_redirects``."""

    def generate_output(self, writer: Any) -> None:
        """Every alias of every entry."""
        edition: Edition = self.settings["EDITION"]
        found = redirects(edition)
        for redirect in found:
            writer.write_file(
                file_of(page_of(redirect.old)),
                self.get_template("redirect"),
                self.context,
                url=redirect.old.lstrip("/"),
                target=redirect.new,
                title=redirect.title,
            )
        if found:
            writer.write_bytes("/_redirects", redirects_file(found, edition.site).encode())


def provide(pelican: Pelican) -> type[Generator]:
    """The generator that Pelican runs."""
    del pelican
    return RedirectsGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
