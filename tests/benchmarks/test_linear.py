"""A site ten times as large takes ten times as long, and its pages are as long: ratios only, never seconds."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from almanac.render.events.event_list import LISTED

pytest.importorskip("resource", reason="what a process took is counted with getrusage(2)")

HERE = Path(__file__).parent
# Few authors and tags: their lists and feeds cost the same on both sites, and would hide what grows.
FEW_LISTS = ("--authors", "30", "--tags", "20")
# Digests tell of eight weeks and have room for DIGEST_CEILING items each, whatever the size of a site: of two as small
# as these, the larger one fills more of them. These write an item or a part of one, and look at no entries.
WRITES_DIGESTS = re.compile(
    r"/digest/html\.py:\d+ _styled|/digest/items\.py:\d+ one_line|/ElementTree\.py:\d+ _escape_attrib_html"
)


def said_by(script: str, *arguments: str) -> Any:
    command = [sys.executable, str(HERE / script), "--json", *arguments]
    # `scripts/almanac test` keeps the folder of a script off the import path; these import each other.
    variables = {name: value for name, value in os.environ.items() if name != "PYTHONSAFEPATH"}
    return json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True, env=variables).stdout)


def measured() -> Any:
    """Two sites, whose calls are counted, which doubles all times; one event in eight repeats for ten years."""
    return said_by("calls.py", *FEW_LISTS, "--stories", "40", "80", "--events", "80", "160", "--series", "10", "20")


def growth_over(most: dict[str, float], growth: dict[str, float]) -> dict[str, float]:
    return {name: growth[name] for name in most if growth[name] > most[name]}


def test_an_entry_of_a_larger_site_takes_no_longer_and_its_pages_are_bounded() -> None:
    """All of it of the same two builds."""
    found = measured()
    most_calls = 1.7  # a function that looks at all entries for each of them comes to 2 on a site twice as large
    grown = {name: factor for name, factor in found["calls"].items() if factor > most_calls}
    assert {name: factor for name, factor in grown.items() if not WRITES_DIGESTS.search(name)} == {}

    largest = found["most_cards"]  # the lists are in pages; the map leads on to the months
    assert (largest["path"], largest["size"] <= LISTED) == ("events/map/index.html", True)

    most = {"time": 1.3, "calendars": 1.5}
    # CPU time varies with what else the machine does, which is no fault of the site: the better of two runs counts.
    assert growth_over(most, found["growth"]) == {} or growth_over(most, measured()["growth"]) == {}


def growth_of_history() -> float:
    growth: dict[str, float] = said_by("long_history.py", "--commits", "1000", "4000")["growth"][0]
    return max(growth.values())


def test_a_commit_of_a_longer_history_takes_no_longer() -> None:
    most = 1.3
    assert growth_of_history() <= most or growth_of_history() <= most


def growth_of_import() -> float:
    growth: dict[str, float] = said_by("imports.py", "--posts", "50", "200")["growth"][0]
    return max(growth.values())


def test_a_post_of_a_larger_export_takes_no_longer() -> None:
    most = 1.3
    assert growth_of_import() <= most or growth_of_import() <= most
