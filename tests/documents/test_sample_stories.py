"""What the sample's stories show of its files and its addresses is what is there."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

ROOT = Path(__file__).resolve().parents[2]
STORIES = ROOT / "content" / "stories" / "2026"
HOW_TO_ADD, HOW_TO_SUBSCRIBE = STORIES / "how-to-add-an-event.md", STORIES / "how-to-subscribe.md"
# A site of one's own has taken them out.
pytestmark = pytest.mark.skipif(not HOW_TO_ADD.exists(), reason="the sample was taken out of this repository")


def test_the_entry_that_is_shown_whole_is_its_file() -> None:
    text = HOW_TO_ADD.read_text("utf-8")
    [path] = re.findall(r"in the file `(events/[^`]+)`", text)
    [shown] = re.findall(r"```yaml\n(---\n.*?)```\n", text, re.DOTALL)

    assert shown == (ROOT / path).read_text("utf-8")


def test_addresses_to_copy_are_whole_and_those_of_their_links() -> None:
    rows = re.findall(r"\[([^\]]+)\]\((/[^)]+\.(?:xml|ics))\)", HOW_TO_SUBSCRIBE.read_text("utf-8"))
    parts = [(urlsplit(shown), target) for shown, target in rows]

    assert len(rows) == 6
    assert [shown.geturl() for shown, target in parts if (shown.scheme, shown.path) != ("https", target)] == []
