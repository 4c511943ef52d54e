"""Says what each list holds, for the title of its page and its description in searches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from almanac.model import language
from almanac.model.interface import N_, Phrases
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import MonthOnly
from almanac.render import words
from almanac.render.events.listing import EventListing, ListedEvent
from almanac.render.orthography import sentences
from almanac.render.views.parts import Numbered, PageText

STORIES: Mapping[str, str] = {
    "category": N_("Stories by category"),
    "tag": N_("Stories by tag"),
    "author": N_("Stories by author"),
    "series": N_("Stories by series"),
}
EVENTS: Mapping[str, str] = {
    "category": N_("Events by category"),
    "country": N_("Events by country"),
    "language": N_("Events by language"),
    "series": N_("Events by series"),
    "tag": N_("Events by tag"),
    "organizer": N_("Events by organizer"),
    "city": N_("Events by city"),
    "venue": N_("Events by venue"),
    "country/tag": N_("Events by tag and country"),
    "online": N_("Events"),
}
# How many events the description of a month names.
_NAMED = 3


def home(site: Site, lang: str) -> PageText:
    """The front page in a language; that in the site's own is called as the site, without more."""
    tagline = site.tagline_in(lang)
    described = tagline.text or site.name
    if lang == site.default_lang:
        return PageText(site.name, described)
    phrases, own_name = site.phrases(lang), language.language_name(lang)
    is_own = tagline.text and tagline.lang == lang
    return PageText(
        with_note(site.name, own_name, phrases), described if is_own else with_note(described, own_name, phrases)
    )


def story_list(
    kind: str, name: str, stories: Sequence[Story], shown: Sequence[Story], page: Numbered, phrases: Phrases
) -> PageText:
    """A list of stories, newest first, or the part of it that a page has; ``kind`` is empty for that of all."""
    title, told = _named(STORIES, kind, name or phrases.gettext("Stories"), page, phrases)
    if page.number > 1:
        told.append(_place(page, [story.published.day for story in shown], phrases))
    elif stories:
        between = _between([story.published.day for story in stories], phrases)
        told += [
            phrases.ngettext("%(num)s story, %(days)s.", "%(num)s stories, %(days)s.", len(stories), days=between),
            phrases.gettext("The newest: “%(title)s”.", title=stories[0].title),
        ]
    else:
        told.append(phrases.gettext("No story has been published here yet."))
    return PageText(title, sentences(told, phrases.spoken))


def event_list(
    kind: str, name: str, listing: EventListing, shown: Sequence[ListedEvent], page: Numbered, phrases: Phrases
) -> PageText:
    """A group of events, or the part of it that a page has, ``shown``."""
    title, told = _named(EVENTS, kind, name, page, phrases)
    if page.number > 1:
        told.append(_place(page, _days(shown), phrases))
    else:
        told += _counted(listing, phrases)
    return PageText(title, sentences(told, phrases.spoken))


def all_events(listing: EventListing, phrases: Phrases) -> PageText:
    """The list of all events."""
    return PageText(phrases.gettext("Events"), sentences(_counted(listing, phrases), phrases.spoken))


def some_events(title: str, listing: EventListing, phrases: Phrases) -> PageText:
    """A list of events that is called ``title``: those on the map, or those of a year that are over."""
    return PageText(title, titled(title, sentences(_counted(listing, phrases), phrases.spoken), phrases))


def on_page(text: PageText, shown: Sequence[ListedEvent], page: Numbered, phrases: Phrases) -> PageText:
    """The text of a list on one of its pages, of which those after the first say which they are and what they show."""
    if page.number == 1:
        return text
    title = phrases.gettext("%(title)s, page %(number)s", title=text.title, number=page.number)
    return PageText(title, titled(title, _place(page, _days(shown), phrases), phrases))


