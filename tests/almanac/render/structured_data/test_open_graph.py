"""The picture and the language of a card."""

from __future__ import annotations

import pytest

from almanac.model.image import Image, Size
from almanac.model.site import Site
from almanac.render.structured_data.open_graph import CardPicture, card_picture, drawn_size, open_graph_locale

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
        pytest.param(
            None,
            CardPicture(f"{URL}/theme/cards/site.png", "Almanac", "image/png", Size(1200, 630), is_own=False),
            id="the site's own",
        ),
    ],
)
def test_a_card_has_a_picture_that_all_can_show(image: Image | None, expected: CardPicture) -> None:
    assert card_picture(SITE, image, "Words") == expected


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
