"""`partners`: reads the calendars of PARTNER_CALENDARS, writes their events, and says how each calendar is."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from commands.arguments import Subparsers, add_command

if TYPE_CHECKING:
    from almanac.model.event import Event
    from almanac.model.partner import PartnerHealth
    from almanac.model.site import Site
    from almanac.store.partners.refreshing import Refreshed

_EXAMPLE = """
scripts/almanac partners --dry-run
scripts/almanac partners --only "The neighbours"
"""


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "read the calendars of partners, and write their events"
    parser = add_command(subparsers, "partners", purpose, _EXAMPLE, run)
    parser.add_argument("--dry-run", action="store_true", help="read the calendars, and write nothing")
    parser.add_argument("--only", metavar="NAME", help="the calendar of one partner")
    parser.add_argument(
        "--trust", choices=("review", "publish"), help="only partners whose events are looked at first, or are not"
    )
    parser.add_argument("--summary", type=Path, metavar="FILE", help="write what came for a pull request, in Markdown")


def run(args: argparse.Namespace) -> int:
    """Read them; returns 0 whatever they answer, since others' calendars are theirs."""
    from almanac.check.aliases import belongs_to_the_site
    from almanac.check.redirects import is_of_the_site
    from almanac.importers.html_markdown import markdown_of
    from almanac.store.clock import now
    from almanac.store.importing.importer import ImportWay
    from almanac.store.partners.refreshing import refresh
    from commands.cannot_run import CannotRun
    from commands.frozen import is_closed
    from commands.partners_report import show, summary_of
    from commands.site import site_of

    root: Path = args.root
    site = site_of(root)
    if is_closed(site, "no partner's calendar is read any more"):
        return 0
    wanted = [
        one for one in site.partner_calendars if args.only in {None, one.name} and args.trust in {None, one.trust}
    ]
    if not wanted and (args.only or not site.partner_calendars):
        names = ", ".join(one.name for one in site.partner_calendars)
        hint = f"name one of these: {names}." if names else "name one in PARTNER_CALENDARS of pelicanconf.py."
        raise CannotRun(f"there is no partner called {args.only}." if args.only else "this site has no partners.", hint)
    way = ImportWay(markdown_of, now(), belongs_to_the_site, is_of_the_site, is_dry=args.dry_run)
    health = {one.name: one for one in _health(root)}
    found: list[Refreshed] = []
    for partner in wanted:
        one = refresh(root, site, partner, _events(root, site), health.get(partner.name), way)
        health[partner.name] = one.health
        found.append(one)
        show(one, is_dry=args.dry_run)
    questions = _questions(root, site, found)
    for question in questions:
        print(f"  {question}")
    if not args.dry_run:
        _write_health(root, [health[one.name] for one in site.partner_calendars if one.name in health])
    if args.summary:
        args.summary.parent.mkdir(parents=True, exist_ok=True)
        args.summary.write_text(summary_of(found, questions), "utf-8")
    return 0


def _health(root: Path) -> tuple[PartnerHealth, ...]:
    from almanac.model.partner import PATH
    from almanac.read.partner_health import read_partner_health

    path = root / PATH
    return read_partner_health(path.read_text("utf-8", "replace") if path.is_file() else "")[0]


def _write_health(root: Path, known: list[PartnerHealth]) -> None:
    from almanac.model.partner import PATH
    from almanac.read.partner_health import partner_health_text
    from almanac.store.importing.files import write_whole

    text = partner_health_text(known)
    path = root / PATH
    if not path.is_file() or path.read_bytes() != text.encode():
        write_whole(root, PATH, [text.encode()])


def _events(root: Path, site: Site) -> dict[str, Event]:
    """All events by the paths of their files; those that cannot be read are passed over."""
    from almanac.read.entries.event import read_event
    from almanac.store.tree import read_tree

    texts = read_tree(root, events_path=site.events_path).events
    read = {path: read_event(text, path, site.reading)[0] for path, text in texts.items()}
    return {path: event for path, event in read.items() if event is not None}


def _questions(root: Path, site: Site, found: list[Refreshed]) -> list[str]:
    """What of the new is perhaps here already, which an editor has to decide."""
    from almanac.check.likely_duplicates import duplicates_of_event
    from almanac.model.printable import printable

    new = [path for one in found for path in one.new]
    if not new:
        return []
    events = _events(root, site)
    lines: list[str] = []
    for path in new:
        event = events.get(path)
        for other in duplicates_of_event(event, events.values()) if event else ():
            reasons = ", ".join(other.reasons)
            lines.append(printable(f"{path} is perhaps the same as {other.entry.source.path}: {reasons}."))
    return lines
