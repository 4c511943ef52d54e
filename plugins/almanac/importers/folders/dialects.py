"""Makes HTML of texts in the dialect in which they were written: Python-Markdown, reStructuredText, or this site's."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import markdown
from docutils import nodes
from docutils.core import publish_doctree, publish_from_doctree
from docutils.utils import Reporter

from almanac.importers.from_html.read_back import read
from almanac.read.body.limits import OutOfBoundsError

# Python-Markdown takes the square of these for its time, and calls itself for each level.
_MOST_BRACKETS = 4_000
_MOST_SIGNS = 6_000
_MOST_LINES_ALIKE = 1_000
_SHORT = 4
# No text that is larger can be published here.
_MOST_BYTES = 200_000
TOO_DEEP = "it is too deep for Python-Markdown, and was read as this site reads texts"
_OPENS = re.compile(r"^(?:(?:[ \t]*+(?:[*+>-]|\d+\.)){60}|(?:[ ]{4}|\t){40}[ \t]*(?:[*+-]|\d+\.)[ \t])", re.MULTILINE)
# Its extensions that are its own, by the names that settings have for them; those that only colour code say less here.
_KNOWN = frozenset(["abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes", "legacy_attrs",
                    "legacy_em", "md_in_html", "nl2br", "sane_lists", "smarty", "tables", "toc",
                    "wikilinks"])  # fmt: skip
_UNNEEDED = frozenset(["codehilite", "meta", "toc", "wikilinks"])
_PELICAN_EXTENSIONS = ("extra",)
# The language of code as CodeHilite has it: `:::python` or `#!python` in its first line.
_CODE_LANGUAGE = re.compile(r"<pre><code>(?::::|#!)([\w+-]+)\n")
# Options of Pelican's own directive for code, which docutils' does not have.
_CODE_OPTIONS = re.compile(
    r"^(\s+):(?:linenos|linenostart|linenostep|linenospecial|hl_lines|lineseparator|lineanchors|anchorlinenos|linespans|"
    r"nobackground|nowrap|classprefix|tagsfile|tagurlformat|emphasize-lines|caption|name|lineno-start|dedent):.*\n",
    re.MULTILINE,
)
_DOCUTILS: Mapping[str, object] = {
    # Nothing of this machine comes into a text, and nobody's settings.
    "file_insertion_enabled": False,
    "raw_enabled": False,
    "_disable_config": True,
    "embed_stylesheet": False,
    "stylesheet_path": None,
    "stylesheet": None,
    "initial_header_level": "2",
    "syntax_highlight": "none",
    "math_output": "LaTeX",
    "doctitle_xform": True,
    "docinfo_xform": True,
    "report_level": Reporter.ERROR_LEVEL,
    "halt_level": 5,
    "warning_stream": False,
    "smart_quotes": False,
    "line_length_limit": 200_000,
    "cloak_email_addresses": False,
}


@dataclass(frozen=True, slots=True)
class Rendered:
    """HTML, the fields that stood in the text, and what there is to say of how it was read."""

    html: str
    notes: tuple[str, ...] = ()
    fields: tuple[tuple[str, Any], ...] = ()


def extensions_of(setting: Mapping[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The extensions that Pelican's setting MARKDOWN names, and those that only the old site has."""
    named = [*setting.get("extensions", ()), *setting.get("extension_configs", ())] if setting else []
    if not named:
        return _PELICAN_EXTENSIONS, ()
    short = [str(name).removeprefix("markdown.extensions.").partition("(")[0] for name in named]
    known = [name for name in short if name in _KNOWN - _UNNEEDED]
    return tuple(dict.fromkeys(known)), tuple(name for name in short if name not in _KNOWN | _UNNEEDED)


def python_markdown(text: str, extensions: Iterable[str]) -> Rendered:
    """A text as Python-Markdown reads it; one that would take it without end, as this site does."""
    if is_heavy(text):
        return Rendered(today(text).html, (TOO_DEEP,))
    try:
        html = markdown.markdown(text, extensions=[f"markdown.extensions.{name}" for name in extensions])
    except (RecursionError, ValueError, AssertionError, IndexError, AttributeError):
        return Rendered(today(text).html, (TOO_DEEP,))
    return Rendered(_CODE_LANGUAGE.sub(r'<pre><code class="language-\1">', html))


