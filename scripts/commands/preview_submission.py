"""`preview`: builds the pages that a submission changes, with its lists, to be looked at before it is merged."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import Subparsers, add_command, add_submission
from commands.cannot_run import CannotRun

if TYPE_CHECKING:
    from almanac.build.submission_preview import SubmissionPreview
    from almanac.model.problem import Problem
    from commands.submission import LaidOut

_EXAMPLE = """
scripts/almanac preview origin/spring-meetup --for-disk
scripts/almanac preview origin/spring-meetup --output preview --pack preview.zip
scripts/almanac preview origin/spring-meetup --pictures pictures
"""
_OUTPUT = ".almanac/preview"
_FORMS = (".zip", ".tar.gz")


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "build the pages that a submission changes, with its lists, to look at; nothing of it is run"
    parser = add_command(subparsers, "preview", purpose, _EXAMPLE, run)
    add_submission(parser)
    parser.add_argument("--output", type=Path, metavar="FOLDER", help=f"where to (default: {_OUTPUT} of the project)")
    parser.add_argument("--for-disk", action="store_true", help="make pages that open from a disk, without a server")
    parser.add_argument("--pack", type=Path, metavar="FILE", help="put the folder into this .zip or .tar.gz too")
    parser.add_argument(
        "--pictures",
        type=Path,
        metavar="FOLDER",
        help="put pictures of the pages there, before and after; where there is no Chromium, say so and go without",
    )


def run(args: argparse.Namespace) -> int:
    """Build it; returns 1 where the submission has errors, and nothing was built."""
    from commands.build import safe_output
    from commands.packs import pack, write_folder

    root: Path = args.root
    if args.pack and not args.pack.name.endswith(_FORMS):
        raise CannotRun(f"--pack {args.pack} is no name of a .zip or a .tar.gz.", "name it preview.zip, for instance.")
    output = root / _OUTPUT if args.output is None else safe_output(root, args.output)
    made = _made(root, args.ref, args.base, for_disk=args.for_disk, with_before=args.pictures is not None)
    if made is None:
        return 1
    write_folder(output, made.files)
    if args.pack:
        pack(args.pack, made.files)
    print(
        f"Built {len(made.changed):,} of the pages that would change into {output}. Begin with {output / made.first}."
    )
    if args.pictures:
        from commands.before_and_after import pictures_of

        pictures_of(made, args.pictures)
    return 0


def _made(root: Path, ref: str, base: str | None, *, for_disk: bool, with_before: bool) -> SubmissionPreview | None:
    from commands.problems import plain_console, show_problems
    from commands.submission import laid_out

    with laid_out(root, ref, base) as laid:
        made = _built(laid, for_disk=for_disk, with_before=with_before)
        if not isinstance(made, tuple):
            return made
    console = plain_console()
    show_problems(made, console)
    console.print("\nNothing was built: the submission has errors.")
    return None


def _built(laid: LaidOut, *, for_disk: bool, with_before: bool) -> SubmissionPreview | tuple[Problem, ...]:
    """What would change, or the errors that stand against it."""
    from almanac.build.planned_site import PlannedSite
    from almanac.build.submission_preview import changed_files, pages_as_they_are, submission_preview
    from almanac.check.built_pages.check_pages import PagesRefused
    from almanac.render.outputs.stories import NeedsPelicanError
    from almanac.store.svg.rasterizer_cache import RasterizerCache

    try:
        with RasterizerCache(laid.root) as drawer:
            before = laid.read()
            if before.edition is None:
                raise CannotRun("the main line itself has errors.", "mend those first: scripts/almanac check.")
            planned_before = PlannedSite(laid.root, before.edition, before.paging, before.program, drawer)
            laid.with_it()
            read = laid.read()
            if read.edition is None:
                return read.errors
            planned = PlannedSite(laid.root, read.edition, read.paging, read.program, drawer)
            names = changed_files(planned_before, planned)
            sent = frozenset(file.path for file in laid.submission.files)
            made = submission_preview(planned, names, sent, for_disk=for_disk)
            if not with_before:
                return made
            laid.without_it()
            as_it_is = replace(before.edition, is_preview=False, is_submission=False)
            readers_see = PlannedSite(laid.root, as_it_is, before.paging, before.program, drawer)
            return replace(made, as_it_is=pages_as_they_are(readers_see, names))
    except NeedsPelicanError as needs:
        raise CannotRun(
            f"only Pelican builds this site: {needs}.", "build the branch itself, without secrets."
        ) from None
    except PagesRefused as refused:
        return refused.problems
