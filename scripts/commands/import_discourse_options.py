"""Declares what only `import discourse` asks for, without loading what reads a forum."""

from __future__ import annotations

import argparse


def add_options(parser: argparse.ArgumentParser) -> None:
    """Declare what only this reader asks for."""
    words = "the category whose topics become stories: its name, slug or number"
    parser.add_argument("--announcements", default="", metavar="CATEGORY", help=words)
    words = "a category whose topics may be events (discourse-events); may be given several times"
    parser.add_argument("--events", action="append", default=[], metavar="CATEGORY", help=words)
