"""Finds footnotes, whoever made them: a mark in the text and a note below it that lead to one another.

WordPress, Python-Markdown, Hugo, GitHub and docutils write them each in its own way; in all of them a link in the text
leads to the note, and one in the note back to the text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import islice
from typing import Any
from urllib.parse import unquote

from almanac.importers.from_html import elements

_MARK = re.compile(r"[\[(]?\s*(?:\d{1,4}|[*†‡§¶]{1,3}|[a-z]{1,2}|[ivx]{1,6})\s*[\])]?", re.IGNORECASE)
_HOLDERS = frozenset(["li", "aside", "div", "p", "dd", "tr", "section", "table", "td"])
_LISTS = frozenset(["footnote", "footnotes", "footnote-list", "wp-block-footnotes", "footnotes-list", "endnotes"])
_LABELS = frozenset(["label", "fn-bracket", "footnote-backref", "footnote-back", "fn-backref"])


@dataclass(slots=True)
class Notes:
    """The notes of a text by name, in the order in which it refers to them.

    ``references`` are the names by the element that is the mark; ``left_out`` what stands elsewhere now, or led back.
    """

    notes: list[tuple[str, Any]] = field(default_factory=list)
    references: dict[Any, str] = field(default_factory=dict)
    left_out: set[Any] = field(default_factory=set)


def notes_of(body: Any) -> Notes:
    """The footnotes in the tree."""
    links = [
        (link, unquote(link.get("href")[1:])) for link in body.iter("a") if (link.get("href") or "").startswith("#")
    ]
    if not links:
        return Notes()
    by_id = {element.get(name): element for name in ("name", "id") for element in body.iter() if element.get(name)}
    order = {element: place for place, element in enumerate(body.iter())}
    found = Notes()
    names: dict[Any, str] = {}
    ways_back: dict[Any, dict[str, list[Any]]] = {}
    marks = [(link, part) for link, part in links if _is_mark(link)]
    for link, part in marks:
        target = by_id.get(part)
        note = _holder(target) if target is not None else None
        if note is None or order[note] < order[link] or note in link.iterancestors():
            continue
        if note not in ways_back:
            ways_back[note] = _ways_back(note)
        backs = [back for own in _own_ids(link) for back in ways_back[note].get(own, ())]
        if not backs and not _is_list_of_notes(note):
            continue
        if note not in names:
            names[note] = str(len(names) + 1)
            found.notes.append((names[note], note))
        found.references[_whole_mark(link)] = names[note]
        found.left_out.update(backs)
    _leave_out(found)
    return found


def _is_mark(link: Any) -> bool:
    text = "".join(link.itertext()).strip()
    return bool(_MARK.fullmatch(text)) and len(text) <= 8


def _whole_mark(link: Any) -> Any:
    """The raised mark around the link, where it holds nothing else."""
    parent = link.getparent()
    if parent is None or parent.tag not in ("sup", "span") or len(parent) != 1:
        return link
    around = f"{parent.text or ''}{link.tail or ''}"
    return parent if not around.strip(" []()\n\t") else link


def _holder(target: Any) -> Any:
    """The block that is the note; None where the target is none and in none."""
    for element in [target, *target.iterancestors()]:
        name = elements.name_of(element)
        if name in _HOLDERS:
            row = next(element.iterancestors("tr"), None) if name == "td" else None
            return row if row is not None else element
        if name == "body":
            return None
    return None


def _ways_back(note: Any) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for link in note.iter("a"):
        href = link.get("href") or ""
        if href.startswith("#"):
            found[unquote(href[1:])].append(link)
    return found


def _own_ids(link: Any) -> set[str]:
    around = [link, *islice(link.iterancestors(), 3)]
    return {value for element in around for value in (element.get("id"), element.get("name")) if value}


def _is_list_of_notes(note: Any) -> bool:
    around = [note, *islice(note.iterancestors(), 3)]
    return any(elements.classes(element) & _LISTS for element in around)


def _leave_out(found: Notes) -> None:
    """The notes where they stand, their labels, and the list around them where nothing else is in it."""
    found.left_out.update(note for _, note in found.notes)
    for _, note in found.notes:
        for element in note.iter("span", "a", "td"):
            if elements.classes(element) & _LABELS:
                found.left_out.add(element)
    parents = list(dict.fromkeys(note.getparent() for _, note in found.notes))
    while parents:
        parent = parents.pop()
        if parent is None or parent in found.left_out or not _is_around_notes(parent):
            continue
        if all(child in found.left_out or elements.name_of(child) in ("hr", "colgroup") for child in parent):
            found.left_out.add(parent)
            parents.append(parent.getparent())


def _is_around_notes(element: Any) -> bool:
    return bool(elements.classes(element) & _LISTS) or element.tag in ("ol", "ul", "table", "tbody")
