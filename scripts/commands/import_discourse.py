"""Opens what `import discourse` is given: a forum's address, or what it answered, in files."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from almanac.importers.discourse.topics import DiscourseTopics
from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.store.importing.source_files import SourceFile
from commands.archive_run import connection_to, told_of
from commands.cannot_run import CannotRun
from commands.forum_progress import forum_progress


def open_discourse(args: argparse.Namespace, site: Site) -> DiscourseTopics:
    """The forum's events and announcements; raises ``SourceUnavailable``, ``Fault`` and ``CannotRun``."""
    source, *others = args.sources
    is_address = source.startswith(("http://", "https://"))
    if is_address and others:
        raise CannotRun("one forum at a time is read.", "run the command once for each of them.")
    base = source.rstrip("/") if is_address else args.base or site.forum_url
    if not base:
        raise CannotRun("the files do not say of which forum they are.", "add --base https://forum.example.org.")
    answers = _asked(base, args) if is_address else [*_files(args.sources)]
    return DiscourseTopics(answers, base, args.announcements, site.forum_url)


def _asked(base: str, args: argparse.Namespace) -> list[tuple[str, Any]]:
    from almanac.store.forum.offered import offered

    categories = tuple(filter(None, (args.announcements, *args.events)))
    with forum_progress("Reading") as progress, told_of(base):
        return [*offered(connection_to(base, progress), categories)]


def _files(sources: list[str]) -> Iterator[tuple[str, Any]]:
    for source in sources:
        file = SourceFile(Path(source))
        with file() as opened:
            try:
                yield file.name, json.load(opened)
            except ValueError:
                raise Fault(f"{file.name} is no JSON, or ends too early", "save it again") from None
