"""Takes out of Pelican's settings the one value that adapters share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from almanac.render.publication import Publication

PUBLICATION = "PUBLICATION"
_NOTHING_READ = "nothing was read: run Pelican with `PELICAN_CLASS` as plugins/almanac/defaults.py has it"


def publication_of(settings: Mapping[str, Any]) -> Publication:
    """The Publication of this run; raises ``RuntimeError`` outside of one."""
    publication = settings.get(PUBLICATION)
    if not isinstance(publication, Publication):
        raise RuntimeError(_NOTHING_READ)  # noqa: TRY004 - it is not the type that is wrong
    return publication
