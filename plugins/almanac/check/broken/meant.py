"""Reads of a broken text what no older one may undo: that it is a draft, or that something is cancelled."""

from __future__ import annotations

import re
from dataclasses import dataclass

from almanac.model.event import Status
from almanac.read.front_matter.front_matter import read_front_matter

# As much of a file as its front matter may be, where that does not end.
_MOST = 20_000
_END = re.compile(r"[\r\n](?:---|\.\.\.)[ \t]*(?:[\r\n]|$)")
_DRAFT = re.compile(r"^[\"']?draft[\"']?[ \t]*:[ \t]*[\"']?(?:true|yes|on|y|1)\b", re.IGNORECASE | re.MULTILINE)
_STATUS = re.compile(r"^[\"']?status[\"']?[ \t]*:[ \t]*[\"']?(?P<status>[\w -]*)", re.IGNORECASE | re.MULTILINE)
# Anywhere, so that those of single occurrences are counted, and a list of days without one.
_OFF = re.compile(
    r"status[\"']?[ \t]*:[ \t]*[\"']?(?:cancel|postpon|resched|moved)|\bexcept[\"']?[ \t]*:", re.IGNORECASE
)
# What says that nothing takes place at the announced time.
_AWAY = {"cancel": Status.CANCELLED, "postpon": Status.POSTPONED, "resched": Status.POSTPONED}


@dataclass(frozen=True, slots=True)
class Meant:
    """``status`` is that of an event that is off as a whole; ``departures`` counts all that depart from the plan."""

    draft: bool = False
    status: Status | None = None
    note: str = ""
    departures: int = 0


def meant(text: str) -> Meant:
    """What the front matter says, read line by line: whatever else is wrong with it, these lines were meant."""
    end = _END.search(text, 4)
    front = text[: end.start() if end else _MOST]
    status = _STATUS.search(front)
    word = status["status"].strip().lower() if status else ""
    off = next((meaning for begin, meaning in _AWAY.items() if word.startswith(begin)), None)
    return Meant(bool(_DRAFT.search(front)), off, _note(text), len(_OFF.findall(front)))


def _note(text: str) -> str:
    front, _ = read_front_matter(text, "")
    note = front.data.get("status_note") if front else None
    return " ".join(note.split()) if isinstance(note, str) else ""
