"""An edition with what several parts of the site are made from: lists, groups and months of events, heads of pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render.cards import Cards
from almanac.render.events.event_groups import EventGroup, event_groups
from almanac.render.events.event_page import year_labels
from almanac.render.events.listing import EventListing, event_listing
from almanac.render.months.months_with_pages import EventMonths, event_months
from almanac.render.story_view import StoryViews, is_future
from almanac.render.structured_data.page_head import Heads
from almanac.render.views.parts import Label


@dataclass(frozen=True)
class Publication:
    """What adapters share; each of its parts is made when it is first asked for, and once."""

    edition: Edition

    @property
    def site(self) -> Site:
        """The settings."""
        return self.edition.site

    @cached_property
    def listing(self) -> EventListing:
        """All events, what comes and what is past."""
        return event_listing(self.edition.events, self.edition.now)

    @cached_property
    def event_groups(self) -> tuple[EventGroup, ...]:
        """The events by category, country, ..., each group with its page and its calendar."""
        return event_groups(self.listing, self.site)

    @cached_property
    def event_months(self) -> EventMonths:
        """The months and years that have a page."""
        return event_months(self.listing, self.edition.now)

    @cached_property
    def past_years(self) -> tuple[Label, ...]:
        """The years that have past events, with the addresses of their lists."""
        return year_labels(self.listing)

    @cached_property
    def heads(self) -> Heads:
        """What stands in the head of each page for programs."""
        return Heads(self.edition, self.listing)

    @cached_property
    def story_views(self) -> StoryViews:
        """What templates get of stories and pages."""
        return StoryViews(self.edition, self.cards.story)

    @cached_property
    def future_stories(self) -> frozenset[str]:
        """The addresses of the stories whose day is still to come, which a preview has."""
        return frozenset(story.address for story in self.edition.stories if is_future(story, self.edition))

    @cached_property
    def cards(self) -> Cards:
        """What stands in lists of an entry, each once for all lists and pages."""
        return Cards(self.edition)

    @cached_property
    def story_groups(self) -> Mapping[tuple[address.StoryGroup, str], Sequence[Story]]:
        """The original stories by what they share, each group by its kind and name, the newest first."""
        groups: dict[tuple[address.StoryGroup, str], list[Story]] = defaultdict(list)
        for story in self.edition.original_stories:
            groups["category", story.category].append(story)
            for tag in story.tags:
                groups["tag", tag].append(story)
            for author in story.authors:
                groups["author", author].append(story)
            if story.series:
                groups["series", story.series].append(story)
        return groups

    def with_bodies(self, html: Mapping[str, str]) -> Publication:
        """The same with other HTML as the bodies of these stories, by the paths of their files."""

        def changed(story: Story) -> Story:
            path = story.source.path
            return replace(story, body=replace(story.body, html=html[path])) if path in html else story

        if not html:
            return self
        return Publication(replace(self.edition, stories=tuple(map(changed, self.edition.stories))))