def is_heavy(text: str) -> bool:
    """Whether Python-Markdown would take the text without end."""
    is_large = len(text) > _MOST_BYTES or text.count("[") > _MOST_BRACKETS or text.count("]: ") > _MOST_LINES_ALIKE
    return is_large or _OPENS.search(text) is not None or _has_many_lines_alike(text)


def _has_many_lines_alike(text: str) -> bool:
    """Whether a line of a few signs comes back as no author would have it."""
    short = Counter(line.strip() for line in text.split("\n") if len(line) <= _SHORT)
    return any(count > _MOST_LINES_ALIKE for line, count in short.items() if line)


def today(text: str) -> Rendered:
    """A text in this site's dialect."""
    try:
        return Rendered(read(text))
    except OutOfBoundsError as error:
        return Rendered("", (f"its text cannot be read: {error.message}",))


def restructured_text(text: str) -> Rendered:
    """A text as docutils reads it: with its title and fields taken out, no file read, nothing raw."""
    signs = sum(text.count(sign) for sign in "*`_|")
    if len(text) > _MOST_BYTES or signs > _MOST_SIGNS or _OPENS.search(text) or _has_many_lines_alike(text):
        return Rendered("", ("its text is too large or too deep for docutils",))
    notes: list[str] = []
    try:
        tree = publish_doctree(_CODE_OPTIONS.sub("", text), settings_overrides=dict(_DOCUTILS))
        fields = [*_fields(tree)]
        _take_out_messages(tree, notes)
        parts = publish_from_doctree(
            tree, writer="html5", settings_overrides={**_DOCUTILS, "output_encoding": "unicode"}
        )
    except Exception as error:  # noqa: BLE001 - a directive of docutils may raise anything
        return Rendered("", (f"docutils cannot read it: {error!r:.200}",))
    whole = parts if isinstance(parts, str) else parts.decode("utf-8", "replace")
    return Rendered(_body(whole), tuple(dict.fromkeys(notes)), tuple(fields))


def _fields(tree: nodes.document) -> Iterable[tuple[str, Any]]:
    """What stands above the text, as Pelican reads it; each is taken out of the tree."""
    title = next((child for child in tree.children if isinstance(child, nodes.title)), None)
    if title is not None:
        yield "title", title.astext()
        tree.remove(title)
    subtitle = next((child for child in tree.children if isinstance(child, nodes.subtitle)), None)
    if subtitle is not None:
        tree.remove(subtitle)
        tree.insert(0, nodes.paragraph("", "", nodes.strong("", subtitle.astext())))
    for info in [*tree.findall(nodes.docinfo)]:
        for element in info.children:
            if isinstance(element, nodes.field):
                yield element.children[0].astext().lower(), element.children[1].astext()
            elif isinstance(element, nodes.authors):
                yield "authors", [author.astext() for author in element.children]
            else:
                yield element.tagname.lower(), element.astext()
        info.parent.remove(info)


def _take_out_messages(tree: nodes.document, notes: list[str]) -> None:
    """What docutils could not read is said, and stays as the words that it was."""
    for message in [*tree.findall(nodes.system_message)]:
        words = next(message.findall(nodes.paragraph), None)
        if words is not None and message.get("level", 3) >= Reporter.WARNING_LEVEL:
            notes.append(f"docutils: {words.astext().splitlines()[0][:200]}")
        literal = [child for child in message.children if isinstance(child, nodes.literal_block)]
        message.parent.replace(message, literal)
    for problem in [*tree.findall(nodes.problematic)]:
        problem.parent.replace(problem, [nodes.Text(problem.astext())])


def _body(html: str) -> str:
    begin = html.find("<main")
    start = html.find(">", begin) + 1 if begin >= 0 else html.find("<body") + len("<body>")
    end = html.rfind("</main>") if begin >= 0 else html.rfind("</body>")
    return html[start : end if end >= 0 else len(html)]
