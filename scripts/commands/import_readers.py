"""Lists what `import` reads: each reader brings its line here, and its own options."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commands.import_folders import add_permalink, folders_of_pictures, open_markdown, open_pelican

if TYPE_CHECKING:
    from almanac.importers.plan import Source
    from almanac.model.site import Site


def no_folders(_args: argparse.Namespace) -> Sequence[Path]:
    """The folders of pictures of a source that has none of its own."""
    return ()


def no_options(_parser: argparse.ArgumentParser) -> None:
    """The options of a reader that needs no more than all have."""


@dataclass(frozen=True, slots=True)
class ImportReader:
    """A kind of source: its name in the command, and what opens it.

    ``open`` gets all arguments and the site's settings; ``args.sources`` are what was named, ``args.base`` the address
    of the old site or empty, ``args.lang`` the language of texts that do not say it, or empty. It loads what is slow
    itself, and raises ``SourceUnavailable`` or ``CannotRun`` where there is nothing to read. ``picture_folders`` are
    those of a source that has its pictures beside its texts; others are named with ``--pictures``.
    """

    name: str
    purpose: str
    sources: str
    example: str
    open: Callable[[argparse.Namespace, Site], Source]
    picture_folders: Callable[[argparse.Namespace], Sequence[Path]] = no_folders
    add_options: Callable[[argparse.ArgumentParser], None] = no_options


def _open_wordpress(args: argparse.Namespace, _site: Site) -> Source:
    from almanac.importers.wordpress.catalog import ExportFile
    from almanac.importers.wordpress.source import WordPressExport
    from almanac.store.importing.source_files import SourceFile

    files = [SourceFile(Path(source)) for source in args.sources]
    return WordPressExport([ExportFile(file.name, file) for file in files], args.base)


# In the order in which the command's help names them.
READERS: tuple[ImportReader, ...] = (
    ImportReader(
        "wordpress",
        "bring a WordPress site along, with the events of The Events Calendar",
        "the export, an XML file that Tools, Export makes; all of them, where it is divided",
        "scripts/almanac import wordpress export.xml --pictures uploads --dry-run",
        _open_wordpress,
    ),
    ImportReader(
        "pelican",
        "bring a Pelican site along: Markdown, reStructuredText, and where its settings say that they were",
        "the folder that has pelicanconf.py, or that of its texts",
        "scripts/almanac import pelican ../old-site --dry-run",
        open_pelican,
        folders_of_pictures,
        add_permalink,
    ),
    ImportReader(
        "markdown",
        "bring a folder of Markdown along: a site of Hugo's or Jekyll's, or texts that somebody keeps",
        "the folder of the site, or of the texts",
        "scripts/almanac import markdown ../old-site --dry-run",
        open_markdown,
        folders_of_pictures,
        add_permalink,
    ),
)
