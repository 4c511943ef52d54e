"""Lists what `import` reads: each reader brings its line here, and its own options."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from commands.import_folders import add_permalink, folders_of_pictures, open_markdown, open_pelican
from commands.progress import counting_bytes

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


def _open_wordpress(args: argparse.Namespace, site: Site) -> Source:
    from almanac.importers.wordpress.catalog import ExportFile
    from almanac.importers.wordpress.source import WordPressExport
    from almanac.store.importing.source_files import SourceFile

    files = [SourceFile(Path(source)) for source in args.sources]
    whole = sum(file.size for file in files)
    export = WordPressExport([ExportFile(file.name, file) for file in files], args.base, args.lang, site.forum_url)
    with counting_bytes("Reading") as progress:
        export.read(lambda done: progress(done, whole))
    return export


def _open_calendar(args: argparse.Namespace, site: Site) -> Source:
    from commands.import_calendar import open_calendar

    return open_calendar(args, site)


def _open_discourse(args: argparse.Namespace, site: Site) -> Source:
    from commands.import_discourse import open_discourse

    return open_discourse(args, site)


def _add_discourse(parser: argparse.ArgumentParser) -> None:
    from commands.import_discourse_options import add_options

    add_options(parser)


def _open_campaign_events(args: argparse.Namespace, _site: Site) -> Source:
    from commands.import_campaign_events import open_campaign_events

    return open_campaign_events(args)


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
    ImportReader(
        "ics",
        "bring the events of a calendar along: iCalendar, as every calendar program exports it",
        "a calendar's file (.ics), or its address; one at a time",
        """
scripts/almanac import ics old-calendar.ics --map Treffen=Meetup --dry-run
scripts/almanac import ics https://old.example.org/events.ics --settings
""",
        _open_calendar,
    ),
    ImportReader(
        "discourse",
        "the events of a forum that runs Discourse, and the topics of a category as stories",
        "the forum's address, or files of what it answers (/t/NUMBER.json, /discourse-post-event/events.json)",
        """
scripts/almanac import discourse https://forum.example.org --announcements News --dry-run
scripts/almanac import discourse topics.json events.json --base https://forum.example.org
""",
        _open_discourse,
        add_options=_add_discourse,
    ),
    ImportReader(
        "campaign-events",
        "events of a wiki that has the extension CampaignEvents, by their numbers",
        "the wiki's address, then the numbers of its events",
        "scripts/almanac import campaign-events https://meta.wikimedia.org 1203 1207 --dry-run",
        _open_campaign_events,
    ),
)
