"""Folders of Pelican, Hugo, Jekyll and people come whole: files that pass, pictures, links and old addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

import pytest
from made_source import NOW, checked, files_of, run
from PIL import Image

from almanac.importers.folders.markdown_site import markdown_source
from almanac.importers.folders.pelican_site import pelican_source
from almanac.importers.plan import Source
from almanac.store.importing.source_files import SourceFolder


def picture() -> bytes:
    file = BytesIO()
    Image.new("RGB", (3, 2), "red").save(file, "PNG")
    return file.getvalue()


def pelican(folder: SourceFolder) -> Source:
    return pelican_source(folder, "", {})


def markdown(folder: SourceFolder) -> Source:
    return markdown_source(folder, "", NOW, "UTC")


PICTURE = picture()
MARKER = "unpublished-marker-81f3"
PELICAN = {
    "pelicanconf.py": "SITEURL = 'https://old.example'\nARTICLE_URL = '{date:%Y}/{slug}.html'\n"
    "ARTICLE_SAVE_AS = ARTICLE_URL\n",
    "content/walks/river.md": "Title: River\nDate: 2019-05-04 10:00\nTags: Maps\nAuthor: Ann\n\n"
    "See [two]({filename}two.rst), "
    "[us]({filename}/pages/about.md) and\n\n![A hall]({static}/images/hall.png)\n\n1.  a\n\n    b\n",
    "content/walks/two.rst": "Two\n###\n\n:date: 2020-01-02\n\nBack to `one <{filename}river.md>`_.\n\n"
    ".. image:: {static}/images/hall.png\n",
    "content/pages/about.md": "Title: About us\nSlug: about\n\nWe walk.",
    "content/walks/secret.md": f"Title: No\nDate: 2019-05-04\nStatus: draft\n\n{MARKER}",
    "content/images/hall.png": PICTURE,
}  # fmt: skip
HUGO = {
    "hugo.toml": "baseURL = 'https://old.example/'\n[permalinks]\nposts = '/:year/:slug/'\n",
    "content/posts/river/index.md": "+++\n"
    "title = 'River'\ndate = 2019-05-04\nauthors = ['Ann']\ncategories = ['walks']\n"
    ""
    "aliases = ['/r/']\n+++\nSee [two]({{< ref \"two.md\" >}}) and [us](/about/).\n\n![A hall](hall.png)\n",
    "content/posts/two.md": "---\ntitle: Two\ndate: 2020-01-02\n---\nBack to [one](/2019/river/).\n",
    "content/about.md": "---\ntitle: About us\n---\nWe walk.\n",
    "content/posts/secret.md": f"---\ntitle: No\ndate: 2019-05-04\ndraft: true\n---\n{MARKER}\n",
    "content/posts/river/hall.png": PICTURE,
}
JEKYLL = {
    "_config.yml": "url: https://old.example\npermalink: /:year/:title/\n",
    "_posts/2019-05-04-river.md": "---\ntitle: River\nauthor: Ann\ncategory: walks\n---\n"
    "See [two]({% post_url 2020-01-02-two %}) "
    "and [us]({% link about.md %}).\n\n![A hall]({{ '/assets/hall.png' | relative_url }})\n",
    "_posts/2020-01-02-two.md": "---\ntitle: Two\n---\nBack to [one](/2019/river/).\n",
    "about.md": "---\ntitle: About us\npermalink: /about/\n---\nWe walk.\n",
    "_drafts/secret.md": f"---\ntitle: No\n---\n{MARKER}\n",
    "assets/hall.png": PICTURE,
}
PLAIN = {
    "2019-05-04-river.md": "# River\n\n"
    "See [two](more/2020-01-02-two.md) and [us](about.md).\n\n"
    "![A hall](pictures/hall.png)\n",
    "more/2020-01-02-two.md": "# Two\n\nBack to [one](../2019-05-04-river.md).\n",
    "about.md": "# About us\n\nWe walk.\n",
    "secret.md": f"---\ndraft: true\ndate: 2019-05-04\n---\n{MARKER}\n",
    "pictures/hall.png": PICTURE,
}
SITES = [
    pytest.param(PELICAN, pelican, ["/2019/river.html", "/2020/two.html", "/pages/about.html"], id="Pelican"),
    pytest.param(HUGO, markdown, ["/2019/river/", "/2020/two/", "/r/"], id="Hugo"),
    pytest.param(JEKYLL, markdown, ["/2019/river/", "/2020/two/"], id="Jekyll"),
    pytest.param(PLAIN, markdown, ["/river", "/more/two"], id="a plain folder"),
]


@pytest.mark.parametrize(("files", "open_source", "old"), SITES)
def test_a_folder_comes_whole(
    files: Mapping[str, str | bytes], open_source: Callable[[SourceFolder], Source], old: list[str], tmp_path: Path
) -> None:
    folder, root = tmp_path / "old-site", tmp_path / "new"
    root.mkdir()
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data.encode() if isinstance(data, str) else data)
    source = open_source(SourceFolder(folder))

    imported = run(root, source, folders=[SourceFolder(folder)])
    made = files_of(root)
    texts = {path: data.decode() for path, data in made.items() if path.endswith(".md")}

    assert sorted(texts) == ["content/pages/about.md", "content/stories/2019/river.md", "content/stories/2020/two.md"]
    assert [problem for problem in checked(root, imported).problems if problem.is_error] == []
    river, two = texts["content/stories/2019/river.md"], texts["content/stories/2020/two.md"]
    assert "[two](/2020/01/02/two/)" in river
    assert "[us](/about/)" in river
    assert "[one](/2019/05/04/river/)" in two
    assert re.search(r"!\[A hall\]\(/images/[\w-]+\.png\)", river)
    assert [path for path in made if path.endswith(".png")] != []
    aliases = {address for text in texts.values() for address in re.findall(r"^- (/\S+)$", text, re.MULTILINE)}
    assert aliases >= set(old)
    assert [path for path, data in made.items() if MARKER.encode() in data] == []

    run(root, open_source(SourceFolder(folder)), folders=[SourceFolder(folder)])
    assert files_of(root) == made


def test_markdown_of_today_stays_as_its_author_wrote_it(tmp_path: Path) -> None:
    folder, root = tmp_path / "old-site", tmp_path / "new"
    root.mkdir()
    text = "Kept\n----\n\n*   a [link](two.md)\n*   __b__\n\n![A hall](hall.png)"
    (folder / "pictures").mkdir(parents=True)
    (folder / "2019-05-04-one.md").write_text(text.replace("hall.png", "pictures/hall.png"))
    (folder / "two.md").write_text("Two.")
    (folder / "pictures" / "hall.png").write_bytes(PICTURE)

    run(root, markdown(SourceFolder(folder)), folders=[SourceFolder(folder)])

    body = (root / "content/stories/2019/one.md").read_text("utf-8").partition("\n---\n")[2].strip()
    assert body == text.replace("two.md", "/two/").replace("hall.png", "/images/hall.png")
