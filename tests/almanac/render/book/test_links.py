"""Where links of a book lead: to entries in it by any address that these have, and to the web as the web knows it."""

from __future__ import annotations

from datetime import date

import pytest
from year_books import book, story, translated

from almanac.model.comment import Comment
from almanac.render.book.links import BookLinks, own_id

WALK = story("walk", '<h2 id="way">Way</h2><p id="comment-1">x</p>')
COMMENTS = (Comment("1", "", "A", date(2010, 1, 1), "<p>x</p>"), Comment("2", "", "B", date(2010, 1, 1), "<p>x</p>"))
BOOK = book([WALK, translated(WALK, "ar"), story("river")], comments=COMMENTS)
HERE = "https://group.example/site"


@pytest.mark.parametrize(
    ("address", "in_file", "on_page"),
    [
        (f"{HERE}/2026/05/01/walk/", "entry-00002.xhtml", "#e2"),
        (f"{HERE}/2026/05/01/walk", "entry-00002.xhtml", "#e2"),
        (f"{HERE}/ar/2026/05/01/walk/", "entry-00002.xhtml", "#e2"),
        (f"{HERE}/2026/05/01/walk/#way", "entry-00002.xhtml#e2-t-way", "#e2-t-way"),
        (f"{HERE}/2026/05/01/walk/#comment-2", "entry-00002.xhtml#e2-c-comment-2", "#e2-c-comment-2"),
        (f"{HERE}/2026/05/01/walk/#comment-1", "entry-00002.xhtml#e2-t-comment-1", "#e2-t-comment-1"),
        (f"{HERE}/2026/05/01/walk/#nowhere", "entry-00002.xhtml", "#e2"),
        (f"{HERE}/2026/05/01/walk/?page=2", f"{HERE}/2026/05/01/walk/?page=2", f"{HERE}/2026/05/01/walk/?page=2"),
        (f"{HERE}/events/", f"{HERE}/events/", f"{HERE}/events/"),
        ("https://x.example/[a]#b#c", "https://x.example/%5Ba%5D#b%23c", "https://x.example/%5Ba%5D#b%23c"),
        ("https://[::1]/a", "https://[::1]/a", "https://[::1]/a"),
        ("mailto:a@x.example", "mailto:a@x.example", "mailto:a@x.example"),
    ],
)
def test_a_link_leads(address: str, in_file: str, on_page: str) -> None:
    links = [BookLinks(BOOK.publication.site, BOOK.chapters, in_files=files) for files in (True, False)]
    assert [one.lead(address) for one in links] == [in_file, on_page]


def test_ids_of_two_entries_differ_and_every_schema_takes_them() -> None:
    names = [own_id(chapter, name) for chapter in BOOK.chapters for name in ("way", "fn:a", "fn_3a_a", "ü")]
    assert names[:4] == ["e1-t-way", "e1-t-fn_3a_a", "e1-t-fn_5f_3a_5f_a", "e1-t-_fc_"]
    assert len(set(names)) == len(names)
