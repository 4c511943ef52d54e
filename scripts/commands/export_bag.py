"""`export bag`: writes everything into one folder, from a build of the last commit in a clone of its own."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from shlex import quote
from tempfile import mkdtemp

from almanac.model import bag
from almanac.model.bag import Bagged, OfferedBag
from almanac.model.edition import Edition
from almanac.model.forum_archive import FOLDER as FORUM_ARCHIVE
from almanac.render.bag.entries import address_files, comment_files, entry_files
from almanac.render.bag.pictures import picture_files
from almanac.render.bag.readme import readme
from almanac.render.bag.tag_files import human_size
from almanac.store.bag.history import branch_of, bring_snapshot, lay_out, write_bundle
from almanac.store.bag.writing import make_bag, make_bags, payload_size, write_files
from almanac.store.bag.zipped import write_zip
from almanac.store.clock import now
from almanac.store.git.repository import HistoryUnavailable, Repository, open_repository
from almanac.store.publishing.manifest import files_in
from bootstrap.variables import for_commands
from commands.cannot_run import CannotRun
from commands.for_disk import BUILT
from commands.site import check_site, site_of

# What hosts of files take as one is at most 2 GB.
_LARGE = 1_500_000_000
_PICTURES = "content/images/"


class _NotBuilt(Exception):
    """The build says what is wrong, and nothing is written."""


def export_bag(args: argparse.Namespace) -> int:
    """Write the bag, whole or not at all; returns 1 where the site has errors."""
    folder, zipped, repository = _checked(args)
    moment = _moment()
    commit = repository.head()
    uncommitted = repository.uncommitted()
    if uncommitted:
        files = "1 file that differs" if len(uncommitted) == 1 else f"{len(uncommitted)} files that differ"
        print(f"The bag is of the last commit, {commit[:12]}: it goes without what is in {files} from it.")
    try:
        with _work_folder(folder) as work:
            bags, bagged = _make(args, repository, commit, moment, work)
            whole = work / "bag"
            shutil.rmtree(folder, ignore_errors=True)
            whole.rename(folder)
    except _NotBuilt as fault:
        print(f"{fault}\nNo bag was written: the last commit does not build.")
        return 1
    except HistoryUnavailable as lost:
        raise CannotRun(f"{lost.message}.", f"{lost.hint}.") from None
    bags = [folder / one.relative_to(whole) for one in bags]
    _tell(folder, bags, bagged)
    if zipped:
        _zip(args, zipped, bags, bagged)
    return 0


def _checked(args: argparse.Namespace) -> tuple[Path, Path | None, Repository]:
    """Where to write, and the repository; raises ``CannotRun`` where that cannot be."""
    root, folder = args.root.resolve(), args.folder.resolve()
    zipped = args.zip.resolve() if args.zip else None
    for place in (folder, zipped):
        if place and place.is_relative_to(root) and not place.is_relative_to(root / ".almanac"):
            raise CannotRun(f"{place} is inside of the project.", f"name a place beside it, such as ../{place.name}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotRun(f"{folder} is there already.", "name a folder that is new or empty.")
    if args.offer and not zipped:
        raise CannotRun("--offer says where a file will be, and there is none.", "add --zip FILE.")
    try:
        repository = open_repository(root)
        repository.head()
    except HistoryUnavailable as lost:
        raise CannotRun(f"{lost.message}.", f"{lost.hint}.") from None
    if repository.is_shallow:
        raise CannotRun(
            "this clone has not the whole history, which belongs into a bag.", "run `git fetch --unshallow`."
        )
    return folder, zipped, repository


def _moment() -> datetime:
    try:
        return now()
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None


@contextmanager
def _work_folder(folder: Path) -> Iterator[Path]:
    """A folder on the same disk, so that what is done is moved into its place at once."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _make(
    args: argparse.Namespace, repository: Repository, commit: str, moment: datetime, work: Path
) -> tuple[list[Path], Bagged]:
    """The bag in a folder ``bag``: a repository is laid out of the bundle, as whoever restores it does, and built."""
    whole, clone = work / "bag", work / "clone"
    (whole / bag.HISTORY).parent.mkdir(parents=True)
    branch = branch_of(repository)
    write_bundle(repository, commit, branch, whole / bag.HISTORY)
    lay_out(whole / bag.HISTORY, clone, branch, commit)
    root = clone / repository.prefix
    snapshot = args.root / bag.SNAPSHOT
    if snapshot.is_file():
        (whole / bag.SNAPSHOT_IN_BAG).parent.mkdir()
        shutil.copyfile(snapshot, whole / bag.SNAPSHOT_IN_BAG)
        bring_snapshot(snapshot, root)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(moment.timestamp()))
    site = site_of(root, args.siteurl)
    bagged = Bagged(commit, branch, moment, site.absolute("/").rstrip("/"), site.name, repository.prefix)
    _build(root, bagged, whole / bag.TO_OPEN, args.jobs)
    edition = _edition(root, bagged)
    (root / BUILT).rename(whole / bag.SITE)
    _write_data(whole, edition, [path for path in open_repository(root).files(commit) if path.startswith(_PICTURES)])
    _move_sources(clone, commit, whole)
    explained = partial(
        readme,
        bagged,
        license_name=site.content_license,
        events=site.events_path,
        comments=bool(edition.comments),
        snapshot=snapshot.is_file(),
        archive=(whole / bag.SOURCES / repository.prefix / FORUM_ARCHIVE).is_dir(),
    )
    if args.split_by_year or payload_size(whole) > _LARGE:
        return make_bags(whole, bagged, explained), bagged
    make_bag(whole, bagged, explained)
    return [whole], bagged


