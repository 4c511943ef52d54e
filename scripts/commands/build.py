"""`build`: writes the whole site as files."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

from commands.arguments import Subparsers, add_command, site_address
from commands.cannot_run import CannotRun

_EXAMPLE = """
scripts/almanac build
scripts/almanac build --siteurl https://group.example/site
"""
# Where files of others are, among which a site would be lost.
_SOURCES = (".almanac", ".ci", ".git", ".github", ".venv", "content", "docs", "events", "plugins", "scripts", "tests",
            "theme")  # fmt: skip


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    parser = add_command(subparsers, "build", "check everything, then build the site into output/", _EXAMPLE, run)
    parser.add_argument("--output", type=Path, metavar="FOLDER", help="where to (default: output/ of the project)")
    parser.add_argument(
        "--siteurl", type=site_address, metavar="URL", help="the site's address (default: SITEURL in pelicanconf.py)"
    )


def run(args: argparse.Namespace) -> int:
    """Build; returns 1 when there are errors, and then nothing was changed."""
    from commands.problems import count_line, counted, left_out_line, plain_console, show_problems
    from commands.site import build_site

    root: Path = args.root
    output = safe_output(root, args.output or root / "output")
    where = output.relative_to(root) if output.is_relative_to(root) else output
    started = time.monotonic()
    result = build_site(root, drafts=False, output=output, siteurl=args.siteurl)
    console = plain_console()
    if result.completed:
        console.print(f"Completed in {where} what an earlier build had begun to publish.")
    show_problems(result.problems, console)
    if not result.ok:
        console.print(f"\nNothing was built: {count_line(result.problems)}")
        return 1
    seconds = time.monotonic() - started
    console.print(f"Built {counted(result.pages_written, 'page')} into {where} in {seconds:.1f} s.")
    if left_out_line(result.left_out):
        console.print(left_out_line(result.left_out))
    foreign_files = result.published.foreign_files if result.published else ()
    if foreign_files:
        first, others = foreign_files[0], f" and {len(foreign_files) - 1} more" if len(foreign_files) > 1 else ""
        console.print(
            f"{where} has pages that no build made, and they stay: {first}{others}. Remove them if they are old."
        )
    return 0


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
    return output


def _overlap(first: Path, second: Path) -> bool:
    return first == second or first in second.parents or second in first.parents
