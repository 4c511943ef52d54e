"""Makes what pages say of what was removed, and the lines for web servers that answer there with 410."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from almanac.model import language
from almanac.model.interface import N_, Phrases
from almanac.model.removal import RULES, Removal
from almanac.model.site import Site
from almanac.render import words
from almanac.render.redirects import has_page, page_of
from almanac.render.views.removals import RemovalView

# Translators: the next eight say by which rule something was taken off the site. First: its author asked for it.
_RULES = dict(
    zip(
        RULES,
        (
            N_("Asked for by its author"),
            N_("Code of conduct"),
            N_("Duplicate"),
            N_("Law"),
            N_("Licence"),
            N_("Mistake"),
            N_("Privacy"),
            N_("Spam"),
        ),
        strict=True,
    )
)
# What nginx and Apache both take for an address in a list, and for nothing else.
_PLAIN = re.compile(r"/[\w\-./~]*")


def removal_view(removal: Removal, phrases: Phrases) -> RemovalView:
    """A removal as a page in the language of ``phrases`` says it."""
    known = removal.rule in _RULES
    return RemovalView(
        addresses=tuple(page_of(where) for where in removal.addresses if has_page(where)),
        day=removal.day.isoformat(),
        day_text=words.day(removal.day, phrases.spoken),
        rule=phrases.gettext(_RULES[removal.rule]) if known else removal.rule,
        rule_lang="" if known else removal.lang,
        why=removal.why,
        decided_by=removal.decided_by,
        lang=removal.lang,
        direction=language.direction(removal.lang),
    )


def removed_pages(removals: Iterable[Removal]) -> Mapping[str, Removal]:
    """Each address that is gone, as the one of a page, with its removal."""
    return {page_of(where): removal for removal in removals for where in removal.addresses if has_page(where)}


def language_of(where: str, site: Site) -> str:
    """The language of the site below which an address is."""
    first = where.split("/")[1]
    return first if first in site.list_languages else site.default_lang


def removals_map(removals: Iterable[Removal], site: Site) -> bytes:
    """``/removals.map``: each address that is gone and `410;`, as nginx's ``map`` and Apache's ``RewriteMap`` read it.

    One with signs that mean something to either stays out; its page is there all the same.
    """
    pages = sorted(removed_pages(removals))
    lines = (f"{site.base}{page} 410;\n" for page in pages if _PLAIN.fullmatch(page))
    return "".join(lines).encode()
