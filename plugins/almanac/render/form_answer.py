"""Writes to whoever sent something in what became of it, as Markdown that a forge shows and does nothing else with."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

MARK = "almanac-answer"
_CODE = re.compile(r"`([^`]+)`")
# What begins something in Markdown (CommonMark 2.4 lets each stand with a backslash).
_BEGINS = re.compile(r"[\\`*_{}\[\]<>#|~!$^&]")
# What names somebody, an issue or a page where a forge sees it: behind the joiner, which nobody sees, it does not.
_NAMES = re.compile(r"(?<=[@#:])(?=\S)|(?<=GH)(?=-\d)|(?<=www)(?=\.)", re.IGNORECASE)
_WORD_JOINER = "\u2060"
Fault = tuple[str, str, str]
"""What an answer is called, or nothing for the whole; what is wrong; the remedy."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What was taken in: the file, and what whoever sent it may want to know."""

    path: str
    text: str
    notes: Sequence[str] = ()


def answer_taken(taken: Taken) -> str:
    """For what passes the check."""
    lines = ["Thank you. All of it can be read, and this is the file that it becomes:", "", _block(taken.text)]
    if taken.notes:
        lines += ["", "Worth a look:", "", *(f"- {words(note)}" for note in taken.notes)]
    lines += ["", "To change something, edit your text above: it is read again."]
    return _marked("\n".join(lines))


def answer_wrong(faults: Sequence[Fault]) -> str:
    """For what does not, yet."""
    lines = ["Thank you. Before this can be taken in, something has to be mended:", "", *map(_line, faults), ""]
    lines.append("Edit your text above, and leave its headings as they are: it is read again at once.")
    return _marked("\n".join(lines))


def answer_closed(on: date) -> str:
    """For whatever comes after the last day of the site."""
    return _marked(f"Thank you. This site closed on {on}, and takes nothing in any more: nothing becomes of this.")


def words(text: str) -> str:
    """Text in one line of Markdown: what stands between backticks as code, all else as it is read."""
    parts: list[str] = []
    end = 0
    for match in _CODE.finditer(text):
        parts += [_plain(text[end : match.start()]), _code(match[1])]
        end = match.end()
    return "".join([*parts, _plain(text[end:])])


def _line(fault: Fault) -> str:
    name, message, hint = fault
    where = f"**{_plain(name)}**: " if name else ""
    return f"- {where}{words(message)}{f'. {words(hint[:1].upper() + hint[1:])}' if hint else ''}."


def _plain(text: str) -> str:
    return _NAMES.sub(_WORD_JOINER, _BEGINS.sub(r"\\\g<0>", text)) if text.strip() else text


def _code(text: str) -> str:
    return f"`{text}`"


def _block(text: str) -> str:
    """A file as it is, behind a fence that nothing in it ends."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall(r"`+", f"{text}``")))
    return f"{fence}markdown\n{text.rstrip(chr(10))}\n{fence}"


def _marked(text: str) -> str:
    """With a line that nobody sees, by which the same answer is not given twice."""
    return f"<!-- {MARK} {hashlib.sha256(text.encode('utf-8', 'surrogatepass')).hexdigest()[:16]} -->\n{text}\n"
