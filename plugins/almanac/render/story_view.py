"""Makes what templates get of stories and pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.render import words
from almanac.render.about_events import Told, named_event, told_in
from almanac.render.comments import comments_view
from almanac.render.contents import contents
from almanac.render.discussion import discussed_elsewhere, discussion
from almanac.render.licenses import license_url
from almanac.render.provenance import older_translation, provenance, siblings
from almanac.render.read_next import ReadNext
from almanac.render.reading_time import minutes_of_html
from almanac.render.share_texts import texts_of_story
from almanac.render.views.page import PageView
from almanac.render.views.parts import Facet, Label, OlderTranslation, Sibling
from almanac.render.views.story import StoryCard, StoryView


def story_card(story: Story, edition: Edition, lang: str = "") -> StoryCard:
    """A story in a list of a language, or of the site's own; its words are in that of the list, its text in its own."""
    site = edition.site
    lang = lang or site.default_lang
    moment = story.published.instant
    return StoryCard(
        story=story,
        lang=lang,
        direction=language.direction(lang),
        text_direction=language.direction(story.lang),
        language_text=words.in_language(story.lang, site.phrases(lang)),
        date=moment.isoformat(timespec="minutes") if moment else story.published.day.isoformat(),
        date_text=words.day(story.published.day, lang),
        authors=tuple(label("author", name, site, lang=lang) for name in story.authors),
        category=label("category", story.category, site, lang=lang),
        series=label("series", story.series, site, lang=lang) if story.series else None,
        future=is_future(story, edition),
        voice_text=words.voice(story.voice, site.phrases(lang)),
        speaks_for=words.speaks_for(story.speaks_for, site.phrases(lang)),
    )


def is_future(story: Story, edition: Edition) -> bool:
    """Whether a story's day is still to come."""
    return story.published.as_datetime(edition.site.zone) > edition.now


def label(kind: address.StoryGroup, name: str, site: Site, count: int = 0, lang: str = "") -> Label:
    """A category, tag, author or series by its name in ``lang``, or the site's language, with its list there."""
    slug = site.slug(name)
    shown = site.category_name(name, lang) if kind == "category" else name
    return Label(shown, site.list_address(address.story_group(kind, slug), lang), count, slug)


@dataclass(frozen=True, slots=True)
class PlaceInSeries:
    """Where a story stands in its series, counted from 1; 0 and nothing beside it for one of no series."""

    part: int
    parts: int
    previous: Story | None
    next: Story | None


