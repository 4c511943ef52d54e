"""Where a text comes from, and in which languages it can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.history import FileHistory, History
from almanac.model.originals import ChangedOriginal, Originals
from almanac.model.site import Site
from almanac.render.provenance import older_translation, provenance, siblings
from almanac.render.views.parts import OlderTranslation, Provenance, Sibling

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
PATH = "content/stories/2027/walk.md"
SITE = Site("Almanac", "https://example.org", zone=ZoneInfo("Pacific/Auckland"))
KNOWN = FileHistory(datetime(2027, 1, 1, 20, tzinfo=UTC), NOW, NOW, 2, ("Ann", "Bob"))


def test_days_are_those_of_the_site_s_own_zone() -> None:
    found = provenance(Edition(SITE, NOW, history=History({PATH: KNOWN})), PATH, "en")

    assert (found.created, found.modified, found.contributors) == ("2027-01-02", "2027-01-11", ("Ann", "Bob"))


@pytest.mark.parametrize(
    ("authors", "expected"),
    [
        pytest.param(["Ann"], ("Bob",), id="the author"),
        pytest.param(["ANN ", "bob"], (), id="written otherwise"),
        pytest.param(["Cy"], ("Ann", "Bob"), id="somebody else"),
    ],
)
def test_whom_the_page_names_as_author_is_not_named_again(authors: list[str], expected: tuple[str, ...]) -> None:
    told = provenance(Edition(SITE, NOW, history=History({PATH: KNOWN})), PATH, "en", authors)

    assert (told.contributors, told.has_authors) == (expected, True)


def test_a_site_can_leave_the_names_out() -> None:
    told = provenance(Edition(replace(SITE, contributors=False), NOW, history=History({PATH: KNOWN})), PATH, "en")

    assert (told.contributors, told.created) == ((), "2027-01-02")


def test_of_half_a_history_nothing_is_told() -> None:
    assert provenance(Edition(SITE, NOW, history=History({PATH: KNOWN}, complete=False)), PATH, "en") == Provenance()


def test_a_file_that_git_has_never_seen_has_no_days() -> None:
    assert provenance(Edition(SITE, NOW), PATH, "en") == Provenance()


def test_siblings_are_called_as_they_call_themselves_without_the_page_s_own_language() -> None:
    assert siblings([("en", "/x/"), ("es", "/es/x/"), ("ar", "/ar/x/")], "en") == (
        Sibling("ar", "rtl", "العربية", "/ar/x/"),
        Sibling("es", "ltr", "español", "/es/x/"),
    )


FORGE = "https://github.com/group/site"
TRANSLATION = Source("content/stories/2027/walk.es.md", "content/stories/2027/walk")


def older(changed: ChangedOriginal | None, repository: str = FORGE) -> OlderTranslation | None:
    originals = Originals({TRANSLATION.path: changed} if changed else {})
    edition = Edition(replace(SITE, repository_url=repository), NOW, originals=originals)
    return older_translation(edition, TRANSLATION, "/walk/", "es")


def test_a_translation_of_what_its_original_says_needs_no_word() -> None:
    assert older(None) is None


def test_a_translation_of_an_older_text_says_when_it_changed_and_where_that_is_to_be_seen() -> None:
    told = older(ChangedOriginal(NOW, "", "b2"))

    assert told is not None
    assert (told.address, told.day, told.day_text) == ("/walk/", "2027-01-11", "11 de enero de 2027")
    assert told.difference_url.startswith(f"{FORGE}/commit/b2#diff-")


def test_where_no_commit_is_known_the_history_of_the_original_has_to_do() -> None:
    assert older(ChangedOriginal()) == OlderTranslation("/walk/", difference_url=f"{FORGE}/commits/main/{PATH}")
    assert older(ChangedOriginal(), "") == OlderTranslation("/walk/")


@pytest.mark.parametrize(
    ("site", "form", "leads_to"),
    [
        pytest.param(
            replace(SITE, url="https://example.org/base", repository_url="https://github.com/g/s"),
            "/add/story/",
            "/base/add/story/#content/stories/2027/walk.md",
            id="the form",
        ),
        pytest.param(
            replace(SITE, languages=("en", "es"), repository_url="https://github.com/g/s"),
            "",
            "https://github.com/g/s/edit/main/content/stories/2027/walk.md",
            id="what no form knows",
        ),
        pytest.param(SITE, "/add/story/", "", id="sources that are not public"),
        pytest.param(
            replace(SITE, edit_url="https://edit.example.org/"),
            "/add/story/",
            "https://edit.example.org/content/stories/2027/walk.md",
            id="an editor without a repository",
        ),
    ],
)
def test_a_page_is_improved_by_the_form_that_has_its_file(site: Site, form: str, leads_to: str) -> None:
    assert provenance(Edition(site, NOW), PATH, "en", form=form).edit_url == leads_to
