"""Takes words out of what a source has: one line of text, plain text of HTML, the first sentences of it."""

from __future__ import annotations

import re
import unicodedata
from html.parser import HTMLParser

from almanac.read.values.invisible import without_invisible

MOST_OF_A_SUMMARY = 300
# As much as tells what a text is about; what follows is left for whoever opens it.
_ENOUGH = 90
_BLOCKS = frozenset(["address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
                     "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "td", "th",
                     "tr", "ul"])  # fmt: skip
_UNREAD = frozenset(["script", "style", "template", "noscript", "iframe", "object", "svg", "math", "title"])
# The end of a sentence in most scripts, with what closes it.
_SENTENCE = re.compile(r".+?(?:[.!?…؟۔।]+[\"'”’»)\]]*(?=\s|$)|[。！？]+[」』）]*|$)", re.DOTALL)
# Loose on purpose: whatever might be an address of somebody is none of ours to show.
_PART = r"[^\s<>()\[\],;:@]+"
_E_MAIL = re.compile(rf"{_PART}(?:@|\s?\(at\)\s?|\s?\[at\]\s?){_PART}\.{_PART}", re.IGNORECASE)
_UNPAIRED = re.compile("[\ud800-\udfff]")


def one_line(value: object) -> str:
    """A value as one line of text in NFC, without what nobody sees."""
    plain = _UNPAIRED.sub("", without_invisible(str("" if value is None else value).replace("\t", " ")))
    return " ".join(unicodedata.normalize("NFC", plain).split())


def has_e_mail(text: str) -> bool:
    """Whether somebody's e-mail address is in a text, however it is written."""
    return _E_MAIL.search(text) is not None


def words_of(html: str) -> str:
    """HTML as plain text, a line for each block."""
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (one_line(line) for line in "".join(reader.parts).split("\n"))
    return "\n".join(line for line in lines if line)


def first_words(text: str, most: int = 60) -> str:
    """The beginning of a text in one line, cut between words."""
    return cut(one_line(text.partition("\n")[0]), most)


def first_sentences(text: str, least: int) -> str:
    """As many whole sentences from the beginning as say what a text is about; of a long one its beginning."""
    found = ""
    for line in text.split("\n"):
        for sentence in _SENTENCE.findall(line):
            longer = one_line(f"{found} {sentence}")
            if len(longer) > MOST_OF_A_SUMMARY:
                return found if len(found) >= least else cut(longer, MOST_OF_A_SUMMARY)
            found = longer
            if len(found) >= max(_ENOUGH, least):
                return found
    return found


def cut(text: str, most: int) -> str:
    """The text, cut at a word where it has more than ``most`` characters, with an ellipsis."""
    if len(text) <= most:
        return text
    head = text[:most]
    at_a_word = head[: head.rfind(" ")] if " " in head[most // 2 :] else head[:-1]
    return f"{at_a_word.rstrip(' ,;:–—-')}…"


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unread: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNREAD:
            self._unread.append(tag)
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        elif tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.parts.append(data.replace("\n", " "))
