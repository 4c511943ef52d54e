"""Reads what the site itself says in other languages: the names of its categories, and the line under its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from almanac.read.fault import Fault, nearest
from almanac.read.settings.lists import Faults, Pair, read_all
from almanac.read.settings.single_values import language, shown, text
from almanac.read.values.invisible import without_blanks

NAMES, TAGLINES = "CATEGORY_NAMES", "SITE_TAGLINES"
_NAMES_EXAMPLE = '`{"es": {"News": "Noticias"}}`'
# From 0 (any) to 1 (the same): a whole list of other categories has few slips in it.
_NEAR = 0.8
_SHOWN = 3
_TAGLINES_EXAMPLE = '`{"es": "Historias y encuentros del norte"}`'

Names = Mapping[str, Mapping[str, str]]
# The keys that lead to a value: `("es", "News")`.
Way = tuple[str, ...]


def category_names(value: object) -> Names:
    """By language the names of categories in it, by those that files have.

    Where one is wrong, its entry is the way to it: ``("es", "Lessons")``.
    """
    if not isinstance(value, Mapping):
        raise Fault(f"`{shown(value)}` does not name categories by language", f"such as {_NAMES_EXAMPLE}")

    def read(pair: Pair) -> tuple[str, Mapping[str, str]]:
        code, names = pair
        lang = language(code)
        if not isinstance(names, Mapping):
            raise Fault(f"`{shown(code)}` has `{shown(names)}`, not names of categories", f"such as {_NAMES_EXAMPLE}")
        try:
            return lang, dict(read_all(names.items(), _name, lambda entry: entry[0]))
        except Faults as inside:
            raise Faults([((code, entry), fault) for entry, fault in inside.faults]) from None

    return dict(read_all(value.items(), read, lambda pair: pair[0]))


def taglines(value: object) -> Mapping[str, str]:
    """By language the line under the site's name."""
    if not isinstance(value, Mapping):
        raise Fault(f"`{shown(value)}` does not give a line for each language", f"such as {_TAGLINES_EXAMPLE}")

    return lines_by_language(value)


def lines_by_language(value: Mapping[object, object]) -> Mapping[str, str]:
    """Lines of text by the codes of languages; where one is wrong, its entry is the language."""

    def read(pair: Pair) -> tuple[str, str]:
        lang, line = language(pair[0]), seen(pair[1])
        if not line:
            raise Fault(f"`{shown(pair[0])}` has an empty line", "write it, or delete the entry")
        return lang, line

    return dict(read_all(value.items(), read, lambda pair: pair[0]))


def names_alike(names: Names, *kinds: tuple[str, ...]) -> Iterator[tuple[Way, Fault]]:
    """Categories of one kind that a language calls the same, each with the way to it.

    ``kinds`` are the categories of stories, and those of events.
    """
    for lang, by_category in names.items():
        for kind in kinds:
            yield from _alike(lang, by_category, kind)


def without_use(
    names: Names, lines: Mapping[str, str], default_lang: str, *kinds: tuple[str, ...]
) -> Iterator[tuple[str, Way, Fault]]:
    """What the settings say for nothing, each with its setting and the way to it: it harms nobody."""
    known = tuple(dict.fromkeys(category for kind in kinds for category in kind))
    for lang, by_category in names.items():
        unknown = {
            category: nearest(category, known, cutoff=_NEAR) for category in by_category if category not in known
        }
        for category, near in unknown.items():
            if near:
                yield NAMES, (lang, category), Fault(f"`{category}` is not a category", f"did you mean `{near}`?")
        others = [category for category, near in unknown.items() if not near]
        if others:
            message = f"`{lang}` names {_listed(others)}, which {'is no category' if len(others) == 1 else 'are none'}"
            yield NAMES, (lang, others[0]), Fault(message, "delete what was given up")
    if default_lang in lines:
        fault = Fault(f"`{default_lang}` is DEFAULT_LANG, whose line is SITE_TAGLINE", "delete this one")
        yield TAGLINES, (default_lang,), fault


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN} more"


def _alike(lang: str, names: Mapping[str, str], kind: tuple[str, ...]) -> Iterator[tuple[Way, Fault]]:
    first: dict[str, str] = {}
    for category in kind:
        name = names.get(category, category)
        other = first.setdefault(name.casefold(), category)
        if other != category:
            at = category if category in names else other
            yield (lang, at), Fault(f"calls `{other}` and `{category}` the same, `{name}`", "give each its own name")


def _name(pair: Pair) -> tuple[str, str]:
    category, name = text(pair[0]), seen(pair[1])
    if not name:
        raise Fault(f"`{shown(pair[0])}` has an empty name", "write it, or delete the entry")
    return category, name


def seen(value: object) -> str:
    """One line of text, empty where nobody would see anything of it."""
    line = text(value)
    return line if without_blanks(line) else ""
