"""Says what the site's languages lack: words of the interface, names of categories, the line under the name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from almanac.model import language
from almanac.model.interface import Missing
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE, Site
from almanac.model.story import Story
from almanac.read.settings.source_lines import SettingsSource

# As many names as a remedy has room for.
_NAMED = 3


def check_languages(site: Site, stories: Iterable[Story], settings_text: str) -> Iterator[Problem]:
    """One warning for each of LANGUAGES that lacks something, and for each other catalogue with words to fill in.

    ``stories`` are those of whose categories names are asked; each category of events has a list of its own.
    """
    written, interface = SettingsSource(settings_text), site.interface
    categories = _categories(site, stories)
    told: set[str] = set()
    for lang in dict.fromkeys((site.default_lang, *site.languages)):
        missing = interface.missing_in(lang)
        told.add(missing.path)
        lacks = [*_lacks(site, lang, missing, categories)]
        if lacks:
            message = f"`{lang}` lacks {', '.join(what for what, _ in lacks)}"
            hint = "; ".join(remedy for _, remedy in lacks)
            line = written.line("LANGUAGES", lang)
            yield Problem(SETTINGS_FILE, line, "LANGUAGES", message, hint, Severity.WARNING)
    for missing in interface.missing.values():
        if missing.path not in told:
            message = f"{missing.number} of {interface.messages} phrases have no translation yet, and are in English"
            hint = "`scripts/almanac translate` lists them in the file, with an empty msgstr"
            yield Problem(missing.path, 0, "", message, hint, Severity.WARNING)


def _categories(site: Site, stories: Iterable[Story]) -> Sequence[str]:
    used = {story.category for story in stories} if site.blog else set()
    of_events = site.event_categories if site.events else ()
    return [*dict.fromkeys((*(name for name in site.categories if name in used), *of_events))]


def _lacks(site: Site, lang: str, missing: Missing, categories: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What a language lacks, each with the remedy."""
    number, messages = missing.number, site.interface.messages
    if number and not missing.path:
        yield (
            f"a catalogue: all {messages} phrases of the interface are in English",
            f"`scripts/almanac translate {lang}` begins one",
        )
    elif number:
        yield (
            f"{number} of {messages} phrases of the interface, which are in English",
            f"`scripts/almanac translate` lists them in {missing.path}, with an empty msgstr",
        )
    nearest = language.nearest_first(lang)
    if site.default_lang in nearest:
        return  # it is the site's own, or a variety of it
    unnamed = [name for name in categories if not any(name in site.category_names.get(near, ()) for near in nearest)]
    if unnamed:
        yield (
            f"the names of {len(unnamed)} of {len(categories)} categories",
            f'write them under `"{lang}"` in CATEGORY_NAMES: {_some(unnamed)}',
        )
    if site.tagline and site.tagline_in(lang).lang != lang:
        yield "the line under the site's name", f'write it under `"{lang}"` in SITE_TAGLINES'


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(f"`{name}`" for name in names[:_NAMED])
    return shown if len(names) <= _NAMED else f"{shown} and {len(names) - _NAMED} more"
