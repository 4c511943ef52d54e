"""Pages that the site itself has: how to subscribe, page not found, and the style sheet of its colours."""

from __future__ import annotations

from typing import Any

from pelican import Pelican, signals
from pelican.generators import Generator

from almanac.model import address
from almanac.model.edition import Edition
from almanac.render.site_view import colors_css
from almanac.render.subscriptions import subscriptions


class SitePagesGenerator(Generator):
    """Writes ``/subscribe/``, ``/404.html`` and ``/theme/css/site-colors.css``."""

    def generate_output(self, writer: Any) -> None:
        """All of them."""
        edition: Edition = self.settings["EDITION"]
        groups = subscriptions(edition, self.settings["EVENT_GROUPS"])
        self._write(writer, "subscribe", address.SUBSCRIBE, groups=groups)
        self._write(writer, "404", address.NOT_FOUND)
        writer.write_bytes(address.COLORS, colors_css(edition.site).encode())

    def _write(self, writer: Any, template: str, where: str, **values: Any) -> None:
        writer.write_file(
            address.file_of(where), self.get_template(template), self.context, url=where.lstrip("/"), **values
        )


def provide(pelican: Pelican) -> type[Generator]:
    """The generator that Pelican runs."""
    del pelican
    return SitePagesGenerator


def register() -> None:
    """Called by Pelican."""
    signals.get_generators.connect(provide)
