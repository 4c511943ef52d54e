"""Fills the head of a page for programs, by the page's address."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from urllib.parse import unquote

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.event import EventText
from almanac.model.profile import Profile
from almanac.model.story import Story
from almanac.render.about_events import Told, told_in
from almanac.render.entry_texts import EntryTexts
from almanac.render.events.listing import EventListing, ListedEvent
from almanac.render.events.listing import event_listing as event_listing
from almanac.render.profiles import Profiles
from almanac.render.share_cards.card import card_of_event, card_of_story
from almanac.render.share_cards.chosen import Chosen
from almanac.render.structured_data.article import article, modified, published, story_named
from almanac.render.structured_data.author import profile_page
from almanac.render.structured_data.event import schema_event
from almanac.render.structured_data.json_ld import (
    Node,
    breadcrumbs,
    serialised,
    web_page,
    whole_website,
    with_picture,
)
from almanac.render.structured_data.open_graph import (
    CardPicture,
    card_picture,
    open_graph_locale,
    shared_card,
    site_card,
)
from almanac.render.views.parts import Label, PageText

# Lists of stories that stand outside /stories/.
_STORY_LISTS = ("category", "tag", "author", "series")


@dataclass(frozen=True, slots=True)
class Head:
    """``json_ld`` is escaped for a script element; ``kind`` is a type of the Open Graph protocol.

    ``title`` and ``description`` are what no other page has, for searches and tabs. Dates are ISO 8601, and empty
    where nothing is known.
    """

    title: str
    description: str
    json_ld: str
    kind: str
    locale: str
    other_locales: tuple[str, ...]
    picture: CardPicture
    published: str = ""
    modified: str = ""
    section: str = ""
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()


class Heads:
    """Knows of every page of an edition what it is about; made once for all pages.

    ``listing`` gives that of the edition's events, where somebody keeps it; it is asked for with the first event; and
    ``told`` what stories tell of them.
    """

    def __init__(
        self, edition: Edition, listing: Callable[[], EventListing] | None = None, told: Told | None = None
    ) -> None:
        self._edition = edition
        self._told = told or told_in(edition)
        self._profiles = Profiles(edition.profiles)
        site = edition.site
        self._site_card = cache(partial(site_card, site))
        self._with_cards = Chosen(edition)
        self._homes = frozenset(address.home(lang, site.default_lang) for lang in (site.default_lang, *site.languages))
        self._listing = listing or partial(event_listing, edition.events, edition.now)
        self.texts = EntryTexts(edition, self._listing)
        self._stories = {story.address: story for story in edition.stories}
        self._pages = {page.address: page for page in edition.pages}
        self._event_addresses = frozenset(text.address for event in edition.events for text in event.texts)
        self._languages: Mapping[str, list[Story]] = defaultdict(list)
        for story in edition.stories:
            self._languages[story.source.group].append(story)

    @cached_property
    def _events(self) -> Mapping[str, tuple[ListedEvent, EventText]]:
        listing = self._listing()
        every_event = (*listing.upcoming, *listing.past)
        return {text.address: (listed, text) for listed in every_event for text in listed.event.texts}

    def of(self, where: str, title: str, description: str, lang: str, languages: Iterable[str] = ()) -> Head | None:
        """The head of the page at an address inside the site; None for one that is not to be found.

        ``title`` and ``description`` are what the page itself shows; ``languages`` are those in which the same page
        can be read.
        """
        if where == address.NOT_FOUND:
            return None
        locale = open_graph_locale(lang)
        others = tuple(dict.fromkeys(open_graph_locale(other) for other in languages if other != lang))
        text = self.texts.of(where) or PageText(title, description)
        picture = self._picture(where, lang)
        json_ld = serialised(with_picture(self._nodes(where, title, description, lang), picture))
        story = self._stories.get(where)
        if story is None:
            return Head(text.title, text.description, json_ld, "website", locale, others, picture)
        return Head(
            text.title,
            text.description,
            json_ld,
            "article",
            locale,
            others,
            picture,
            published(story),
            modified(story, self._edition),
            self._edition.site.category_name(story.category, story.lang),
            story.tags,
            story.authors,
        )

    def _picture(self, where: str, lang: str) -> CardPicture:
        image, alt = None, ""
        if where in self._stories:
            story = self._stories[where]
            if self._with_cards.story(story):
                return shared_card(self._edition.site, where, card_of_story(story, self._edition.site))
            image, alt = story.image, story.image.alt if story.image else ""
        elif where in self._event_addresses:
            listed, text = self._events[where]
            if self._with_cards.event(listed):
                return shared_card(self._edition.site, where, card_of_event(listed, text, self._edition.site))
            image, alt = listed.event.image, text.image_alt
        return card_picture(self._edition.site, image, alt) if image else self._site_card(lang)

    def _nodes(self, where: str, title: str, description: str, lang: str) -> list[Node]:
        edition, site = self._edition, self._edition.site
        if where in self._homes:
            return [whole_website(site, lang)]
        trail = breadcrumbs(site, self._trail(where, title, lang))
        if where in self._stories:
            story = self._stories[where]
            events = self._told.events_of(story)
            in_languages = self._languages[story.source.group]
            return [article(story, edition, in_languages, events, self._profiles.kind_of), trail]
        if where in self._event_addresses:
            listed, text = self._events[where]
            stories = [story_named(story, site) for story in self._told.stories_of(listed.event, text.lang)]
            node = schema_event(
                listed.event,
                listed.when,
                text,
                site,
                is_past=listed.is_past,
                is_closed=edition.site.frozen is not None or (listed.closing is not None and listed.closing.is_over),
                stories=stories,
            )
            return [node, trail]
        profile = self._profile(where, lang)
        if profile:
            return [profile_page(site, where, title, description, lang, profile), trail]
        is_topic = where.startswith(f"{address.FORUM}t/")
        is_list = where not in self._pages and not is_topic and self._in_own_language(where) != address.SUBSCRIBE
        return [web_page(site, where, title, description, lang, is_list=is_list), trail]

    def _profile(self, where: str, lang: str) -> Profile | None:
        """That of the author whose page it is, the first of the list."""
        within = self._in_own_language(where).split("/")
        return self._profiles.of(unquote(within[2]), lang) if within[1] == "author" and len(within) == 4 else None

    def _trail(self, where: str, title: str, lang: str) -> list[Label]:
        """The front page in the page's language, the lists that it is in, itself."""
        site = self._edition.site
        _ = site.phrases(lang).gettext
        local = partial(site.list_address, lang=lang)
        steps = [Label(site.name, local("/"))]
        own = self._in_own_language(where)
        within = own.split("/")
        if where in self._stories:
            category = self._stories[where].category
            in_category = address.story_group("category", site.slug(category))
            steps += [Label(_("Stories"), local(address.STORIES))]
            steps += [Label(site.category_name(category, lang), local(in_category))]
        elif where in self._event_addresses:
            category = self._events[where][0].event.category
            in_category = address.event_group("category", site.slug(category))
            steps += [Label(_("Events"), local(address.EVENTS))]
            steps += [Label(site.category_name(category, lang), local(in_category))]
        elif within[1] in _STORY_LISTS or (within[1] == "stories" and own != address.STORIES):
            steps += [Label(_("Stories"), local(address.STORIES))]
        elif where.startswith(address.FORUM) and where != address.FORUM and self._edition.forum:
            steps += [Label(self._edition.forum.name, address.FORUM)]
        elif within[1] == "events" and own != address.EVENTS:
            steps += [Label(_("Events"), local(address.EVENTS))]
            if len(within) == 5 and within[2].isdigit():  # a month
                steps += [Label(within[2], local(address.year_of_events(int(within[2]))))]
        return [*steps, Label(title, where)]

    def _in_own_language(self, where: str) -> str:
        """The address of a list as it is in the site's own language."""
        first = where.split("/")[1]
        return where.removeprefix(f"/{first}") if address.home(first, "") in self._homes else where
