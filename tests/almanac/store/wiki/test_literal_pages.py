"""Whatever is in a text appears on a page of a real wiki as it does on ours, and none of it does anything there."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

import pytest
from hostile_texts import BLOCKS, MARKS, some
from lxml import html
from mediawiki import TestWiki
from shown_text import shown, words

from almanac.model.entry import Source
from almanac.read.body.markdown import MarkdownReader
from almanac.read.values.links import Targets
from almanac.render.absolute import absolute_address, absolute_html
from almanac.render.wiki_pages.around import Around
from almanac.render.wiki_pages.blocks import text_as_wikitext
from almanac.render.wiki_pages.naming import Layout
from almanac.render.wiki_pages.site_on_wiki import SiteOnWiki
from commands.site import check_site

pytestmark = pytest.mark.mediawiki

ROOT = Path(__file__).parents[4]
TEXTS = [*MARKS, *BLOCKS, "\n\n".join(MARKS), *some(150)]
PARTS = "text|links|categories|templates|images|properties"


def body_of(markdown: str) -> str:
    """The HTML of a text, as it stands on its page."""
    body, _ = MarkdownReader(Targets({})).read(Source("content/stories/x.md", "content/stories/x", markdown))
    return body.html


def parsed(test_wiki: TestWiki, bodies: list[str], *, as_list: bool) -> Any:
    """All of them on one page: what one does would reach the others."""
    around = Around("https://here.example/", notes_as_list=as_list)
    texts = [text_as_wikitext(body, around) for body in bodies]
    page = "\n\n".join(f'<div class="text-{number}">\n{text}\n</div>' for number, text in enumerate(texts))
    return test_wiki.api(action="parse", text=page, prop=PARTS, pst="1", contentmodel="wikitext",
                         disablelimitreport="1", disableeditsection="1", disabletoc="1")["parse"]  # fmt: skip


@pytest.mark.parametrize("as_list", [False, True], ids=["notes in the lines", "notes as a list"])
def test_texts_full_of_wikitext_show_what_they_show_on_our_pages(as_list: bool, test_wiki: TestWiki) -> None:
    bodies = [body_of(text) for text in TEXTS]

    page = parsed(test_wiki, bodies, as_list=as_list)

    root = html.fromstring(f"<main>{page['text']['*']}</main>")
    theirs = {number: words_of(root.xpath(f"//div[@class='text-{number}']")[0]) for number in range(len(TEXTS))}
    assert theirs == {number: shown(body) for number, body in enumerate(bodies)}
    assert [page[part] for part in ("links", "categories", "templates", "images")] == [[]] * 4
    assert page["properties"] in ([], {})


def test_a_word_of_a_text_is_read_by_its_helper() -> None:
    assert shown(f"<p>a<b>b</b></p><p>{escape('<c>')}</p>") == words("ab <c>")


def test_the_texts_of_the_sample_show_what_they_show_on_our_pages(test_wiki: TestWiki) -> None:
    edition = check_site(ROOT, drafts=False).edition
    assert edition
    on_wiki = SiteOnWiki(edition, Layout())
    named = [one for one in on_wiki.names.texts if one.text.body.html]
    bodies = [absolute_html(edition.site, one.text.address, one.text.body.html) for one in named]
    wikitexts = [
        text_as_wikitext(body, Around(absolute_address(edition.site, one.text.address), on_wiki.names.titles))
        for one, body in zip(named, bodies, strict=True)
    ]

    theirs = [words_of(text) for batch in batches(wikitexts, 40) for text in rendered_together(test_wiki, batch)]

    assert len(theirs) > 150
    assert theirs == [shown(body) for body in bodies]


def batches(texts: list[str], most: int) -> list[list[str]]:
    return [texts[start : start + most] for start in range(0, len(texts), most)]


def rendered_together(test_wiki: TestWiki, texts: list[str]) -> list[Any]:
    page = "\n\n".join(f'<div class="text">\n{text}\n</div>' for text in texts)
    rendered = test_wiki.rendered(page, disableeditsection="1", disabletoc="1")
    return list(html.fromstring(f"<main>{rendered}</main>").xpath("//div[@class='text']"))


def words_of(element: Any) -> list[str]:
    return shown(html.tostring(element, encoding="unicode"))