class StoryViews:
    """Makes the views of an edition's stories and pages; what needs all stories is found out once.

    ``card`` gives the card of a story in a language, where somebody keeps them; ``told`` knows of which events stories
    tell, where the edition has none.
    """

    def __init__(
        self, edition: Edition, card: Callable[[Story, str], StoryCard] | None = None, told: Told | None = None
    ) -> None:
        self._edition = edition
        self._told = told or told_in(edition)
        self._card = card or self._made_card
        self._by_group: dict[str, list[Story | Page]] = defaultdict(list)
        self._series: dict[tuple[str, str], list[Story]] = defaultdict(list)
        for entry in edition.stories_and_pages:
            self._by_group[entry.source.group].append(entry)
        self._read_next = ReadNext(edition.stories)
        self._part: dict[str, int] = {}
        for story in reversed(edition.stories):
            if story.series:
                parts = self._series[story.series, story.lang]
                self._part[story.address] = len(parts)
                parts.append(story)

    def in_all_languages(self, entry: Story | Page) -> Sequence[Story | Page]:
        """The same text in every language, itself among them."""
        return self._by_group[entry.source.group]

    def place_in_series(self, story: Story) -> PlaceInSeries:
        """Which part of its series it is, and those before and after it."""
        parts = self._series[story.series, story.lang] if story.series else []
        part = self._part.get(story.address, 0)
        return PlaceInSeries(
            part=part + 1 if parts else 0,
            parts=len(parts),
            previous=parts[part - 1] if part > 0 else None,
            next=parts[part + 1] if parts and part + 1 < len(parts) else None,
        )

    def read_next(self, story: Story) -> tuple[Story, ...]:
        """Other stories that its page leads to."""
        return self._read_next.after(story)

    def _made_card(self, story: Story, lang: str) -> StoryCard:
        return story_card(story, self._edition, lang)

    def story(self, story: Story) -> StoryView:
        """A story's page, which speaks the language of its text."""
        edition, lang = self._edition, story.lang
        place = self.place_in_series(story)
        minutes = minutes_of_html(story.body.html)
        return StoryView(
            story=story,
            card=self._card(story, lang),
            tags=tuple(label("tag", tag, edition.site, lang=lang) for tag in story.tags),
            siblings=self._siblings(story),
            provenance=provenance(
                edition,
                story.source.path,
                story.lang,
                story.authors,
                form=address.ADD_STORY,
            ),
            discussion=discussion(
                edition.site, story.title, story.address, story.discussion, edition.topics, story.lang
            ),
            license_url=license_url(story.license),
            minutes=minutes,
            contents=contents(story.body.html, minutes),
            events=tuple(named_event(event, edition.site, lang) for event in self._told.events_of(story)),
            series_part=place.part,
            series_parts=place.parts,
            series_previous=self._card(place.previous, lang) if place.previous else None,
            series_next=self._card(place.next, lang) if place.next else None,
            read_next=tuple(self._card(other, lang) for other in self.read_next(story)),
            older_translation=self._older_translation(story),
            share=texts_of_story(story, edition.site),
            also_discussed=discussed_elsewhere(story.also_discussed, edition.site, edition.topics, lang),
            comments=comments_view(edition, story.source, lang),
        )

    def page(self, page: Page) -> PageView:
        """A page's page."""
        return PageView(
            page=page,
            direction=language.direction(page.lang),
            siblings=self._siblings(page),
            provenance=provenance(self._edition, page.source.path, page.lang),
            older_translation=self._older_translation(page),
            comments=comments_view(self._edition, page.source, page.lang),
        )

    def _older_translation(self, entry: Story | Page) -> OlderTranslation | None:
        originals = (other.address for other in self.in_all_languages(entry) if not other.is_translation)
        return older_translation(self._edition, entry.source, next(originals, ""), entry.lang)

    def _siblings(self, entry: Story | Page) -> tuple[Sibling, ...]:
        return siblings([(other.lang, other.address) for other in self.in_all_languages(entry)], entry.lang)


def story_categories(stories: Iterable[Story], site: Site, lang: str = "") -> tuple[Label, ...]:
    """The categories that have stories, as in the menu."""
    count = Counter(story.category for story in stories)
    return tuple(label("category", name, site, count[name], lang) for name in site.categories if count[name])


def story_facets(stories: Sequence[Story], site: Site, lang: str = "") -> tuple[Facet, ...]:
    """Ways to narrow the list of stories, each with something in it; what has most stories comes first in each."""
    phrases = site.phrases(lang)
    _, most_first = phrases.gettext, partial(_most_first, site=site, lang=lang)
    facets = (
        # Translators: above a list of several, to narrow the list of stories.
        Facet(_("Categories"), story_categories(stories, site, lang)),
        Facet(
            phrases.pgettext("several", "Series"),
            most_first("series", (story.series for story in stories if story.series)),
        ),
        # Translators: above a list of several, to narrow the list of stories.
        Facet(_("Authors"), most_first("author", (name for story in stories for name in story.authors))),
        # Translators: above a list of several.
        Facet(_("Tags"), most_first("tag", (tag for story in stories for tag in story.tags))),
    )
    return tuple(facet for facet in facets if facet.labels)


def _most_first(
    kind: address.StoryGroup, names: Iterable[str], site: Site, lang: str, most: int = 60
) -> tuple[Label, ...]:
    counted = Counter(names)
    ranked: Sequence[str] = sorted(counted, key=lambda name: (-counted[name], name.casefold()))
    return tuple(label(kind, name, site, counted[name], lang) for name in ranked[:most])
