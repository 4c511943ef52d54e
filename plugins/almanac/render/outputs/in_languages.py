"""Plans the same page of a list once for each language that has lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache, partial

from almanac.render.outputs.output import Page, Values, fingerprint, joined
from almanac.render.publication import Publication

# What the template of a page gets, in the language of a publication.
ValuesIn = Callable[[Publication], Values]


def in_all_languages(
    publication: Publication, where: str, template: str, made_from: bytes, values: ValuesIn
) -> Iterator[Page]:
    """The page at an address of the site's own language, and the same below each ``/LANG/``.

    ``made_from`` is the fingerprint of what is said in any language: entries with their translations, codes of
    countries and languages, numbers, days. Values are made in a language when its page is.
    """
    for of in publication.in_all_languages:
        yield Page(of.local(where), template, in_language(made_from, of), partial(values, of), of.lang)


def in_language(made_from: bytes, of: Publication) -> bytes:
    """The fingerprint of the same in the language of ``of``; in the site's own it stays what it is."""
    return made_from if of is of.shared else joined(made_from, _of_language(of.lang))


@lru_cache(maxsize=64)
def _of_language(lang: str) -> bytes:
    return fingerprint(lang)
