"""The picture and the language of a card."""

from __future__ import annotations

from dataclasses import replace

import pytest

from almanac.model.image import Image, Size
from almanac.model.site import Site
from almanac.render.structured_data.open_graph import (
    CardPicture,
    card_picture,
    drawn_size,
    open_graph_locale,
    site_card,
)

SITE = Site("Almanac", "https://group.example/site")
URL = "https://group.example/site"


@pytest.mark.parametrize(
    ("image", "expected"),
    [
        pytest.param(
            Image("/images/ż.jpg", "A", "B", "CC0", size=Size(640, 480)),
            CardPicture(f"{URL}/images/%C5%BC.jpg", "Words", "image/jpeg", Size(640, 480), is_own=True),
            id="a photograph",
        ),
        pytest.param(
            Image("/images/a/x.SVG", "A", "B", "CC0", size=Size(40, 30)),
            CardPicture(f"{URL}/theme/cards/images/a/x.png", "Words", "image/png", Size(1200, 900), is_own=True),
            id="a drawing, in pixels",
        ),
        pytest.param(
            Image("/images/x.svg", "A", "B", "CC0"),
            CardPicture(f"{URL}/theme/cards/images/x.png", "Words", "image/png", None, is_own=True),
            id="a drawing that does not say its size",
        ),
    ],
)
def test_a_card_has_a_picture_that_all_can_show(image: Image, expected: CardPicture) -> None:
    assert card_picture(SITE, image, "Words") == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [
        pytest.param("en", ("site.png", "Almanac · Stories"), id="the site's own language"),
        pytest.param("es", ("site.es.png", "Almanac · Historias"), id="another that has lists"),
        pytest.param("es-MX", ("site.es.png", "Almanac · Historias"), id="one near to that"),
        pytest.param("fr", ("site.png", "Almanac · Stories"), id="one without lists"),
    ],
)
def test_what_has_no_picture_has_the_site_s_card_in_its_language(lang: str, expected: tuple[str, str]) -> None:
    site = replace(SITE, languages=("en", "es"), tagline="Stories", taglines={"es": "Historias"})
    card = site_card(site, lang)

    assert (card.url.removeprefix(f"{URL}/theme/cards/").partition("?")[0], card.alt) == expected
    assert (card.media_type, card.size, card.is_own) == ("image/png", Size(1200, 630), False)


def test_another_line_under_the_name_is_another_address() -> None:
    assert site_card(SITE, "en").url != site_card(replace(SITE, tagline="Stories"), "en").url


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        pytest.param(Size(4, 3), Size(1200, 900), id="lying"),
        pytest.param(Size(3, 4), Size(900, 1200), id="standing"),
        pytest.param(Size(7, 7), Size(1200, 1200), id="square"),
        pytest.param(Size(100_000, 1), Size(1200, 1), id="a line"),
    ],
)
def test_a_drawing_fits_into_the_box(size: Size, expected: Size) -> None:
    assert drawn_size(size) == expected


@pytest.mark.parametrize(
    ("lang", "expected"),
    [("en", "en_US"), ("es", "es_ES"), ("ar", "ar_EG"), ("pt-BR", "pt_BR"), ("zh-Hant-TW", "zh_TW"), ("ast", "ast_ES")],
)
def test_the_protocol_wants_a_territory(lang: str, expected: str) -> None:
    assert open_graph_locale(lang) == expected
