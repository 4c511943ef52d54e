"""Plans what the site says of those who keep it: figures of their work, and who decides."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from almanac.model import address
from almanac.model.figures import Figures
from almanac.render.deciding import deciding
from almanac.render.figures import figures_json, figures_of
from almanac.render.figures_page import figures_page
from almanac.render.outputs.in_languages import in_all_languages
from almanac.render.outputs.output import File, Output, Page, Values, fingerprint
from almanac.render.publication import Publication


def community_pages(publication: Publication) -> Iterator[Output]:
    """``/figures/`` in every language with ``/figures.json``, and ``/who-decides/`` in every language."""
    edition, site = publication.edition, publication.site
    if site.figures is not None:
        figures = figures_of(edition)
        made_from = fingerprint(repr(figures))
        yield from in_all_languages(publication, address.FIGURES, "figures", made_from, partial(_figures, figures))
        yield File(address.FIGURES_JSON, "open data", made_from, partial(figures_json, figures, site))
    for of in publication.in_all_languages:
        view = deciding(edition, of.lang)
        where = of.local(address.WHO_DECIDES)
        yield Page(where, "who_decides", fingerprint(repr(view)), partial(dict, view=view), of.lang)


def _figures(figures: Figures, of: Publication) -> Values:
    return {"view": figures_page(figures, of.site, of.phrases)}
