"""Reads entries of an earlier commit by the rules of then: what only a newer one refuses was published all the same."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from almanac.check.entries import Entries
from almanac.check.reading import Readers
from almanac.model.site import Site
from almanac.read.fault import Fault
from almanac.read.front_matter.front_matter import FrontMatter, Raw, read_front_matter
from almanac.read.values.site_path import site_path
from almanac.store.tree import Tree

# Fields whose rules became stricter, and that neither address nor identity depends on.
_WITHOUT = frozenset(["also_discussed", "discussion", "image", "organizers", "registration", "url"])
# One name with a comma was one name.
_NAMES = frozenset(["authors", "tags"])
_STRICTER = _WITHOUT | _NAMES | {"aliases"}


def entries_by_older_rules(site: Site, tree: Tree, readers: Readers | None = None) -> Entries:
    """What the files made, those included that now have errors in fields of which less was asked."""
    entries = Entries(site, tree, is_earlier=True, readers=readers)
    refused: dict[str, set[str]] = defaultdict(set)
    for problem in entries.problems:
        if problem.is_error:
            refused[problem.path].add(problem.field.partition(".")[0])
    mended = {
        path: _mended(entries.texts[path], fields)
        for path, fields in refused.items()
        if path in entries.texts and fields <= _STRICTER
    }
    if not mended:
        return entries
    return Entries(
        site,
        replace(
            tree,
            stories=_with(tree.stories, mended),
            pages=_with(tree.pages, mended),
            authors=_with(tree.authors, mended),
            events=_with(tree.events, mended),
        ),
        is_earlier=True,
        readers=readers,
    )


def _with(texts: Mapping[str, str], mended: Mapping[str, str]) -> dict[str, str]:
    return {path: mended.get(path, text) for path, text in texts.items()}


def _mended(text: str, fields: Iterable[str]) -> str:
    front = read_front_matter(text, "")[0]
    for name in sorted(fields) if front else ():
        text = _with_field(text, name, _replacement(front, name))
    return text


def _replacement(front: FrontMatter | None, name: str) -> str:
    """The line in place of a field; an alias that is refused now can be kept by nobody."""
    value = front.data.get(name) if front else None
    kept = [*_texts(value)] if name in _NAMES else [alias for alias in _texts(value) if _is_alias(alias)]
    return f"{name}: {json.dumps(kept, ensure_ascii=False)}\n" if kept and name not in _WITHOUT else ""


def _with_field(text: str, name: str, line: str) -> str:
    """The text with one line in place of a field, to which the lines below belong that are no field themselves."""
    field = re.compile(rf"^{name}[ \t]*:.*\n(?:(?:[ \t#-](?!--).*)?\n)*", re.IGNORECASE | re.MULTILINE)
    return field.sub(lambda _: line, text, count=1)


def _texts(value: Raw) -> list[str]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str)]


def _is_alias(text: str) -> bool:
    try:
        site_path(text)
    except Fault:
        return False
    return True
