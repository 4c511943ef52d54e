"""What pages are called where only that shows: in searches, tabs and bookmarks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

import pytest
from built.pages import BuiltSite, Page


def test_no_two_pages_have_one_title_or_one_description(any_site: BuiltSite) -> None:
    pages = _to_be_found(any_site)

    assert _repeated(page.title for page in pages) == []
    assert _repeated(page.description for page in pages) == []
    assert [page.address for page in pages if not page.description] == []


@pytest.mark.parametrize(
    ("address", "title", "description"),
    [
        pytest.param("/stories/page/2/", "Stories, page 2", "Page 2 of 3: 15 Dec 2026 – 12 Jan 2027.",
                     id="page of a list"),
        pytest.param("/tag/c/", "C – Stories by tag", "Stories by tag: C. 2 stories, 12–20 Jan 2027. "
                     "The newest: “Every kind of text that Markdown has”.", id="tag of stories"),
        pytest.param("/events/country/ma/", "Morocco – Events by country", "Events by country: Morocco. 1 event to "
                     "come: “Casablanca after its last clock change”, Sat 20 Mar 2027, 18:00–19:30. 2 past events, "
                     "1 Mar – 4 Apr 2026.", id="group of events"),
        pytest.param("/events/2026/04/", "Events in April 2026", "Events in April 2026. 2 events: Saturdays in "
                     "Casablanca and Over since last spring.", id="month"),
        pytest.param("/events/2026/", "Calendar of events 2026", "Calendar of events 2026. 5 events.", id="year"),
        pytest.param("/events/past/2025/", "Events of 2025", "Events of 2025. 2 past events, 1 Sept – 1 Oct 2025.",
                     id="archive"),
        pytest.param("/events/cancelled-day/", "A day that was cancelled", "Cancelled: Mon 1 Mar 2027, Nairobi, Kenya. "
                     "It had been announced, and then it was cancelled.", id="event"),
        pytest.param("/submit/", 'Submit & "take part" <here>', "How to take part.", id="page without a summary"),
    ],
)  # fmt: skip
def test_a_page_says_what_it_is(miniature_site: BuiltSite, address: str, title: str, description: str) -> None:
    page = miniature_site.page(address)
    described = page.description.replace("\u2009", " ")

    assert (page.title, described) == (f"{title} – Miniature & <Co>", description)


def test_the_front_page_of_another_language_names_it(miniature_site: BuiltSite) -> None:
    titles = [miniature_site.page(address).title for address in ("/", "/es/")]

    assert titles == ["Miniature & <Co>", "Miniature & <Co> (español)"]


def _to_be_found(site: BuiltSite) -> list[Page]:
    return [page for page in site.pages.values() if not page.redirects and not page.robots]


def _repeated(texts: Iterable[str]) -> list[str]:
    return [text for text, count in Counter(" ".join(text.split()).casefold() for text in texts).items() if count > 1]
