"""Whatever is in a title appears on a real wiki as it is: none of it is markup, in lists or from the module in Lua."""

from __future__ import annotations

import json
import random
import re
import sys
import unicodedata
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mediawiki import TestWiki

from almanac.model.when import AllDay
from almanac.render.digest.digest import WhatHappened, digest_of
from almanac.render.digest.events_of_period import EventAt, EventsOfPeriod
from almanac.render.digest.period import Period
from almanac.render.digest.wikitext import wikitext
from almanac.render.publication import Publication
from almanac.render.wiki.table import table
from almanac.render.wiki.tabular_data import tabular_data
from almanac.render.wikitext import call, words

sys.path.insert(0, str(Path(__file__).parents[2] / "render" / "wiki"))
from shown import OFF, WALK, event, publication, wanted

pytestmark = pytest.mark.mediawiki

LATER, LATEST = date(2099, 5, 1), date(2099, 6, 1)  # the module asks the clock what is over
MODULE = Path(__file__).parents[4] / "docs" / "wiki" / "almanac.lua"
TITLES = [
    "{{delete}} {{subst:PAGENAME}} {{{1|x}}}", "[[Category:Taken]] [[Main Page|here]] [https://evil.example x]",
    "| colspan=9 | || |- |} {| !! ! x", "'''bold''' ''it'' '''''both'''''", "~~~ ~~~~ ~~~~~", "__NOTOC__ __NOINDEX__",
    "<nowiki>", "</nowiki></td></table><script>alert(1)</script>", "<!-- hidden", "&lt;b&gt; &amp; &#91;",
    "== Heading ==", "* list", "# list", ": indent", "; term : what", "----", "RFC 2822 PMID 1 ISBN 0-306-40615-2", "https://evil.example/",
    "mailto:a@evil.example", "-{zh-hans:a;zh-hant:b}-", "#REDIRECT [[Main Page]]", "\u0338<b>", "a\tb\nc", "100% + 5$",
    "{{#invoke:Almanac|events}}", "<ref>x</ref><references/>", "<includeonly>x</includeonly><onlyinclude>y",
    "<gallery>a</gallery>", "[[File:X.png]]", "<math>x</math>", "<span style='color:red'>x</span>", "=", "}}", "]]",
    "-", "+", "}", "''", "'", "نص \u202eعكس", "ক্ষ‌য",
]  # fmt: skip
PARTS = [
    "{{", "}}", "[[", "]]", "|", "=", "'", "''", "<", ">", "/", "!", "*", "#", ":", ";", "~~~~", "__", "--", "-",
    "{", "}", "[", "]", "&", "nowiki", "ref", "br", "a", "TOC", " ", "\n", "http://", "ISBN ", "0123456789", "\u0338",
]  # fmt: skip


