"""The line that shows a list within a page of another site."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from almanac.model.site import Site
from almanac.render.embed_line import embed_line

SITE = Site("Almanac", "https://a.example/site", languages=("en", "ar"))


class Frame(HTMLParser):
    """What a page of another site gets of the line."""

    def __init__(self, line: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.feed(line)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= dict(attrs)


@pytest.mark.parametrize(
    ("lang", "src"),
    [
        ("en", "https://a.example/site/embed/events/tag/%C3%A1rbol/"),
        ("ar", "https://a.example/site/ar/embed/events/tag/%C3%A1rbol/"),
        ("fr", "https://a.example/site/embed/events/tag/%C3%A1rbol/"),
    ],
)
def test_it_leads_to_the_list_in_its_language(lang: str, src: str) -> None:
    assert Frame(embed_line(SITE, "/events/tag/árbol/", "x", lang)).attributes["src"] == src


def test_any_name_is_a_name() -> None:
    name = 'x" onload="alert(1)"><script>alert(1)</script>'
    frame = Frame(embed_line(SITE, "/events/", name, "en"))

    assert (frame.tags, frame.attributes["title"]) == (["iframe"], name)
    assert "onload" not in frame.attributes
