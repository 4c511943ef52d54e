"""Plans the page of what was removed, and one at each address that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from almanac.model import address
from almanac.model.removal import Removal
from almanac.render.outputs.in_languages import in_all_languages
from almanac.render.outputs.output import Output, Page, Values, file_of_bytes, fingerprint
from almanac.render.publication import Publication
from almanac.render.removals import language_of, removal_view, removals_map, removed_pages


def removal_pages(publication: Publication) -> Iterator[Output]:
    """``/removals/`` in every language, a page at each address that is gone, and the list of these for web servers."""
    edition, site = publication.edition, publication.site
    if not edition.removals:
        return
    yield from in_all_languages(publication, address.REMOVALS, "removals", fingerprint(repr(edition.removals)), _values)
    for where, removal in sorted(removed_pages(edition.removals).items()):
        of = publication.in_language(language_of(where, site))
        yield Page(where, "removed", fingerprint(repr(removal), of.lang), partial(_removed, of, removal), of.lang)
    yield file_of_bytes(address.REMOVALS_MAP, "redirects", removals_map(edition.removals, site))


def _values(of: Publication) -> Values:
    return {"removals": tuple(removal_view(removal, of.phrases) for removal in of.edition.removals)}


def _removed(of: Publication, removal: Removal) -> Values:
    return {"removal": removal_view(removal, of.phrases)}
