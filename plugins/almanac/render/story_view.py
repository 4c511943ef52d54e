"""Makes what templates get of stories and pages."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.render import words
from almanac.render.discussion import discussion
from almanac.render.licenses import license_url
from almanac.render.provenance import provenance, siblings
from almanac.render.read_next import ReadNext
from almanac.render.views.page import PageView
from almanac.render.views.parts import Facet, Label, Sibling
from almanac.render.views.story import StoryCard, StoryView


def story_card(story: Story, edition: Edition) -> StoryCard:
    """A story in a list."""
    site = edition.site
    moment = story.published.instant
    return StoryCard(
        story=story,
        direction=language.direction(story.lang),
        date=moment.isoformat(timespec="minutes") if moment else story.published.day.isoformat(),
        date_text=words.day(story.published.day, story.lang),
        authors=tuple(label("author", name, site) for name in story.authors),
        category=label("category", story.category, site),
        series=label("series", story.series, site) if story.series else None,
        future=story.published.as_datetime(site.zone) > edition.now,
    )


def label(kind: address.StoryGroup, name: str, site: Site, count: int = 0) -> Label:
    """The name of a category, tag, author or series, and the address of its stories."""
    slug = site.slug(name)
    return Label(name, address.story_group(kind, slug), count, slug)


class StoryViews:
    """Makes the views of an edition's stories and pages; what needs all stories is found out once."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition
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

    def story(self, story: Story) -> StoryView:
        """A story's page."""
        edition = self._edition
        parts = self._series[story.series, story.lang] if story.series else []
        part = self._part.get(story.address, 0)
        return StoryView(
            story=story,
            card=story_card(story, edition),
            tags=tuple(label("tag", tag, edition.site) for tag in story.tags),
            siblings=self._siblings(story),
            provenance=provenance(edition, story.source.path, story.lang, story.authors),
            discussion=discussion(
                edition.site, story.title, story.address, story.discussion, edition.topics, story.lang
            ),
            license_url=license_url(story.license),
            series_part=part + 1 if parts else 0,
            series_parts=len(parts),
            series_previous=story_card(parts[part - 1], edition) if part > 0 else None,
            series_next=story_card(parts[part + 1], edition) if parts and part + 1 < len(parts) else None,
            read_next=tuple(story_card(other, edition) for other in self._read_next.after(story)),
        )

    def page(self, page: Page) -> PageView:
        """A page's page."""
        return PageView(
            page=page,
            direction=language.direction(page.lang),
            siblings=self._siblings(page),
            provenance=provenance(self._edition, page.source.path, page.lang),
        )

    def _siblings(self, entry: Story | Page) -> tuple[Sibling, ...]:
        same = self._by_group[entry.source.group]
        return siblings([(other.lang, other.address) for other in same], entry.lang)


def story_categories(edition: Edition) -> tuple[Label, ...]:
    """The categories that have stories, as in the menu."""
    site, count = edition.site, Counter(story.category for story in edition.original_stories)
    return tuple(label("category", name, site, count[name]) for name in site.categories if count[name])


def story_facets(edition: Edition) -> tuple[Facet, ...]:
    """Ways to narrow the list of stories, each with something in it; what has most stories comes first in each."""
    stories, site = edition.original_stories, edition.site
    _ = site.phrases().gettext
    facets = (
        Facet(_("Categories"), story_categories(edition)),
        Facet(_("Series"), _most_first("series", (story.series for story in stories if story.series), site)),
        Facet(_("Authors"), _most_first("author", (name for story in stories for name in story.authors), site)),
        Facet(_("Tags"), _most_first("tag", (tag for story in stories for tag in story.tags), site)),
    )
    return tuple(facet for facet in facets if facet.labels)


def _most_first(kind: address.StoryGroup, names: Iterable[str], site: Site, most: int = 60) -> tuple[Label, ...]:
    counted = Counter(names)
    ranked: Sequence[str] = sorted(counted, key=lambda name: (-counted[name], name.casefold()))
    return tuple(label(kind, name, site, counted[name]) for name in ranked[:most])
