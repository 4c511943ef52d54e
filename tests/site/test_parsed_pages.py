"""Pages are read as html5lib reads them, which is slow, and whatever it calls an error is one here too."""

from __future__ import annotations

from xml.etree.ElementTree import tostring

import html5lib
import pytest
from built.html_tree import errors, parsed
from built.pages import BuiltSite

BEGINNING = '<!doctype html><html lang="en"><head><title>A page</title></head><body>'
FAULTS = {
    "an end too early": "<div><span></div></span>",
    "an end of nothing": "</div>",
    "an end of nothing that is a paragraph": "<div></p></div>",
    "ends in another order": "<b><p></b>x</p>",
    "words in a table": "<table><tbody><p>x</p></tbody></table>",
    "a form in a form": "<form><form></form></form>",
    "a link in a link": '<a href="/"><a href="/">x</a></a>',
    "a heading in a heading": "<h1><h2></h2></h1>",
    "a list that ends late": "<ul><li></ul></li>",
    "a block in a drawing": "<svg><p></p></svg>",
    "no end": "<div><p>x</p>",
    "a script without an end": "<script>x",
    "ended where it has no end": "<div/>x</div>",
    "an attribute twice": '<p id="a" id="b">x</p>',
    "attributes without a space": "<a href='x'title='y'>z</a>",
    "a quotation mark in an attribute": '<p title=a"b>x</p>',
    "a character of no name": "<p>&nope;</p>",
    "a character's name without its end": "<p>&copy x</p>",
    "a character of no text": "<p>\x01</p>",
    "what is no character": "<p>\ufdd0</p>",
    "the number of none": "<p>&#x80;</p>",
    "without script": "<noscript><p><b></p></b></noscript>",
}
RIGHT = {
    "every end": "<p>a <b>b</b></p><ul><li>c</li></ul><hr><img alt='' src='a'>",
    "a drawing": '<svg viewBox="0 0 1 1"><path d="M0 0"/><linearGradient></linearGradient></svg>',
    "a table": "<table><tbody><tr><td>x</td></tr></tbody></table>",
    "words of many kinds": "<p>&amp;&lt;&eacute; ü</p><!-- a --><textarea><b></textarea><script>'<b>'</script>",
    "without script": "<noscript><p>x</p></noscript>",
}


def of_html5lib(text: str) -> tuple[bytes, bool]:
    """The tree, and whether anything is an error."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = tostring(parser.parse(text))
    return tree, bool(parser.errors)


@pytest.mark.parametrize("markup", FAULTS.values(), ids=FAULTS)
def test_what_is_an_error_is_seen_and_read_alike(markup: str) -> None:
    text = f"{BEGINNING}{markup}</body></html>"
    tree = parsed(text)

    assert errors(text, tree) != []
    assert of_html5lib(text) == (tostring(tree), True)


@pytest.mark.parametrize("markup", RIGHT.values(), ids=RIGHT)
def test_what_is_right_has_none(markup: str) -> None:
    text = f"{BEGINNING}{markup}</body></html>"
    tree = parsed(text)

    assert errors(text, tree) == []
    assert of_html5lib(text) == (tostring(tree), False)


def test_a_page_without_its_kind_has_an_error() -> None:
    text = f"{BEGINNING}</body></html>".removeprefix("<!doctype html>")

    assert errors(text, parsed(text)) == ["<html> <head> is written, and <!doctype html> <html> comes of it"]


@pytest.mark.parametrize(
    "address", ["/", "/ar/events/several-days/", "/2027/01/20/every-kind-of-text/", "/events/2027/02/"]
)
def test_a_page_is_read_alike(miniature_site: BuiltSite, address: str) -> None:
    assert of_html5lib(miniature_site.read(address)) == (tostring(miniature_site.document(address)), False)
