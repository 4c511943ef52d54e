"""`health`: says what it takes to run this site, how each part of that is, and what whoever takes over does first."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import Subparsers, add_command

if TYPE_CHECKING:
    from almanac.model.health import Asked, Health
    from almanac.model.site import Site

_EXAMPLE = """
scripts/almanac health
scripts/almanac health --output ../handover
scripts/almanac health --format json
"""
_FOLDER = ".almanac/health"


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "say what it takes to run this site, what ends when, and what whoever takes over does first"
    parser = add_command(subparsers, "health", purpose, _EXAMPLE, run)
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help=f"where health.html and health.json are written (default: {_FOLDER}/ of the project)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json"),
        default="text",
        help="for people; or for programs, which writes no file unless --output names a folder (default: %(default)s)",
    )
    parser.add_argument(
        "--ask", action="store_true", help="also ask whether the site answers at SITEURL; nobody else is ever asked"
    )
    parser.add_argument(
        "--strict", action="store_true", help="exit with 1 where something has ended or is broken: for a nightly job"
    )


def run(args: argparse.Namespace) -> int:
    """Say it; returns 1 where what people wrote has errors, and with ``--strict`` where anything is to be done now."""
    from almanac.check.health.judge import judge
    from almanac.model.health import State
    from almanac.render.health.data import health_text
    from almanac.store.clock import now
    from almanac.store.upkeep import read_upkeep
    from commands.cannot_run import CannotRun
    from commands.site import site_of

    root: Path = args.root
    site = site_of(root)
    try:
        upkeep = read_upkeep(root, site, now())
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None
    if args.ask:
        upkeep = replace(upkeep, asked=_asked(site))
    health = judge(site, upkeep)
    is_for_programs = args.format == "json"
    page = None if is_for_programs and not args.output else _write(root, args.output, health, site)
    if is_for_programs:
        print(health_text(health), end="")
    else:
        from commands.health_report import show_health

        show_health(health, upkeep.problems, page)
    has_errors = any(problem.is_error for problem in upkeep.problems)
    return 1 if has_errors or (args.strict and health.count(State.ACT)) else 0


def _asked(site: Site) -> Asked:
    """What the site says at its address; one request, as of any reader."""
    from almanac.model.health import Asked
    from almanac.store.links.asking import NO_HOST, Asker
    from commands.cannot_run import CannotRun

    if not site.url:
        raise CannotRun("SITEURL is empty: there is no address to ask at.", "set it in pelicanconf.py.")
    answer = Asker(f"Almanac health (+{site.url})").ask(f"{site.url}/")
    why_not = "" if answer.state == "answers" else answer.why
    return Asked(why_not, is_sure=answer.state == "gone" and answer.why != NO_HOST)


def _write(root: Path, output: Path | None, health: Health, site: Site) -> Path:
    """Both files, each whole or not at all; returns the page's place, relative to the project where it lies in it."""
    from almanac.render.health.data import health_text
    from almanac.render.health.page import health_page
    from commands.cannot_run import CannotRun

    folder = output.resolve() if output else root / _FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in (("health.html", health_page(health, site)), ("health.json", health_text(health))):
            begun = folder / f".{name}.new"
            begun.write_text(text, "utf-8", newline="\n")
            begun.replace(folder / name)
    except OSError as error:
        raise CannotRun(
            f"cannot write into {folder}: {error.strerror}.", "name another folder with --output."
        ) from None
    page = folder / "health.html"
    return page.relative_to(root) if page.is_relative_to(root) else page
