"""The recipe of CONTRIBUTING.md for a new field of an event, followed on a copy of the code."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

ROOT = Path(__file__).resolve().parents[2]
STEP = re.compile(
    r"^\d\. \*\*.+?: `(?P<path>[\w./]+)`,\s+above\s+`(?P<above>[^`]+)`.*?\n\n   ```\w+\n(?P<lines>.+?)\n   ```$",
    re.DOTALL | re.MULTILINE,
)
ENTRY = """\
---
title: A talk
start: 2027-03-01
summary: What happens there, and for whom.
category: Meetup
worldwide: true
capacity: {}
---
"""


class Step(NamedTuple):
    """Lines to add to a file, above the one line that has the words of ``above``."""

    path: str
    above: str
    lines: str


def recipe() -> list[Step]:
    """The steps as CONTRIBUTING.md has them."""
    text = (
        (ROOT / "CONTRIBUTING.md").read_text("utf-8").partition("## A new field of an event\n")[2].partition("\n## ")[0]
    )
    return [Step(path, above, re.sub(r"(?m)^   ", "", lines)) for path, above, lines in STEP.findall(text)]


def follow(step: Step, root: Path) -> None:
    """Make the edit."""
    file = root / step.path
    lines = file.read_text("utf-8").split("\n")
    (place,) = (number for number, line in enumerate(lines) if step.above in line)
    lines[place:place] = step.lines.split("\n")
    file.write_text("\n".join(lines), "utf-8")


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code with the recipe followed."""
    root = tmp_path_factory.mktemp("copy")
    for folder in ("plugins", "scripts", "theme/templates"):
        shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("*.pyc.*"))
    for step in recipe():
        follow(step, root)
    return root


def shown(root: Path, capacity: str) -> dict[str, Any]:
    """What the code says of an event with this value."""
    entry = root / "talk.md"
    entry.write_text(ENTRY.format(capacity), "utf-8")
    command = [
        sys.executable,
        str(Path(__file__).with_name("new_field.py")),
        str(root / "theme" / "templates"),
        str(entry),
    ]
    path = os.pathsep.join(str(root / folder) for folder in ("plugins", "scripts"))
    done = subprocess.run(
        command, cwd=root, env={**os.environ, "PYTHONPATH": path}, capture_output=True, encoding="utf-8", check=True
    )
    return dict(json.loads(done.stdout))


def test_it_takes_four_edits() -> None:
    assert [step.path for step in recipe()] == [
        "plugins/almanac/read/schema/event.py",
        "plugins/almanac/model/event.py",
        "plugins/almanac/render/open_data.py",
        "theme/templates/components/event_facts.html",
    ]


def test_the_field_is_on_the_page_in_open_data_and_in_the_reference(copy: Path) -> None:
    found = shown(copy, "120")
    assert found["problems"] == []
    assert re.search(r"<dt[^>]*>Room for</dt>\s*<dd>\s*<span class=\"fact-line\">120</span>", found["page"])
    assert found["open data"]["capacity"] == 120
    assert (
        "| `capacity` | How many people there is room for.<br>*A whole number from 1 to 9999* |"
        in found["docs/reference.md"]
    )
    assert "capacity" in json.loads(found["docs/schema/event.schema.json"])["properties"]


def test_a_wrong_value_is_said_with_its_line(copy: Path) -> None:
    message = (
        "events/2027/talk.md:7: capacity: `many` is not a whole number from 1 to 9999 (write digits only, such as `2`)"
    )
    assert shown(copy, "many")["problems"] == [message]
