"""Makes what the old host of a site serves, from a build at the new address, and says what is left to do by hand."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import mkdtemp

from almanac.importers.settings_lines import with_address
from almanac.model.printable import printable
from almanac.model.site import SETTINGS_FILE, Site
from almanac.render.moving.move import Move
from almanac.render.moving.old_host import OldHost
from almanac.render.moving.one_host import in_the_way, is_one_place, within
from almanac.render.moving.readme import readme
from almanac.render.moving.rules import apache_rules, hosts_rules, nginx_rules
from almanac.store.clock import now
from almanac.store.git.repository import HistoryUnavailable, open_repository
from almanac.store.importing.files import write_whole
from almanac.store.publishing.manifest import files_in
from commands.cannot_run import CannotRun
from commands.printing import complain
from commands.problems import count_line, plain_console, show_problems
from commands.site import build_site, check_site, site_of

FOLDER = "for-the-old-host"
# Where the site is built at its new address; it stays, so that the next time little is made anew.
BUILT = ".almanac/moved"
_WORKER = "theme/offline/no-service-worker.js"
# What the community wrote, beside the program that it got.
_OWN = ("content", ".github", ".forgejo", ".gitlab", ".gitlab-ci.yml", "theme/site", "README.md", "CNAME")
_SHOWN = 10


@dataclass(frozen=True, slots=True)
class _Written:
    """How many files there are, of which kind."""

    pages: int
    copies: int


def move_site(args: argparse.Namespace) -> int:
    """Write the folder, whole or not at all; returns 1 where the site has errors."""
    root: Path = args.root
    folder = _checked_folder(root, args.folder or root.parent / FOLDER)
    former = _former(root, args)
    day = args.day or _today(former)
    move = _built_move(root, args, former, day)
    if move is None:
        return 1
    _check_that_both_fit(move, files_in(root / BUILT))
    written = _write(root, folder, move, is_dry=args.dry_run)
    _tell_written(folder, written, move, is_dry=args.dry_run)
    is_set = args.settings and not args.dry_run and _write_settings(root, former.url, args.to)
    _tell_next(root, move, folder, is_set=is_set)
    return 0


def _checked_folder(root: Path, named: Path) -> Path:
    folder = named.resolve()
    if folder.is_relative_to(root.resolve()):
        raise CannotRun(f"{folder} is inside of the project.", f"name a place beside it, such as ../{FOLDER}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotRun(f"{folder} is there already.", "name a folder that is new or empty.")
    return folder


def _former(root: Path, args: argparse.Namespace) -> Site:
    """The site at the address that it had."""
    former, site = site_of(root, args.former), site_of(root, args.to)
    if former.url == site.url:
        raise CannotRun(
            f"the site's address is {site.url} already.", "say where it was: `--from https://old.example.net`"
        )
    if is_one_place(former, site):
        raise CannotRun(
            f"{former.url} and {site.url} are one place: a page there would lead to itself.",
            f"write {site.url} into SITEURL, and let the host lead from the one to the other.",
        )
    return former


def _today(site: Site) -> date:
    try:
        return now().astimezone(site.zone).date()
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None


def _built_move(root: Path, args: argparse.Namespace, former: Site, day: date) -> Move | None:
    """The site as it is at the new address, built into its folder; None where it has errors, which are shown."""
    built = build_site(root, drafts=False, output=root / BUILT, siteurl=args.to, whole_history=True, jobs=args.jobs)
    edition = check_site(root, drafts=False, siteurl=args.to).edition if built.ok else None
    if edition is None:
        console = plain_console()
        show_problems(built.problems, console)
        console.print(f"\nNothing was written: {count_line(built.problems)}")
        return None
    return Move(replace(former, interface=edition.site.interface), edition, day)


def _check_that_both_fit(move: Move, names: Iterable[str]) -> None:
    found = in_the_way(move, names)
    if found:
        raise CannotRun(
            f"{move.new('/')} and {move.old('/')} are on one host, and one has {found[0]} where the other one lies.",
            "take another path.",
        )


def _write(root: Path, folder: Path, move: Move, *, is_dry: bool) -> _Written:
    built, host = root / BUILT, OldHost(move, (root / _WORKER).read_bytes())
    if not is_dry:
        folder.parent.mkdir(parents=True, exist_ok=True)
        work = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
        try:
            write_files(work, built, host)
            shutil.rmtree(folder, ignore_errors=True)
            work.chmod(0o755)
            work.rename(folder)
        finally:
            shutil.rmtree(work, ignore_errors=True)
    names = list(filter(host.has, files_in(built)))
    pages = sum(name.endswith(".html") for name in names)
    return _Written(pages, len(names) - pages)


def write_files(folder: Path, built: Path, host: OldHost) -> None:
    """Write all that is for the old host, from the site as it was built for the new one."""
    for name in filter(host.has, files_in(built)):
        _write_file(folder / "pages" / name, host.made(name, (built / name).read_bytes))
    texts = {
        "README.txt": readme(host.move),
        "nginx.conf": nginx_rules(host.move),
        "apache.conf": apache_rules(host.move),
    }
    # No file `_redirects` can leave out the new site where that lies within the old one: it would lead on for ever.
    if not within(host.move.former, host.move.site):
        for name, data in host.beside():
            _write_file(folder / "redirects" / name, data)
        texts["redirects/_redirects"] = hosts_rules(host.move)
    for name, text in texts.items():
        _write_file(folder / name, text.encode())


def _write_file(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _write_settings(root: Path, old: str, new: str) -> bool:
    """Write the new address; where the file does not say the old one once, it stays as it was."""
    before = (root / SETTINGS_FILE).read_bytes()
    try:
        write_whole(root, SETTINGS_FILE, [with_address(before.decode(), "SITEURL", old, new).encode()])
    except OSError as error:
        complain(f"almanac: {SETTINGS_FILE} stays as it was: {error.strerror}")
        return False
    except ValueError as error:
        complain(f"almanac: {SETTINGS_FILE} stays as it was: {printable(str(error))}")
        return False
    return True


def _tell_written(folder: Path, written: _Written, move: Move, *, is_dry: bool) -> None:
    verb = "Would write" if is_dry else "Wrote"
    print(f"{verb} {folder}, for the old host:")
    print(
        f"  pages/       {written.pages:,} pages that lead on, {written.copies:,} copies of what a page cannot lead on"
    )
    if not within(move.former, move.site):
        print("  redirects/   _redirects, for Netlify, Cloudflare Pages, GitLab Pages")
    print("  nginx.conf, apache.conf   for a web server of your own, beside pages/")
    print("  README.txt   which of these is for which host")


def _tell_next(root: Path, move: Move, folder: Path, *, is_set: bool) -> None:
    site, domain = move.site, move.site.calendar_domain
    print("\nWhat is left to do, in this order:")
    steps = [
        f"SITEURL in {SETTINGS_FILE} is {site.url} now. Commit that."
        if is_set
        else f"In {SETTINGS_FILE}, write {site.url} in place of {move.former.url} in SITEURL (`--settings` does it).",
        f"Leave CALENDAR_DOMAIN as it is, `{domain}`: by it calendars and feeds know what they have.",
        *_where_it_stands(root, move),
        f"Publish at {site.url}/ and look at it. The forum is told nothing anew: its topics get the new link.",
        f"Then put one part of {folder.name}/ in the place of the old site: its README.txt says which.",
        "Write a story about it, for those whose programs follow no redirect.",
    ]
    for number, step in enumerate(steps, 1):
        print(printable(f"  {number}. {step}"))


def _where_it_stands(root: Path, move: Move) -> Iterator[str]:
    """Files of the community's own in which the old address stands."""
    old = move.former.url.partition("//")[2].encode()
    try:
        paths = open_repository(root).tracked([*_OWN, move.site.events_path])
    except HistoryUnavailable:
        return
    found = [path for path in paths if (root / path).is_file() and old in (root / path).read_bytes()]
    if found:
        more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
        yield f"The old address stands in {', '.join(found[:_SHOWN])}{more}: put the new one there."
