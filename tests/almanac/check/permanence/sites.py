"""Sites before and after a change, as files, and what is said of the change."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from almanac.check.entries import Entries
from almanac.check.permanence.compare import check_permanence
from almanac.check.permanence.earlier_site import EarlierSite
from almanac.model.problem import Severity
from almanac.model.site import Site
from almanac.store.tree import Tree

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
SITE = Site(
    "Almanac",
    "",
    languages=("en", "es"),
    categories=("News", "Lessons"),
    event_categories={"Meetup": "#2a6f5e", "Talk": "#1f5f8b"},
    calendar_domain="calendar.example.net",
)
SUMMARY = "What this text is about, in one plain sentence or two."
STORY = "content/stories/2026/closing.md"
PAGE = "content/pages/about.md"
EVENT = "events/2026/spring.md"
WORDS = "events/2026/spring.es.md"
OTHER = "events/2026/other.md"
REMOVALS = "content/removals.yml"


def story(*fields: str, day: str = "2026-03-02", title: str = "A", category: str = "News") -> str:
    lines = [f"title: {title}", f"date: {day}", "authors: Ewa", f"category: {category}", f"summary: {SUMMARY}", *fields]
    return _file(lines)


def event(*fields: str, title: str = "X") -> str:
    lines = [f"title: {title}", "start: 2026-05-01", f"summary: {SUMMARY}", "category: Meetup", "worldwide: true"]
    return _file([*lines, *fields])


def page(*fields: str) -> str:
    return _file(["title: About", *fields])


def words(*fields: str) -> str:
    return _file(["title: Y", f"summary: {SUMMARY}", *fields])


def _file(lines: list[str]) -> str:
    return "\n".join(["---", *lines, "---", "Text.", ""])


def tree(files: dict[str, str]) -> Tree:
    folders = ("content/stories/", "content/pages/", "content/authors/", "events/")
    parts = [{path: text for path, text in files.items() if path.startswith(folder)} for folder in folders]
    return Tree(*parts, removals=files.get(REMOVALS, ""))


def broken(
    before: dict[str, str], after: dict[str, str], *, renames: dict[str, str] | None = None, **site: Any
) -> list[str]:
    """The errors as people read them."""
    earlier = EarlierSite(SITE, tree(before), renames or {})
    problems = check_permanence(earlier, Entries(replace(SITE, **site), tree(after)), NOW)
    return [str(problem) for problem in sorted(problems) if problem.severity is Severity.ERROR]


def warned(before: dict[str, str], after: dict[str, str]) -> list[str]:
    """The warnings likewise, without the word that they begin with."""
    problems = check_permanence(EarlierSite(SITE, tree(before), {}), Entries(SITE, tree(after)), NOW)
    return [str(replace(problem, severity=Severity.ERROR)) for problem in sorted(problems) if not problem.is_error]
