"""Reads ``content/redirects.yml``: old addresses that were no entry's, and where they lead."""

from __future__ import annotations

from pydantic import ConfigDict, Field

from almanac.model.old_address import PATH, OldAddress
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.read.entries.list_file import read_list
from almanac.read.fault import Fault
from almanac.read.schema.declaration import Fields
from almanac.read.schema.redirect import RedirectFields
from almanac.read.values.site_path import place_on_site


class _RedirectsFields(Fields, frozen=True):
    """The whole file."""

    model_config = ConfigDict(title=PATH)

    listed: tuple[RedirectFields, ...] = Field(())


def read_redirects(text: str, site: Site) -> tuple[tuple[OldAddress, ...], list[Problem]]:
    """The entries in their order, and all that is wrong; none of them where a Problem is an error."""
    whole, lines, problems = read_list(text, PATH, _RedirectsFields, site.reading)
    read: list[OldAddress] = []
    for fields, line in zip(whole.listed if whole else (), lines, strict=True):
        try:
            read.append(OldAddress(fields.from_, _within(fields.to, site), line))
        except Fault as fault:
            problems.append(Problem(PATH, line, "to", fault.message, fault.hint))
    return tuple(read), problems


def _within(where: str, site: Site) -> str:
    """The path within the site; raises ``Fault`` for an address of another one."""
    if where.startswith("/"):
        return where
    if site.url and f"{where}/".startswith(f"{site.url}/"):
        return place_on_site(where.removeprefix(site.url) or "/")
    hint = "write the path of a page here, such as `/category/news/`; what belongs to others is linked in a text"
    raise Fault(f"`{where}` is not on this site", hint)
