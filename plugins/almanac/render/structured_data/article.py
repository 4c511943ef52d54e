"""Describes a story as schema.org's Article."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.entry import PersonOrGroup
from almanac.model.event import Event
from almanac.model.site import Site
from almanac.model.story import Story, Voice
from almanac.render.absolute import absolute_address
from almanac.render.discussion import topic_address
from almanac.render.reading_time import minutes_of_html
from almanac.render.structured_data.author import author
from almanac.render.structured_data.event import event_named
from almanac.render.structured_data.json_ld import Node, image_object, known, license_of, publisher, website


def article(
    story: Story,
    edition: Edition,
    translations: Iterable[Story] = (),
    events: Iterable[Event] = (),
    kind_of: Callable[[str], PersonOrGroup | None] = lambda _: None,
) -> Node:
    """All that is known of a story; ``translations`` are the same story in every language, itself among them.

    ``events`` are those that it tells of; ``kind_of`` says what an author is, by the slug of the name.
    """
    site = edition.site
    url = absolute_address(site, story.address)
    others = [other for other in translations if other.lang != story.lang]
    return known(
        type_=_type(story),
        id_=_id(site, story),
        url=url,
        mainEntityOfPage=url,
        headline=story.title,
        description=story.summary,
        inLanguage=story.lang,
        timeRequired=f"PT{minutes_of_html(story.body.html)}M" if story.body.html else "",
        datePublished=published(story),
        dateModified=modified(story, edition),
        author=[author(name, kind_of(site.slug(name)), site) for name in story.authors],
        publisher=publisher(site),
        # Those on whose behalf its authors write; of an announcement schema.org has no type of article.
        sourceOrganization=[known(name=name) for name in story.speaks_for],
        genre="announcement" if story.voice is Voice.ANNOUNCEMENT else "",
        image=image_object(site, story.image, story.image.alt if story.image else ""),
        articleSection=site.category_name(story.category, story.lang),
        keywords=list(story.tags),
        about=[event_named(event, story.lang, site) for event in events],
        license=license_of(story.license),
        isPartOf=[website(site), *_series(story, site)],
        commentCount=len(edition.comments_on(story.source)) or None,
        discussionUrl=_discussions(story, site),
        translationOfWork=next(
            (_other(translation, site) for translation in others if not translation.is_translation), None
        ),
        workTranslation=[] if story.is_translation else [_other(translation, site) for translation in others],
    )


def story_named(story: Story, site: Site) -> Node:
    """A story where another page names it."""
    return _other(story, site)


def published(story: Story) -> str:
    """The day, or the time with its offset, in ISO 8601."""
    moment = story.published.instant
    return moment.isoformat(timespec="minutes") if moment else story.published.day.isoformat()


def modified(story: Story, edition: Edition) -> str:
    """The day of the last change; empty for one that nobody has changed since its publication."""
    history = edition.history_of(story.source.path)
    if history is None or not edition.history.complete:
        return ""
    day = history.modified.astimezone(edition.site.zone).date()
    return day.isoformat() if day > story.published.day else ""


def _type(story: Story) -> str:
    return "OpinionNewsArticle" if story.voice is Voice.OPINION else "Article"


def _series(story: Story, site: Site) -> list[Node]:
    if not story.series:
        return []
    url = absolute_address(site, address.story_group("series", site.slug(story.series)))
    return [known(type_="CreativeWorkSeries", id_=url, name=story.series, url=url)]


def _discussions(story: Story, site: Site) -> list[str]:
    topic = topic_address(site, story.discussion)
    return [*([topic] if topic else []), *story.also_discussed]


def _other(story: Story, site: Site) -> Node:
    return known(
        type_=_type(story),
        id_=_id(site, story),
        url=absolute_address(site, story.address),
        headline=story.title,
        inLanguage=story.lang,
    )


def _id(site: Site, story: Story) -> str:
    return f"{absolute_address(site, story.address)}#story"
