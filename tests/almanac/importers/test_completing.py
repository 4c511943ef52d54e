"""What the schema asks and a source lacks has a rule."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from almanac.importers.categories import categories
from almanac.importers.completing import Rules, completed, picture_fields, shown_names
from almanac.importers.layout import Place
from almanac.importers.plan import PlannedEntry, PlannedKind, PlannedPicture
from almanac.model.site import Site

DAY = date(2019, 5, 4)
LONG = "We walked along the river until the rain came, and then sat in the hall and talked."


def fields(kind: PlannedKind, text: str = LONG, excerpt: str = "", **given: Any) -> dict[str, Any]:
    """The fields of an entry that is completed."""
    known = {"story": categories({}, ["News"], {}, ""), "event": categories({}, ["Meetup"], {}, "")}
    days = {"date": "2019-05-04", "start": "2019-05-04"}
    entry = PlannedEntry(kind, "post 7", "", "x", {**days, **given}, excerpt=excerpt)
    return completed(entry, Place(kind, "x.md", "/x/", "en"), Rules(Site("A", ""), known), DAY, text, None).fields


@pytest.mark.parametrize(
    ("given", "excerpt", "text", "summary"),
    [
        pytest.param({"summary": LONG}, "", "", LONG, id="its own"),
        pytest.param({}, f"<p>{LONG} [&hellip;]</p>", "Other.", LONG, id="an excerpt"),
        pytest.param({}, "", f"{LONG} {LONG} {LONG}", f"{LONG} {LONG}", id="the first sentences"),
        pytest.param({}, "", "Thanks to all of you.", "Thanks to all of you. (News, 2019-05-04)", id="short"),
        pytest.param({}, "", "Ok", "Ok – published on 2019-05-04 in the category News on the former site.", id="tiny"),
        pytest.param({"title": "Walk"}, "", "",
                     "Walk – published on 2019-05-04 in the category News on the former site.", id="none"),
    ],
)  # fmt: skip
def test_summary(given: dict[str, Any], excerpt: str, text: str, summary: str) -> None:
    assert fields("story", text, excerpt, **given)["summary"] == summary


def test_title_that_is_missing_is_the_first_words() -> None:
    assert (fields("story")["title"], fields("story", "")["title"]) == (
        "We walked along the river until the rain came, and then sat…", "post 7",
    )  # fmt: skip


def test_event_that_says_little() -> None:
    found = fields("event", status="postponed", organizers=[{"name": "WMDE", "email": "a@b.example"}])

    assert (found["place"], found["status_note"], found["organizers"], found["category"]) == (
        {"name": "not named"}, "No reason was given at the source.", [{"name": "WMDE"}], "Meetup",
    )  # fmt: skip


def test_page_is_in_no_list_unless_it_says_so() -> None:
    assert (fields("page")["listed"], fields("page", listed=True)["listed"]) == (False, True)


def test_names_that_are_addresses_are_nobodys() -> None:
    assert (shown_names(["Ann ", "a@b.example", "Ann", ""]), fields("story", authors="a@b.example")["authors"]) == (
        ["Ann"], ["unknown"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("picture", "alt"),
    [
        (PlannedPicture("x", alt="A <b>"), "A <b>"),
        (PlannedPicture("x", caption="<em>By the river</em>", title="IMG 1"), "By the river"),
        (PlannedPicture("x", title="River"), "River"),
        (PlannedPicture("x"), "river walk"),
    ],
)
def test_alt_text(picture: PlannedPicture, alt: str) -> None:
    found = picture_fields("images/2019/river-walk.jpg", picture)

    assert (found["alt"], found["credit"], found["license"]) == (alt, "unknown", "unknown")


def test_source_of_a_picture_is_an_address() -> None:
    sources = ("https://c.example/a", "nowhere")
    given = [picture_fields("a.jpg", PlannedPicture("x", source=source)) for source in sources]

    assert [found.get("source") for found in given] == ["https://c.example/a", None]
