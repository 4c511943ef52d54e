"""Pictures on a wiki: which are files of Wikimedia Commons, and how these and others are shown."""

from __future__ import annotations

import pytest

from almanac.model.image import Image
from almanac.render.wiki_pages.pictures import commons_file, commons_name, credit_of, linked_picture


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("https://commons.wikimedia.org/wiki/File:A_cat_(1).jpg", "A cat (1).jpg"),
        ("https://commons.m.wikimedia.org/wiki/File:%C5%81%C3%B3d%C5%BA.PNG", "Łódź.PNG"),
        ("https://commons.wikimedia.org/w/index.php?title=Image:X.svg&uselang=de", "X.svg"),
        ("https://commons.wikimedia.org/wiki/File:X.svg?uselang=pl#file", "X.svg"),
        ("https://upload.wikimedia.org/wikipedia/commons/thumb/a/ab/X_y.jpg/640px-X_y.jpg", "X y.jpg"),
        ("https://commons.wikimedia.org/wiki/Category:Cats", ""),
        ("https://commons.wikimedia.org/wiki/File:A|thumb|x.jpg", ""),
        ("https://commons.wikimedia.org/wiki/File:A]]{{x}}.jpg", ""),
        ("https://commons.wikimedia.org/wiki/File:~~~~.jpg", ""),
        ("https://commons.wikimedia.org.evil.example/wiki/File:X.jpg", ""),
        ("https://example.org/wiki/File:X.jpg", ""),
        ("javascript:commons.wikimedia.org/wiki/File:X.jpg", ""),
        ("", ""),
    ],
)
def test_a_file_of_commons_is_known_by_its_address(source: str, name: str) -> None:
    assert commons_name(source) == name


def test_neither_words_nor_caption_are_options_of_the_file() -> None:
    assert commons_file("A & b.jpg", "left|right", "upright") == (
        "[[File:A &#38; b.jpg|thumb|alt=left&#124;right|<nowiki/>upright]]"
    )


def test_another_picture_is_a_link_with_its_words_or_its_name() -> None:
    address = "https://group.example/images/a%20cat.jpg"

    assert linked_picture(address, "A ]") == f"[{address} A &#93;]"
    assert linked_picture(address, " ") == f"[{address} a cat.jpg]"


def test_whose_it_is_and_under_which_licence() -> None:
    image = Image("/images/x.jpg", "x", "Ewa [x]", "CC BY 4.0", "https://example.org/x")

    assert credit_of(image) == (
        "[https://example.org/x Ewa &#91;x&#93;] · [https://creativecommons.org/licenses/by/4.0/ CC BY 4.0]"
    )
