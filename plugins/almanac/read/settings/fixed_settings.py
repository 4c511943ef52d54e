"""Checks that ``pelicanconf.py`` leaves alone the settings that the program relies on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from difflib import get_close_matches
from pathlib import PurePath
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from almanac import defaults
from almanac.read.fault import Fault
from almanac.read.schema.declaration import FieldType
from almanac.read.settings.single_values import page_size, shown
from almanac.read.settings.source_lines import SettingsSource
from almanac.read.settings.without_effect import INSTEAD

# Copied before `pelicanconf.py` runs, which gets the same lists and could change them in place.
_WIRING = deepcopy({name: value for name, value in vars(defaults).items() if name.isupper() and name[0] != "_"})
_ROOT = str(defaults._ROOT)
# To these a site may add.
MAY_GROW = frozenset(
    ["IGNORE_FILES", "PLUGINS", "PLUGIN_PATHS", "STATIC_PATHS", "THEME_STATIC_PATHS", "THEME_TEMPLATES_OVERRIDES"]
)
# Pelican's own, which have to stay off.
STAY_OFF = {
    "CACHE_CONTENT": "would show stories as an earlier build has read them",
    "LOAD_CONTENT_CACHE": "would show stories as an earlier build has read them",
    "OUTPUT_SOURCES": "would publish the sources, drafts among them",
    "RELATIVE_URLS": "would make links that break in feeds and calendars",
    "STATIC_CREATE_LINKS": "would publish links to the sources in place of pictures",
    "TYPOGRIFY": "would change the quotation marks of stories, and not those of events, lists and calendars",
    "WRITE_SELECTED": "would leave out every other page",
}
_CONSEQUENCES = STAY_OFF | {
    "ARTICLE_EXCLUDES": "would leave out pages of stories to which lists and feeds lead",
    "PAGE_EXCLUDES": "would leave out pages to which others lead",
    "DELETE_OUTPUT_DIRECTORY": "would empty the published site before there is a new one",
    "READERS": "would publish files that nobody has checked",
}
_REMEDIES = {"THEME": "delete the line; a site's own templates and styles go to theme/site/"}
_DELETE = "delete the line; plugins/almanac/defaults.py decides it"
_LEAVE_OUT = "leave that option out of the call"
_OUTPUT_REMEDY = "delete the line, and write `scripts/almanac build --output FOLDER`"
_SOURCES = frozenset([".git", ".venv", "content", "docs", "events", "plugins", "scripts", "tests", "theme"])
_NEAR = 0.8


class PelicanFields(BaseModel):
    """What a community may decide of these; each is read on its own."""

    model_config = ConfigDict(defer_build=True)

    DEFAULT_PAGINATION: Annotated[int, FieldType(page_size, words="a whole number from 1, or `False` for one page")] = (
        Field(defaults.DEFAULT_PAGINATION, description="How many entries a page of a list has.", examples=["30"])
    )


_SITES_OWN = frozenset(PelicanFields.model_fields)


def fixed_setting_faults(settings: Mapping[str, Any], source: SettingsSource) -> Iterator[tuple[str, Fault]]:
    """What a site sets that would break what the program relies on, by setting."""
    for name, ours in _WIRING.items():
        if name in settings and name not in _SITES_OWN:
            yield from ((name, fault) for fault in _changed(name, settings[name], ours, source))
    for name, reason in STAY_OFF.items():
        if settings.get(name):
            remedy = "delete the line" if source.line(name) else _LEAVE_OUT
            yield name, Fault(f"is `{shown(settings[name])}`, which {reason}", remedy)
    try:
        page_size(settings.get("DEFAULT_PAGINATION", 1))
    except Fault as fault:
        yield "DEFAULT_PAGINATION", fault


def is_as_delivered(name: str, value: object) -> bool:
    """Whether a setting has the value that ``defaults.py`` gives it."""
    if name not in _WIRING:
        return False
    if name == "JINJA_ENVIRONMENT" and isinstance(value, Mapping):
        return {**value, "bytecode_cache": None} == {**_WIRING[name], "bytecode_cache": None}
    return _same(value, _WIRING[name])


def unknown_names(source: SettingsSource, known: Iterable[str]) -> Iterator[tuple[str, Fault]]:
    """Names in the file that are nearly those of settings: whoever wrote them meant those."""
    names = {_flat(name): name for name in (*known, *_SITES_OWN)}
    taken = {*names.values(), *_WIRING, *STAY_OFF, *INSTEAD}
    for name in source.names:
        if name in taken or name.startswith("_") or (not name.isupper() and source.is_read(name)):
            continue
        near = get_close_matches(_flat(name), names, n=1, cutoff=_NEAR if name.isupper() else 1.0)
        if near:
            yield name, Fault("is not a setting", f"did you mean `{names[near[0]]}`?")


def _changed(name: str, value: object, ours: object, source: SettingsSource) -> Iterator[Fault]:
    if name == "OUTPUT_PATH":
        yield from _output(str(value), source)
    elif name == "JINJA_ENVIRONMENT":
        yield from _environment(value, ours)
    elif name in MAY_GROW:
        yield from _lacking(name, value, ours)
    elif not _same(value, ours):
        consequence = _CONSEQUENCES.get(name)
        why = f", which {consequence}" if consequence else f"; the program relies on `{_short(ours)}`"
        remedy = _REMEDIES.get(name, _DELETE) if source.line(name) else _LEAVE_OUT
        yield Fault(f"is `{_short(value)}`{why}", remedy)


def _output(value: str, source: SettingsSource) -> Iterator[Fault]:
    path = PurePath(_ROOT, value)
    inside = path.relative_to(_ROOT).parts if path.is_relative_to(_ROOT) else ("..",)
    if inside == ("output",):
        return
    if source.line("OUTPUT_PATH"):
        yield Fault(f"is `{shown(value)}`; the folder is named in the call", _OUTPUT_REMEDY)
    elif not inside or inside[0] in _SOURCES or PurePath(_ROOT).is_relative_to(path):
        yield Fault(f"is `{shown(value)}`, which would mix the site with its sources", "name a folder of its own")


def _environment(value: object, ours: object) -> Iterator[Fault]:
    wanted = dict(ours) if isinstance(ours, Mapping) else {}
    wanted.pop("bytecode_cache", None)  # without it a build only takes longer
    has = value if isinstance(value, Mapping) else {}
    extensions = has.get("extensions")
    lost = [name for name in wanted.pop("extensions", ()) if not isinstance(extensions, list) or name not in extensions]
    if has.get("autoescape") is not True:
        why = "without `autoescape`, what people write could run as code in a reader's browser"
        yield Fault(why, 'write `{**JINJA_ENVIRONMENT, ...}` and leave "autoescape" out')
    elif any(has.get(key) != expected for key, expected in wanted.items()):
        hint = "write `{**JINJA_ENVIRONMENT, ...}`"
        yield Fault(f"is `{shown(value)}`, which changes what the theme relies on", hint)
    elif lost:
        yield Fault(f"lacks the extension `{lost[0]}`", 'begin the list with `*JINJA_ENVIRONMENT["extensions"]`')


def _lacking(name: str, value: object, ours: object) -> Iterator[Fault]:
    wanted = list(ours) if isinstance(ours, list) else []
    has = list(value) if isinstance(value, list | tuple) else [value]
    added = "".join(f', "{shown(item)}"' for item in has if item not in wanted)
    hint = f"write `{name} = [*{name}{added}]`" if added else _DELETE
    lost = [_short(item) for item in wanted if item not in has]
    if lost:
        yield Fault(f"lacks `{lost[0]}`" + (" and others" if lost[1:] else ""), hint)


def _same(value: object, ours: object) -> bool:
    if isinstance(ours, str) and isinstance(value, str) and ours.startswith(_ROOT):
        return PurePath(_ROOT, value) == PurePath(ours)
    return value == ours


def _short(value: object) -> str:
    """The value; a path in the repository without what comes before it."""
    return shown(value.removeprefix(f"{_ROOT}/") if isinstance(value, str) else value)


def _flat(name: str) -> str:
    return name.replace("_", "").casefold()
