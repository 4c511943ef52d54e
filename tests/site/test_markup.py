"""Pages are HTML by the book, as the checker of validator.w3.org reads it."""

from __future__ import annotations

from pathlib import Path

from built.pages import BuiltSite
from built.vnu import Vnu

from almanac.model.address import file_of

# One of each kind; a hostile text is its author's to write.
PAGES = [
    "/",
    "/ar/",
    "/2027/01/20/every-kind-of-text/",
    "/ar/2027/01/20/every-kind-of-text/",
    "/stories/",
    "/tag/c-plus-plus/",
    "/series/parts-of-a-whole/",
    "/about/",
    "/events/",
    "/events/past/2026/",
    "/events/category/meetup/",
    "/events/one-day/",
    "/events/weekly-meeting/",
    "/events/cancelled-day/",
    "/ar/events/several-days/",
    "/events/2027/02/",
    "/events/2027/",
    "/events/map/",
    "/subscribe/",
    "/old/every-kind/",
    "/404.html",
]
WRONG = {"div-in-time.html": "<time datetime=2027><div>1</div></time>", "no-such-role.html": "<p role=x>"}


def test_no_page_has_an_error(vnu: Vnu, miniature_site: BuiltSite) -> None:
    assert vnu.errors(miniature_site.folder / file_of(page) for page in PAGES) == []


def test_each_error_is_seen(vnu: Vnu, tmp_path: Path) -> None:
    for name, markup in WRONG.items():
        (tmp_path / name).write_text(f'<!doctype html><html lang="en"><title>A page</title>{markup}', "utf-8")

    errors = vnu.errors(tmp_path / name for name in WRONG)

    assert [name for name in WRONG for error in errors if f"/{name}:" in error] == [*WRONG]
