"""Plans the pages that show the parts of the theme in every state; only a preview has them."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from almanac.check.examples import read_examples
from almanac.model import address, language
from almanac.model.edition import Edition
from almanac.model.site import MailingList, Site
from almanac.read.pictures.copies import copy, measured
from almanac.render.about_events import named_event, told_in
from almanac.render.absolute import link_address
from almanac.render.digest.digest import Digest, digest_of, what_happened
from almanac.render.digest.period import since
from almanac.render.events.event_groups import event_groups
from almanac.render.events.event_list import parts, places_of_parts
from almanac.render.events.event_page import event_card, event_view, year_labels
from almanac.render.events.listing import ListedEvent, event_listing
from almanac.render.events.related_events import RelatedEvents
from almanac.render.front_page import agenda, front_page
from almanac.render.map.locator import Coastline
from almanac.render.months.month_page import month_view, year_view
from almanac.render.months.months_with_pages import event_months
from almanac.render.outputs.output import File, Output, Page, Values, file_of_bytes, fingerprint
from almanac.render.profiles import profile_view
from almanac.render.provenance import sibling
from almanac.render.publication import Publication
from almanac.render.story_view import StoryViews, story_card, story_facets
from almanac.render.subscriptions import choices, subscriptions
from almanac.render.views.event import EventView
from almanac.render.views.parts import Facet, Label, LanguageLink

_THEME = "theme"
_LAND = "static/map/land-110m.geojson"
_NOT_TRANSLATED = ("All stories", "All stories (this page is not translated)")
_MANY_LANGUAGES = ("en", "ar", "de", "es", "fr", "hi", "hu", "id", "ja", "pl", "pt", "sw", "uk", "zh-Hans")
_ABOUT = re.compile(r"\{#(.*?)#\}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Component:
    """A macro file, what its comment says of it, and the template that shows it."""

    name: str
    about: str
    example: str


def component_pages(root: Path, site: Site) -> Iterator[Output]:
    """``/_components/``, the same from right to left, and the pictures on them; raises ``OSError``."""
    theme = root / _THEME
    examples = cache(partial(read_examples, theme / "examples", site))
    for lang, where in (("en", address.COMPONENTS), ("ar", f"{address.COMPONENTS}rtl/")):
        # What they show is the theme's, from which everything is made.
        yield Page(where, "components", fingerprint(where), partial(_values, theme, examples, lang), lang)
    for picture in sorted((theme / "examples" / "content" / "images").iterdir()):
        where, data = f"/images/{picture.name}", picture.read_bytes()
        yield file_of_bytes(where, "copy", data)
        yield from _copies(where, data, site)


def _copies(where: str, data: bytes, site: Site) -> Iterator[Output]:
    """The narrower copies of a picture, where it has any."""
    known = measured(io.BytesIO(data))
    for form in site.picture_formats:
        for width in known.widths if known else ():
            made_from = fingerprint(data, width, form, version("pillow"))
            yield File(
                address.picture_copy(where, width, form), "picture copy", made_from, partial(copy, data, width, form)
            )


def _values(theme: Path, examples: Callable[[], Edition], lang: str) -> Values:
    return {
        "lang": lang,
        "direction": language.direction(lang),
        "samples": samples(examples(), lang, Coastline((theme / _LAND).read_bytes())),
        "components": components(theme / "templates"),
    }


def components(templates: Path) -> tuple[Component, ...]:
    """Every macro file that has an example, in the order of the alphabet."""
    files = sorted((templates / "components").glob("*.html"))
    return tuple(
        Component(file.stem, about(file.read_text("utf-8")), f"examples/{file.name}")
        for file in files
        if (templates / "examples" / file.name).is_file()
    )


def about(source: str) -> str:
    """What the first comment of a macro file says."""
    comment = _ABOUT.search(source)
    return comment[1].strip() if comment else ""


def samples(edition: Edition, lang: str, coastline: Coastline | None = None) -> SimpleNamespace:
    """The views of all examples; ``events``, ``cards`` and ``stories`` by slug, with underscores for hyphens."""
    whole, site = event_listing(edition.events, edition.now), edition.site
    listed, groups = [*whole.upcoming, *whole.past], event_groups(whole, site)
    calendar = event_months(whole, edition.now)
    return SimpleNamespace(
        month=month_view(calendar, edition.now.date().replace(day=1), site),
        year=year_view(calendar, edition.now.year, site),
        now=edition.now.isoformat(),
        cards=_by_slug({event.event.slug: event_card(event, site, lang) for event in listed}),
        events=_by_slug(_event_views(edition, listed, lang, coastline)),
        **_of_stories(edition, lang),
        front=front_page(edition, whole, lang, edition.each_story(lang)),
        days=agenda(whole.upcoming, site, lang),
        months=parts(whole.upcoming, site, lang=lang),
        places=places_of_parts([(address.EVENTS, whole.upcoming)], site),
        years=year_labels(whole, site),
        facets=(
            Facet("By country", tuple(group.label for group in groups if group.kind == "country")),
            *story_facets(edition.original_stories, site),
        ),
        digest=_digest(edition, lang),
        mailing_lists=(MailingList("Announcements", "https://lists.example.org/announce/", "News, once a week."),),
        subscriptions=subscriptions(edition, groups),
        choices=choices(groups, site, lang),
        many_languages=tuple(
            LanguageLink(sibling(code, f"/{code}/"), code == lang, *(() if code == lang else _NOT_TRANSLATED))
            for code in _MANY_LANGUAGES
        ),
        hundred=tuple(Label(f"label {number}", address.EVENTS, number) for number in range(1, 101)),
    )


def _digest(edition: Edition, lang: str) -> Digest:
    """Of a year, in which all examples are, with room for few of them."""
    publication = Publication(replace(edition, site=replace(edition.site, digest_ceiling=9))).in_language(lang)
    year = since(edition.now.date() - timedelta(days=365), edition.now, edition.site.zone)
    return digest_of(publication, what_happened(publication, year), link=link_address)


def _event_views(
    edition: Edition, listed: Sequence[ListedEvent], lang: str, coastline: Coastline | None
) -> Mapping[str, EventView]:
    told, related = told_in(edition), RelatedEvents(edition.events)

    def view(of: ListedEvent) -> EventView:
        stories = tuple(story_card(story, edition, lang) for story in told.stories_of(of.event, lang))
        others = tuple(named_event(other, edition.site, lang) for other in related.of(of.event))
        return event_view(of, of.event.text, edition, stories, others, coastline=coastline)

    return {event.event.slug: view(event) for event in listed}


def _of_stories(edition: Edition, lang: str) -> Mapping[str, SimpleNamespace]:
    views, originals = StoryViews(edition), edition.original_stories
    return {
        "story_cards": _by_slug({story.slug: story_card(story, edition, lang) for story in originals}),
        "profiles": _by_slug({profile.slug: profile_view(profile, edition, lang) for profile in edition.profiles}),
        "stories": _by_slug({story.slug: views.story(story) for story in originals}),
    }


def _by_slug(views: Mapping[str, Any]) -> SimpleNamespace:
    return SimpleNamespace(**{slug.replace("-", "_"): view for slug, view in views.items()})
