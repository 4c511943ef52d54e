"""The table of rooms in docs/architecture.md names every folder of code, in the words of the folder itself."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "plugins" / "almanac"
BESIDE = ("plugins/almanac_pelican", "scripts/bootstrap", "scripts/commands", "scripts/preview")
ROW = re.compile(r"^\| `([\w/]+/)` \| (.+) \|$", re.MULTILINE)


def first_line(folder: Path) -> str:
    """What a package says of itself."""
    told = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    return told.partition("\n")[0].replace("``", "`")


def test_every_room_stands_in_the_table_with_its_own_first_line() -> None:
    core = {f"{path.parent.relative_to(CORE)}/": first_line(path.parent) for path in CORE.rglob("*/__init__.py")}
    beside = {f"{folder}/": first_line(ROOT / folder) for folder in BESIDE}
    rooms = (ROOT / "docs" / "architecture.md").read_text("utf-8").partition("## The rooms\n")[2].partition("\n## ")[0]

    assert dict(ROW.findall(rooms)) == core | beside


def test_every_module_says_in_one_sentence_what_it_does() -> None:
    modules = [path for folder in ("plugins", "scripts") for path in sorted((ROOT / folder).rglob("*.py"))]
    firsts = {
        path: (ast.get_docstring(ast.parse(path.read_text("utf-8"))) or "").partition("\n")[0] for path in modules
    }

    assert [path.name for path, first in firsts.items() if not first.endswith(".")] == []
