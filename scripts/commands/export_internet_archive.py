"""`export internet-archive`: asks the Internet Archive to keep what changed, and notes what it keeps."""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Callable
from contextlib import suppress
from urllib.parse import urlsplit

from almanac.model.archived_copy import FILE, ArchivedCopy
from almanac.model.printable import printable
from almanac.read.archived_copies import read_archived_copies
from almanac.render.archived_copies import archived_text, to_archive
from almanac.store.importing.files import write_whole
from almanac.store.internet_archive import SERVICE, Became, InternetArchive
from commands.cannot_run import CannotRun
from commands.problems import count_line, plain_console, show_problems
from commands.site import check_site

# Names that lead nowhere (RFC 2606, RFC 6761).
_KEPT_FREE = frozenset(["example", "invalid", "localhost", "test"])
_KEYS = "ALMANAC_INTERNET_ARCHIVE_KEYS"


def export_internet_archive(
    args: argparse.Namespace, *, wait: Callable[[float], None] = time.sleep, service: str = SERVICE
) -> int:
    """Ask for as many pages as ``--most`` says; returns 1 where the site has errors, or the list cannot be read."""
    found = check_site(args.root, drafts=False, siteurl=args.siteurl)
    text = ""
    with suppress(FileNotFoundError):
        text = (args.root / FILE).read_text("utf-8", "replace")
    known, problems = read_archived_copies(text)
    if found.edition is None or problems:
        show_problems((*found.problems, *problems), plain_console())
        print(f"\nNobody was asked: {count_line((*found.problems, *problems))}")
        return 1
    _check_address(found.edition.site.url)
    urls = to_archive(found.edition, known)
    now = urls[: args.most]
    if args.dry_run or not now:
        _foretell(urls, now)
        return 0
    archive = InternetArchive(f"Almanac (+{found.edition.site.url})", os.environ.get(_KEYS, ""), wait, service)
    copies = _ask(archive, now)
    if copies:
        all_of_them = {one.url: one for one in (*known, *copies)}
        write_whole(args.root, FILE, [archived_text(all_of_them.values()).encode()])
        print(f"Wrote {FILE}: {len(copies):,} new, {len(all_of_them):,} in all.")
    left = len(urls) - len(copies)
    print(
        f"{left:,} of {len(urls):,} that changed are left for the next time." if left else "All that changed is kept."
    )
    return 0


def _ask(archive: InternetArchive, urls: tuple[str, ...]) -> list[ArchivedCopy]:
    copies = []
    for url in urls:
        outcome = archive.keep(url)
        if outcome.copy:
            copies.append(outcome.copy)
            print(f"kept     {printable(url)}", flush=True)
        else:
            print(f"{outcome.became.value:8} {printable(url)}: {outcome.why}", flush=True)
        if outcome.became is Became.BUSY:
            break
    return copies


def _check_address(url: str) -> None:
    host = urlsplit(url).hostname or ""
    if "." not in host or not _KEPT_FREE.isdisjoint(host.split(".")[-2:]):
        raise CannotRun(
            f"{url or 'the site'} is no address that others reach.", "set SITEURL, or name it with --siteurl."
        )


def _foretell(urls: tuple[str, ...], now: tuple[str, ...]) -> None:
    for url in now:
        print(printable(url))
    if not urls:
        print("All that changed is kept already.")
    else:
        print(f"These {len(now):,} of {len(urls):,} that changed would be asked for. Nobody was asked.")
