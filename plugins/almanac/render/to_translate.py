"""Finds what a language lacks: texts that are not translated, and translations of what their originals said before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import chain, islice

from almanac.model.edition import Edition
from almanac.model.event import Event, EventText
from almanac.model.profile import Profile
from almanac.model.story import Page, Story

Original = Story | Page | Event | Profile
# Of pages, events, stories and profiles, on the page for translators; the command `translations` has all of them.
MOST_OF_A_KIND = 6
_LATER_THAN_ALL = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation beside its original."""

    text: Story | Page | Profile | EventText
    original: Original


@dataclass(frozen=True, slots=True)
class Missing:
    """The originals that a language lacks: how many there are, and the first of them in the order of their weight."""

    count: int
    first: tuple[Original, ...]


class ToTranslate:
    """What there is to translate of an edition; of its events those that are ``coming``, in the order of these.

    Drafts are left out.
    """

    def __init__(self, edition: Edition, coming: Iterable[Event]) -> None:
        self._edition = edition
        self._events = [event for event in coming if not event.draft]
        self._entries = [entry for entry in (*edition.stories_and_pages, *edition.profiles) if entry.is_translation]
        languages: dict[str, list[str]] = defaultdict(list)
        for text in self._translations():
            languages[text.source.original].append(text.lang)
        pages = (page for page in edition.pages if _is_original(page))
        stories = (story for story in edition.stories if _is_original(story))
        profiles = (profile for profile in edition.profiles if not profile.is_translation)
        kinds: tuple[Iterable[Original], ...] = (pages, self._events, stories, profiles)
        self._kinds = tuple(_Kind(originals, languages) for originals in kinds)

    def missing(self, lang: str, most: int | None = None) -> Missing:
        """What a language lacks: pages, events as they come, the newest stories, profiles; ``most`` of each kind."""
        first = chain.from_iterable(islice(kind.without(lang), most) for kind in self._kinds)
        return Missing(sum(kind.lacks(lang) for kind in self._kinds), tuple(first))

    def outdated(self, lang: str) -> tuple[Translation, ...]:
        """Translations whose original has changed since, what changed last first."""
        return tuple(sorted(self._outdated.get(lang, ()), key=self._changed, reverse=True))

    def unknown(self, lang: str) -> tuple[Translation, ...]:
        """Translations that do not say of which revision they are, or name one that is not there."""
        return tuple(self._unknown.get(lang, ()))

    @cached_property
    def _outdated(self) -> Mapping[str, list[Translation]]:
        return self._by_language(self._edition.originals.changed.keys())

    @cached_property
    def _unknown(self) -> Mapping[str, list[Translation]]:
        return self._by_language(self._edition.originals.unknown)

    def _by_language(self, paths: Collection[str]) -> Mapping[str, list[Translation]]:
        found: dict[str, list[Translation]] = defaultdict(list)
        for text in self._translations() if paths else ():
            if text.source.path in paths:
                original = next((entry for kind in self._kinds if (entry := kind.of(text.source.original))), None)
                found[text.lang] += [Translation(text, original)] if original else []
        return found

    def _changed(self, translation: Translation) -> datetime:
        return self._edition.originals.changed[translation.text.source.path].moment or _LATER_THAN_ALL

    def _translations(self) -> Iterator[Story | Page | Profile | EventText]:
        yield from self._entries
        for event in self._events:
            yield from event.translations


def revisable(edition: Edition) -> Iterator[Original]:
    """The originals whose revisions the page may name; the order in which events come is not known here."""
    if edition.site.languages_of_texts:
        yield from (event for event in edition.events if event.recurrence or event.when.over > edition.now)
    to_translate = ToTranslate(edition, ())
    for lang in edition.site.languages_of_texts:
        yield from to_translate.missing(lang, MOST_OF_A_KIND).first


class _Kind:
    """The originals of one kind, and into which languages each is translated, by their paths."""

    def __init__(self, originals: Iterable[Original], languages: Mapping[str, Sequence[str]]) -> None:
        self._originals = {original.source.path: original for original in originals}
        self._languages = languages
        self._have = Counter(map(_lang, self._originals.values()))
        for path in languages.keys() & self._originals.keys():
            self._have.update({*languages[path]} - {_lang(self._originals[path])})

    def of(self, path: str) -> Original | None:
        return self._originals.get(path)

    def lacks(self, lang: str) -> int:
        """How many are not there in a language."""
        return len(self._originals) - self._have[lang]

    def without(self, lang: str) -> Iterator[Original]:
        """Those that are not there in a language."""
        for path, original in self._originals.items():
            if _lang(original) != lang and lang not in self._languages.get(path, ()):
                yield original


def has_to_be_renamed(original: Original) -> bool:
    """Whether it is named ``SLUG.LANG.md``: beside that nothing can be a translation."""
    return original.source.path != original.source.original


def _is_original(entry: Story | Page) -> bool:
    return not entry.is_translation and not entry.draft


def _lang(original: Original) -> str:
    return original.text.lang if isinstance(original, Event) else original.lang
