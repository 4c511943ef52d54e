"""What the structured data of all pages have in common."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from almanac.model.image import Image, Size
from almanac.model.site import Site
from almanac.render.structured_data.json_ld import (
    breadcrumbs,
    image_object,
    known,
    license_of,
    serialised,
    web_page,
    whole_website,
)
from almanac.render.views.parts import Label

SITE = Site("Almanac", "https://group.example/site", tagline="A line", languages=("en", "es"))
URL = "https://group.example/site"
TEXT = st.text(st.sampled_from("<>&\"'/!-\u2028\u2029\\") | st.characters(exclude_categories=["Cs"]))


@given(TEXT)
@example("</script><script>alert(1)</script>")
@example("<!--<script>")
def test_any_text_comes_back_and_none_of_it_looks_like_a_tag(text: str) -> None:
    written = serialised([known(type_="Thing", name=text, keywords=[text])])

    assert json.loads(written)["@graph"] == [known(type_="Thing", name=text, keywords=[text])]
    assert set(written).isdisjoint("<>&\u2028\u2029")


def test_what_is_not_known_is_not_said() -> None:
    node = known(type_="Place", id_="", name="", geo=None, address={}, keywords=[], latitude=0.0, isFree=False)

    assert node == {"@type": "Place", "latitude": 0.0, "isFree": False}


def test_the_front_page_in_a_language_has_its_line() -> None:
    site = replace(SITE, taglines={"es": "Una línea"})

    assert whole_website(site, "es")["description"] == "Una línea"
    assert whole_website(site, "ar")["description"] == "A line"


def test_the_front_page_says_what_the_site_is_and_names_no_search() -> None:
    site = whole_website(SITE, "en")

    assert site == {
        "@type": "WebSite",
        "@id": f"{URL}/#website",
        "name": "Almanac",
        "url": f"{URL}/",
        "description": "A line",
        "inLanguage": ["en", "es"],
        "license": "https://creativecommons.org/licenses/by-sa/4.0/",
        "publisher": {
            "@type": "Organization",
            "@id": f"{URL}/#publisher",
            "name": "Almanac",
            "url": f"{URL}/",
            "logo": {"@type": "ImageObject", "url": f"{URL}/icon-512.png", "width": 512, "height": 512},
        },
    }


@pytest.mark.parametrize(("is_list", "kind"), [(True, "CollectionPage"), (False, "WebPage")])
def test_another_page_is_a_part_of_the_site(is_list: bool, kind: str) -> None:
    page = web_page(SITE, "/tag/łódź/", "Łódź", "", "pl", is_list=is_list)

    assert page == {
        "@type": kind,
        "@id": f"{URL}/tag/%C5%82%C3%B3d%C5%BA/",
        "url": f"{URL}/tag/%C5%82%C3%B3d%C5%BA/",
        "name": "Łódź",
        "inLanguage": "pl",
        "isPartOf": {"@type": "WebSite", "@id": f"{URL}/#website", "name": "Almanac", "url": f"{URL}/"},
    }


def test_the_way_from_the_front_page_is_counted_from_one() -> None:
    trail = breadcrumbs(SITE, [Label("Almanac", "/"), Label("About", "/about/")])

    assert trail["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Almanac", "item": f"{URL}/"},
        {"@type": "ListItem", "position": 2, "name": "About", "item": f"{URL}/about/"},
    ]


def test_a_picture_names_its_maker_and_its_licence() -> None:
    image = Image("/images/a b.svg", "A", "Ewa", "CC BY 4.0", "https://source.example", Size(4, 3))

    assert image_object(SITE, image, "Words of a translation") == {
        "@type": "ImageObject",
        "url": f"{URL}/images/a%20b.svg",
        "contentUrl": f"{URL}/images/a%20b.svg",
        "encodingFormat": "image/svg+xml",
        "width": 4,
        "height": 3,
        "description": "Words of a translation",
        "creditText": "Ewa",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "acquireLicensePage": "https://source.example",
    }
    assert image_object(SITE, None, "") == {}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("CC0", "https://creativecommons.org/publicdomain/zero/1.0/", id="one that has an address"),
        pytest.param("Ask us", {"@type": "CreativeWork", "name": "Ask us"}, id="one that has only a name"),
        pytest.param("", "", id="none"),
    ],
)
def test_a_licence_is_an_address_or_a_name(name: str, expected: object) -> None:
    assert license_of(name) == expected
