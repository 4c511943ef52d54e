"""Pages are HTML by the book, as the checker of validator.w3.org reads it."""

from __future__ import annotations

from pathlib import Path

import pytest
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


def test_no_page_has_an_error(vnu: Vnu, miniature_site: BuiltSite) -> None:
    assert vnu.errors(miniature_site.folder / file_of(page) for page in PAGES) == []


@pytest.mark.parametrize(
    "markup",
    [
        pytest.param("<time datetime=2027><div>1</div></time>", id="div in time"),
        pytest.param("<p role=x>", id="no such role"),
    ],
)
def test_an_error_is_seen(vnu: Vnu, tmp_path: Path, markup: str) -> None:
    page = tmp_path / "page.html"
    page.write_text(f'<!doctype html><html lang="en"><title>A page</title>{markup}', "utf-8")

    assert len(vnu.errors([page])) == 1
