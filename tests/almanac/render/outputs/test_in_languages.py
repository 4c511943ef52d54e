"""A page of a list is planned once for each language, from the same."""

from __future__ import annotations

from datetime import UTC, datetime

from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.render.outputs.in_languages import in_all_languages
from almanac.render.publication import Publication

PUBLISHED = Publication(
    Edition(Site("Group", "https://group.example", languages=("en", "es", "ar")), datetime(2027, 1, 1, tzinfo=UTC))
)
MADE_FROM = bytes(16)


def test_a_page_is_planned_in_every_language_at_its_address() -> None:
    pages = list(in_all_languages(PUBLISHED, "/events/", "events", MADE_FROM, lambda of: {"lang": of.lang}))

    assert [(page.address, page.lang, page.values()["lang"]) for page in pages] == [
        ("/events/", "en", "en"),
        ("/es/events/", "es", "es"),
        ("/ar/events/", "ar", "ar"),
    ]


def test_the_language_is_in_the_fingerprint_of_all_but_the_sites_own() -> None:
    pages = list(in_all_languages(PUBLISHED, "/events/", "events", MADE_FROM, lambda _: {}))

    assert pages[0].fingerprint == MADE_FROM
    assert len({page.fingerprint for page in pages}) == len(pages)


def test_values_are_not_made_before_a_page_is() -> None:
    made: list[str] = []
    pages = list(in_all_languages(PUBLISHED, "/", "home", MADE_FROM, lambda of: {"n": made.append(of.lang)}))
    pages[2].values()

    assert made == ["ar"]
