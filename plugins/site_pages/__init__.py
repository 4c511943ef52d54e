"""Pages that the site itself has: how to subscribe, page not found, and the style sheet of its colours."""

from __future__ import annotations

from almanac.model import address
from almanac.render.site_view import colors_css
from almanac.render.subscriptions import subscriptions
from almanac_pelican.generators import PageGenerator, SiteWriter


class SitePagesGenerator(PageGenerator):
    """Writes ``/subscribe/``, ``/404.html`` and ``/theme/css/site-colors.css``."""

    def generate_output(self, writer: SiteWriter) -> None:
        """All of them."""
        groups = subscriptions(self.edition, self.publication.event_groups)
        self.write_page(writer, "subscribe", address.SUBSCRIBE, groups=groups)
        self.write_page(writer, "404", address.NOT_FOUND)
        writer.write_bytes(address.COLORS, colors_css(self.site).encode())


register = SitePagesGenerator.register
