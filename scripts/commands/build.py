"""`build`: writes the whole site as files."""

from __future__ import annotations

import argparse
import time
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.build.profile import NOT_PROFILED, RecordedProfile
from commands.arguments import Subparsers, add_command, number_of_jobs, site_address
from commands.cannot_run import CannotRun
from commands.unchanged import before_build, note_build, tell_unchanged

if TYPE_CHECKING:
    from rich.console import Console

    from commands.site import BuildResult

_EXAMPLE = """
scripts/almanac build
scripts/almanac build --siteurl https://group.example/site
scripts/almanac build --leave-out-broken
scripts/almanac build --for-disk almanac-on-a-stick
"""
# Where files of others are, among which a site would be lost.
_SOURCES = (".almanac", ".ci", ".git", ".github", ".venv", "content", "docs", "events", "plugins", "scripts", "tests",
            "theme")  # fmt: skip

# Where the site is built of which pages for a disk are made; what is made is kept.
_BUILT_FOR_DISK = ".almanac/for-disk"
# What tells a folder with a site, and what may wait in one for a site.
_SIGNS = frozenset([".almanac.json", "index.html"])
_OF_HOSTS = frozenset(["CNAME", "README.md", "lost+found", "favicon.ico", "robots.txt"])


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    parser = add_command(subparsers, "build", "check everything, then build the site into output/", _EXAMPLE, run)
    parser.add_argument("--output", type=Path, metavar="FOLDER", help="where to (default: output/ of the project)")
    parser.add_argument(
        "--for-disk",
        type=Path,
        metavar="FOLDER",
        help="write pages there that open from a disk, without a server: lists stand for the search and the map",
    )
    parser.add_argument(
        "--siteurl", type=site_address, metavar="URL", help="the site's address (default: SITEURL in pelicanconf.py)"
    )
    parser.add_argument(
        "--without-history",
        action="store_true",
        help="build where git has no whole history; dates of change and sequence numbers are then missing or wrong",
    )
    parser.add_argument(
        "--leave-out-broken",
        action="store_true",
        help="publish what is whole, with the last good version of each text that has errors, and say loudly which",
    )
    parser.add_argument(
        "--jobs",
        type=number_of_jobs,
        default=0,
        metavar="N",
        help="work side by side in so many processes (default: one for each core)",
    )
    parser.add_argument(
        "--fresh", action="store_true", help="make everything anew; what earlier builds made does not count"
    )
    parser.add_argument(
        "--profile",
        action="store_true",
        help="say afterwards where the time went: by stage, by template, the slowest files; everything is looked at",
    )


def run(args: argparse.Namespace) -> int:
    """Build; returns 1 when there are errors, and then nothing was changed, unless they are to be left out."""
    root: Path = args.root
    if args.for_disk and args.output:
        raise CannotRun("--for-disk and --output both name a folder.", "leave one of them out.")
    for_disk = safe_output(root, args.for_disk) if args.for_disk else None
    output = root / _BUILT_FOR_DISK if for_disk else safe_output(root, args.output or root / "output")
    where = output.relative_to(root) if output.is_relative_to(root) else output
    started = time.monotonic()
    options = (args.siteurl, args.without_history, args.leave_out_broken)
    profile = RecordedProfile() if args.profile else NOT_PROFILED
    before = before_build(root, output, options)
    if not (args.fresh or args.profile or for_disk) and tell_unchanged(root, output, before, f"{where}", started):
        _note_end(root, started)
        return 0
    with profile.stage("loading the program"):
        from commands.problems import count_line, plain_console, show_problems
        from commands.site import build_site

    result = build_site(
        root,
        drafts=False,
        output=output,
        siteurl=args.siteurl,
        whole_history=not args.without_history,
        leave_out_broken=args.leave_out_broken,
        jobs=args.jobs,
        fresh=args.fresh,
        profile=profile,
    )
    console = plain_console()
    _note_end(root, started, result)
    if result.completed:
        console.print(f"Completed in {where} what an earlier build had begun to publish.")
    show_problems(result.problems, console)
    if not result.ok:
        console.print(f"\nNothing was built: {count_line(result.problems)}")
        return 1
    if for_disk:
        _lay_out(root, for_disk, args.siteurl, console)
        return 0
    _tell(result, where, time.monotonic() - started, console)
    with profile.stage("noting what was read"):
        note_build(root, output, options, before, result)
    if isinstance(profile, RecordedProfile):
        _show_profile(profile, args.jobs, result)
    return 0


