"""Plans the archive of a forum: its topics, the lists of them, and what leads there by numbers alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from almanac.model import address
from almanac.model.forum_archive import ArchivedTopic, ForumArchive
from almanac.model.site import Site
from almanac.render.forum_archive import (
    address_of_topic,
    archive_view,
    categories,
    led_by_number,
    topic_card,
    topic_view,
    with_topics,
)
from almanac.render.outputs.listed_pages import ListPage, Paging, turning
from almanac.render.outputs.output import Output, Page, Values, fingerprint, joined, page_of_values
from almanac.render.publication import Publication
from almanac.render.views.parts import Label

_PAGING = Paging(50, 10)


def forum_outputs(publication: Publication) -> Iterator[Output]:
    """``/forum/`` and all below it, in the site's own language: what language a topic is in nobody knows."""
    archive, site = publication.edition.forum, publication.site
    if archive is None:
        return
    about = fingerprint(repr((archive.name, archive.address, archive.license, archive.saved)))
    yield from _list(archive, site, about, address.FORUM, archive.topics, None)
    for label, category in zip(categories(archive), with_topics(archive), strict=True):
        yield from _list(archive, site, about, label.address, archive.by_category[category], label)
    # Links in posts lead to other topics.
    linked = fingerprint(repr([(topic.id, topic.slug, topic.numbers) for topic in archive.topics]))
    named = fingerprint(repr(archive.categories))
    for topic in archive.topics:
        where = address_of_topic(topic)
        made_from = joined(about, linked, named, topic.digest)
        yield Page(where, "forum_topic", made_from, partial(_topic, archive, topic, site))
    for one in led_by_number(archive):
        yield page_of_values(one.old, "redirect", target=one.new, title=one.title)


def _list(
    archive: ForumArchive,
    site: Site,
    about: bytes,
    where: str,
    topics: Sequence[ArchivedTopic],
    category: Label | None,
) -> Iterator[Page]:
    pages = _PAGING.pages(where, topics)
    named = fingerprint(repr((categories(archive), category, len(pages))))
    for page in pages:
        made_from = joined(about, named, fingerprint(page.number, *(topic.digest for topic in page.object_list)))
        yield Page(page.address, "forum", made_from, partial(_values, archive, site, pages, page, category))


def _values(
    archive: ForumArchive,
    site: Site,
    pages: Sequence[ListPage[ArchivedTopic]],
    page: ListPage[ArchivedTopic],
    category: Label | None,
) -> Values:
    shown = tuple(topic_card(archive, topic, site.default_lang) for topic in page.object_list)
    return {
        "archive": archive_view(archive, site.default_lang),
        "category": category,
        "categories": categories(archive),
        "count": len(archive.topics),
        **turning("topics", page, shown, pages),
    }


def _topic(archive: ForumArchive, topic: ArchivedTopic, site: Site) -> Values:
    return {"archive": archive_view(archive, site.default_lang), "view": topic_view(archive, topic, site)}