def month_of_events(title: str, listed: Sequence[ListedEvent], phrases: Phrases) -> PageText:
    """A month; what repeats in it counts once."""
    events = {listed_event.event.slug: listed_event.event for listed_event in listed}
    titles = [event.text_in(phrases.lang).title for event in events.values()]
    number, named = len(titles), words.listed(titles[:_NAMED], phrases.spoken)
    if not titles:
        counted = phrases.gettext("Nothing is in that month.")
    elif number > _NAMED:
        counted = phrases.ngettext(
            "%(num)s event, among them %(titles)s.", "%(num)s events, among them %(titles)s.", number, titles=named
        )
    else:
        counted = phrases.ngettext("%(num)s event: %(titles)s.", "%(num)s events: %(titles)s.", number, titles=named)
    return PageText(title, titled(title, counted, phrases))


def year_of_events(title: str, number: int, phrases: Phrases) -> PageText:
    """A year as twelve small months, with so many events."""
    counted = phrases.ngettext("%(num)s event.", "%(num)s events.", number)
    return PageText(title, titled(title, counted, phrases))


def titled(title: str, text: str, phrases: Phrases) -> str:
    """A title as the first sentence of a text."""
    # Translators: a title, and sentences about what has it.
    return phrases.gettext("%(title)s. %(text)s", title=title, text=text)


def with_note(text: str, note: str, phrases: Phrases) -> str:
    """A text with what tells it apart from others like it."""
    return phrases.gettext("%(text)s (%(note)s)", text=text, note=note)


def _named(lists: Mapping[str, str], kind: str, name: str, page: Numbered, phrases: Phrases) -> tuple[str, list[str]]:
    """The title, its own name first, and the sentence with which the description begins."""
    _ = phrases.gettext
    own = name if page.number == 1 else _("%(title)s, page %(number)s", title=name, number=page.number)
    if not kind:
        return own, []
    return f"{own} – {_(lists[kind])}", [_("%(list)s: %(name)s.", list=_(lists[kind]), name=name)]


def _place(page: Numbered, shown: Sequence[date], phrases: Phrases) -> str:
    values = {"number": page.number, "count": page.count, "days": _between(shown, phrases)}
    return phrases.gettext("Page %(number)s of %(count)s: %(days)s.", **values)


def told_of(listing: EventListing) -> tuple[int, ListedEvent | None, int, date | None, date | None]:
    """All that the text of a list says of its events: how many come, the next, how many are past, and on which days."""
    days = [listed.when.day for listed in listing.past]
    first, last = min(days, default=None), max(days, default=None)
    return len(listing.upcoming), _following(listing), len(days), first, last


def _following(listing: EventListing) -> ListedEvent | None:
    happening = (listed for listed in listing.upcoming if not listed.event.status.is_off)
    return next(happening, next(iter(listing.upcoming), None))


def _counted(listing: EventListing, phrases: Phrases) -> list[str]:
    """How many events come and how many are past, a sentence each."""
    told = []
    following = _following(listing)
    if following is not None:
        told.append(
            phrases.ngettext(
                "%(num)s event to come: “%(title)s”, %(when)s.",
                "%(num)s events to come, the next “%(title)s”, %(when)s.",
                len(listing.upcoming),
                title=following.event.text_in(phrases.lang).title,
                when=words.when(following.when, replace(phrases, lang=phrases.spoken)),
            )
        )
    if listing.past:
        between = _between(_days(listing.past), phrases)
        number = len(listing.past)
        told.append(
            phrases.ngettext("%(num)s past event, %(days)s.", "%(num)s past events, %(days)s.", number, days=between)
        )
    return told or [phrases.gettext("There is no event yet.")]


def _days(shown: Sequence[ListedEvent]) -> list[date]:
    """The days on which they begin, or can begin, where only the month is known."""
    return [
        day
        for when in (listed.when for listed in shown)
        for day in ((when.day, when.last_day) if isinstance(when, MonthOnly) else (when.day,))
    ]


def _between(days: Sequence[date], phrases: Phrases) -> str:
    first, last = min(days), max(days)
    return words.day(first, phrases.spoken) if first == last else words.days(first, last, phrases.spoken)
