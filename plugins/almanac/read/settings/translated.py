"""Reads what the site itself says in other languages: the names of its categories, and the line under its name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from almanac.read.fault import Fault, nearest
from almanac.read.settings.lists import Faults, Pair, read_all
from almanac.read.settings.single_values import language, shown, text
from almanac.read.values.invisible import without_blanks

NAMES, TAGLINES = "CATEGORY_NAMES", "SITE_TAGLINES"
_NAMES_EXAMPLE = '`{"es": {"News": "Noticias"}}`'
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

    def read(pair: Pair) -> tuple[str, str]:
        lang, line = language(pair[0]), _seen(pair[1])
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
        for category in by_category:
            if category not in known:
                near = nearest(category, known)
                hint = f"did you mean `{near}`?" if near else "delete it, if the category was given up"
                yield NAMES, (lang, category), Fault(f"`{category}` is not a category", hint)
    if default_lang in lines:
        fault = Fault(f"`{default_lang}` is DEFAULT_LANG, whose line is SITE_TAGLINE", "delete this one")
        yield TAGLINES, (default_lang,), fault


def _alike(lang: str, names: Mapping[str, str], kind: tuple[str, ...]) -> Iterator[tuple[Way, Fault]]:
    first: dict[str, str] = {}
    for category in kind:
        name = names.get(category, category)
        other = first.setdefault(name.casefold(), category)
        if other != category:
            at = category if category in names else other
            yield (lang, at), Fault(f"calls `{other}` and `{category}` the same, `{name}`", "give each its own name")


def _name(pair: Pair) -> tuple[str, str]:
    category, name = text(pair[0]), _seen(pair[1])
    if not name:
        raise Fault(f"`{shown(pair[0])}` has an empty name", "write it, or delete the entry")
    return category, name


def _seen(value: object) -> str:
    """One line of text, empty where nobody would see anything of it."""
    line = text(value)
    return line if without_blanks(line) else ""
