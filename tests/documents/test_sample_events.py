"""The sample's events show what an entry can say, and what is made up says so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "events").glob("*/example-*.md"))
# A site of one's own has taken them out.
pytestmark = pytest.mark.skipif(not EXAMPLES, reason="the sample was taken out of this repository")


def entry(path: Path) -> tuple[dict[str, Any], str]:
    """The front matter and the text of a file."""
    _, front, body = path.read_text("utf-8").split("---\n", 2)
    return yaml.safe_load(front), body


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_an_example_says_so_in_its_title_its_summary_and_its_first_sentence(path: Path) -> None:
    front, body = entry(path)
    first_sentence = body.strip().partition(".")[0]

    assert [re.search("[Ee]xample|[Ee]jemplo|مثال", text) is None for text in
            (front["title"], front["summary"], first_sentence)] == [False] * 3  # fmt: skip
    assert set(re.findall(r"https://([^/\s)]+)", path.read_text("utf-8"))) <= {"example.org", "meet.example.org"}


@pytest.mark.parametrize(
    ("slug", "fields"),
    [
        pytest.param("2026/example-weekly-editing-hour", {"online", "timezone", "repeat"}, id="weekly, online"),
        pytest.param("2026/example-monthly-meetup", {"online", "place", "timezone", "repeat"}, id="monthly, hybrid"),
        pytest.param("2027/example-scanning-day", {"place", "timezone", "end", "registration"}, id="one day"),
        pytest.param("2027/example-fin-de-semana-de-mapas.es", {"place", "timezone", "end", "lang"},
                     id="several days, in Spanish"),
        pytest.param("2027/example-photo-walk.ar", {"status", "lang"}, id="tentative, in Arabic"),
        pytest.param("2027/example-first-steps", {"status", "status_note", "online"}, id="moved online"),
    ],
)  # fmt: skip
def test_each_kind_of_gathering_has_an_example(slug: str, fields: set[str]) -> None:
    front, _ = entry(ROOT / "events" / f"{slug}.md")

    assert fields - set(front) == set()
