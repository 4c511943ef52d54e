"""Says on a talk page of a wiki what is wrong with what somebody sent in there, once for each wording of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from almanac.render import wikitext

_MARK = "almanac-answer"
_ANSWERED = re.compile(rf"<!-- {_MARK} ([0-9a-f]{{16}}) -->")
# What no name of a user has, and would end the link (mediawiki.org, "Manual:$wgInvalidUsernameCharacters").
_NO_NAME = re.compile(r"[#<>\[\]|{}/@:=]")
Fault = tuple[str, str, str]
"""A parameter, or nothing for the text; what is wrong; the remedy."""


def answer(key: str, title: str, author: str, page: str, faults: Sequence[Fault]) -> str:
    """A section for a talk page, with the name of who wrote it, so that they hear of it; ``page`` is the inbox."""
    head = wikitext.words(title) or "?"
    lines = [f"== {head} ==", f"<!-- {_MARK} {key} -->", _greeting(author, page)]
    lines += [_line(*fault) for fault in faults]
    return "\n".join([*lines, "", "What is mended there is read again. ~~~~"])


def answered(talk: str) -> frozenset[str]:
    """The keys of what the talk page has an answer to."""
    return frozenset(_ANSWERED.findall(talk))


def with_answers(talk: str, sections: Sequence[str]) -> str:
    """The talk page with the sections behind all that is there."""
    return "\n\n".join([*filter(None, [talk.rstrip()]), *sections])


def _greeting(author: str, page: str) -> str:
    name = "" if _NO_NAME.search(author) else author
    to = f"[[User:{name}|{wikitext.words(name)}]]: " if name else ""
    return f"{to}this event or story on [[:{page}]] cannot be taken in as it is."


def _line(parameter: str, message: str, hint: str) -> str:
    where = f"<code>{wikitext.words(parameter)}</code>: " if parameter else ""
    remedy = f" ({wikitext.words(hint)})" if hint else ""
    return f"* {where}{wikitext.words(message)}{remedy}"
