"""HTML of other systems as Markdown, which this site reads as what it was."""

from __future__ import annotations

import pytest

from almanac.importers.html_markdown import READ_OTHERWISE, Converted, markdown_of


def picture(address: str, _alt: str) -> str | None:
    """Those that there are, as a story names them."""
    return None if "gone" in address else f"../../images/{address.rpartition('/')[2]}"


def converted(html: str) -> Converted:
    return markdown_of(html, lambda address: "" if "dead" in address else address, picture)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        pytest.param("<p>a <b>b </b>c<i> d</i>.</p>", "a **b** c *d*.", id="blanks are outside of marks"),
        pytest.param("a<b>b</b>c", "a**b**c", id="a mark within a word"),
        pytest.param("a<em>(b)</em>c", "a<em>(b)</em>c", id="a mark that would be none"),
        pytest.param("<b><i>a</i></b> b", "**_a_** b", id="two marks"),
        pytest.param("<code>a</code><code>b</code>", "`a`<!-- -->`b`", id="code beside code"),
        pytest.param("<b>a</b><b>b</b>", "**ab**", id="two of the same are one"),
        pytest.param("<b><p>a</p><p>b</p></b>", "**a**\n\n**b**", id="a mark around paragraphs"),
        pytest.param("a\n b<br> c<br><br>d", "a b\\\nc\n\nd", id="breaks"),
        pytest.param("<h1>A</h1><h2>B</h2>", "## A\n\n### B", id="no heading is of the first level"),
        pytest.param("<h2>A</h2><h6>B #</h6>", "## A\n\n###### B \\#", id="headings that stay"),
        pytest.param("<ul><li>a<ol><li>b</ol></ul>", "- a\n  1. b", id="a list below"),
        pytest.param("<ul><li>a</ul><ul><li>b</ul>", "- a\n\n+ b", id="two lists"),
        pytest.param("<ul><li><p>a<p>b</ul>", "- a\n\n  b", id="paragraphs in a list"),
        pytest.param("<ol start=3><li>a<li><pre>b</pre></ol>", "3. a\n\n4. ```\n   b\n   ```", id="code in a list"),
        pytest.param("<ul><li><input type=checkbox checked>a</ul>", "- [x] a", id="a task"),
        pytest.param(
            "<pre><code class='language-sh'>```</code></pre>", "````sh\n```\n````", id="code with a fence in it"
        ),
        pytest.param("<code>a`b</code>", "``a`b``", id="code with a backtick in it"),
        pytest.param("<a href='/x y'>a</a>!<a href=b>c</a>", "[a](/x%20y)\\![c](b)", id="links"),
        pytest.param(
            "<a href='https://a.org'>https://a.org</a>", "<https://a.org>", id="a link that shows its address"
        ),
        pytest.param("<a href=x><h2>a</h2><p>b</a>", "## [a](x)\n\n[b](x)", id="a link around blocks"),
        pytest.param("<a href=dead>a</a>", "a", id="a link that leads nowhere any more"),
        pytest.param("<a href=x><img src=/i/p.jpg alt=P></a>", "[![P](../../images/p.jpg)](x)", id="a linked picture"),
        pytest.param("<img src=gone.jpg alt='A hall'>", "A hall", id="a picture that is gone"),
        pytest.param(
            "<img src=/i/big-hall-300x200.jpg>", "![big hall](../../images/big-hall-300x200.jpg)", id="no alt"
        ),
        pytest.param(
            "<figure><img src=p.jpg alt=P><figcaption>C &amp; <b>d</b></figcaption></figure>",
            '<figure>\n<img src="../../images/p.jpg" alt="P">\n'
            "<figcaption>C &amp; <strong>d</strong></figcaption>\n</figure>",
            id="a caption",
        ),
        pytest.param(
            "<table><tr><th>a|b<th align=right>c<tr><td>d<br>e<td align=right>f</table>",
            "| a\\|b | c |\n| --- | --: |\n| d<br>e | f |",
            id="a table",
        ),
        pytest.param(
            "<table><tr><td>a<tr><td colspan=2>b</table>",
            '<table>\n<tbody>\n<tr><td>a</td></tr>\n<tr><td colspan="2">b</td></tr>\n</tbody>\n</table>',
            id="a table that Markdown has no signs for",
        ),
        pytest.param("<dl><dt>a<dd>b<dd>c</dd><dt>d<dd>e</dl>", "a\n: b\n: c\n\nd\n: e", id="meanings"),
        pytest.param(
            "a<sup data-fn=u><a href=#u id=u-link>1</a></sup> b<ol class=wp-block-footnotes><li id=u>c "
            "<a href=#u-link>↩︎</a></ol>",
            "a[^1] b\n\n[^1]: c",
            id="a footnote of WordPress",
        ),
        pytest.param(
            '<h2 id="old">New words</h2><p><a href="#old">up</a>',
            "## New words\n\n[up](#new-words)",
            id="a link to a part",
        ),
        pytest.param("<p dir=rtl>ا<p dir=rtl>ب", '<div dir="rtl">\n\nا\n\nب\n\n</div>', id="another direction"),
        pytest.param(
            "<details><summary>a</summary><p>b</details>",
            "<details>\n<summary>a</summary>\n\nb\n\n</details>",
            id="what opens",
        ),
        pytest.param(
            "<div class='admonition tip'><p class=admonition-title>Tip<p>a</div>", "> [!TIP]\n> a", id="a box"
        ),
        pytest.param(
            "<iframe src='//www.youtube.com/embed/x' title=Film></iframe>",
            "[Film](https://www.youtube.com/watch?v=x)",
            id="a film",
        ),
        pytest.param("<a href='java&#10;script:alert(1)'>a</a><script>b</script>", "a", id="what runs"),
        pytest.param(
            "<p># a<p>- b<p>1. c<p>&gt; d<p>=== <p>: e",
            "\\# a\n\n\\- b\n\n1\\. c\n\n\\> d\n\n\\===\n\n\\: e",
            id="words that look like signs",
        ),
        pytest.param(
            "*a* _b_ c_d `e` [f](g) &lt;h> &amp;amp; ~i~ https://j.org k@l.org",
            "\\*a\\* \\_b\\_ c_d \\`e\\` \\[f\\](g) \\<h> \\&amp; \\~i\\~ https\\://j.org k\\@l.org",
            id="signs that are words",
        ),
    ],
)
def test_is_written_as_markdown_and_read_as_it_was(html: str, markdown: str) -> None:
    found = converted(html)
    assert found.text == markdown
    assert READ_OTHERWISE not in found.lost


@pytest.mark.parametrize(
    ("html", "lost"),
    [
        pytest.param("<script>a</script><style>b</style>", {"scripts": 1, "styles": 1}, id="what runs"),
        pytest.param("<iframe src=https://a.org></iframe>", {"frames that became links": 1}, id="a frame"),
        pytest.param("<iframe src=about:blank></iframe>", {"frames": 1}, id="a frame of nothing"),
        pytest.param("<form><input><select></select></form>", {"forms": 2}, id="a form"),
        pytest.param("<a href=javascript:a>b</a>", {"links that are none": 1}, id="a script as a link"),
        pytest.param("<a href=#a>b</a>", {"links to a part that is not there": 1}, id="a part that is not there"),
        pytest.param("<p hidden>a", {"hidden parts": 1}, id="what is hidden"),
        pytest.param("a\u202eb", {"invisible control characters": 1}, id="what turns words round"),
        pytest.param("<p>a <b>b</b>", {}, id="nothing"),
    ],
)
def test_says_what_is_lost(html: str, lost: dict[str, int]) -> None:
    assert dict(converted(html).lost) == lost
