"""Says what stands on a card: of a story or an event in the words of its page, of the site its name and its line."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.model import language
from almanac.model.event import EventText
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render import places, words
from almanac.render.events.at_occurrence import at_occurrence
from almanac.render.events.event_page import date_block
from almanac.render.events.listing import ListedEvent
from almanac.render.recurrence.sentence import repeats
from almanac.render.views.event import DateBlock

# The theme's own (--accent in almanac.css).
_ACCENT = "#a3291c"


@dataclass(frozen=True, slots=True)
class ShareCard:
    """What a card says; whatever has letters that no font has is left out when it is drawn.

    ``color`` and ``accent`` are ``#rrggbb``; ``month`` and ``day`` are figures for scripts that cannot be written;
    ``status`` is empty where an event is simply going to happen.
    """

    direction: str
    title: str
    label: str
    color: str
    accent: str
    lines: tuple[str, ...]
    place: str
    month: str
    day: str
    site_name: str
    host: str
    block: DateBlock | None = None
    status: str = ""
    is_off: bool = False

    @property
    def alt(self) -> str:
        """The same in one line, for whoever cannot see it."""
        return " · ".join(part for part in (self.status, self.title, *self.lines, self.place) if part)


@dataclass(frozen=True, slots=True)
class SiteCard:
    """What the card of the whole site says, in one language; ``accent`` is ``#rrggbb``."""

    direction: str
    name: str
    tagline: str
    accent: str
    host: str

    @property
    def alt(self) -> str:
        """The same in one line."""
        return f"{self.name} · {self.tagline}" if self.tagline else self.name


def card_of_site(site: Site, lang: str) -> SiteCard:
    """The site, in a language."""
    tagline = site.tagline_in(lang)
    return SiteCard(language.direction(tagline.lang), site.name, tagline.text, accent_of(site), host_of(site))


def card_of_event(listed: ListedEvent, text: EventText, site: Site) -> ShareCard:
    """An event at the occurrence that its page is about."""
    event, when, phrases = at_occurrence(listed.event, listed.when), listed.when, site.phrases(text.lang)
    block = date_block(when, text.lang)
    lines = [words.when(when, phrases), repeats(event, phrases)]
    return ShareCard(
        direction=language.direction(text.lang),
        title=text.title,
        label=site.category_name(event.category, text.lang),
        color=site.event_categories.get(event.category, "") or accent_of(site),
        accent=accent_of(site),
        lines=tuple(line for line in lines if line),
        place=places.city_and_country(event, phrases),
        month=f"{when.day:%Y-%m}",
        day=block.day and f"{when.day.day}",
        site_name=site.name,
        host=host_of(site),
        block=block,
        status=words.status(event.status, phrases),
        is_off=event.status.is_off,
    )


def card_of_story(story: Story, site: Site) -> ShareCard:
    """A story."""
    day = story.published.day
    return ShareCard(
        direction=language.direction(story.lang),
        title=story.title,
        label=site.category_name(story.category, story.lang),
        color=accent_of(site),
        accent=accent_of(site),
        lines=(words.listed(story.authors, story.lang), words.day(day, story.lang)),
        place="",
        month=f"{day:%Y-%m}",
        day=f"{day.day}",
        site_name=site.name,
        host=host_of(site),
    )


def accent_of(site: Site) -> str:
    """The colour of the site, ``#rrggbb``."""
    return site.accent_color or _ACCENT


def host_of(site: Site) -> str:
    """Where the site is, as people say it."""
    return site.url.partition("//")[2]
