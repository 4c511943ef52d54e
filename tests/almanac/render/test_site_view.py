"""What every page knows of the site: its pages, and those of the people who keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.removal import Removal
from almanac.model.site import Site
from almanac.model.story import Page
from almanac.render.site_view import site_view

EDITION = Edition(Site("Almanac", "https://almanac.example", languages=("en", "es")), datetime(2027, 1, 1, tzinfo=UTC))
REMOVAL = Removal(("/old/",), date(2026, 11, 30), "Somebody asked.", "privacy", "Editors", "en")


def page(slug: str, lang: str = "en", *, listed: bool = True) -> Page:
    path, below = ("", "") if lang == "en" else (f".{lang}", f"/{lang}")
    source = Source(f"content/pages/{slug}{path}.md", f"content/pages/{slug}")
    return Page(source, slug, lang, f"{slug} {lang}", f"{below}/{slug}/", listed=listed)


def test_the_foot_leads_to_each_page_in_the_language_of_the_page() -> None:
    view = site_view(replace(EDITION, pages=(page("about"), page("about", "es"), page("privacy"))))
    assert [link.name for link in view.pages_in("en")] == ["about en", "privacy en"]
    assert [link.name for link in view.pages_in("es")] == ["about es", "privacy en"]


@pytest.mark.parametrize("unlisted", ["en", "es"])
def test_a_page_that_is_not_listed_is_left_out_in_all_its_languages(unlisted: str) -> None:
    pages = tuple(page("about", lang, listed=lang != unlisted) for lang in ("en", "es"))
    view = site_view(replace(EDITION, pages=pages))
    assert (view.pages_in("en"), view.pages_in("es")) == ((), ())


@pytest.mark.parametrize(
    ("parts", "addresses"),
    [
        pytest.param({}, ["/who-decides/", "/figures/"], id="a new site"),
        pytest.param({"site": replace(EDITION.site, figures=None)}, ["/who-decides/"], id="without figures"),
        pytest.param({"removals": (REMOVAL,)}, ["/who-decides/", "/figures/", "/removals/"], id="something is gone"),
    ],
)
def test_the_foot_leads_to_what_is_said_of_those_who_keep_the_site(
    parts: dict[str, object], addresses: list[str]
) -> None:
    view = site_view(replace(EDITION, **parts))  # type: ignore[arg-type]
    assert [label.address for label in view.about] == addresses
