"""All pages of a site: one after the other, the same on every run, in one wiki or one for each language."""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree

sys.path.insert(0, str(Path(__file__).parents[2] / "store" / "wiki"))
from sample_for_wiki import edition

from almanac.render.wiki_pages.dump import NAMESPACE, user_name, write_dump
from almanac.render.wiki_pages.naming import Layout
from almanac.render.wiki_pages.site_on_wiki import SiteOnWiki


def texts(layout: Layout) -> dict[str, str]:
    return {str(page.title): page.text for page in SiteOnWiki(edition(), layout).pages()}


def dumped(layout: Layout) -> bytes:
    on_wiki, file = SiteOnWiki(edition(), layout), BytesIO()
    write_dump(file, on_wiki.edition.site, on_wiki.pages(), "en", "From here")
    return file.getvalue()


def test_no_two_pages_have_one_title() -> None:
    titles = [str(page.title) for page in SiteOnWiki(edition(), Layout()).pages()]

    assert len({*titles}) == len(titles)


def test_a_second_file_is_the_same() -> None:
    assert dumped(Layout()) == dumped(Layout())


def test_what_a_file_says_of_a_page() -> None:
    root = etree.fromstring(dumped(Layout()))
    (page,) = [one for one in root.findall(f"{{{NAMESPACE}}}page") if one[0].text == "First walk"]

    revision = page.find(f"{{{NAMESPACE}}}revision")
    said = {etree.QName(part).localname: "".join(part.itertext()).strip() for part in revision}
    assert {name: said[name] for name in ("timestamp", "contributor", "comment", "model")} == {
        "timestamp": "2027-01-05T08:30:00Z", "contributor": "Ewa", "comment": "From here", "model": "wikitext",
    }  # fmt: skip
    assert len(said["sha1"]) == 31


def test_a_wiki_of_one_language_has_its_texts_and_links_to_the_wikis_of_others() -> None:
    spanish = texts(Layout(lang="es"))

    assert {title for title in spanish if "/" not in title} == {
        "Primer paseo", "Talk:Primer paseo", "Paseo por el río", "Group",
    }  # fmt: skip
    assert "[[ar:نزهة]]\n[[en:First walk]]" in spanish["Primer paseo"]
    assert "<div" not in spanish["Primer paseo"]


def test_on_one_wiki_a_translation_says_its_language_and_links_to_the_others() -> None:
    arabic = texts(Layout())["First walk/ar"]

    assert arabic.startswith("<div lang=\"ar\" dir=\"rtl\" class=\"mw-content-rtl\">\n'''نزهة'''\n\n")
    assert '<span lang="es" dir="ltr">[[:First walk/es|español]]</span>' in arabic
    assert "[[es:" not in arabic


def test_what_is_known_of_an_event_is_a_table() -> None:
    walk = texts(Layout())["River walk"]

    assert "! When\n| Sat 3 Apr 2027, 14:00 · Europe/Warsaw (UTC+2)" in walk
    assert "! Where\n| Market Hall, Katowice, Poland" in walk
    assert "! Registration\n| <bdi>[https://group.example/sign-up https" in walk
    assert "//group.example/sign-up]</bdi><br>until 1 March 2027" in walk
    assert "! Deadlines\n| Scholarships, until 1 February 2027" in walk
    assert "[[Category:Rivers|2027-04-03]]" in walk


def test_old_addresses_and_removals_are_noted_and_nothing_else_leads_to_them() -> None:
    pages = texts(Layout())

    assert "/category/news/" in pages["Group/Old addresses"]
    assert "Asked &#123;&#123;for&#125;&#125;." in pages["Group/Removals"]
    assert "* [[:Group/Stories 2027|Stories 2027]]" in pages["Group"]


@pytest.mark.parametrize(
    ("name", "expected"), [("Ewa", "Ewa"), ("a@b/c#d", "A b-cd"), ("{{x}}: y", "((x)) – y"), ("..", "")]
)
def test_a_name_is_one_that_a_wiki_may_have(name: str, expected: str) -> None:
    assert user_name(name) == expected
