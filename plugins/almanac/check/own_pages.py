"""Finds what the site's own pages still say of other settings: a category, a forum, addresses of the sample."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.model.story import Page
from almanac.read.fault import did_you_mean, presentable

# Where the sample stands in for addresses of a site's own; `new site` writes these.
_SAMPLES = {
    "https://forum.example.org": "FORUM_URL",
    "https://github.com/example/almanac": "REPOSITORY_URL",
    "https://almanac.example.org": "SITEURL",
}
_FENCE = re.compile(r"\s*(?P<sign>`{3,}|~{3,})")
_CATEGORY = re.compile(r"category:\s*(?P<name>[^#]+?)\s*$")
_FORUM_LINK = re.compile(r"\[[^\]]*\bforum\b[^\]]*\]\(https?://[^)]*\)", re.IGNORECASE)


def faults_of_pages(site: Site, pages: Sequence[Page]) -> Iterator[Problem]:
    """A warning at each line of a page that no longer fits the settings."""
    own = {"FORUM_URL": site.forum_url, "REPOSITORY_URL": site.repository_url, "SITEURL": site.url}
    for page in pages:
        lines = page.source.body.split("\n")
        for number, message, hint in [*_addresses(lines, own), *_examples(lines, site)]:
            line = page.source.body_line + number
            yield Problem(page.source.path, line, "", presentable(message), presentable(hint), Severity.WARNING)


def _addresses(lines: Sequence[str], own: dict[str, str]) -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(lines):
        samples = [address for address in _SAMPLES if address in line]
        for address in samples:
            mine = own[_SAMPLES[address]]
            if mine.startswith(address):
                continue
            hint = f"write `{mine}`" if mine else f"take it out: {_SAMPLES[address]} is not set"
            yield number, f"`{address}` is an address of the sample", hint
        if not own["FORUM_URL"] and not samples and _FORUM_LINK.search(line):
            yield number, "leads to a forum, and FORUM_URL is off", "take the link out, or set FORUM_URL"


def _examples(lines: Sequence[str], site: Site) -> Iterator[tuple[int, str, str]]:
    """Front matter in a block of code that people copy."""
    for begin, block in _blocks(lines):
        is_event = any(line.startswith("start:") for line in block)
        known = tuple(site.event_categories) if is_event else site.categories
        is_entry = block[:1] == ["---"] and any(line.startswith("title:") for line in block)
        for number, line in enumerate(block):
            match = _CATEGORY.match(line) if is_entry else None
            if match and match["name"].strip("\"'") not in known:
                setting = "EVENT_CATEGORIES" if is_event else "CATEGORIES"
                hint = did_you_mean(match["name"], known) or f"write one of {setting}"
                yield begin + number, f"the example has a category that {setting} lacks: `{match['name']}`", hint


def _blocks(lines: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The lines within each pair of fences, and the number of the first."""
    begin, sign = 0, ""
    for number, line in enumerate(lines):
        fence = _FENCE.match(line)
        if not sign and fence:
            begin, sign = number + 1, fence["sign"]
        elif sign and fence and fence["sign"].startswith(sign):
            yield begin, [text.strip("\r") for text in lines[begin:number]]
            sign = ""
