"""Opens what `import ics` is given: a calendar's file, or its address."""

from __future__ import annotations

import argparse
from pathlib import Path

from almanac.importers.calendar_source import CalendarSource, Told
from almanac.model.site import Site
from almanac.store.importing.source_files import SourceFile
from almanac.store.partners.fetching import FetchFailed, fetch_calendar
from commands.cannot_run import CannotRun

# Of a file, which is all in memory while it is read.
_MOST_OF_A_FILE = 100_000_000


def open_calendar(args: argparse.Namespace, site: Site) -> CalendarSource:
    """The one calendar that was named; raises ``SourceUnavailable`` and ``CannotRun``."""
    source, *others = args.sources
    if others:
        raise CannotRun("one calendar at a time is imported.", "run the command once for each of them.")
    told = Told(lang=args.lang)
    if source.lower().startswith(("http://", "https://", "webcal://")):
        try:
            fetched = fetch_calendar(source)
        except FetchFailed as failed:
            raise CannotRun(f"{source} {failed.why}.", "save the calendar, and name the file.") from None
        return CalendarSource(fetched.data or b"", source, site, told)
    file = SourceFile(Path(source))
    if file.size > _MOST_OF_A_FILE:
        size = _MOST_OF_A_FILE // 1_000_000
        raise CannotRun(f"{source} has more than {size} MB.", "divide it: each file has a part of the events.")
    with file() as opened:
        return CalendarSource(opened.read(), file.name, site, told)
