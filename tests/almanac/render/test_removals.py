"""What pages say of what was removed, and the lines for web servers."""

from __future__ import annotations

from datetime import date

import pytest

from almanac.model.interface import Phrases
from almanac.model.removal import RULES, Removal
from almanac.model.site import Site
from almanac.render.removals import language_of, removal_view, removals_map, removed_pages

SITE = Site("Almanac", "https://almanac.example/site", languages=("en", "es"))


def removal(*addresses: str, rule: str = "privacy", lang: str = "ar") -> Removal:
    return Removal(addresses, date(2026, 11, 30), "Somebody asked.", rule, "Editors", lang)


@pytest.mark.parametrize("rule", RULES)
def test_a_known_rule_is_said_in_the_words_of_the_page(rule: str) -> None:
    view = removal_view(removal("/a/", rule=rule), Phrases())
    assert (view.rule.lower().startswith(rule.split()[0]), view.rule_lang) == (True, "")


def test_own_words_stand_in_their_own_language() -> None:
    view = removal_view(removal("/a/", rule="قواعد البيت"), Phrases())
    assert (view.rule, view.rule_lang, view.lang, view.direction) == ("قواعد البيت", "ar", "ar", "rtl")


def test_each_address_has_a_page_but_those_with_a_query() -> None:
    one = removal("/a", "/b.html", "/?p=3")
    assert {**removed_pages([one])} == {"/a/": one, "/b.html": one}
    assert removal_view(one, Phrases()).addresses == ("/a/", "/b.html")


@pytest.mark.parametrize(("where", "lang"), [("/es/a/", "es"), ("/a/", "en"), ("/fr/a/", "en"), ("/es-a/", "en")])
def test_a_page_speaks_the_language_below_which_it_is(where: str, lang: str) -> None:
    assert language_of(where, SITE) == lang


def test_web_servers_get_each_address_below_the_path_of_the_site_and_no_signs_of_theirs() -> None:
    text = removals_map([removal("/b/", "/łódź/"), removal("/a;}/", '/"a/', "/$a/", "/a{/", "/#a/")], SITE).decode()
    assert text.splitlines() == ["/site/b/ 410;", "/site/łódź/ 410;"]
