"""HTML as text, for calendars."""

from __future__ import annotations

import pytest

from almanac.read.body.plain_text import plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        pytest.param("<p>a</p>\n<p>b</p>", "a\n\nb", id="paragraphs are divided by an empty line"),
        pytest.param("<p>a\nb</p>", "a b", id="a line break in a paragraph is a space"),
        pytest.param("<p>a<br>b</p>", "a\nb", id="a break is a line"),
        pytest.param("<h2>a</h2><p>b</p>", "a\n\nb", id="a heading stands alone"),
        pytest.param("<ul>\n<li>a</li>\n<li>b</li>\n</ul>", "- a\n- b", id="items have dashes"),
        pytest.param('<p><a href="https://a.org/">b</a></p>', "b (https://a.org/)", id="a link and its address"),
        pytest.param('<p><a href="https://a.org/">https://a.org/</a></p>', "https://a.org/", id="an address once"),
        pytest.param('<p><a href="mailto:a@b.org">write</a></p>', "write (a@b.org)", id="mail without its scheme"),
        pytest.param('<p><a href="tel:+321">call</a></p>', "call (+321)", id="a telephone without its scheme"),
        pytest.param('<p><a href="http://www.a.org">www.a.org</a></p>', "www.a.org", id="a host once"),
        pytest.param('<p><a href="/about/">us</a></p>', "us", id="a path of the site says nothing elsewhere"),
        pytest.param('<p><a href="https://a.org/"><b>c</b></a> d</p>', "c (https://a.org/) d", id="a marked link"),
        pytest.param('<h2 id="a">a<a class="headerlink" href="#a">#</a></h2>', "a", id="no sign of a heading's link"),
        pytest.param('<p>a <a class="footnote-backref" href="#b">↩</a></p>', "a", id="no way back from a note"),
        pytest.param('<p><img src="/x.jpg" alt="A hall"></p>', "A hall", id="a picture is what it shows"),
        pytest.param("<p>a &amp; b &lt;c&gt;</p>", "a & b <c>", id="signs are signs"),
        pytest.param("<dl><dt>a</dt><dd>b</dd></dl>", "a\nb", id="terms"),
        pytest.param("<table>\n<tr>\n<td>a</td>\n<td>b</td>\n</tr>\n</table>", "a b", id="cells in a line"),
        pytest.param("<pre><code>a\nb</code></pre>", "a\nb", id="code keeps its lines"),
        pytest.param("<p>a</p><hr><p>b</p>", "a\n\nb", id="a rule"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_html_reads_as_text(html: str, text: str) -> None:
    assert plain_text(html) == text
