"""Says of a site that is built for the last time that nothing is sent and nothing is taken in any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from almanac.model.site import Site


def is_closed(site: Site, instead: str) -> bool:
    """Say so, with what is not done; False where the site goes on, or its last day has not come."""
    line = closed_line(site, instead)
    if line:
        print(line)
    return bool(line)


def closed_line(site: Site, instead: str) -> str:
    """The same as a line for whoever prints it elsewhere; empty where the site goes on."""
    if site.frozen is None or not site.frozen.has_begun(_now(), site.zone):
        return ""
    return f"This site closed on {site.frozen.on} (FROZEN in pelicanconf.py): {instead}."


def _now() -> datetime:
    from almanac.store.clock import now
    from commands.cannot_run import CannotRun

    try:
        return now()
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None
