"""Finds names that look alike in letters of different scripts: to readers they are one, and have two lists."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from almanac.model.entry import Source
from almanac.model.problem import Problem, Severity
from almanac.model.slug import slugify


def check_confusable_names(field: str, names: Iterable[tuple[str, Source]]) -> Iterator[Problem]:
    """A warning at the first use of each name that can be taken for an earlier one (Unicode TR39, 4)."""
    first_uses: dict[str, Source] = {}
    for name, source in names:
        first_uses.setdefault(name, source)
    # Within ASCII there is one script, and most sites have no more: their checks need no tables.
    if all(name.isascii() for name in first_uses):
        return
    alike: dict[str, str] = {}
    for name, source in first_uses.items():
        forms = {_skeleton(name), _skeleton(name.casefold())}
        other = next((alike[form] for form in forms if form in alike), name)
        for form in forms:
            alike.setdefault(form, name)
        difference = _difference(name, other)
        if difference:
            message = f"`{name}` looks like `{other}` ({first_uses[other].path}), with {difference}"
            hint = f"write `{other}` if the same is meant; readers cannot tell the two apart"
            yield Problem(source.path, source.line(field), field, message, hint, Severity.WARNING)


def _difference(name: str, other: str) -> str:
    """What of two names nobody sees; empty where it can be seen, as `l` and `I` can, or where they share an address."""
    if slugify(name) == slugify(other):
        return ""
    if _scripts(name) != _scripts(other):
        return f"letters of {_listed(_scripts(name))} in place of {_listed(_scripts(other))}"
    is_same = unicodedata.normalize("NFKC", name) == unicodedata.normalize("NFKC", other)
    return "other forms of the same letters" if is_same else ""


@lru_cache(maxsize=8192)  # the same on every save
def _skeleton(name: str) -> str:
    """What a name looks like: each character as the plainest that looks like it."""
    return "".join(_plainest(c) for c in unicodedata.normalize("NFKD", name))


def _plainest(character: str) -> str:
    from confusable_homoglyphs.confusables import confusables_data

    # The table has each pair both ways; only the plainest of a group stands beside several.
    others = [pair["c"] for pair in confusables_data.get(character, ())]
    return str(min(others[0], character)) if len(others) == 1 else character


@lru_cache(maxsize=8192)
def _scripts(name: str) -> frozenset[str]:
    """The scripts of a name's letters."""
    from confusable_homoglyphs.categories import unique_aliases

    return frozenset(unique_aliases(name) - {"COMMON", "INHERITED"})


def _listed(scripts: frozenset[str]) -> str:
    return " and ".join(sorted(script.title() for script in scripts)) or "no script"
