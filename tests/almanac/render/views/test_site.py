"""What templates get of the site in the language of a page."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.site import Site
from almanac.model.story import Page
from almanac.render.site_view import site_view

ABOUT = Page(Source("content/pages/about.md", "content/pages/about"), "about", "en", "About", "/about/")
SUBMIT = Page(Source("content/pages/submit.md", "content/pages/submit"), "submit", "en", "Submit", "/submit/")
SPANISH = replace(ABOUT, lang="es", title="Sobre esto", address="/es/about/", is_translation=True)
ARABIC = replace(SUBMIT, lang="ar", title="أرسل", address="/ar/submit/", is_translation=True)
SITE = Site("Group", "https://group.example", languages=("en", "es", "ar"))
VIEW = site_view(Edition(SITE, datetime(2027, 1, 1, tzinfo=UTC), pages=(ABOUT, SPANISH, SUBMIT, ARABIC)))


@pytest.mark.parametrize(
    ("lang", "addresses", "submit"),
    [
        pytest.param("en", ["/about/", "/submit/"], "/submit/", id="the site's own"),
        pytest.param("es", ["/es/about/", "/submit/"], "/submit/", id="translated in part"),
        pytest.param("ar", ["/about/", "/ar/submit/"], "/ar/submit/", id="the other part"),
        pytest.param("fa", ["/about/", "/submit/"], "/submit/", id="without lists"),
    ],
)
def test_pages_of_a_language_lead_to_those_of_the_site_once(lang: str, addresses: list[str], submit: str) -> None:
    taking_part = VIEW.submit_in(lang)

    assert [page.address for page in VIEW.pages_in(lang)] == addresses
    assert taking_part is not None
    assert taking_part.address == submit


def test_a_site_without_a_page_that_says_how_to_take_part_has_none() -> None:
    view = site_view(Edition(SITE, datetime(2027, 1, 1, tzinfo=UTC), pages=(ABOUT,)))

    assert (view.submit, view.submit_in("es")) == (None, None)
