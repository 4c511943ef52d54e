"""An edition with what several parts of the site are made from: lists, groups and months of events, heads of pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.group import Group
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render.about_events import Told, told_in
from almanac.render.cards import Cards
from almanac.render.events.event_groups import EventGroup, event_groups, groups_in_language, groups_within
from almanac.render.events.event_page import year_labels
from almanac.render.events.listing import EventListing, event_listing
from almanac.render.events.occurrences import Expand, expanded
from almanac.render.events.related_events import RelatedEvents
from almanac.render.months.months_with_pages import EventMonths, event_months
from almanac.render.page_languages import Languages, sizes_of_lists
from almanac.render.profiles import Profiles
from almanac.render.share_cards.chosen import Chosen
from almanac.render.story_view import StoryViews, is_future
from almanac.render.structured_data.page_head import Heads
from almanac.render.views.parts import Label

_Key = tuple[address.StoryGroup, str]
StoryGroups = Mapping[_Key, Sequence[Story]]


@dataclass(frozen=True)
class Publication:
    """What adapters share, in one of the languages that have lists; each part is made when first asked for, and once.

    What does not depend on the language is that of ``shared``, the publication in the site's own.
    ``among_others`` is for one of events alone, or of stories and pages: what the others make of their titles, by
    address; ``_told`` is for these too: what the one says of the other. ``expand`` gives the occurrences of events.
    """

    edition: Edition
    among_others: Mapping[str, tuple[str, bool]] | None = None
    expand: Expand = expanded
    _lang: str = ""
    _shared: Publication | None = None
    _told: Told | None = None

    @property
    def site(self) -> Site:
        """The settings."""
        return self.edition.site

    @property
    def lang(self) -> str:
        """The language of the lists."""
        return self._lang or self.site.default_lang

    @property
    def shared(self) -> Publication:
        """The same in the site's own language."""
        return self._shared or self

    @cached_property
    def _in_languages(self) -> dict[str, Publication]:
        return {}

    def in_language(self, lang: str) -> Publication:
        """The same in a language that has lists; in the site's own where that has none."""
        lang, known = self.site.list_language(lang), self.shared._in_languages
        if lang == self.site.default_lang:
            return self.shared
        if lang not in known:
            known[lang] = Publication(self.edition, self.among_others, self.expand, lang, self.shared)
        return known[lang]

    @cached_property
    def in_all_languages(self) -> tuple[Publication, ...]:
        """The same in each language that has lists, the site's own first."""
        return tuple(map(self.in_language, self.site.list_languages))

    @property
    def phrases(self) -> Phrases:
        """The words of the lists."""
        return self.site.phrases(self.lang)

    def local(self, where: str) -> str:
        """That of a list in this language, from the one in the site's own."""
        return self.site.list_address(where, self.lang)

    @cached_property
    def of_events(self) -> Publication:
        """That of the events alone: it has no story, no page, and of the history what is known of events."""
        if self.among_others is not None:
            return self
        if self._shared:
            return self._shared.of_events.in_language(self.lang)
        edition, texts = self.edition, [text for event in self.edition.events for text in event.texts]
        known = {text.source.path: edition.history_of(text.source.path) for text in texts}
        files = {path: history for path, history in known.items() if history}
        history = replace(edition.history, files=files, head="")
        among_others = {text.address: self.beside_others(text.address) for text in texts}
        alone = replace(edition, stories=(), pages=(), profiles=(), history=history)
        return Publication(alone, among_others, self.expand, _told=self.told)

    @cached_property
    def of_stories(self) -> Publication:
        """That of the stories and pages alone, in the same language: it has no event."""
        if self.among_others is not None:
            return self
        if self._shared:
            return self._shared.of_stories.in_language(self.lang)
        among_others = {text.address: self.beside_others(text.address) for text in self.edition.stories_and_pages}
        return Publication(replace(self.edition, events=()), among_others, _told=self.told)

    @cached_property
    def related_events(self) -> RelatedEvents:
        """To which events those of others lead."""
        return self._shared.related_events if self._shared else RelatedEvents(self.edition.events)

    @cached_property
    def profiles(self) -> Profiles:
        """What is known of authors."""
        return self._shared.profiles if self._shared else Profiles(self.edition.profiles)

    @cached_property
    def told(self) -> Told:
        """What stories tell of events."""
        return self._shared.told if self._shared else self._told or told_in(self.edition)

    @cached_property
    def listing(self) -> EventListing:
        """All events, what comes and what is past."""
        if self._shared:
            return self._shared.listing
        if self.among_others is None:
            return self.of_events.listing
        return event_listing(self.edition.events, self.edition.now, self.expand)

    @cached_property
    def event_groups(self) -> tuple[EventGroup, ...]:
        """The events by category, country, ..., each group with its page and its calendar."""
        if self._shared:
            return groups_in_language(self._shared.event_groups, self.site, self.lang)
        return event_groups(self.listing, self.site)

    @cached_property
    def groups_with_lists(self) -> frozenset[Group]:
        """What events have in common of which there is a list."""
        if self._shared:
            return self._shared.groups_with_lists
        return frozenset(group.of for group in self.event_groups if group.of)

    @cached_property
    def groups_within(self) -> Mapping[Group, Sequence[EventGroup]]:
        """By group, those that are a part of it: the cities of a country, the venues of a city, ..."""
        return self._shared.groups_within if self._shared else groups_within(self.event_groups)

    @cached_property
    def event_months(self) -> EventMonths:
        """The months and years that have a page."""
        if self._shared:
            return self._shared.event_months
        return event_months(self.listing, self.edition.now, self.expand)

    @cached_property
    def past_years(self) -> tuple[Label, ...]:
        """The years that have past events, with the addresses of their lists."""
        return year_labels(self.listing, self.site, self.lang)

    @cached_property
    def with_cards(self) -> Chosen:
        """Who has a card of their own."""
        return self._shared.with_cards if self._shared else Chosen(self.edition)

    @cached_property
    def heads(self) -> Heads:
        """What stands in the head of each page for programs."""
        return self._shared.heads if self._shared else Heads(self.edition, lambda: self.listing, self.told)

    def beside_others(self, where: str) -> tuple[str, bool]:
        """As ``EntryTexts`` has it: what other entries make of the title and the summary of one of them."""
        return self.heads.texts.beside_others(where) if self.among_others is None else self.among_others[where]

    @cached_property
    def story_views(self) -> StoryViews:
        """What templates get of stories and pages, each in the language of its text."""
        if self._shared:
            return self._shared.story_views
        return StoryViews(self.edition, lambda story, lang: self.cards_in(lang).story(story), self.told)

    @cached_property
    def future_stories(self) -> frozenset[str]:
        """The addresses of the stories whose day is still to come, which a preview has."""
        if self._shared:
            return self._shared.future_stories
        return frozenset(story.address for story in self.edition.stories if is_future(story, self.edition))

    @property
    def cards(self) -> Cards:
        """What stands in lists of an entry, each once for all lists and pages of the language."""
        return self.cards_in(self.lang)

    def cards_in(self, lang: str) -> Cards:
        """The same in any language, in which a page may speak."""
        known = self.shared._cards
        if lang not in known:
            known[lang] = Cards(self.edition, lang)
        return known[lang]

    @cached_property
    def _cards(self) -> dict[str, Cards]:
        return {}

    @cached_property
    def stories(self) -> tuple[Story, ...]:
        """Every story once, newest first: its translation into the language where there is one, else the original."""
        is_translated = any(story.is_translation and story.lang == self.lang for story in self.edition.stories)
        return self.edition.each_story(self.lang) if is_translated else self._originals

    @cached_property
    def _originals(self) -> tuple[Story, ...]:
        if self._shared:
            return self._shared._originals
        return self.edition.original_stories if self.among_others is not None else self.of_stories._originals

    @cached_property
    def story_groups(self) -> StoryGroups:
        """These stories by what they share, each group by its kind and name, the newest first.

        One in which nothing is translated is the same sequence in every language.
        """
        if self.among_others is None:
            return self.of_stories.story_groups
        if self.stories is self._originals:
            return self.shared._groups_of_originals
        listed, originals = ({story.address: story for story in stories} for stories in (self.stories, self._originals))
        others = listed.keys() ^ originals.keys()
        touched = {key for where in others for key in _groups_of(listed.get(where) or originals[where])}
        groups = {key: group for key, group in self.shared._groups_of_originals.items() if key not in touched}
        return {**groups, **_grouped(self.stories, touched.__contains__)}

    @cached_property
    def _groups_of_originals(self) -> StoryGroups:
        return _grouped(self._originals, lambda _: True)

    @cached_property
    def languages(self) -> Languages:
        """In which languages each page can be read."""
        return self._shared.languages if self._shared else Languages(self.edition, self._sizes_in)

    def _sizes_in(self, lang: str) -> Mapping[str, int]:
        return self.in_language(lang).sizes_of_lists

    @cached_property
    def sizes_of_lists(self) -> Mapping[str, int]:
        """How many stories each list of them has, by the address that it has in the site's own language."""
        return {
            address.STORIES: len(self.stories),
            **sizes_of_lists(self.story_groups, self.site.slug),
        }

    def with_bodies(self, html: Mapping[str, str]) -> Publication:
        """The same with other HTML as the bodies of these stories, by the paths of their files."""

        def changed(story: Story) -> Story:
            path = story.source.path
            return replace(story, body=replace(story.body, html=html[path])) if path in html else story

        if not html:
            return self
        return Publication(replace(self.edition, stories=tuple(map(changed, self.edition.stories))))


def _groups_of(story: Story) -> Iterator[_Key]:
    yield "category", story.category
    yield from (("tag", tag) for tag in story.tags)
    yield from (("author", author) for author in story.authors)
    if story.series:
        yield "series", story.series


def _grouped(stories: Iterable[Story], is_wanted: Callable[[_Key], bool]) -> StoryGroups:
    groups: dict[_Key, list[Story]] = defaultdict(list)
    for story in stories:
        for key in _groups_of(story):
            if is_wanted(key):
                groups[key].append(story)
    return groups
