"""Plans the page on which everybody can take all of the site along."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.model import address
from almanac.render.outputs.in_languages import in_all_languages
from almanac.render.outputs.output import Output, Values, fingerprint
from almanac.render.publication import Publication
from almanac.render.take_page import take_page


def take_pages(publication: Publication) -> Iterator[Output]:
    """``/take/`` in every language, where there is something to take."""
    edition = publication.edition
    if edition.bags:
        made_from = fingerprint(repr(edition.bags), bool(edition.comments), repr(edition.forum is None))
        yield from in_all_languages(publication, address.TAKE, "take", made_from, _values)


def _values(of: Publication) -> Values:
    return {"view": take_page(of.edition, of.phrases)}
