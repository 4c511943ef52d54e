"""Writes wikitext (MediaWiki): the one gate through which words come into it, so that none of them is markup."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from urllib.parse import quote

from almanac.model import language

# All that means something in wikitext (links, templates, tables, signatures, HTML, switches, addresses) is of ASCII;
# of that letters, figures and a few marks mean nothing within a line. Japanese wikis have switches between wide
# underscores, too.
_MAY_BE_MARKUP = re.compile("^[-!+:]|!(?=!)|(?![A-Za-z0-9 ,.!?()%/+-])[\x00-\x7f]|\uff3f")
# The same for lines of a text, which are no value and no title: some marks begin something at their head alone.
_MAY_BE_MARKUP_IN_LINE = re.compile(
    '(?:^|(?<=^ ))[-!+:*#;]|!(?=!)|(?!& )(?![A-Za-z0-9 ,.!?()%/+"$@^`\\\\#*;-])[\x00-\x7f]|\uff3f'
)
# What no wiki keeps: controls of ASCII that are no spaces, and have no number that HTML knows; what is no character.
_LOST = re.compile("[\x00-\x08\x0e-\x1b\x7f\ud800-\udfff\ufffe\uffff]")
# What becomes a link by itself, before a number (MediaWiki, "Help:Magic links").
_MAGIC = re.compile(r"\b(?:ISBN|PMID|RFC)(?=\s)")
# What HTML takes for a space, and what no line may have; a space that keeps words together stays.
_SPACES = re.compile("[ \t-\r\x1c-\x1f\x85\u2028\u2029]+")
# What a template, a link or a table would be within `<pre>`, it is not; a tag and a character's number are.
_IN_PRE = re.compile("[&<>]")
_IN_ADDRESS = "%/:?#@!$&()*+,;=~"
# Within an address a signature and a switch are no less markup.
_IN_ADDRESSES = re.compile("~(?=~)|_(?=_)|!(?=!)|&")


def words(text: str) -> str:
    """A text in one line that a wiki shows letter by letter; what could be markup is written by its number in Unicode.

    What is saved is what comes back, since a wiki brings everything into NFC.
    """
    return _in_nfc(" ".join(_LOST.sub("", text).split()), _MAY_BE_MARKUP)


def run(text: str) -> str:
    """The same for a part of a line: it keeps a space at either end, and spaces that hold words together."""
    return _in_nfc(_SPACES.sub(" ", _LOST.sub("", text)), _MAY_BE_MARKUP_IN_LINE)


def preformatted(text: str) -> str:
    """Lines as they are, between ``<pre>`` and ``</pre>``, where only tags and numbers of characters mean something."""
    lines = unicodedata.normalize("NFC", _LOST.sub("", text)).splitlines()
    return "<pre>\n" + "\n".join(_IN_PRE.sub(lambda found: f"&#{ord(found[0])};", line) for line in lines) + "\n</pre>"


def _in_nfc(line: str, may_be_markup: re.Pattern[str]) -> str:
    if not line.isascii():
        line = unicodedata.normalize("NFC", line)
        bare = line.lstrip(" ")
        # It would join the markup before it: `>` with U+0338 is no `>`.
        if bare and unicodedata.category(bare[0])[0] == "M":
            gap = line[: len(line) - len(bare)]
            return f"{gap}&#{ord(bare[0])};{_written(bare[1:], may_be_markup)}"
    return _written(line, may_be_markup)


def _written(line: str, may_be_markup: re.Pattern[str]) -> str:
    numbered = may_be_markup.sub(_told_by_number, line)
    return _MAGIC.sub(lambda found: f"&#{ord(found[0][0])};{found[0][1:]}", numbered)


def link(url: str, text: str) -> str:
    """A link to an absolute address with its words; the words alone where there is no address, or nothing to read."""
    said = words(text)
    return labelled(url, said) if url and said else said


def labelled(url: str, wikitext: str) -> str:
    """A link to an absolute address around what is wikitext already and no link."""
    return f"[{_IN_ADDRESSES.sub(_in_address, quote(url, safe=_IN_ADDRESS))} {wikitext}]"


def page_link(title: str, wikitext: str, part: str = "") -> str:
    """A link to a page of the wiki, or to a ``part`` of one, around wikitext; without a title to one of the same page.

    The colon keeps a picture from being shown, and a category from having the page.
    """
    to = f":{words(title)}" if title else ""
    return f"[[{to}{f'#{words(part)}' if part else ''}|{wikitext}]]"


def redirect(title: str) -> str:
    """The text of a page that leads to another."""
    return f"#REDIRECT [[:{words(title)}]]"


def category(name: str, key: str = "") -> str:
    """Puts the page into a category, there by its key."""
    return f"[[Category:{words(name)}{f'|{words(key)}' if key else ''}]]"


def bold(wikitext: str) -> str:
    """The same in bold."""
    return f"'''{wikitext}'''"


def item(*lines: str) -> str:
    """One item of a list, with what belongs to it below its first line; each line is wikitext."""
    first, *below = filter(None, lines)
    return "\n".join([f"* {first}", *(f"*: {line}" for line in below)])


def in_language(wikitext: str, lang: str, around: str) -> str:
    """The same where it is in another language than what is ``around``, marked as such for voices and directions."""
    if lang == around:
        return wikitext
    return f'<span lang="{lang}" dir="{language.direction(lang)}">{wikitext}</span>'


def call_word(name: str, value: str) -> str:
    """A word of the wiki's own with one value, such as ``{{DISPLAYTITLE:...}}``."""
    return f"{{{{{name}:{words(value)}}}}}"


def call(template: str, values: Mapping[str, str]) -> str:
    """A call of a template, each value any text; the name was checked where it was set."""
    given = "".join(f"|{name}={words(value)}" for name, value in values.items() if value)
    return f"{{{{{template}{given}}}}}"


def _in_address(found: re.Match[str]) -> str:
    # Else `&lt` in a query would be read as a character.
    return "&amp;" if found[0] == "&" else f"%{ord(found[0]):02X}"


def _told_by_number(found: re.Match[str]) -> str:
    """A mark by its number, unless it is within words."""
    line, mark = found.string, found[0]
    before, after = line[found.start() - 1 : found.start()], line[found.end() : found.end() + 1]
    is_plain = (
        # Two apostrophes are markup, and more may stand around the line; a colon can be the second part of an address.
        (mark == "'" and before not in {"", "'"} and after not in {"", "'"})
        or (mark == ":" and line[: found.start()].strip() and (not before.isalpha() or after in {"", " "}))
    )
    return mark if is_plain else f"&#{ord(mark)};"
