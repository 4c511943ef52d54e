"""Says what a change is, entry by entry: which are new, gone or renamed, and which fields of others differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from almanac.check.entries import Entries
from almanac.check.permanence.earlier_site import EarlierSite
from almanac.read.fault import presentable
from almanac.read.front_matter.front_matter import FrontMatter, read_front_matter


def changes(earlier: EarlierSite, present: Entries) -> Iterator[str]:
    """A line for each entry: ``changed event events/2027/spring.md "Spring meetup": start, text``."""
    tree = earlier.tree
    before = tree.texts
    after = present.texts
    renamed = {new: old for old, new in earlier.renames.items() if old in before and old not in after and new in after}
    for path in sorted(before.keys() | after.keys()):
        if path in renamed:
            old = renamed[path]
            yield _line(
                "renamed", path, after[path], present.site.events_path, f" was {old}{_fields(before[old], after[path])}"
            )
        elif path not in before:
            yield _line("new", path, after[path], present.site.events_path)
        elif path not in after and path not in renamed.values() and path not in present.switched_off:
            yield _line("gone", path, before[path], earlier.site.events_path)
        elif path in after and before[path] != after[path]:
            yield _line("changed", path, after[path], present.site.events_path, _fields(before[path], after[path]))


def _line(what: str, path: str, text: str, events_path: str, more: str = "") -> str:
    folders = {f"{events_path}/": "event", "content/pages/": "page", "content/authors/": "profile"}
    kind = next((kind for folder, kind in folders.items() if path.startswith(folder)), "story")
    data = _front(text).data
    title = data.get("name" if kind == "profile" else "title")
    named = f' "{title}"' if isinstance(title, str) else ""
    return presentable(f"{what} {kind} {path}{named}{more}")


def _fields(before: str, after: str) -> str:
    """The names of the fields that differ, and ``text`` where the body does."""
    old, new = _front(before), _front(after)
    names = [name for name in dict.fromkeys((*new.data, *old.data)) if _value(old, name) != _value(new, name)]
    if old.body != new.body:
        names.append("text")
    return f": {', '.join(names)}" if names else ""


def _value(front: FrontMatter, name: str) -> object:
    fields: Mapping[str, object] = front.data
    return fields.get(name)


def _front(text: str) -> FrontMatter:
    return read_front_matter(text, "")[0] or FrontMatter("", body=text)
