"""Writes words so that Markdown reads them as they are: whatever would be a sign to it has a backslash before it."""

from __future__ import annotations

import re

# What begins or ends something wherever it stands (CommonMark 2.4, 6; GFM 6.5): `_` only where no word is around it.
_ALWAYS = re.compile(r"[\\`*\[\]~]|(?<![^\W_])_|_(?![^\W_])")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_REFERENCE = re.compile(r"&(?=#|[A-Za-z][A-Za-z0-9]*;)")
# Names of emoji, which the reader of texts warns of.
_EMOJI = re.compile(r":(?=[a-z0-9_+-]+:)")
# A formula to forges, such as `$x$`; a price is none.
_FORMULA = re.compile(r"\$(?=\$|[^\s\d$])")
# What is linked by itself (GFM 6.9): addresses, hosts and mail.
_SCHEME = re.compile(r"(?i)(https?|ftp|mailto|xmpp):")
_HOST = re.compile(r"(?i)www\.")
_MAIL = re.compile(r"(?<=[\w.+-])@(?=[\w-])")
# What means something at the beginning of a line: headings, lists, quotations, rules, meanings, boxes.
_AT_BEGINNING = re.compile(
    r"(?:#{1,6}(?=[ \t]|$)|[-+](?=[ \t]|$)|(?=[-=]+[ \t]*$)[-=]|>|:(?=[ \t~]|$)|-(?=[ \t]*-)|[-:|](?=[-:| \t]*$))"
)
_NUMBER = re.compile(r"(\d{1,9})([.)])(?=[ \t]|$)")
_BARE = re.compile(r"https?://[^\s<>\\|`\x00-\x20]+")


def literal(text: str) -> str:
    """Words within a line."""
    found = _ALWAYS.sub(r"\\\g<0>", text)
    found = _TAG.sub(r"\\<", found)
    found = _REFERENCE.sub(r"\\&", found)
    if ":" in found:
        found = _SCHEME.sub(r"\1\\:", _EMOJI.sub(r"\\:", found))
    found = _HOST.sub(lambda match: f"{match[0][:-1]}\\.", found)
    found = _MAIL.sub(r"\\@", found)
    return _FORMULA.sub(r"\\$", found) if found.count("$") > 1 else found


def without_bars(text: str) -> str:
    """Words of which nothing divides a table."""
    return text.replace("|", "\\|")


def in_brackets(text: str) -> str:
    """Words right behind a bracket, which are no footnote's."""
    return f"\\{text}" if text.startswith("^") else text


def plain(text: str) -> str:
    """The title of an alert, in which nothing but backslashes and references means something."""
    return text.replace("\\", "\\\\").replace("&", "&amp;")


def at_beginning(line: str) -> str:
    """A line, of which nothing at its beginning is a sign."""
    match = _AT_BEGINNING.match(line)
    if match:
        return f"\\{line}"
    number = _NUMBER.match(line)
    return f"{number[1]}\\{number[2]}{line[number.end() :]}" if number else line


def is_itself(address: str, words: str) -> bool:
    """Whether a link shows its address, and can be written as that alone (CommonMark 6.5)."""
    return address == words and _BARE.fullmatch(address) is not None


def destination(address: str) -> str:
    """An address between the round brackets of a link."""
    return _REFERENCE.sub("&amp;", re.sub(r"[()]", r"\\\g<0>", address))


def title(words: str) -> str:
    """The title of a link or picture, with a space before it; nothing for none."""
    bare = " ".join(words.split()).replace("\\", "\\\\").replace('"', '\\"')
    return f' "{_REFERENCE.sub("&amp;", bare)}"' if bare else ""


def code(text: str) -> str:
    """Code within a line, between more backticks than it has."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    # One space on both sides is taken away (CommonMark 6.1).
    pad = " " if text[:1] in "` " or text[-1:] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def fence_of(text: str) -> str:
    """What stands above and below a block of code: more backticks than it has anywhere in a row."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    return "`" * max(3, longest + 1)
