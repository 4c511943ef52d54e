"""What stands where HTML has no place for it becomes something that may stand there, and no word of it is lost."""

from __future__ import annotations

import pytest
from lxml import etree
from lxml.html import fragment_fromstring

from almanac.render.book.content_model import made_valid

CASES = {
    "blocks within words": ("<em>a<div>b</div></em>", "a<div>b</div>"),
    "a block in a heading": ("<h2>a<pre>b</pre></h2>", "<div>a<pre>b</pre></div>"),
    "an item of no list": ("<li>a</li>", "<div>a</div>"),
    "words between items": ("<ul>a<li>b</li>c</ul>", "<ul><li>a</li><li>b</li><li>c</li></ul>"),
    "a meaning without a name": ("<dl><dd>a</dd></dl>", "<div><div>a</div></div>"),
    "names with meanings stay": ("<dl><dt>a</dt><dd>b</dd></dl>", "<dl><dt>a</dt><dd>b</dd></dl>"),
    "a heading in a name": ("<dl><dt><h3>a</h3></dt><dd>b</dd></dl>", "<dl><dt><div>a</div></dt><dd>b</dd></dl>"),
    "rows without a group": ("<table><tr><td>a</td></tr></table>", "<table><tbody><tr><td>a</td></tr></tbody></table>"),
    "a row without a cell": (
        "<table><tr></tr><tr><td>a</td></tr></table>",
        "<table><tbody><tr><td>a</td></tr></tbody></table>",
    ),
    "a table of nothing": ("a<table></table>b", "ab"),
    "a head below": (
        "<table><tbody><tr><td>a</td></tr></tbody><thead><tr><td>b</td></tr></thead></table>",
        "<table><tbody><tr><td>a</td></tr></tbody><tbody><tr><td>b</td></tr></tbody></table>",
    ),
    "a caption in the middle": (
        "<figure><p>a</p><figcaption>b</figcaption><p>c</p></figure>",
        "<figure><p>a</p><div>b</div><p>c</p></figure>",
    ),
    "a reading of nothing": ("<rt>a</rt>", "<span>a</span>"),
    "a reading stays": ("<ruby>a<rt>b</rt></ruby>", "<ruby>a<rt>b</rt></ruby>"),
    "what opens and shuts": ("<details><summary>a</summary>b</details>", "<div><div>a</div>b</div>"),
}  # fmt: skip


def mended(html: str) -> tuple[str, str]:
    """What becomes of it, and its words."""
    root = fragment_fromstring(html, create_parent="div")
    made_valid(root)
    inside = (root.text or "") + "".join(etree.tostring(child, encoding="unicode") for child in root)
    return inside, "".join(root.itertext())


@pytest.mark.parametrize(("html", "expected"), [pytest.param(*case, id=name) for name, case in CASES.items()])
def test_it_is_put_right(html: str, expected: str) -> None:
    assert mended(html)[0] == expected


@pytest.mark.parametrize("html", [pytest.param(html, id=name) for name, (html, _) in CASES.items()])
def test_no_word_is_lost(html: str) -> None:
    assert mended(html)[1] == "".join(fragment_fromstring(html, create_parent="div").itertext())
