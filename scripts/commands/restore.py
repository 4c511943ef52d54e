"""`restore`: makes a working repository of a bag, after every file of the bag was checked."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import Subparsers, add_command

if TYPE_CHECKING:
    from almanac.model.bag import Bagged

_EXAMPLE = """
scripts/almanac restore ../my-site-2027-01-31 ../my-site
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    parser = add_command(subparsers, "restore", "make a repository of a bag, to go on with the site", _EXAMPLE, run)
    parser.add_argument("bag", type=Path, metavar="BAG", help="the folder of a bag, or one with all its parts")
    parser.add_argument("folder", type=Path, metavar="DIR", help="where the repository is to be; new, or empty")


def run(args: argparse.Namespace) -> int:
    """Restore; returns 1 where the bag is damaged, and then nothing is written."""
    import time

    from almanac.read.bag import read_bagged
    from almanac.read.fault import Fault
    from almanac.store.git.repository import HistoryUnavailable
    from commands.cannot_run import CannotRun
    from commands.export_verify import checked_bags, tell_damages

    started = time.monotonic()
    folder = args.folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotRun(f"{folder} is there already.", "name a folder that is new or empty.")
    checked = checked_bags(args.bag)
    if checked.damages:
        tell_damages(args.bag, checked)
        print("Nothing was written.")
        return 1
    try:
        bagged = read_bagged(checked.info)
        _lay_out(args.bag, folder, bagged)
    except Fault as fault:
        raise CannotRun(f"{fault.message}.", f"{fault.hint}.") from None
    except HistoryUnavailable as lost:
        raise CannotRun(f"the history in the bag cannot be used: {lost.message}.", f"{lost.hint}.") from None
    _tell(folder, bagged)
    _record(args.root, bagged, time.monotonic() - started)
    return 0


def _lay_out(bag: Path, folder: Path, bagged: Bagged) -> None:
    """Whole or not at all: in a folder beside it, which is then moved."""
    import shutil
    from tempfile import mkdtemp

    from almanac.model.bag import HISTORY, SNAPSHOT_IN_BAG
    from almanac.store.bag.checking import bags_in
    from almanac.store.bag.history import bring_snapshot, lay_out, site_in
    from commands.cannot_run import CannotRun

    holder = next((one for one in bags_in(bag) if (one / HISTORY).is_file()), None)
    if holder is None:
        raise CannotRun("there is no history in the bag.", "name the bag that has `data/history/`.")
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        made = work / "site"
        lay_out(holder / HISTORY, made, bagged.branch, bagged.commit)
        site = site_in(made, bagged.folder)
        if (holder / SNAPSHOT_IN_BAG).is_file():
            bring_snapshot(holder / SNAPSHOT_IN_BAG, site)
        shutil.rmtree(folder, ignore_errors=True)
        made.rename(folder)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _tell(folder: Path, bagged: Bagged) -> None:
    from shlex import quote

    from almanac.model.printable import printable

    root = folder / bagged.folder
    print(f"{folder} is the repository again, at commit {bagged.commit[:12]} of {bagged.branch}. Go on there:")
    print(f"  cd {quote(str(root))}\n  scripts/almanac serve")
    print("To get the pages that are in the bag, byte for byte:")
    print(printable(f"  SOURCE_DATE_EPOCH={bagged.epoch} scripts/almanac build --siteurl {quote(bagged.address)}"))
    print("To get them for another address, to be put on a web server there:")
    print("  scripts/almanac build --siteurl https://YOUR-ADDRESS")
    print(
        "No server for git knows of it yet: docs/publish.md says how to get one, docs/move.md how to keep the readers."
    )


def _record(root: Path, bagged: Bagged, seconds: float) -> None:
    """Note in the site's own repository that a bag of it was tried."""
    from datetime import UTC

    from almanac.model.bag import RESTORES, Restore
    from almanac.read.restores import read_restores
    from almanac.render.bag.restores import restores_text
    from almanac.store.clock import now
    from almanac.store.git.repository import HistoryUnavailable, open_repository
    from almanac.store.importing.files import write_whole
    from almanac.store.tree import read_text

    try:
        if open_repository(root).commit(bagged.commit) != bagged.commit:
            return
        day = now().astimezone(UTC).date()
    except (HistoryUnavailable, ValueError):
        return
    known = read_restores(read_text(root / RESTORES))
    done = Restore(day, bagged.day, bagged.commit, round(seconds))
    write_whole(root, RESTORES, [restores_text([*known, done]).encode()])
    print(f"Noted in {RESTORES} that this bag was tried: commit that file.")
