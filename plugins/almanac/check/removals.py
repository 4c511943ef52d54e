"""Checks what was removed across files: its addresses and identities are nobody's any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from almanac.check.aliases import addresses_of_entries, belongs_to_the_site
from almanac.model.address import file_of
from almanac.model.event import Event
from almanac.model.problem import Problem
from almanac.model.removal import PATH, Removal
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.render.redirects import has_page, page_of

_DELETE = "delete it here, or there: an address is gone, or it leads somewhere"


def check_removals(
    site: Site, removals: Sequence[Removal], stories: Sequence[Story], pages: Sequence[Page], events: Sequence[Event]
) -> Iterator[Problem]:
    """A Problem at each address and each identity of a removal that something else has."""
    if not removals:
        return
    entries: list[Story | Page | Event] = [*stories, *pages, *events]
    taken = {page_of(alias): f"an alias of {entry.source.path}" for entry in entries for alias in entry.aliases}
    taken |= {where: f"the address of {source.path}" for source, where in addresses_of_entries(stories, pages, events)}
    uids = {event.uid: event.source.path for event in events}
    above = {folder for where in taken if has_page(where) for folder in _folders_of(where)}
    for removal, where in [(one, where) for one in removals for where in one.addresses]:
        page = page_of(where)
        if page in taken:
            yield _problem(removal, "address", f"`{where}` is {taken[page]}", _DELETE)
        elif has_page(where) and belongs_to_the_site(page.casefold(), site):
            hint = "delete it: that is an address of the site itself, which stays"
            yield _problem(removal, "address", f"`{where}` belongs to the site itself", hint)
        elif has_page(where) and (page in above or any(folder in taken for folder in _folders_of(page))):
            hint = "no disk has a folder and a file of one name: delete it"
            yield _problem(removal, "address", f"`{where}` lies below a file, or has others below it", hint)
        taken[page] = "removed already, in another entry"
    for removal in removals:
        other = uids.get(removal.event.uid) if removal.event else None
        if other:
            hint = "delete `event`, or give the present one a `uid` of its own: calendars would call it off"
            yield _problem(removal, "event.uid", f"is the identity of {other}", hint)


def _folders_of(where: str) -> Iterable[str]:
    """The folders in which the file of a page lies, as the addresses of files that then cannot be there."""
    parts = f"/{file_of(where)}".split("/")[:-1]
    return ("/".join(parts[:number]) for number in range(2, len(parts) + 1))


def _problem(removal: Removal, field: str, message: str, hint: str) -> Problem:
    return Problem(PATH, removal.line, field, message, hint)
