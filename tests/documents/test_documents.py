"""What the documentation names exists: paths, links with their headings, commands with their options."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from lxml import html

from commands.main import _parser

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [*sorted(ROOT.glob("docs/**/*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "SECURITY.md",
             ROOT / "GOVERNANCE.md"]  # fmt: skip
# Where a path may begin: the repository, the core, whose paths are written without its own, and what CI runs.
BASES = (ROOT, ROOT / "plugins" / "almanac", ROOT / ".github" / "workflows")
FIRST = {path.name for base in BASES for path in base.iterdir()}
# What a site makes, or fills itself.
OWN = (
    "output/",
    "requirements-site.txt",
    ".almanac/",
    ".venv/",
    "content/",
    "events/",
    "theme/site/",
    "theme/translations/",
)
FILE = re.compile(r"[\w.-]+\.(?:py|toml|txt|css|js|svg|yml)")
PATH = re.compile(r"(?<![\w/.:@-])\.?[\w-][\w.-]*(?:/[\w.-]+)*/?")


def code_of(document: Path) -> Iterator[str]:
    """Every span and block of code."""
    yield from ("".join(code.itertext()) for code in page_of(document).iter("code"))


def links_of(document: Path) -> Iterator[str]:
    """Every address that leads into the repository."""
    named = [element.get(name, "") for element in page_of(document).iter() for name in ("href", "src", "srcset")]
    yield from (link for link in named if link and "://" not in link and not link.startswith("mailto:"))


@cache
def page_of(document: Path) -> Any:
    """A document as a forge shows it, read once."""
    shown = github_flavored_markdown_to_html(document.read_text("utf-8"), options=Options.CMARK_OPT_UNSAFE)
    return html.fragment_fromstring(shown, create_parent=True)


def anchors_of(document: Path) -> set[str]:
    """The ids that forges give its headings."""
    headings = ["".join(heading.itertext()) for level in "123456" for heading in page_of(document).iter(f"h{level}")]
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def paths_of(document: Path) -> Iterator[str]:
    """What is written as code and is a path of the repository, not an example of one."""
    for code in code_of(document):
        for found in PATH.findall(code):
            is_ours = ("/" in found and found.split("/")[0] in FIRST) or FILE.fullmatch(found)
            is_example = re.search(r"[A-Z]{3}", found.removesuffix(".md")) and not found.isupper()
            if is_ours and not is_example and not found.startswith(OWN):
                yield found


def commands_of(document: Path) -> Iterator[str]:
    """Every call of the one command."""
    for code in code_of(document):
        for line in code.splitlines():
            yield from re.findall(r"(?:^|[\s;&(])(scripts/almanac\b[^;&|)]*)", line)


def is_understood(call: str) -> bool:
    """Whether the command knows the subcommand and its options."""
    words = shlex.split(call, comments=True)[1:]
    try:
        _parser().parse_args(words if len(words) > 1 else [*words, "--help"])
    except SystemExit as end:
        return end.code == 0
    return True


LINKS = [
    pytest.param(doc, link, id=f"{doc.name}: {link}") for doc in DOCUMENTS for link in dict.fromkeys(links_of(doc))
]
PATHS = [pytest.param(path, id=f"{doc.name}: {path}") for doc in DOCUMENTS for path in dict.fromkeys(paths_of(doc))]
CALLS = [pytest.param(call, id=f"{doc.name}: {call}") for doc in DOCUMENTS for call in dict.fromkeys(commands_of(doc))]


@pytest.mark.parametrize(("document", "link"), LINKS)
def test_a_link_leads_to_a_file_and_a_heading(document: Path, link: str) -> None:
    name, _, anchor = link.partition("#")
    target = (document.parent / name).resolve() if name else document
    assert target.exists()
    assert not anchor or anchor in anchors_of(target)


@pytest.mark.parametrize("path", PATHS)
def test_a_path_is_there(path: str) -> None:
    assert [base for base in BASES if (base / path).exists()]


def test_paths_are_told_from_examples_and_from_what_is_the_sites_own(tmp_path: Path) -> None:
    document = tmp_path / "x.md"
    document.write_text(
        "`read/gone.py`, `gone.toml`, `events/YYYY/SLUG.md`, `output/x.css`, `/srv/www/`, `a/b`", "utf-8"
    )
    assert list(paths_of(document)) == ["read/gone.py", "gone.toml"]


@pytest.mark.parametrize("call", CALLS)
def test_a_command_is_understood(call: str) -> None:
    assert is_understood(call)


@pytest.mark.parametrize(
    "call",
    [
        pytest.param("scripts/almanac bild", id="a command"),
        pytest.param("scripts/almanac build --fast", id="an option"),
    ],
)
def test_what_does_not_exist_is_not_understood(call: str) -> None:
    assert not is_understood(call)
