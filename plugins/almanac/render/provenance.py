"""Says where a text comes from, in which languages it can be read, and whether a translation is of an older text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache
from urllib.parse import quote

from almanac.model import language
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.site import Site
from almanac.render import words
from almanac.render.absolute import link_address
from almanac.render.forge import difference_url, edit_url, history_url
from almanac.render.views.parts import OlderTranslation, Provenance, Sibling


def provenance(edition: Edition, path: str, lang: str, authors: Sequence[str] = (), *, form: str = "") -> Provenance:
    """What history knows of a file, and where to improve it; ``authors`` are named on the page already.

    ``form`` is the address of the form that can: where the sources are public, it has the file itself.
    """
    links = (history_url(edition.site, path), _improve_url(edition.site, path, lang, form))
    known = edition.history_of(path)
    if known is None or not edition.history.complete:
        return Provenance(history_url=links[0], edit_url=links[1])
    created = known.created.astimezone(edition.site.zone).date()
    modified = known.modified.astimezone(edition.site.zone).date()
    return Provenance(
        created=created.isoformat(),
        created_text=words.day(created, lang),
        modified=modified.isoformat(),
        modified_text=words.day(modified, lang),
        contributors=_others(known.contributors, authors) if edition.site.contributors else (),
        has_authors=bool(authors),
        history_url=links[0],
        edit_url=links[1],
    )


def _improve_url(site: Site, path: str, lang: str, form: str) -> str:
    if not (form and site.repository_url) or site.frozen:
        return edit_url(site, path)
    return f"{link_address(site, site.list_address(form, lang))}#{quote(path, errors='surrogateescape')}"


def older_translation(edition: Edition, source: Source, original: str, lang: str) -> OlderTranslation | None:
    """What a translation in ``lang`` says of its original, whose page is ``original``; None where it has not changed.

    Where no commit is known that changed it, the whole history of the file has to do.
    """
    changed = edition.originals.changed.get(source.path)
    if changed is None:
        return None
    site, path = edition.site, source.original
    day = changed.moment.astimezone(site.zone).date() if changed.moment else None
    return OlderTranslation(
        address=original,
        day=day.isoformat() if day else "",
        day_text=words.day(day, lang) if day else "",
        difference_url=(
            difference_url(site, path, changed.before, changed.after) if changed.after else history_url(site, path)
        ),
    )


def _others(contributors: Iterable[str], authors: Iterable[str]) -> tuple[str, ...]:
    named = {_folded(name) for name in authors}
    return tuple(name for name in contributors if _folded(name) not in named)


@lru_cache(maxsize=4096)  # the same people have written many pages
def _folded(name: str) -> str:
    """People write their own name in more than one way."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def siblings(addresses: Iterable[tuple[str, str]], lang: str) -> tuple[Sibling, ...]:
    """The same text in other languages than ``lang``, from (language, address) pairs."""
    return tuple(sibling(code, address) for code, address in sorted(addresses) if code != lang)


def sibling(code: str, address: str) -> Sibling:
    """A page in a language, by that language's name for itself."""
    return Sibling(code, language.direction(code), language.language_name(code), address)
