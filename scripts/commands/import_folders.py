"""Opens the folders that `import pelican` and `import markdown` read, and declares their options."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from commands.cannot_run import CannotRun

if TYPE_CHECKING:
    from almanac.importers.plan import Source
    from almanac.model.site import Site
    from almanac.store.importing.source_files import SourceFolder


def add_permalink(parser: argparse.ArgumentParser) -> None:
    """Where texts were, for who knows it better than the old site's settings say."""
    parser.add_argument(
        "--permalink",
        default="",
        metavar="PATTERN",
        help="where texts were on the old site, if its settings do not say it, such as /:year/:month/:title/, "
        "or for Pelican {date:%%Y}/{slug}.html",
    )


def folders_of_pictures(args: argparse.Namespace) -> Sequence[Path]:
    """The folder itself: pictures lie beside the texts."""
    return [Path(source) for source in args.sources]


def open_pelican(args: argparse.Namespace, site: Site) -> Source:
    """A Pelican site by the folder of its settings, or of its texts."""
    from almanac.importers.folders.pelican_site import pelican_source

    patterns = {"ARTICLE_URL": args.permalink} if args.permalink else {}
    return pelican_source(_folder(args, "pelican"), args.base, patterns)


def open_markdown(args: argparse.Namespace, site: Site) -> Source:
    """A site of Hugo's or Jekyll's, or a folder of texts; ``--map`` may name fields too, and these are taken out."""
    from almanac.importers.folders.markdown_site import markdown_source
    from almanac.importers.folders.story_fields import NAMES
    from almanac.store.clock import now

    fields = {old: new for old, new in args.map if new.lower() in NAMES}
    args.map = [(old, new) for old, new in args.map if old not in fields]
    folder = _folder(args, "markdown")
    return markdown_source(folder, args.base, now(), site.zone.key, args.permalink, fields)


def _folder(args: argparse.Namespace, name: str) -> SourceFolder:
    from almanac.store.importing.source_files import SourceFolder

    if len(args.sources) > 1:
        raise CannotRun(f"import {name} reads one folder at a time.", "name them one after the other.")
    return SourceFolder(Path(args.sources[0]))
