"""Our HTML and another parser's, made comparable: what we add is taken away, what we decided is done to theirs."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote, unquote

import html5lib
from lxml import etree, html

from almanac.model.entry import Source
from almanac.read.body.markdown import MarkdownReader
from almanac.read.body.sanitiser import sanitised
from almanac.read.fault import Fault
from almanac.read.values.links import Targets, check_scheme

_MARK = "made-here-"


class AnyTargets(Targets):
    """A site that has every page: only the scheme of an address is looked at."""

    def resolve(self, link: str, source: str, *, guess: bool = True) -> str:
        """The link as it is."""
        check_scheme(link)
        return link


def ours(markdown: str) -> str:
    """What a page shows."""
    return MarkdownReader(AnyTargets({})).read(Source("x.md", "", markdown))[0].html


def differences(markdown: str, expected: str) -> list[str] | None:
    """The decisions that lead from the expected HTML to ours, in their order; None where they do not."""
    wanted = canonical(ours(markdown), as_it_is=False)
    used = []
    found = expected
    for name, decide in DECISIONS:
        if canonical(found) == wanted:
            return used
        changed = decide(found)
        if canonical(changed) != canonical(found):
            used.append(name)
            found = changed
    return used if canonical(found) == wanted else None


def canonical(markup: str, *, as_it_is: bool = True) -> str:
    """HTML in which spaces between blocks, the order of attributes and escapes of addresses make no difference."""
    tree = parsed(markup)
    if not as_it_is:
        _without_additions(tree)
    for element in tree.iter():
        for name in ("href", "src"):
            if name in element.attrib:
                element.set(name, quote(unquote(element.get(name, ""))))
        attributes = sorted(element.attrib.items())
        element.attrib.clear()
        element.attrib.update(attributes)
    text = html.tostring(tree, encoding="unicode")
    return re.sub(r"\s*(</?(?!a\b|code|em|strong|del|img|span|b\b|i\b)[a-z0-9]+[^>]*>)\s*", r"\1", text).strip()


def parsed(markup: str) -> html.HtmlElement:
    """The tree that browsers make of it, in an element of its own."""
    tree = html5lib.parseFragment(markup, namespaceHTMLElements=False)
    written = html5lib.serialize(tree, omit_optional_tags=False, quote_attr_values="always")
    return html.fragment_fromstring(f"<main>{written}</main>", create_parent=False)


def _without_additions(tree: html.HtmlElement) -> None:
    """Take away what we add to a text: links to headings, their ids, colours, classes."""
    for link in tree.xpath("//a[@class='headerlink']"):
        link.drop_tree()
    for heading in tree.xpath("//h1|//h2|//h3|//h4|//h5|//h6"):
        heading.attrib.pop("id", None)
    for code in tree.xpath("//div[@class='highlight']"):
        for span in code.xpath(".//span"):
            span.drop_tag()
        code.drop_tag()
    for item in tree.xpath("//li[@class='task']"):
        del item.attrib["class"]


def _lowered_headings(markup: str) -> str:
    if "<h1>" not in markup:
        return markup
    return re.sub(r"(</?h)([1-6])>", lambda tag: f"{tag[1]}{min(int(tag[2]) + 1, 6)}>", markup)


def _plain_code(markup: str) -> str:
    """No class for the language, no empty lines around."""
    without = re.sub(r'<code class="language-[^"]*">', "<code>", re.sub(r'<pre lang="[^"]*">', "<pre>", markup))
    return re.sub(
        r"<pre><code>(.*?)</code></pre>",
        lambda code: f"<pre><code>{code[1].strip(chr(10))}\n</code></pre>",
        without,
        flags=re.DOTALL,
    )


def _boxes(markup: str) -> str:
    """In the first paragraph of the item, if it has paragraphs."""
    return re.sub(
        r"<input ([^>]*)>(\s*<p>)?",
        lambda box: f"{box[2] or ''}{'☑' if 'checked' in box[1] else '☐'}{' ' if box[2] else ''}",
        markup,
    )


def _columns(markup: str) -> str:
    return re.sub(r'align="(\w+)"', r'class="align-\1"', markup)


def _sanitised(markup: str) -> str:
    def resolve(_: str, address: str) -> str:
        check_scheme(address)
        return address

    marked = re.sub(r' id="', f' id="{_MARK}', markup) if "footnote" in markup else markup
    return sanitised(marked, resolve, _MARK, frozenset())


def _unlinked(markup: str) -> str:
    """A link or picture whose address cannot be published is its text, or nothing."""

    def is_refused(address: str) -> bool:
        try:
            check_scheme(unquote(address))
        except Fault:
            return True
        return False

    tree = parsed(markup)
    for link in tree.xpath("//a[@href]"):
        if is_refused(link.get("href")):
            link.drop_tag()
    for picture in tree.xpath("//img[@src]"):
        address = picture.get("src")
        if is_refused(address) or address.startswith(("http:", "https:", "//")):
            picture.drop_tree()
    return "".join([tree.text or "", *(etree.tostring(child, encoding="unicode", method="html") for child in tree)])


DECISIONS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("headings are lowered", _lowered_headings),
    ("code without a class", _plain_code),
    ("boxes are characters", _boxes),
    ("columns by class", _columns),
    ("no address of this kind", _unlinked),
    ("sanitised", _sanitised),
)
