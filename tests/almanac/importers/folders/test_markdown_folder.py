"""Folders of Hugo, Jekyll and people are read as their programs show them: fields, days, addresses, links."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from made_folder import MadeFolder

from almanac.importers.folders.markdown_folder import MarkdownSource
from almanac.importers.folders.markdown_site import markdown_source
from almanac.importers.html_markdown import markdown_of
from almanac.importers.plan import Account, PlannedEntry

NOW = datetime(2027, 1, 1, tzinfo=UTC)
HUGO = "baseURL = 'https://old.example/'\ndefaultContentLanguage = 'en'\n"


def opened(files: dict[str, str | bytes], permalink: str = "", mapped: dict[str, str] | None = None) -> MarkdownSource:
    return markdown_source(MadeFolder(files), "", NOW, "Europe/Helsinki", permalink, mapped)


def entries(source: MarkdownSource) -> tuple[dict[str, PlannedEntry], Account]:
    account = Account()
    return {entry.key: entry for entry in source.entries(account)}, account


def hugo(files: dict[str, str | bytes], config: str = HUGO) -> tuple[dict[str, PlannedEntry], Account]:
    return entries(opened({"hugo.toml": config, **{f"content/{path}": text for path, text in files.items()}}))


def jekyll(files: dict[str, str | bytes], config: str = "") -> tuple[dict[str, PlannedEntry], Account]:
    return entries(opened({"_config.yml": config or "url: https://old.example\n", **files}))


FRONT_MATTER = [
    pytest.param("+++\ntitle = 'A'\ndate = 2019-05-04T10:00:00+03:00\ntags = ['b', 'c']\n+++\nText.", id="TOML"),
    pytest.param("---\ntitle: A\ndate: 2019-05-04T10:00:00+03:00\ntags: [b, c]\n---\nText.", id="YAML"),
    pytest.param('{"title": "A", "date": "2019-05-04T10:00:00+03:00", "tags": ["b", "c"]}\nText.', id="JSON"),
]


@pytest.mark.parametrize("text", FRONT_MATTER)
def test_hugo_has_front_matter_in_three_formats(text: str) -> None:
    found, _ = hugo({"posts/a.md": text}, f"{HUGO}timeZone = 'Europe/Helsinki'")
    entry = found["posts/a.md"]

    assert (entry.kind, entry.fields["title"], entry.fields["tags"]) == ("story", "A", ["b", "c"])
    assert entry.fields["date"] == "2019-05-04 10:00 Europe/Helsinki"
    assert entry.html() == "<p>Text.</p>\n"


HEAD = "---\ntitle: A b\ndate: 2019-05-04\n{}---\nText."
ADDRESSES = [
    pytest.param("posts/a.md", "", HUGO, ["/posts/a/"], id="by its file"),
    pytest.param("posts/2019/River Walk.md", "", HUGO, ["/posts/2019/river-walk/"], id="in a folder"),
    pytest.param("posts/a/index.md", "", HUGO, ["/posts/a/"], id="a bundle"),
    pytest.param("posts/a.md", "slug: c\n", HUGO, ["/posts/c/"], id="a slug"),
    pytest.param("posts/a.md", "url: /own.html\n", HUGO, ["/own.html"], id="its own"),
    pytest.param("posts/a.fr.md", "", f"{HUGO}[languages.en]\n[languages.fr]", ["/fr/posts/a/"], id="a translation"),
    pytest.param("posts/a.md", "", f"{HUGO}[permalinks]\nposts = '/:year/:month/:slug/'", ["/2019/05/a-b/"],
                 id="a pattern"),
    pytest.param("posts/a.md", "", f"{HUGO}uglyURLs = true", ["/posts/a.html"], id="files"),
    pytest.param("posts/a.md", "aliases: [/x/, y]\n", HUGO, ["/posts/a/", "/x/", "/posts/a/y"], id="aliases"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "head", "config", "addresses"), ADDRESSES)
def test_knows_where_hugo_had_a_text(path: str, head: str, config: str, addresses: list[str]) -> None:
    found, _ = hugo({path: HEAD.format(head)}, config)

    assert [*found[path].old_addresses] == addresses


LEFT_OUT = [
    pytest.param("draft: true\n", "drafts", id="a draft"),
    pytest.param("expiryDate: 2020-01-01\n", "texts whose time is over (expiryDate)", id="over"),
    pytest.param("publishDate: 2030-01-01\n", "stories of the future", id="later"),
]


@pytest.mark.parametrize(("head", "reason"), LEFT_OUT)
def test_leaves_out_what_hugo_does_not_show(head: str, reason: str) -> None:
    found, account = hugo({"posts/a.md": HEAD.format(head), "posts/b.md": HEAD.format("")})

    assert ([*found], dict(account.left_out)) == (["posts/b.md"], {reason: 1})


def test_lists_and_files_beside_a_bundle_are_no_texts() -> None:
    found, _ = hugo(
        {"_index.md": "A", "posts/_index.md": "B", "posts/a/index.md": HEAD.format(""), "posts/a/n.md": "C"}
    )

    assert [*found] == ["posts/a/index.md"]


def test_translations_of_hugo_are_those_of_their_original() -> None:
    config = f"{HUGO}[languages.en]\n[languages.fr]"
    found, _ = hugo({"posts/a.md": HEAD.format(""), "posts/a.fr.md": HEAD.format("")}, config)

    assert (found["posts/a.fr.md"].original, found["posts/a.fr.md"].lang) == ("posts/a.md", "fr")


def test_languages_of_hugo_may_have_folders_of_their_own() -> None:
    config = f"{HUGO}[languages.en]\ncontentDir = 'content/en'\n[languages.fr]\ncontentDir = 'content/fr'"
    found, _ = hugo({"en/posts/a.md": HEAD.format(""), "fr/posts/a.md": HEAD.format("")}, config)

    french = found["fr/posts/a.md"]
    assert (french.lang, french.original, french.old_addresses) == ("fr", "en/posts/a.md", ("/fr/posts/a/",))
    assert found["en/posts/a.md"].old_addresses == ("/posts/a/",)


def test_documentation_is_no_story_where_there_is_a_blog() -> None:
    files = {"blog/a.md": HEAD.format(""), "docs/b.md": HEAD.format("")}
    own = f"{HUGO}[params]\nmainSections = ['docs']"
    kinds = [[entry.kind for entry in hugo(dict(files), config)[0].values()] for config in (HUGO, own)]

    assert kinds == [["story", "page"], ["page", "story"]]


SHORTCODES = [
    pytest.param('[x]({{< ref "b.md" >}})', '<p><a href="/posts/b/">x</a></p>\n', id="a reference"),
    pytest.param('[x]({{% relref "/posts/b.md#c" %}})', '<p><a href="/posts/b/#c">x</a></p>\n', id="to a part"),
    pytest.param("[x](b.md)", '<p><a href="/posts/b/">x</a></p>\n', id="a file"),
    pytest.param("{{< youtube abc >}}", '<p><a href="https://www.youtube.com/watch?v=abc">'
                 "https://www.youtube.com/watch?v=abc</a></p>\n", id="a film"),
    pytest.param("{{< box >}}words{{< /box >}}", "<p>words</p>\n", id="one that is not known"),
    pytest.param("{{</* box */>}}", "<p>{{&lt; box &gt;}}</p>\n", id="one that is shown"),
    pytest.param('{{< highlight go "linenos=table" >}}\nx\n{{< /highlight >}}',
                 '<div class="highlight"><pre><span></span><code><span class="nx">x</span>\n</code></pre></div>\n',
                 id="code"),
]  # fmt: skip


@pytest.mark.parametrize(("body", "html"), SHORTCODES)
def test_shortcodes_become_what_they_showed(body: str, html: str) -> None:
    found, _ = hugo({"posts/a.md": f"---\ntitle: A\ndate: 2019-05-04\n---\n{body}", "posts/b.md": HEAD.format("")})

    assert found["posts/a.md"].html() == html


def test_shortcodes_of_the_site_itself_are_named() -> None:
    _, account = hugo({"posts/a.md": HEAD.format("") + "{{< box >}}x{{< /box >}} {{< box />}}"})

    assert [what for _, what in account.to_look_at] == ["`box` is known to the old site alone and is left out, 2 times"]


def test_pictures_of_a_bundle_and_of_the_site_are_found() -> None:
    text = "---\ntitle: A\ndate: 2019-05-04\ncover: {image: c.jpg, alt: C}\n---\n![x](p.jpg) ![y](/i/q.png)"
    source = opened({"hugo.toml": HUGO, "content/posts/a/index.md": text, "content/posts/a/p.jpg": b"",
                     "content/posts/a/c.jpg": b"", "static/i/q.png": b""})  # fmt: skip
    entry = entries(source)[0]["posts/a/index.md"]
    found = [source.picture(address) for address in ("/posts/a/p.jpg", "/i/q.png", "https://other.example/i/q.png")]

    assert 'src="/posts/a/p.jpg"' in entry.html()
    assert [one.paths if one else None for one in found] == [("content/posts/a/p.jpg",), ("static/i/q.png",), None]
    assert entry.image is not None
    assert (entry.image.paths, entry.image.alt) == (("content/posts/a/c.jpg",), "C")


POSTS = [
    pytest.param("_posts/2019-05-04-river-walk.md", "", "", "/2019/05/04/river-walk.html", id="Jekyll's own"),
    pytest.param("walks/_posts/2019-05-04-a.md", "", "permalink: pretty\n", "/walks/2019/05/04/a/", id="pretty"),
    pytest.param("_posts/2019-05-04-a.md", "categories: x y\n", "permalink: none\n", "/x/y/a.html", id="categories"),
    pytest.param(
        "_posts/2019-05-04-a.md", "", "permalink: /:short_year/:i_month/:title/\n", "/19/5/a/", id="a pattern"
    ),
    pytest.param("_posts/2019-05-04-a.md", "permalink: /own/\n", "", "/own/", id="its own"),
    pytest.param("_posts/2019-05-04-a.md", "date: 2019-06-01 10:00\n", "", "/2019/06/01/a.html", id="its own day"),
]


@pytest.mark.parametrize(("path", "head", "config", "address"), POSTS)
def test_knows_where_jekyll_had_a_post(path: str, head: str, config: str, address: str) -> None:
    found, _ = jekyll({path: f"---\ntitle: A\n{head}---\nText."}, config)

    assert found[path].old_addresses[0] == address


LIQUID = [
    pytest.param("[x]({% post_url 2019-05-04-b %})", '<p><a href="/2019/05/04/b.html">x</a></p>\n', id="a post"),
    pytest.param("[x]({{ site.baseurl }}{% link about.md %})", '<p><a href="/about.html">x</a></p>\n', id="a page"),
    pytest.param("[x]({{ '/i/p.pdf' | relative_url }})", '<p><a href="/i/p.pdf">x</a></p>\n', id="a file"),
    pytest.param("{% raw %}{{ x }}{% endraw %}", "<p>{{ x }}</p>\n", id="what is shown"),
    pytest.param("a{% comment %}b{% endcomment %}c", "<p>ac</p>\n", id="a comment"),
    pytest.param("{% box %}words{% endbox %}", "<p>words</p>\n", id="a tag that is not known"),
    pytest.param("A\n{: .box}", "<p>A</p>\n", id="a class"),
    pytest.param("{{ site.title }}", "<p>Old</p>\n", id="a setting"),
]


@pytest.mark.parametrize(("body", "html"), LIQUID)
def test_liquid_becomes_what_it_showed(body: str, html: str) -> None:
    files = {"_posts/2019-05-04-a.md": f"---\ntitle: A\n---\n{body}", "_posts/2019-05-04-b.md": "---\ntitle: B\n---\nB",
             "about.md": "---\ntitle: C\n---\nC"}  # fmt: skip
    found, _ = jekyll(dict(files), "url: https://old.example\ntitle: Old\n")

    assert found["_posts/2019-05-04-a.md"].html() == html


def test_jekyll_says_who_wrote_and_what_is_not_shown() -> None:
    files: dict[str, str | bytes] = {
        "_data/authors.yml": "ann:\n  name: Ann A.\n",
        "_posts/2019-05-04-a.md": "---\nauthor: ann\ntags: x y\n---\nText.",
        "_posts/2019-05-04-b.md": "---\npublished: false\n---\nText.",
        "_drafts/c.md": "---\ntitle: C\n---\nText.",
        "README.md": "Read me.",
    }
    found, account = jekyll(files)

    fields = found["_posts/2019-05-04-a.md"].fields
    assert ([*found], fields["authors"], fields["tags"]) == (["_posts/2019-05-04-a.md"], ["Ann A."], ["x", "y"])
    assert dict(account.left_out) == {"drafts": 1, "texts that were not published": 1}


PLAIN: list[Any] = [
    pytest.param("a.md", "---\ntitle: T\ndate: 2019-05-04\n---\nB", {}, ("story", "T", "2019-05-04"), id="with a day"),
    pytest.param("2019-05-04-river-walk.md", "B", {}, ("story", "river walk", "2019-05-04"), id="by its name"),
    pytest.param("2019/05/04/a.md", "# Head\n\nB", {}, ("story", "Head", "2019-05-04"), id="by its folder"),
    pytest.param("about.md", "# About us\n\nB", {}, ("page", "About us", None), id="without a day"),
    pytest.param("a.md", "---\nheading: T\nwhen: 2019-05-04\n---\nB", {"heading": "title", "when": "date"},
                 ("story", "T", "2019-05-04"), id="fields by other names"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "text", "mapped", "expected"), PLAIN)
def test_a_plain_folder_has_stories_and_pages(
    path: str, text: str, mapped: dict[str, str], expected: tuple[str, str, str | None]
) -> None:
    entry = next(iter(entries(opened({path: text}, mapped=mapped))[0].values()))

    assert (entry.kind, entry.fields["title"].capitalize(), entry.fields.get("date")) == (
        expected[0], expected[1].capitalize(), expected[2])  # fmt: skip
    assert markdown_of(entry.html(), str, lambda *_: None).text == "B"


def test_the_pattern_says_where_texts_of_a_plain_folder_were() -> None:
    found, _ = entries(opened({"2019-05-04-a.md": "B", "x/b.md": "C"}, "/:year/:month/:slug/"))

    assert [entry.old_addresses for entry in found.values()] == [("/2019/05/a/",), ()]


def test_markdown_of_today_is_kept_for_who_writes() -> None:
    found, _ = entries(opened({"2019-05-04-a.md": "---\ntitle: A\n---\n*   one\n*   two\n"}))

    assert found["2019-05-04-a.md"].markdown().strip() == "*   one\n*   two"


def test_what_is_in_no_format_that_is_read_is_counted() -> None:
    _, account = entries(opened({"a.org": "* A", "2019-05-04-b.md": "B", "c.adoc": "= C"}))

    assert dict(account.left_out) == {
        "texts in a format that is not read: org": 1, "texts in a format that is not read: adoc": 1}  # fmt: skip


def test_broken_front_matter_is_named() -> None:
    found, account = hugo({"posts/a.md": "+++\ntitle = A\n+++\nText."})

    assert found["posts/a.md"].html() == "<p>Text.</p>\n"
    assert "no TOML" in account.to_look_at[0][1]
