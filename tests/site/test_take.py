"""`/take/`: which bag can be fetched, with its size and its checksum, in each language; and no page without one."""

from __future__ import annotations

import json
from pathlib import Path

from built.pages import BuiltSite

from almanac.read.offered_bags import read_offered_bags

OFFERED = Path(__file__).parent / "miniature" / "content" / "bags.json"


def test_it_names_the_bag_with_size_and_checksum_in_each_language(miniature_site: BuiltSite) -> None:
    ((bag,), problems) = read_offered_bags(OFFERED.read_text("utf-8"))
    pages = [(miniature_site.folder / lang / "take/index.html").read_text("utf-8") for lang in ("", "es", "ar")]

    assert problems == []
    assert all(bag.url in page and bag.sha512 in page and "15\N{NO-BREAK SPACE}MB" in page for page in pages)
    assert ["25 January 2027" in pages[0], "25 de enero de 2027" in pages[1]] == [True, True]


def test_what_it_offers_besides_is_there(miniature_site: BuiltSite) -> None:
    page = (miniature_site.folder / "take/index.html").read_text("utf-8")
    offered = [path for path in ("/subscribe/", "/events/archive.ics", "/events/archive.json") if f'"{path}"' in page]

    assert len(offered) == 3
    assert json.loads((miniature_site.folder / "events/archive.json").read_text("utf-8"))["events"]


def test_every_page_leads_there_where_a_bag_is_offered_and_none_elsewhere(
    miniature_site: BuiltSite, hostile_site: BuiltSite
) -> None:
    assert 'href="/take/"' in (miniature_site.folder / "index.html").read_text("utf-8")
    assert "/take/" not in (hostile_site.folder / "index.html").read_text("utf-8")
    assert not (hostile_site.folder / "take").exists()
