"""A Move: a site, the address that it had, and the one that it has from a day on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.absolute import absolute_address
from almanac.render.forum_archive import led_by_number
from almanac.render.redirects import (
    Redirect,
    first_those_for_programs,
    has_page,
    page_of,
    redirects,
    removed_queries,
)
from almanac.render.removals import removed_pages


@dataclass(frozen=True, slots=True)
class Move:
    """``edition`` is the site as it is at its new address, ``former`` the same settings with the old one."""

    former: Site
    edition: Edition
    day: date

    @property
    def site(self) -> Site:
        """The site at its new address."""
        return self.edition.site

    def old(self, where: str) -> str:
        """The former address of it, likewise."""
        return absolute_address(self.former, where)

    def new(self, where: str) -> str:
        """The new address of what is at an address inside the site, with scheme and host, in ASCII."""
        return absolute_address(self.site, where)

    def notice_id(self, where: str) -> str:
        """The identity of what a copy says of the move, the same whenever that is written."""
        return str(uuid5(NAMESPACE_URL, self.new(where)))

    def redirects(self) -> Iterator[Redirect]:
        """Old addresses that readers are to be led on from at one stroke, as pages have them."""
        by_number = led_by_number(self.edition.forum) if self.edition.forum else ()
        for one in (*first_those_for_programs(redirects(self.edition)), *by_number):
            if has_page(one.old):
                yield one
                if page_of(one.old) != one.old:
                    yield replace(one, old=page_of(one.old))

    def queries(self) -> Iterator[tuple[str, str]]:
        """The queries of old addresses, ``p=12``, and where inside the site they lead."""
        for one in (*redirects(self.edition), *removed_queries(self.edition)):
            if not has_page(one.old):
                yield one.old.partition("?")[2], one.new

    def removed(self) -> list[str]:
        """The addresses of pages that are gone."""
        return sorted(removed_pages(self.edition.removals))
