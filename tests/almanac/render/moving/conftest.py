"""A site that moves, for all tests here."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.old_address import OldAddress
from almanac.model.removal import Removal
from almanac.model.site import Site
from almanac.render.moving.move import Move

NEW = Site("Łódź & others", "https://new.example.net", calendar_domain="old.example.org", languages=("en", "ar"))
OLD_ADDRESSES = (
    OldAddress(("/feed/",), "/feeds/stories.atom.xml", 1),
    OldAddress(("/über", '/a"b$c;d\\e/', "/?p=12"), "/stories/", 2),
)
GONE = Removal(("/gone/", "/costs$10/", "/gone.html"), date(2027, 1, 1), "It was wrong.", "mistake", "Editors", "en")


@pytest.fixture
def move() -> Move:
    """From a path to the top of another host."""
    edition = Edition(NEW, datetime(2027, 2, 1, tzinfo=UTC), old_addresses=OLD_ADDRESSES, removals=(GONE,))
    return Move(replace(NEW, url="https://old.example.org/the.site"), edition, date(2027, 2, 1))
