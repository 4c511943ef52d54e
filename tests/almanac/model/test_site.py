"""What a site's address makes of the addresses inside it."""

from __future__ import annotations

import pytest

from almanac.model.site import Site, Worded

AT_THE_ROOT = Site("Almanac", "https://almanac.example")
BELOW_A_PATH = Site("Almanac", "https://group.example:8080/site")
NOWHERE_YET = Site("Almanac", "")


@pytest.mark.parametrize(
    ("site", "origin", "base", "link", "absolute"),
    [
        pytest.param(
            AT_THE_ROOT, "https://almanac.example", "", "/x/", "https://almanac.example/x/", id="at the root of a host"
        ),
        pytest.param(
            BELOW_A_PATH,
            "https://group.example:8080",
            "/site",
            "/site/x/",
            "https://group.example:8080/site/x/",
            id="below a path",
        ),
        pytest.param(NOWHERE_YET, "", "", "/x/", "/x/", id="no address yet"),
    ],
)
def test_addresses_are_made_for_where_the_site_lives(
    site: Site, origin: str, base: str, link: str, absolute: str
) -> None:
    assert (site.origin, site.base, site.link("/x/"), site.absolute("/x/")) == (origin, base, link, absolute)


NAMED = Site(
    "Almanac",
    "",
    tagline="What we do",
    category_names={"es": {"Lessons": "Lecciones"}, "zh-Hans": {"Lessons": "经验"}},
    taglines={"es": "Lo que hacemos", "zh-Hans": "我们的工作"},
)


@pytest.mark.parametrize(
    ("lang", "name", "tagline", "tagline_lang"),
    [
        pytest.param("es", "Lecciones", "Lo que hacemos", "es", id="a language that names it"),
        pytest.param("es-MX", "Lecciones", "Lo que hacemos", "es-MX", id="a variety of one"),
        pytest.param("zh-SG", "经验", "我们的工作", "zh-SG", id="one that is written alike"),
        pytest.param("zh-TW", "Lessons", "What we do", "en", id="one that is written otherwise"),
        pytest.param("ar", "Lessons", "What we do", "en", id="a language without"),
        pytest.param("en", "Lessons", "What we do", "en", id="the site's own"),
    ],
)
def test_the_site_has_words_of_its_own_in_a_language(lang: str, name: str, tagline: str, tagline_lang: str) -> None:
    assert NAMED.category_name("Lessons", lang) == name
    assert NAMED.tagline_in(lang) == Worded(tagline, tagline_lang)


def test_a_variety_of_the_sites_own_language_has_its_own_words() -> None:
    assert NAMED.tagline_in("en-GB") == Worded("What we do", "en")


def test_a_category_without_a_name_keeps_its_own() -> None:
    assert (NAMED.category_name("News", "es"), NAMED.category_name("Lessons")) == ("News", "Lessons")


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("C", "c", id="the usual one"),
        pytest.param("C++", "c-plus-plus", id="the one that the settings give"),
    ],
)
def test_the_settings_can_tell_names_apart(name: str, slug: str) -> None:
    assert Site("Almanac", "", slugs={"C++": "c-plus-plus"}).slug(name) == slug


@pytest.mark.parametrize(
    ("lang", "address"),
    [
        pytest.param("en", "/events/", id="the site's own"),
        pytest.param("", "/events/", id="the site's own, by nothing"),
        pytest.param("es", "/es/events/", id="one that has lists"),
        pytest.param("es-MX", "/es/events/", id="the nearest that has"),
        pytest.param("fa", "/events/", id="one that has none"),
    ],
)
def test_a_page_leads_to_the_lists_of_its_language(lang: str, address: str) -> None:
    site = Site("Group", "https://group.example", default_lang="en", languages=("en", "es"))

    assert site.list_address("/events/", lang) == address
