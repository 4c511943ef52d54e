"""What the guides say to write is right, as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from almanac.model.site import Site
from almanac.read.entries.event import read_event
from almanac.read.entries.story import read_story
from almanac.read.settings.site_settings import read_settings
from commands.settings_file import load_settings

REPOSITORY = Path(__file__).resolve().parents[2]
SITE = Site("A", "https://a.net", categories=("News",), event_categories={"Meetup": "#2a6f5e"}).reading
TIMES = re.compile(r"^start:.*?^timezone:.*?\n", re.DOTALL | re.MULTILINE)


def blocks(guide: str, language: str) -> list[str]:
    text = (REPOSITORY / "docs" / guide).read_text("utf-8")
    return re.findall(rf"^ *```{language}\n(.*?)^ *```$", text, re.DOTALL | re.MULTILINE)


def block(guide: str, language: str, beginning: str) -> str:
    return next(found for found in blocks(guide, language) if found.startswith(beginning))


@pytest.mark.parametrize("guide", ["make-it-yours.md", "move.md"])
def test_the_settings_pass_the_check(guide: str, tmp_path: Path) -> None:
    written = "\n".join(["import os", "from almanac.defaults import *", *map(_unindented, blocks(guide, "python"))])
    path = tmp_path / "pelicanconf.py"
    path.write_text(written, "utf-8")

    site, problems = read_settings(load_settings(path), written)

    assert problems == []
    assert site is not None
    assert site.url.endswith(".example.net")


def _unindented(text: str) -> str:
    return re.sub(r"^ {3}", "", text, flags=re.MULTILINE) if text.startswith("   ") else text


@pytest.mark.parametrize("lines", ["", block("write.md", "yaml", "image:")], ids=["alone", "with its picture"])
def test_the_story_passes_the_check(lines: str) -> None:
    text = block("write.md", "markdown", "---\ntitle:").replace("\n---\n\n", f"\n{lines}---\n\n", 1)

    assert read_story(text, "content/stories/2027/what-we-learned.md", SITE)[1] == []


def test_the_event_passes_the_check_once_and_again_and_again() -> None:
    once = block("write.md", "yaml", "---\ntitle:")
    repeated = TIMES.sub(block("write.md", "yaml", "start: 2027-01-10"), once)

    assert read_event(once, "events/2027/spring-walk.md", SITE)[1] == []
    assert read_event(repeated, "events/2027/spring-walk.md", SITE)[1] == []
    assert repeated != once