def read(text: str) -> str:
    """As a reader sees a text that stands for itself, or as the page has it."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def cells(page: str) -> list[list[Any]]:
    return [row.xpath("./td") for row in html.fromstring(page).xpath("//table[1]//tr")[1:]]


def some(number: int) -> list[str]:
    chance = random.Random(7)  # noqa: S311 - the same on every run
    return ["".join(chance.choice(PARTS) for _ in range(chance.randint(1, 12))) for _ in range(number)]


def parsed(test_wiki: TestWiki, text: str) -> Any:
    wanted_parts = "text|links|categories|templates|externallinks|images|sections|properties"
    return test_wiki.api(action="parse", text=text, prop=wanted_parts, pst="1", contentmodel="wikitext")["parse"]


def test_titles_full_of_wikitext_appear_literally_in_a_list(test_wiki: TestWiki) -> None:
    titles = [title for title in (*TITLES, *some(120)) if title.strip()]
    entries = [event(f"e{number:03}", title) for number, title in enumerate(titles)]

    page = parsed(test_wiki, table(wanted("events", most=500), publication(*entries)))

    assert [read(row[1].text_content()) for row in cells(page["text"]["*"])] == [read(title) for title in titles]
    assert {len(row) for row in cells(page["text"]["*"])} == {4}
    leads = sorted(f"https://group.example/events/e{number:03}/" for number in range(len(titles)))
    assert sorted(page["externallinks"]) == leads
    assert [page[part] for part in ("links", "categories", "templates", "images", "sections")] == [[]] * 5
    assert page["properties"] in ([], {})


def test_titles_full_of_wikitext_appear_literally_in_a_digest(test_wiki: TestWiki) -> None:
    titles = [title for title in (*TITLES, *some(60)) if title.strip()]
    published = publication(*(event(f"e{number:03}", title) for number, title in enumerate(titles)))
    of = Publication(replace(published.edition, site=replace(published.site, digest_ceiling=len(titles))))
    week = Period("2099-W01", LATER, LATER, datetime(2099, 4, 1, tzinfo=UTC), datetime(2099, 4, 20, tzinfo=UTC))
    found = tuple(EventAt(one, AllDay(LATER, LATER)) for one in of.edition.events)
    digest = digest_of(of, WhatHappened(week, EventsOfPeriod(announced=found), (), ()))

    page = parsed(test_wiki, wikitext(digest))

    items = html.fromstring(page["text"]["*"]).xpath("//ul/li[a]")
    shown = html.fromstring(page["text"]["*"]).xpath("//li/a[contains(@href, '/events/e')]")
    assert [read(link.text_content()) for link in shown] == [read(item.title) for item in digest.sections[0].items]
    assert len(items) == len(titles)
    assert [section["line"] for section in page["sections"]] == ["Newly announced events"]
    assert [page[part] for part in ("links", "categories", "templates", "images")] == [[]] * 4
    assert page["properties"] in ([], {})


def test_texts_appear_literally_as_a_value_of_a_template(test_wiki: TestWiki) -> None:
    test_wiki.edit("Template:Shown", "<div>{{{what}}}</div>")
    texts = [text for text in (*TITLES, *some(60)) if text.strip()]

    page = parsed(test_wiki, "".join(call("Shown", {"what": text}) for text in texts))

    shown = html.fromstring(f"<main>{page['text']['*']}</main>").xpath("//main/div[1]/div")
    assert [read(element.text_content()) for element in shown] == [read(text) for text in texts]


def test_a_text_alone_on_a_line_is_no_list_heading_or_redirect(test_wiki: TestWiki) -> None:
    page = parsed(test_wiki, "\n\n".join(words(text) for text in TITLES))

    shown = html.fromstring(f"<main>{page['text']['*']}</main>").xpath("//p")
    assert [read(element.text_content()) for element in shown] == [read(text) for text in TITLES]


def test_the_module_shows_titles_literally(test_wiki: TestWiki) -> None:
    """Scribunto's own `mw`, with the data where Commons would have them."""
    titles = [title for title in (*TITLES, *some(40)) if title.strip()]
    data = json.loads(
        tabular_data(wanted("events"), publication(*(event(f"e{n:03}", t) for n, t in enumerate(titles))))
    )
    title_at = [field["name"] for field in data["schema"]["fields"]].index("title")
    test_wiki.edit("Module:Almanac", MODULE.read_text("utf-8"))
    test_wiki.edit("Module:Tried", TRIED.replace("DATA", json.dumps(json.dumps(_of_a_wiki(data)))))

    page = parsed(test_wiki, "{{#invoke:Tried|events|data=A.tab|most=500}}")

    shown = [read(row[1].text_content()) for row in cells(page["text"]["*"])]
    assert shown == [read(row[title_at]["en"]) for row in data["data"]]
    assert (page["categories"], page["images"], page["sections"]) == ([], [], [])
    assert all(re.fullmatch(r"https://group\.example/events/e\d+/", one) for one in page["externallinks"])


@pytest.mark.parametrize(
    ("options", "titles"),
    [
        ("", ["River walk", "Called off (cancelled)"]),
        ("|country=pl", ["River walk"]),
        ("|tag=RIVERS", ["River walk"]),
        ("|language=pl", ["River walk"]),
        ("|most=1", ["River walk"]),
        ("|country=DE|none=Nothing yet", []),
    ],
)
def test_the_module_shows_what_it_is_asked_for(options: str, titles: list[str], test_wiki: TestWiki) -> None:
    walk, off = replace(WALK, when=AllDay(LATER, LATER)), replace(OFF, when=AllDay(LATEST, LATEST))
    data = json.loads(tabular_data(wanted("events"), publication(walk, off)))
    over = [field["name"] for field in data["schema"]["fields"]].index("over")
    data["data"].append([*data["data"][0][:over], "2001-01-01T00:00:00Z", *data["data"][0][over + 1 :]])  # of yesterday
    test_wiki.edit("Module:Almanac", MODULE.read_text("utf-8"))
    test_wiki.edit("Module:Asked", TRIED.replace("DATA", json.dumps(json.dumps(_of_a_wiki(data)))))

    page = parsed(test_wiki, f"{{{{#invoke:Asked|events|data=A.tab{options}}}}}")

    assert [read(row[1].text_content()) for row in cells(page["text"]["*"]) if len(row) > 1] == titles


TRIED = """
local data = mw.text.jsonDecode( DATA )
mw.ext = mw.ext or {}
mw.ext.data = { get = function () return data end }
return require( 'Module:Almanac' )
"""


def _of_a_wiki(data: Any) -> Any:
    """As `mw.ext.data.get` gives it in English."""
    rows = [[value["en"] if isinstance(value, dict) else value for value in row] for row in data["data"]]
    return {"schema": data["schema"], "data": rows}
