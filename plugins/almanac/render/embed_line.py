"""Writes the line that shows a list of events within a page of another site."""

from __future__ import annotations

from markupsafe import Markup

from almanac.model import address
from almanac.model.site import Site
from almanac.render.absolute import absolute_address

# Where the other site's own policy forbids styles in a page, the two numbers hold.
_LINE = Markup(
    '<iframe src="{}" title="{}" width="600" height="420" loading="lazy" style="width:100%;border:0"></iframe>'
)


def embed_line(site: Site, where: str, title: str, lang: str) -> str:
    """A line of HTML, to be copied, for a list in a language; ``where`` is its address in the site's own.

    ``title`` is what those hear who cannot see it.
    """
    url = absolute_address(site, site.list_address(address.embedded(where), lang))
    return str(_LINE.format(url, title))