def _note_end(root: Path, started: float, result: BuildResult | None = None) -> None:
    """Note for `health` that a build ended, and how; without a result it had nothing to do."""
    from almanac.model.health import Build
    from almanac.store.builds import note_end
    from almanac.store.clock import present

    pages = result.pages_written if result else 0
    errors = sum(problem.is_error for problem in result.problems) if result and not result.ok else 0
    note_end(root, Build(present(), time.monotonic() - started, pages, errors))


def _lay_out(root: Path, folder: Path, siteurl: str | None, console: Console) -> None:
    from commands.for_disk import lay_out_for_disk
    from commands.site import site_of

    published = lay_out_for_disk(root, site_of(root, siteurl), folder)
    number = published.new + published.changed + published.same
    console.print(f"Wrote {number:,} files into {folder}. Open {folder / 'index.html'} in a browser.")


def _tell(result: BuildResult, where: Path, seconds: float, console: Console) -> None:
    """Say what was built, and what is not as it should be."""
    from almanac.model.printable import printable
    from commands.formats import broken_on_github
    from commands.problems import count_line, counted, left_out_line, show_broken

    console.print(f"Built {counted(result.pages_written, 'page')} into {where} in {seconds:.1f} s{_changes(result)}.")
    if result.by_pelican:
        console.print(f"Pelican built all of it: {result.by_pelican} is for Pelican alone. What was built is not kept.")
    if left_out_line(result.left_out):
        console.print(left_out_line(result.left_out))
    if result.goes_without_broken:
        broken_on_github(result.broken)
        show_broken(result.broken, count_line(result.problems), console)
    foreign_files = result.published.foreign_files if result.published else ()
    if foreign_files:
        others = f" and {len(foreign_files) - 1} more" if len(foreign_files) > 1 else ""
        console.print(
            f"{where} has pages that no build made, and they stay: {printable(foreign_files[0])}{others}. "
            "Remove them if they are old."
        )


def _show_profile(profile: RecordedProfile, jobs: int, result: BuildResult) -> None:
    from almanac.build.workers import cores
    from commands.profile_table import profile_table

    print(f"\n{profile_table(profile, jobs or cores(), by_pelican=bool(result.by_pelican))}", end="")


def _changes(result: BuildResult) -> str:
    """`: 2 files new, 5 changed, 1 gone`; empty for a first build."""
    published = result.published
    if published is None or not published.same:
        return ""
    counts = ((published.new, "new"), (published.changed, "changed"), (published.removed, "gone"))
    said = [f"{number:,} {word}" for number, word in counts if number]
    return f": {', '.join(said)}" if said else ": nothing has changed"


def safe_output(root: Path, output: Path) -> Path:
    """The absolute folder to build into; raises CannotRun for one that holds anything of the project."""
    output = output.resolve()
    if output == root or output in root.parents or any(_overlap(output, root / name) for name in _SOURCES):
        raise CannotRun(
            f"--output {output} would mix the site with its sources.",
            "name a folder of its own, for instance --output output.",
        )
    if output.exists() and not output.is_dir():
        raise CannotRun(f"--output {output} is a file.", "name a folder, or move the file away.")
    stranger = _stranger(output)
    if stranger:
        raise CannotRun(
            f"--output {output} has `{stranger}` in it, and no site: a site would be mixed with files of others.",
            "name a folder that is new or empty.",
        )
    return output


def _stranger(output: Path) -> str:
    """A name in a folder where no site is; empty for one that has a site, nothing, or only what a host wants there.

    A folder of the system, a home or another project shows by what is there: any list of names would be too short.
    """
    try:
        names = sorted(path.name for path in output.iterdir()) if output.exists() else []
    except OSError as error:
        raise CannotRun(
            f"cannot look into --output {output}: {error.strerror}.", "name a folder of your own."
        ) from None
    if _SIGNS.intersection(names):
        return ""
    return next((name for name in names if not name.startswith((".", "_")) and name not in _OF_HOSTS), "")


def _overlap(first: Path, second: Path) -> bool:
    return first == second or first in second.parents or second in first.parents
