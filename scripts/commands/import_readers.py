"""Lists what `import` reads: each reader brings its line here, and its own options."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from almanac.importers.plan import Source
    from almanac.model.site import Site


def no_options(_parser: argparse.ArgumentParser) -> None:
    """The options of a reader that needs no more than all have."""


@dataclass(frozen=True, slots=True)
class ImportReader:
    """A kind of source: its name in the command, and what opens it.

    ``open`` gets all arguments and the site's settings; ``args.sources`` are what was named, ``args.base`` the address
    of the old site or empty, ``args.lang`` the language of texts that do not say it, or empty. It loads what is slow
    itself, and raises ``SourceUnavailable`` or ``CannotRun`` where there is nothing to read.
    """

    name: str
    purpose: str
    sources: str
    example: str
    open: Callable[[argparse.Namespace, Site], Source]
    add_options: Callable[[argparse.ArgumentParser], None] = no_options


# In the order in which the command's help names them.
READERS: tuple[ImportReader, ...] = ()
