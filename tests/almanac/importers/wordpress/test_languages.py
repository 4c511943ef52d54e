"""Languages of entries, and which translates which."""

from __future__ import annotations

from typing import Any

import pytest
from exports import BASE, Item, planned, term

from almanac.importers.wordpress.languages import code_of


def polylang(number: int, lang: str, group: str = "pll_1", **more: Any) -> Item:
    return Item(number, terms=[("language", lang, lang), ("post_translations", group, group)], **more)


def wpml(number: int, lang: str, source: str = "", group: str = "7") -> Item:
    meta = {"_wpml_import_language_code": lang, "_wpml_import_translation_group": group}
    return Item(number, meta=meta | ({"_wpml_import_source_language_code": source} if source else {}))


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        pytest.param(
            [polylang(1, "es"), polylang(2, "en")],
            [("es", "post 2"), ("en", "")],
            id="the language of the site is the original's",
        ),
        pytest.param([polylang(1, "es"), polylang(2, "pl")], [("es", ""), ("pl", "post 1")], id="else the first"),
        pytest.param(
            [polylang(1, "en", status="draft"), polylang(2, "es")],
            [("es", "")],
            id="an original that was not public is none",
        ),
        pytest.param([polylang(1, "en"), polylang(2, "en")], [("en", ""), ("en", "")], id="two in one language"),
        pytest.param([polylang(1, "en"), polylang(2, "es", "pll_2")], [("en", ""), ("es", "")], id="two groups"),
        pytest.param(
            [polylang(1, "pt-br"), polylang(2, "zh-hant", "x")],
            [("pt-BR", ""), ("zh-Hant", "")],
            id="codes as people write them",
        ),
        pytest.param([wpml(1, "es", "en"), wpml(2, "en")], [("es", "post 2"), ("en", "")], id="WPML says the source"),
        pytest.param(
            [wpml(1, "de"), wpml(2, "fr", "de")], [("de", ""), ("fr", "post 1")], id="WPML, none in the site's language"
        ),
        pytest.param(
            [Item(1, meta={"wpml_x": "1"}), Item(2, link=f"{BASE}/es/hola/", meta={"_icl_lang_duplicate_of": "1"})],
            [("en", ""), ("es", "post 1")],
            id="a copy that WPML keeps, by its address",
        ),
        pytest.param([Item(1, link=f"{BASE}/es/hola/")], [("en", "")], id="an address alone says nothing"),
    ],
)
def test_languages_and_originals(items: list[Item], expected: list[tuple[str, str]]) -> None:
    assert [(entry.lang, entry.original) for entry in planned(*items)] == expected


def test_a_language_of_polylang_is_known_by_its_locale_where_people_gave_it_a_name() -> None:
    locale = 'a:3:{s:6:"locale";s:5:"de_AT";s:3:"rtl";i:0;s:9:"flag_code";s:2:"at";}'

    [entry] = planned(term("language", "wienerisch", "Wienerisch", locale), polylang(1, "wienerisch"))

    assert entry.lang == "de"


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-US", "en"),
        ("pt_BR", "pt"),
        ("de_DE_formal", "de"),
        ("zh-TW", "zh-Hant"),
        ("zh_CN", "zh-Hans"),
        ("", ""),
        ("xx-YY", ""),
    ],
)
def test_the_language_behind_a_locale(tag: str, code: str) -> None:
    assert code_of(tag) == code
