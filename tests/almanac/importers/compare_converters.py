"""Compares ways from HTML to Markdown by what comes back: python compare_converters.py, with those that are installed.

Each small text is made Markdown of, which this site reads; words, links, pictures and the number of each element have
to be the same. A case counts where all are.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.metadata import version
from pathlib import Path

from lxml import html as lxml_html

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "plugins"))

CASES = {
    "marks": "<p>a <b>b</b>, <i>c</i> and <del>d</del></p>",
    "blanks in marks": "<p>a <b> b </b>c<i>d </i>e</p>",
    "a mark within a word": "<p>un<b>believ</b>able</p>",
    "a mark beside punctuation": "<p>a<em>(b)</em>c</p>",
    "marks in marks": "<p><b>a <i>b</i></b> <i><b>c</b></i></p>",
    "stars and lines": "<p>2 * 3 * 4, snake_case_name and _this_</p>",
    "signs at the beginning": "<p># a</p><p>- b</p><p>1. c</p><p>+ d</p><p>&gt; e</p>",
    "brackets": "<p>[a](b) and ![c](d) and [^1]</p>",
    "tags as words": "<p>Write &lt;b&gt; or &amp;amp; there</p>",
    "tildes and bars": "<p>~~a~~ ~b~ | c | d</p>",
    "backticks and backslashes": "<p>`a` and C:\\*d</p>",
    "addresses as words": "<p>https://a.org and b@c.org</p>",
    "a line below that makes a heading": "<p>a<br>---<br>b<br>===</p>",
    "breaks": "<p>a<br>b<br>c</p>",
    "headings": "<h2>a <code>b</code></h2><h3>c #</h3><h4>d</h4>",
    "links": '<p><a href="https://a.org/b_c(d)?e=f&amp;g=h" title="i &quot;j&quot;">k [l]</a></p>',
    "a link behind an exclamation": '<p>a!<a href="/b">c</a></p>',
    "a link around blocks": '<a href="/a"><h2>b</h2><p>c</p></a>',
    "a picture": '<p><img src="/a.jpg" alt="b [c] *d*"></p>',
    "a linked picture": '<p><a href="/a"><img src="/b.jpg" alt="c"></a></p>',
    "a caption": '<figure><img src="/a.jpg" alt="b"><figcaption>c <a href="/d">e</a></figcaption></figure>',
    "lists": "<ul><li>a</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>",
    "lists in lists": "<ul><li>a<ol><li>b<ul><li>c</li></ul></li></ol></li><li>d</li></ul>",
    "paragraphs in a list": "<ol><li><p>a</p><p>b</p></li><li><p>c</p></li></ol>",
    "code in a list": "<ol><li>a<pre><code>b\n\nc</code></pre></li><li>d</li></ol>",
    "a list that begins with four": '<ol start="4"><li>a</li><li>b</li></ol>',
    "two lists": "<ul><li>a</li></ul><ul><li>b</li></ul>",
    "tasks": '<ul><li><input type="checkbox" checked> a</li><li><input type="checkbox"> b</li></ul>',
    "code": "<p><code>a*b</code>, <code>c`d</code> and <code>&lt;e&gt;</code></p>",
    "a block of code": '<pre><code class="language-python">a = "```"\n\n  b\n</code></pre>',
    "a quotation": "<blockquote><p>a</p><blockquote><p>b</p></blockquote><ul><li>c</li></ul></blockquote>",
    "a table": "<table><tr><th>a</th><th>b|c</th></tr><tr><td>d</td><td>e<br>f</td></tr></table>",
    "a table without headings": "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    "a table with a list": "<table><tr><th>a</th></tr><tr><td><ul><li>b</li><li>c</li></ul></td></tr></table>",
    "a table with wide cells": '<table><tr><th>a</th><th>b</th></tr><tr><td colspan="2">c</td></tr></table>',
    "terms and meanings": "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd>d</dd><dd>e</dd></dl>",
    "raised and lowered": "<p>H<sub>2</sub>O, m<sup>2</sup>, <kbd>Ctrl</kbd></p>",
    "an abbreviation": '<p><abbr title="b c">a</abbr></p>',
    "what was put in": "<p><ins>a</ins> <mark>b</mark></p>",
    "what opens": "<details><summary>a</summary><p>b</p><ul><li>c</li></ul></details>",
    "a rule": "<p>a</p><hr><p>b</p>",
    "right to left": '<div dir="rtl"><p>ا <b>ب</b></p></div>',
    "another language": '<p>a <span lang="fr">b</span></p>',
    "a footnote": '<p>a<sup id="fnref:1"><a href="#fn:1">1</a></sup></p><div class="footnote"><hr><ol><li id="fn:1">'
    '<p>b <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>',
    "a link to a part": '<h2 id="a-b">A b</h2><p><a href="#a-b">c</a></p>',
    "hard blanks": "<p>a&nbsp;b <b>&nbsp;c</b></p>",
    "marks around paragraphs": "<b><p>a</p><p>b</p></b>",
    "tags that end where they should not": "<p>a <b>b <i>c</b> d</i> e</p>",
    "a film": '<iframe src="https://a.org/b"></iframe>',
    "what runs": '<p>a<script>alert(1)</script> <a href="javascript:b">c</a></p>',
}
COUNTED = ["h2", "h3", "h4", "ul", "ol", "li", "pre", "code", "blockquote", "table", "tr", "td", "th", "dl", "dt", "dd",
           "em", "strong", "del", "ins", "mark", "sub", "sup", "kbd", "abbr", "hr", "br", "figure", "figcaption",
           "details", "summary"]  # fmt: skip
SAME = {"b": "strong", "i": "em", "s": "del"}


def main() -> None:
    """Print a row for each way."""
    for name, convert in ways():
        missed = [case for case, text in CASES.items() if not is_same(text, convert)]
        sys.stdout.write(f"| {name} | {len(CASES) - len(missed)} of {len(CASES)} | {', '.join(missed) or 'none'} |\n")


def is_same(text: str, convert: Callable[[str], str]) -> bool:
    """Whether what comes back is what it was."""
    from almanac.importers.from_html.read_back import read

    try:
        return facts(read(convert(text))) == facts(text)
    except Exception as error:  # noqa: BLE001 - a converter may raise anything
        sys.stderr.write(f"{text!r}: {error!r}\n")
        return False


def facts(text: str) -> tuple[str, list[str], list[str], Counter[str]]:
    """Words, links, pictures, and the number of each element; what frames show is a link."""
    root = lxml_html.fragment_fromstring(text, create_parent="div")
    for element in [
        *root.iter("script", "input"),
        *root.find_class("headerlink"),
        *root.find_class("footnote-backref"),
    ]:
        element.drop_tree()
    for code in [*root.iter("pre")]:
        words = code.text_content().strip("\n")
        code.clear()
        code.text = words
    links = [element.get("href") or element.get("src") for element in root.iter("a", "iframe")]
    kept = list(dict.fromkeys(link for link in links if link and not link.startswith("javascript:")))
    pictures = [f"{element.get('src')} {element.get('alt')}" for element in root.iter("img")]
    counted = Counter(SAME.get(str(element.tag), str(element.tag)) for element in root.iter())
    words = "".join(root.text_content().split()).replace("☑", "").replace("☐", "").replace("https://a.org/b", "")
    return words, kept, pictures, Counter({name: counted[name] for name in COUNTED})


def ways() -> Iterator[tuple[str, Callable[[str], str]]]:
    """Those that are there: its name, and a function."""
    from almanac.importers.html_markdown import markdown_of

    yield "ours", lambda text: markdown_of(text, lambda address: address, lambda address, _alt: address).text
    for package, convert in (("html2text", html2text), ("markdownify", markdownify), ("html-to-markdown", rust)):
        try:
            import_module(package.replace("-", "_"))
        except ImportError:
            continue
        yield f"{package} {version(package)}", convert


def html2text(text: str) -> str:
    """With what comes nearest to this site's dialect."""
    converter = import_module("html2text").HTML2Text(bodywidth=0)
    converter.escape_snob = converter.pad_tables = converter.mark_code = False
    converter.escape_snob = True
    return str(converter.handle(text))


def markdownify(text: str) -> str:
    """The same."""
    convert = import_module("markdownify").markdownify
    return str(
        convert(text, heading_style="ATX", escape_misc=True, sub_symbol="<sub>", sup_symbol="<sup>", bullets="-")
    )


def rust(text: str) -> str:
    """The same."""
    module = import_module("html_to_markdown")
    options = module.ConversionOptions(escape_asterisks=True, escape_underscores=True, escape_misc=True)
    found = module.convert(text, options)
    return str(found if isinstance(found, str) else getattr(found, "content", found))


if __name__ == "__main__":
    main()
