"""`new author`: writes the file of an author's profile, for the author to fill in."""

from __future__ import annotations

import argparse
from pathlib import Path

from commands.arguments import Subparsers, add_command
from commands.cannot_run import CannotRun

EXAMPLE = """
scripts/almanac new author "Editorial team" --kind organization
scripts/almanac new author Ada --dry-run
"""
_BODY = "\n<!-- Who is it? Write here, in Markdown. What stands between these marks does not appear. -->\n"


def add_parser(kinds: Subparsers) -> None:
    """Declare the arguments."""
    parser = add_command(kinds, "author", "write the file of an author's profile", EXAMPLE, run)
    parser.add_argument("name", metavar="NAME", help="the author, as `authors` of stories has it")
    parser.add_argument("--kind", choices=["person", "organization"], help="what the author is, where that may be said")
    parser.add_argument("--dry-run", action="store_true", help="print the file, and write nothing")


def run(args: argparse.Namespace) -> int:
    """Write it; raises ``CannotRun`` for a name without letters, and for a profile that is there."""
    import yaml

    from commands.site import site_of

    root: Path = args.root
    name = " ".join(args.name.split())
    slug = site_of(root).slug(name)
    if not slug:
        raise CannotRun(f"`{args.name}` has no letters for an address.", "name the author as stories do.")
    path = f"content/authors/{slug}.md"
    if (root / path).exists():
        raise CannotRun(f"{path} is there already.", "edit it.")
    fields = {"name": name, **({"kind": args.kind} if args.kind else {})}
    text = f"---\n{yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)}---\n{_BODY}"
    if args.dry_run:
        print(text, end="")
        return 0
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    with (root / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    print(f"Written: {path}")
    print("Next: write who it is; languages, affiliation, disclosure, links and image are in docs/reference.md.")
    print("  scripts/almanac serve    shows it on the author's page")
    print(f"  scripts/almanac check {path}")
    return 0