def _build(root: Path, bagged: Bagged, to_open: Path, jobs: int) -> None:
    """Build with the program of the commit, as whoever restores it does."""
    variables = for_commands(os.environ, root, Path(sys.executable).parent)
    command = [sys.executable, "-m", "commands", "build", "--for-disk", str(to_open), "--siteurl", bagged.address]
    print("Building the site of the last commit ...", flush=True)
    done = subprocess.run(
        [*command, *(["--jobs", str(jobs)] if jobs else [])],
        cwd=root, env=variables, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise _NotBuilt(done.stdout)


def _edition(root: Path, bagged: Bagged) -> Edition:
    edition = check_site(root, drafts=False, siteurl=bagged.address).edition
    if edition is None:
        raise _NotBuilt("The site is built, and cannot be read again.")
    return edition


def _write_data(whole: Path, edition: Edition, pictures: list[str]) -> None:
    write_files(whole / bag.ENTRIES, entry_files(edition))
    write_files(whole / bag.PICTURES, picture_files(edition, pictures))
    write_files(whole / bag.COMMENTS, comment_files(edition))
    write_files(whole / bag.ADDRESSES, address_files(edition))


def _move_sources(clone: Path, commit: str, whole: Path) -> None:
    """The files of the commit; a link is in the history alone, since a bag has none."""
    for path in open_repository(clone).files(commit):
        source, target = clone / path, whole / bag.SOURCES / path
        if source.is_file() and not source.is_symlink():
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)


def _tell(folder: Path, bags: list[Path], bagged: Bagged) -> None:
    names = files_in(folder)
    size = sum((folder / name).stat().st_size for name in names)
    parts = f" in {len(bags)} bags" if len(bags) > 1 else ""
    print(f"Wrote {len(names):,} files ({human_size(size)}){parts} into {folder}.")
    print(f"The site is that of commit {bagged.commit[:12]}, as built at {bagged.moment:%Y-%m-%d %H:%M:%S} UTC.")
    print("README.txt in it explains it to whoever gets it. Check it at any time:")
    print(f"  scripts/almanac export verify {quote(str(folder))}")


def _zip(args: argparse.Namespace, zipped: Path, bags: list[Path], bagged: Bagged) -> None:
    from almanac.render.bag.offered import offered_text
    from almanac.store.bag.writing import checksum
    from almanac.store.importing.files import write_whole

    offered = []
    for one in bags:
        name = zipped if len(bags) == 1 else zipped.with_name(f"{zipped.stem}-{one.name}.zip")
        name.parent.mkdir(parents=True, exist_ok=True)
        write_zip(one, name, name.stem, bagged.moment)
        size, digest = name.stat().st_size, checksum(name)
        print(f"Wrote {name} ({human_size(size)}).")
        offered.append(OfferedBag(name.name, f"{args.offer}/{name.name}", bagged.day, size, digest))
    if args.offer:
        write_whole(args.root, bag.OFFERED, [offered_text(offered).encode()])
        print(f"Wrote {bag.OFFERED}: once it is committed, /take/ offers {'it' if len(bags) == 1 else 'them'}.")
