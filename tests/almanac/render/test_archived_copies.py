"""What changed since its copy is asked for: first what changes with anything, then texts, what changed last first."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from almanac.model.archived_copy import ArchivedCopy
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.history import FileHistory, History
from almanac.model.site import Site
from almanac.model.story import Page
from almanac.render.archived_copies import to_archive

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
FEEDS = ["https://group.org/feeds/stories.atom.xml", "https://group.org/feeds/events.atom.xml"]
FIRST = ["https://group.org/", "https://group.org/ar/", *FEEDS]


def page(slug: str) -> Page:
    """A page."""
    return Page(Source(f"content/pages/{slug}.md", f"content/pages/{slug}"), slug, "en", slug, f"/{slug}/")


def edition() -> Edition:
    """One with two pages, of which the second changed later."""
    changed = {"old": NOON - timedelta(days=9), "new": NOON}
    files = {f"content/pages/{slug}.md": history(moment) for slug, moment in changed.items()}
    site = Site("Group", "https://group.org", languages=("en", "ar"))
    return Edition(site, NOON, pages=tuple(map(page, changed)), history=History(files=files))


def history(moment: datetime) -> FileHistory:
    """One of a single commit."""
    return FileHistory(moment, moment, moment, 1)


def copies(urls: list[str], moment: datetime) -> list[ArchivedCopy]:
    """Copies of that moment."""
    return [ArchivedCopy(url, f"https://web.archive.org/web/1/{url}", moment) for url in urls]


def test_all_of_it_is_asked_for_at_first() -> None:
    assert to_archive(edition(), []) == (*FIRST, "https://group.org/new/", "https://group.org/old/")


def test_then_what_changed_and_what_changes_with_it() -> None:
    known = copies([*FIRST, "https://group.org/new/", "https://group.org/old/"], NOON - timedelta(days=2))
    assert to_archive(edition(), known) == (*FIRST, "https://group.org/new/")


def test_and_nothing_where_all_is_kept() -> None:
    known = copies([*FIRST, "https://group.org/new/", "https://group.org/old/"], NOON)
    assert to_archive(edition(), known) == ()
