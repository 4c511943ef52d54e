"""A real wiki imports the file of a site: its titles, texts, talk pages, redirects and times are those of the site."""

from __future__ import annotations

import gzip
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html
from mediawiki import TestWiki, maintain
from sample_for_wiki import CHANGED, edition

from almanac.render.wiki_pages.dump import write_dump
from almanac.render.wiki_pages.naming import Layout
from almanac.render.wiki_pages.site_on_wiki import SiteOnWiki

pytestmark = pytest.mark.mediawiki

SCHEMA = Path("/usr/share/doc/mediawiki/docs/export-0.11.xsd.gz")
# What that one takes from the W3C's server.
OF_XML = """<schema xmlns="http://www.w3.org/2001/XMLSchema" targetNamespace="http://www.w3.org/XML/1998/namespace">
<attribute name="lang" type="language"/><attribute name="space" type="NCName"/></schema>"""
PREFIX = Layout(prefix="Archive/")


def dumped(layout: Layout) -> bytes:
    on_wiki, file = SiteOnWiki(edition(), layout), BytesIO()
    write_dump(file, on_wiki.edition.site, on_wiki.pages(), "en", "From https://group.example/")
    return file.getvalue()


@pytest.fixture(scope="module")
def imported(test_wiki: TestWiki, tmp_path_factory: pytest.TempPathFactory) -> TestWiki:
    for layout in (Layout(), PREFIX):
        file = tmp_path_factory.mktemp("dump") / "site.xml"
        file.write_bytes(dumped(layout))
        maintain(test_wiki.folder, "importDump", "--no-updates", str(file))
    return test_wiki


def of_texts(layout: Layout) -> dict[str, str]:
    """Titles on the wiki by titles as they were written."""
    return {one.text.title: str(one.title) for one in SiteOnWiki(edition(), layout).names.texts}


def page(wiki: TestWiki, title: str) -> Any:
    parts = "text|categories|templates|properties|displaytitle|links|externallinks"
    return wiki.api(action="parse", page=title, prop=parts, disablelimitreport="1", disableeditsection="1")["parse"]


def test_the_file_is_what_the_schema_of_mediawiki_asks(tmp_path: Path) -> None:
    (tmp_path / "xml.xsd").write_text(OF_XML)
    schema = gzip.decompress(SCHEMA.read_bytes()).replace(b"http://www.w3.org/2001/xml.xsd", b"xml.xsd")
    (tmp_path / "export.xsd").write_bytes(schema)

    etree.XMLSchema(etree.parse(tmp_path / "export.xsd")).assertValid(etree.fromstring(dumped(Layout())))


@pytest.mark.parametrize("layout", [Layout(), PREFIX], ids=["without a prefix", "with one"])
def test_every_page_is_there_under_its_title(layout: Layout, imported: TestWiki) -> None:
    pages = [*SiteOnWiki(edition(), layout).pages()]

    there = {str(one.title): imported.text(str(one.title)) for one in pages}

    assert there == {str(one.title): one.signed("almanac.example.org") for one in pages}
    assert len(there) == len(pages)


@pytest.mark.parametrize("layout", [Layout(), PREFIX], ids=["without a prefix", "with one"])
def test_titles_full_of_wikitext_are_shown_as_they_were_written(layout: Layout, imported: TestWiki) -> None:
    for written, title in of_texts(layout).items():
        shown = page(imported, title)
        readable = f"{plain(shown['text']['*'])} {plain(shown['displaytitle'])}"
        assert " ".join(written.replace("\u202e", "").split()) in readable, title
        assert (shown["title"], shown["templates"]) == (title, [])
        assert "Taken" not in {one["*"] for one in shown["categories"]}
        assert {one["name"] for one in shown["properties"]} <= {"displaytitle"}


def plain(rendered: str) -> str:
    return " ".join(html.fromstring(f"<main>{rendered}</main>").text_content().split())


def test_nothing_is_written_where_a_wiki_keeps_code_or_talk(imported: TestWiki) -> None:
    titles = [of_texts(Layout())[title] for title in ("MediaWiki:Common.js", "Talk: of the town")]

    assert titles == ["MediaWiki-Common.js", "Talk – of the town"]
    assert imported.text("MediaWiki:Common.js") is None


def test_an_event_of_every_year_has_a_page_for_each(imported: TestWiki) -> None:
    texts = [imported.text(title) or "" for title in ("Spring meetup", "Spring meetup (2026)", "Spring meetup (2027)")]

    assert [f"In {year}." in text for year, text in zip((2025, 2026, 2027), texts, strict=True)] == [True] * 3


def test_a_translation_is_a_part_of_its_original_and_its_own_title_leads_there(imported: TestWiki) -> None:
    answer = imported.api(action="query", titles="Primer paseo", redirects="1", prop="info")

    assert answer["query"]["redirects"] == [{"from": "Primer paseo", "to": "First walk/es"}]
    assert [one["*"] for one in page(imported, "First walk")["links"] if one["*"].startswith("First walk/")] == [
        "First walk/ar", "First walk/es",
    ]  # fmt: skip


def test_links_within_the_site_lead_to_pages_and_parts(imported: TestWiki) -> None:
    text = imported.text("First walk") or ""

    assert "[[:River walk#way|there]] [[#one|here]]" in text
    assert '== <span id="one"></span>One ==' in text
    assert "[[File:A cat (1).jpg|thumb|alt=A cat &#124; upright|<nowiki/>[https://commons.wikimedia.org/wiki/" in text


def test_comments_are_on_the_page_where_a_wiki_talks(imported: TestWiki) -> None:
    talk = page(imported, "Talk:First walk")

    assert plain(talk["text"]["*"]).endswith("Admin · 1 May 2019 {{Nice}} walk Anonymous · 2 May 2019 Yes.")
    assert talk["templates"] == []


def test_old_addresses_and_what_was_removed_are_noted(imported: TestWiki) -> None:
    assert "<code>https&#58;//group.example/old/first/</code> → [[:First walk|First walk]]" in (
        imported.text("Group/Old addresses") or ""
    )
    assert "<code>https&#58;//group.example/2020/gone/</code>" in (imported.text("Group/Removals") or "")


def test_a_revision_is_of_its_day_and_of_nobody_on_the_wiki(imported: TestWiki) -> None:
    answer = imported.api(action="query", titles="First walk", prop="revisions", rvprop="timestamp|user|userid")
    (found,) = answer["query"]["pages"].values()

    assert [(one["timestamp"], one["user"], one["userid"]) for one in found["revisions"]] == [
        (f"{CHANGED:%Y-%m-%dT%H:%M:%SZ}", "imported>Ewa", 0)
    ]


def test_imported_again_nothing_changes(imported: TestWiki, tmp_path: Path) -> None:
    (tmp_path / "again.xml").write_bytes(dumped(Layout()))
    maintain(imported.folder, "importDump", "--no-updates", str(tmp_path / "again.xml"))

    assert imported.edits("First walk") == 1
