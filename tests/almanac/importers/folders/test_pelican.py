"""A Pelican site is read as Pelican shows it: its texts, its links, its addresses; nothing of it is run."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest
from lxml import html as lxml_html
from made_folder import SETTINGS, MadeFolder, pelican_posts

from almanac.importers.folders.pelican_site import pelican_source
from almanac.importers.from_html.read_back import read
from almanac.importers.html_markdown import READ_OTHERWISE, markdown_of
from almanac.importers.plan import Account, PlannedEntry

POSTS = 250
SAME = {"b": "strong", "i": "em"}
COUNTED = ["h1", "h2", "h3", "h4", "ul", "ol", "li", "pre", "blockquote", "table", "tr", "td", "th", "dl", "dt", "dd",
           "em", "strong", "sub", "kbd", "abbr", "br", "hr"]  # fmt: skip


def entries(files: dict[str, str | bytes], **patterns: str) -> tuple[dict[str, PlannedEntry], Account]:
    account = Account()
    found = pelican_source(MadeFolder(files), "", patterns).entries(account)
    return {entry.key: entry for entry in found}, account


def facts(html: str) -> tuple[str, list[str], list[str], Counter[str]]:
    """Words, links, pictures, and how many there are of each element; numbers of footnotes aside."""
    root = lxml_html.fragment_fromstring(html, create_parent="div")
    decorations = ("headerlink", "footnote-backref", "footnote-ref", "footnote-reference", "label")
    for element in [one for name in decorations for one in root.find_class(name)]:
        if element.getparent() is not None:
            element.drop_tree()
    for element in [*root.iter("a")]:
        if element.get("role") == "doc-noteref":
            element.drop_tree()
    notes = [*root.find_class("footnote"), *root.find_class("footnote-list")]
    lists = [one for note in notes for one in note.iter("ol", "hr", "li")]
    counted = Counter(SAME.get(str(element.tag), str(element.tag)) for element in root.iter()) - Counter(
        str(one.tag) for one in lists
    )
    links = [f"{link.get('href')} {''.join(link.itertext()).strip()}" for link in root.iter("a") if link.get("href")]
    pictures = [f"{image.get('src')} {image.get('alt')}" for image in root.iter("img")]
    return "".join(root.text_content().split()), links, pictures, Counter({name: counted[name] for name in COUNTED})


@pytest.fixture(scope="module")
def posts() -> dict[str, PlannedEntry]:
    return entries(pelican_posts(POSTS))[0]


@pytest.fixture(scope="module")
def texts(posts: dict[str, PlannedEntry]) -> dict[str, str]:
    return {key: entry.html() for key, entry in posts.items()}


def test_250_posts_are_what_they_were(texts: dict[str, str]) -> None:
    """Words, links, pictures and elements of what Python-Markdown and docutils make, and of what this site makes."""
    differ: list[str] = []
    for key, html in texts.items():
        made = markdown_of(html, lambda address: address, lambda address, _alt: address)
        if facts(read(made.text)) != facts(html) or READ_OTHERWISE in made.lost:
            differ.append(key)

    assert len(texts) == POSTS
    assert differ == []


def test_links_between_posts_lead_to_where_the_posts_were(
    posts: dict[str, PlannedEntry], texts: dict[str, str]
) -> None:
    known = {address for entry in posts.values() for address in entry.old_addresses}
    links = [link for html in texts.values() for link in re.findall(r'href="(/[^"]*)"', html)]

    assert len(links) > POSTS
    assert set(links) - known == {"/", "/category/walks.html"}


FIELDS = [
    pytest.param("Title: A: b\nDate: 2010-12-03 10:20\n", {"title": "A: b", "date": "2010-12-03 10:20 Europe/Helsinki"},
                 id="a time with the zone of the site"),
    pytest.param("Title: A\nDate: 2010-12-03\n", {"date": "2010-12-03"}, id="a day"),
    pytest.param("Title: A\nDate: 3 Dec 2010\n", {"date": "2010-12-03"}, id="a day in words"),
    pytest.param("Title: A\nDate: 2010-12-03T10:20:00Z\n", {"date": "2010-12-03 10:20 UTC"}, id="a time of UTC"),
    pytest.param("Title: A\nDate: 2010-12-03\nAuthors: Doe, Jane; Roe, Rick\n", {"authors": ["Doe, Jane", "Roe, Rick"]},
                 id="authors with commas in their names"),
    pytest.param("Title: A\nDate: 2010-12-03\nTags: a, b\n    c\n", {"tags": ["a, b", "c"]}, id="values in lines"),
    pytest.param("Title: A\nDate: 2010-12-03\nTags: a, b\nSummary: So.\n", {"tags": ["a", "b"], "summary": "So."},
                 id="tags"),
    pytest.param("---\ntitle: 'A: b'\ndate: 2010-12-03\nauthor: Ann\n---\n", {"title": "A: b", "authors": ["Ann"]},
                 id="YAML"),
    pytest.param("---\nTitle: A: b\nDate: 2010-12-03\n---\n", {"title": "A: b", "date": "2010-12-03"},
                 id="lines between fences that are no YAML"),
    pytest.param("Title: A\nDate: 2010-12-03\nCategory: Own\n", {"category": "Own"}, id="a category of its own"),
]  # fmt: skip


@pytest.mark.parametrize(("head", "fields"), FIELDS)
def test_what_stands_above_a_text_becomes_fields(head: str, fields: dict[str, Any]) -> None:
    found, _ = entries({"pelicanconf.py": SETTINGS, "content/walks/a.md": f"{head}\nText."})

    assert {name: found["walks/a.md"].fields.get(name) for name in fields} == fields


def test_folder_file_name_and_settings_say_what_the_text_does_not() -> None:
    found, _ = entries({"pelicanconf.py": SETTINGS, "content/walks/2012-05-01-river.md": "Title: R\n\nText."})

    fields = found["walks/2012-05-01-river.md"].fields
    assert (fields["category"], fields["date"], fields["authors"]) == ("walks", "2012-05-01", ["Editorial team"])


BY_DAY = "ARTICLE_URL = 'posts/{date:%Y}/{date:%b}/{slug}/'\nARTICLE_SAVE_AS = ARTICLE_URL + 'index.html'"
ADDRESSES = [
    pytest.param("", "Title: Łódź & ich 3 Dni!\nDate: 2010-12-03\n", ["/lodz-ich-3-dni.html"], id="Pelican's own"),
    pytest.param(BY_DAY, "Title: A\nDate: 2010-12-03\nSlug: b\n",
                 ["/posts/2010/Dec/b/", "/posts/2010/Dec/b/index.html"], id="by the day"),
    pytest.param("", "Title: A\nDate: 2010-12-03\nurl: own/\nsave_as: own/index.html\n", ["/own/", "/own/index.html"],
                 id="its own"),
    pytest.param("DEFAULT_LANG = 'fr'", "Title: A\nDate: 2010-12-03\nLang: en\n", ["/a-en.html"], id="a translation"),
    pytest.param("ARTICLE_URL = '{slug.__class__}/{0}'\nARTICLE_SAVE_AS = ''", "Title: A\nDate: 2010-12-03\n",
                 [], id="a pattern that looks into the program"),
]  # fmt: skip


@pytest.mark.parametrize(("settings", "head", "addresses"), ADDRESSES)
def test_knows_where_a_text_was(settings: str, head: str, addresses: list[str]) -> None:
    found, _ = entries({"pelicanconf.py": settings, "content/a.md": f"{head}\nText."})

    assert [*found["a.md"].old_addresses] == addresses


def test_settings_are_read_and_not_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("ran") / "it"
    settings = f"open({str(file)!r}, 'w')\nimport os\nTIMEZONE = os.getcwd()\nSITEURL = 'https://a' + '.example'\n"
    source = pelican_source(MadeFolder({"pelicanconf.py": settings, "content/a.md": "Title: A\n\nB"}), "", {})

    assert not file.exists()
    assert (source.base, source.settings.unread) == ("https://a.example", ("TIMEZONE",))


def test_leaves_out_what_was_not_shown_and_says_so() -> None:
    files: dict[str, str | bytes] = {
        f"content/{name}.md": f"Title: {name}\nDate: 2010-12-03\nStatus: {name}\n\nSecret."
        for name in ("draft", "hidden")
    }
    found, account = entries({"pelicanconf.py": SETTINGS, **files, "content/a.md": "Title: A\nDate: 2010-12-03\n\nB"})

    assert [*found] == ["a.md"]
    assert sum(account.left_out.values()) == len(files)


def test_texts_of_one_slug_in_two_languages_are_translations() -> None:
    head = "Title: A\nDate: 2010-12-03\nSlug: a\n"
    found, _ = entries(
        {"pelicanconf.py": SETTINGS, "content/a.md": f"{head}\nB", "content/a-fr.md": f"{head}Lang: fr\n\nC"}
    )

    assert (found["a.md"].original, found["a-fr.md"].original, found["a-fr.md"].lang) == ("", "a.md", "fr")


def test_reads_no_file_of_this_machine_for_a_text() -> None:
    parts = [
        "A\n#",
        ":date: 2010-12-03",
        ".. include:: /etc/hostname",
        ".. raw:: html\n   :file: /etc/hostname",
        ".. csv-table:: t\n   :file: /etc/hostname",
        ".. figure:: /x.jpg\n   :scale: 50",
        ".. raw:: html\n\n   <script>",
    ]
    text = "\n\n".join(parts)
    found, account = entries({"pelicanconf.py": SETTINGS, "content/a.rst": text})
    html = found["a.rst"].html()

    assert "include:: /etc/hostname" in html
    assert "<script>" not in html
    assert any("raw" in what for _, what in account.to_look_at)


HOSTILE = [
    pytest.param("[" * 20_000, id="brackets"),
    pytest.param("> " * 5_000 + "a", id="quotations"),
    pytest.param("\n".join(" " * 4 * n + "* a" for n in range(400)), id="lists in lists"),
    pytest.param("![" * 10_000, id="pictures"),
    pytest.param("=\n" * 5_000, id="lines below headings"),
    pytest.param("*[a]: b\n" * 5_000, id="abbreviations"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_read_in_bounded_time(text: str) -> None:
    found, _ = entries({"pelicanconf.py": SETTINGS, "content/a.md": f"Title: A\nDate: 2010-12-03\n\n{text}"})

    assert markdown_of(found["a.md"].html(), str, lambda *_: None) is not None


def test_says_that_a_text_was_in_another_encoding() -> None:
    _, account = entries(
        {"pelicanconf.py": SETTINGS, "content/a.md": "Title: é\nDate: 2010-12-03\n\né".encode("latin-1")}
    )

    assert [where for where, what in account.to_look_at if "UTF-8" in what] == ["a.md"]


def test_the_lists_of_the_old_site_lead_to_lists() -> None:
    files = {"pelicanconf.py": SETTINGS, "content/walks/a.md": "Title: A\nDate: 2010-12-03\nTags: C++\n\nB"}
    source = pelican_source(MadeFolder(files), "", {})

    found = [(one.old, one.kind, one.to) for one in source.redirects() if not one.as_feed and one.kind != "address"]
    assert found == [
        ("/category/walks.html", "category", "walks"),
        ("/tags/c/", "tag", "C++"),
        ("/author/editorial-team.html", "author", "Editorial team"),
    ]
