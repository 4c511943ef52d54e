"""The list of feeds, as a parser of XML reads it."""

from __future__ import annotations

import pytest
from lxml.etree import fromstring

from almanac.model.site import Site
from almanac.render.feeds.opml import Folder, Outline, opml

SITE = Site("Almanac", "https://a.example/site")
FEED = Outline("All \x0b<b>", "/feeds/stories.atom.xml", "/stories/")
SPANISH = Outline("español", "/feeds/lang/es.atom.xml", "/es/", "es")


def test_a_feed_stands_in_its_folder_with_its_addresses() -> None:
    root = fromstring(opml(SITE, "Almanac: feeds", [Folder("Stories", (FEED, SPANISH))]))
    [folder] = root.find("body")
    first, second = folder

    assert (root.tag, root.get("version"), root.findtext("head/title")) == ("opml", "2.0", "Almanac: feeds")
    assert dict(folder.attrib) == {"text": "Stories", "title": "Stories"}
    assert dict(first.attrib) == {
        "type": "rss",
        "text": "All <b>",
        "title": "All <b>",
        "xmlUrl": "https://a.example/site/feeds/stories.atom.xml",
        "htmlUrl": "https://a.example/site/stories/",
    }
    assert second.get("language") == "es"


@pytest.mark.parametrize(
    ("folder", "names"),
    [
        pytest.param(Folder("A", (), (Folder("B", (FEED,)),)), ["A", "B", "All <b>"], id="a folder within another"),
        pytest.param(Folder("A", ()), [], id="an empty one"),
    ],
)
def test_folders_are_there_for_what_is_in_them(folder: Folder, names: list[str]) -> None:
    root = fromstring(opml(SITE, "Feeds", [folder]))

    assert [outline.get("text") for outline in root.iter("outline")] == names
