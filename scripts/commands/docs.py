"""`docs`: writes the parts of the documentation that come from the code and from the site itself."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from commands.arguments import Subparsers, add_command

_EXAMPLE = """
scripts/almanac docs
scripts/almanac docs --only reference
scripts/almanac docs --only forms        after CATEGORIES or EVENT_CATEGORIES have changed
"""
_PARTS = ("reference", "forms", "pictures")


def add_parser(subparsers: Subparsers) -> None:
    """Declare the arguments."""
    purpose = (
        "write docs/reference.md, docs/schema/ and the issue forms, and take the pictures of docs/ and the handbooks"
    )
    parser = add_command(subparsers, "docs", purpose, _EXAMPLE, run)
    parser.add_argument(
        "--only", action="append", choices=_PARTS, metavar="NAME", help=f"make only this; one of {', '.join(_PARTS)}"
    )


def run(args: argparse.Namespace) -> int:
    """Write what is asked for; returns 0, or raises ``CannotRun`` without a browser or a site."""
    root: Path = args.root
    parts = args.only or _PARTS
    if "reference" in parts:
        for path, text in generated().items():
            write(root, path, text.encode())
    if "forms" in parts:
        from almanac.render.issue_forms import issue_forms
        from commands.site import site_of

        for path, text in issue_forms(site_of(root)).items():
            write(root, path, text.encode())
    if "pictures" in parts:
        from commands.screenshots import pictures

        # All of them before the first is written: a page that is missing leaves the old ones together.
        for path, image in list(pictures(root)):
            write(root, path, image)
    return 0


def generated() -> dict[str, str]:
    """The files that are made from the schema of fields and settings, by path."""
    from almanac.read.schema.described import front_matter, settings
    from almanac.read.schema.files import FILES, LISTS
    from almanac.read.schema.json_schema import file_name, json_schema
    from almanac.render.health.data import health_schema
    from almanac.render.reference import reference

    schemas = {
        f"docs/schema/{file_name(declared)}": json.dumps(json_schema(declared), indent=2, ensure_ascii=False) + "\n"
        for declared in (*FILES, *LISTS)
    }
    schemas["docs/schema/health.schema.json"] = json.dumps(health_schema(), indent=2) + "\n"
    return {"docs/reference.md": reference((*front_matter(), settings())), **schemas}


def write(root: Path, path: str, data: bytes) -> None:
    """Write a file if it differs, and say which of the two it is."""
    target = root / path
    is_new = not target.exists() or target.read_bytes() != data
    if is_new:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    print(f"{'written' if is_new else 'as it was':<9} {path} ({len(data) / 1000:.0f} kB)", flush=True)
