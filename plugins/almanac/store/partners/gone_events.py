"""Writes into the file of an event that its source announces it no longer, and takes that out when it does again."""

from __future__ import annotations

import re
from datetime import date

_SOURCE = re.compile(r"^source:[ \t]*\n((?:[ \t]+\S[^\n]*\n)+)", re.MULTILINE)
_FLOW = re.compile(r"^(source:[ \t]*\{[^\n]*?)(\}[ \t]*)$", re.MULTILINE)
_GONE = re.compile(r"^([ \t]+)gone:[^\n]*\n", re.MULTILINE)
_GONE_IN_FLOW = re.compile(r",[ \t]*gone:[ \t]*[\d-]+")


def with_gone(text: str, day: date) -> str:
    """The file with the day on which that was seen; the same where it says so already, or names no source."""
    head, body = _divided(text)
    block = _SOURCE.search(head)
    if block:
        if _GONE.search(block[1]):
            return text
        indent = re.match(r"[ \t]+", block[1])
        line = f"{indent[0] if indent else '  '}gone: {day.isoformat()}\n"
        return head[: block.end()] + line + head[block.end() :] + body
    flow = _FLOW.search(head)
    if flow and not _GONE_IN_FLOW.search(flow[0]):
        return f"{head[: flow.end(1)]}, gone: {day.isoformat()}{head[flow.end(1) :]}{body}"
    return text


def without_gone(text: str) -> str:
    """The file without it."""
    head, body = _divided(text)
    block = _SOURCE.search(head)
    if block:
        return head[: block.start(1)] + _GONE.sub("", block[1]) + head[block.end() :] + body
    flow = _FLOW.search(head)
    return _GONE_IN_FLOW.sub("", head) + body if flow else text


def _divided(text: str) -> tuple[str, str]:
    """Front matter, and what follows it."""
    end = text.find("\n---", 4)
    return (text, "") if end < 0 else (text[: end + 1], text[end + 1 :])
