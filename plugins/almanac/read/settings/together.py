"""Says what only several settings together show to be wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from almanac.model.path_part import device
from almanac.model.problem import Problem, Severity
from almanac.model.slug import MAX_SLUG_BYTES, slugify
from almanac.read.fault import Fault
from almanac.read.settings import addresses as addresses
from almanac.read.settings import single_values as single_values
from almanac.read.settings import translated as translated
from almanac.read.settings.source_lines import SettingsSource

_CATEGORIES = ("CATEGORIES", "EVENT_CATEGORIES")


def faults_together(values: Mapping[str, Any], written: SettingsSource, path: str) -> Iterator[Problem]:
    """What is wrong with the ``values`` of settings that are right each on its own."""
    languages, default = values.get("LANGUAGES"), values.get("DEFAULT_LANG")
    if languages and default and languages[0] != default:
        hint = f'DEFAULT_LANG comes first: `["{default}", ...]`'
        yield Problem(path, written.line("LANGUAGES"), "LANGUAGES", f"begins with `{languages[0]}`", hint)
    for setting in _CATEGORIES:
        for name, fault in _slug_faults(values.get(setting, ()), values.get("SLUGS", {})):
            yield Problem(path, written.line(setting, name), setting, fault.message, fault.hint)
    for name, fault in _kept_slug_faults(values):
        yield Problem(path, written.line("KEPT_CALENDARS", name), "KEPT_CALENDARS", fault.message, fault.hint)
    yield from _translated_together(values, written, path)
    if values.get("FORUM_ANNOUNCE") and values.get("FORUM_URL") == "":
        line, message = written.line("FORUM_ANNOUNCE"), "there is no forum to announce to"
        yield Problem(path, line, "FORUM_ANNOUNCE", message, "set FORUM_URL, or write `None` here")
    for page, fault in _wiki_faults(values):
        setting = "WIKI_LISTS" if page else "WIKI_INBOX"
        yield Problem(path, written.line(setting, page), setting, fault.message, fault.hint)
    for setting in ("SITEURL", "FORUM_URL", "WIKI"):
        if addresses.is_plain_http(values.get(setting, "")):
            message = f"`{values[setting]}` is not encrypted"
            hint = "write `https://` if the host has it"
            yield Problem(path, written.line(setting), setting, message, hint, Severity.WARNING)


def _wiki_faults(values: Mapping[str, Any]) -> Iterator[tuple[str, Fault]]:
    """What needs a wiki where there is none, by the page; the inbox has none."""
    if values.get("WIKI", "?"):
        return
    if values.get("WIKI_INBOX"):
        yield "", Fault("needs a wiki", "name it in WIKI")
    for one in values.get("WIKI_LISTS", ()):
        if not one.wiki:
            yield one.page, Fault(f"`{one.page}` needs a wiki", 'name it in WIKI, or as its `"wiki"`')


def _translated_together(values: Mapping[str, Any], written: SettingsSource, path: str) -> Iterator[Problem]:
    kinds = [tuple(values[kind]) for kind in _CATEGORIES if kind in values]
    if len(kinds) < len(_CATEGORIES):
        return  # what is wrong is said of these
    names, lines = (values.get(setting, {}) for setting in (translated.NAMES, translated.TAGLINES))
    for way, fault in translated.names_alike(names, *kinds):
        yield Problem(path, written.line(translated.NAMES, way), translated.NAMES, fault.message, fault.hint)
    for setting, way, fault in translated.without_use(names, lines, values.get("DEFAULT_LANG", ""), *kinds):
        yield Problem(path, written.line(setting, way), setting, fault.message, fault.hint, Severity.WARNING)


def _kept_slug_faults(values: Mapping[str, Any]) -> Iterator[tuple[str, Fault]]:
    for kind, names in values.get("KEPT_CALENDARS", {}).items():
        if kind in {"category", "tag", "series"}:  # the others are codes
            beside = values.get("EVENT_CATEGORIES", ()) if kind == "category" else ()
            faults = _slug_faults([*beside, *names], values.get("SLUGS", {}))
            yield from ((name, fault) for name, fault in faults if name in names and name not in beside)


def _slug_faults(names: Iterable[str], slugs: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    taken: dict[str, str] = {}
    for name in names:
        slug = slugs.get(name) or slugify(name)
        remedy = f'add `"{name}": "another-slug"` to SLUGS'
        if not slug:
            yield name, Fault(f"`{name}` has no letters or digits to make an address of", remedy)
        elif len(slug.encode()) > MAX_SLUG_BYTES:
            size = len(slug.encode())
            yield (
                name,
                Fault(
                    f"`{single_values.shown(name)}` makes an address of {size} bytes, more than {MAX_SLUG_BYTES}",
                    remedy,
                ),
            )
        elif device(slug):
            yield name, Fault(f"`{name}` makes an address `{slug}`, which is the name of a device on Windows", remedy)
        elif taken.setdefault(slug, name) != name:
            yield name, Fault(f"`{name}` and `{taken[slug]}` would share one address, {slug}", remedy)
