"""Runs an import for the command: opens the source, shows how far it is, says what came of it and what is next."""

from __future__ import annotations

import argparse
import errno
from dataclasses import replace
from pathlib import Path

from almanac.check.aliases import belongs_to_the_site
from almanac.check.redirects import is_of_the_site
from almanac.importers.html_markdown import markdown_of
from almanac.importers.plan import Source
from almanac.importers.settings_lines import NeededSettings, with_settings
from almanac.model.printable import printable
from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.fault import Fault
from almanac.read.values.language_code import is_language
from almanac.store.clock import now
from almanac.store.importing.fetched_pictures import PictureFetcher
from almanac.store.importing.files import UnsafePath, write_whole
from almanac.store.importing.importer import Imported, ImportWay, import_source, report_name
from almanac.store.importing.manifest import PATH as MANIFEST
from almanac.store.importing.manifest import DamagedManifest
from almanac.store.importing.report_files import write_report
from almanac.store.importing.source_files import SourceFolder, SourceUnavailable
from commands.cannot_run import CannotRun
from commands.import_readers import ImportReader
from commands.import_report import show_import
from commands.printing import complain
from commands.progress import counting
from commands.site import site_of

_AGAIN = "run the same command again: it goes on from there, and changes nothing that is whole."


def run_import(args: argparse.Namespace) -> int:
    """Import what was named; returns 1 where it cannot be read to its end."""
    root: Path = args.root
    site = site_of(root)
    if args.lang and not is_language(args.lang):
        raise CannotRun(f"--lang {args.lang} is not the code of a language.", "write a code such as en, es or pt-BR.")
    reader: ImportReader = args.reader
    try:
        source = reader.open(args, site)
        way = _way(args, reader)
        imported = _imported(root, site, source, way)
    except SourceUnavailable as error:
        raise CannotRun(f"{error.message}.", f"{error.hint}.") from None
    except Fault as fault:
        complain(f"almanac: nothing was imported: {fault.message}" + (f" ({fault.hint})" if fault.hint else ""))
        return 1
    is_written = args.settings and not args.dry_run and _write_settings(root, imported.needed)
    report = replace(imported.report, settings_written=bool(is_written))
    page = write_report(root, report_name(source), report)
    show_import(report, page)
    return 0


def _way(args: argparse.Namespace, reader: ImportReader) -> ImportWay:
    folders = [SourceFolder(folder) for folder in (*args.pictures, *reader.picture_folders(args))]
    try:
        moment = now()
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None
    return ImportWay(
        convert=markdown_of,
        now=moment,
        belongs_to_the_site=belongs_to_the_site,
        has_address=is_of_the_site,
        lang=args.lang,
        mapped=dict(args.map),
        folders=folders,
        fetch=PictureFetcher() if args.fetch_pictures else None,
        is_dry=args.dry_run,
    )


def _imported(root: Path, site: Site, source: Source, way: ImportWay) -> Imported:
    """Run it; whatever is in the way, the next run goes on from there."""
    try:
        with counting("Importing") as progress:
            return import_source(root, site, source, replace(way, progress=progress))
    except DamagedManifest:
        message = f"{MANIFEST} cannot be read, and says which files are an import's own."
        raise CannotRun(message, f"bring it back: git checkout -- {MANIFEST}") from None
    except UnsafePath as error:
        raise CannotRun(f"{error}.", "put a folder there; an import writes through no link.") from None
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
            raise
        raise CannotRun("the disk is full.", f"make room, then {_AGAIN}") from None
    except KeyboardInterrupt as stop:
        stop.args = (f"What was written is whole; {_AGAIN}",)
        raise


def _write_settings(root: Path, needed: NeededSettings) -> bool:
    """Write what is lacking; a file that would not be read afterwards stays as it was."""
    if not needed:
        return False
    path = root / SETTINGS_FILE
    before = path.read_bytes()
    try:
        write_whole(root, SETTINGS_FILE, [with_settings(before.decode("utf-8"), needed).encode()])
        site_of(root)
    except OSError as error:
        complain(f"almanac: {SETTINGS_FILE} stays as it was: {error.strerror}")
        return False
    except (ValueError, CannotRun) as error:
        write_whole(root, SETTINGS_FILE, [before])
        complain(f"almanac: {SETTINGS_FILE} stays as it was: {printable(str(error))}")
        return False
    return True
