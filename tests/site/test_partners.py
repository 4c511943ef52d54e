"""The page of partners: how the calendar of each is, in every language, whatever they are called."""

from __future__ import annotations

import pytest
from built.pages import BuiltSite
from lxml import html

SAYS = {
    "": "Its calendar has given no answer since 11 January 2027.",
    "/es": "desde el 11 de enero de 2027.",
    "/ar": "لا يستجيب التقويم منذ",
}


@pytest.mark.parametrize("lang", SAYS)
def test_each_partner_is_named_with_how_its_calendar_is(miniature_site: BuiltSite, lang: str) -> None:
    page = html.fromstring(miniature_site.read(f"{lang}/partners/"))
    neighbours, hub = page.xpath("//section[@class='partner']")

    assert neighbours.xpath("string(h2)").strip() == "The <b>neighbours</b>"
    assert neighbours.xpath("h2/bdi/@lang") == ["es"]
    assert neighbours.xpath(".//a/@href") == ["https://neighbours.example.org/events.ics"]
    assert SAYS[lang] in hub.xpath("string(p[@class='partner-silent'])")
    assert hub.xpath(".//a/@href") == [
        "https://hub.example.org/events/events.json", "https://hub.example.org/feeds/stories.atom.xml",
    ]  # fmt: skip
    assert f"{lang}/partners/" in page.xpath("//footer//a/@href")


def test_a_site_without_partners_has_no_page_of_them(sample_site: BuiltSite) -> None:
    assert not (sample_site.folder / "partners").exists()
