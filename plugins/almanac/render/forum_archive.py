"""Makes what pages say of the archive of a forum."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.model import address
from almanac.model.forum_archive import ArchivedPost, ArchivedTopic, ForumArchive, anchor_of_post
from almanac.model.site import Site
from almanac.render import words
from almanac.render.absolute import link_address
from almanac.render.licenses import license_url
from almanac.render.redirects import Redirect
from almanac.render.views.forum_archive import ArchiveView, PostView, TopicCard, TopicView
from almanac.render.views.parts import Label


def archive_view(archive: ForumArchive, lang: str) -> ArchiveView:
    """The forum."""
    return ArchiveView(
        name=archive.name,
        former_address=archive.address,
        license=archive.license,
        license_url=license_url(archive.license),
        saved=archive.saved.isoformat(),
        saved_text=words.day(archive.saved, lang),
    )


def address_of_topic(topic: ArchivedTopic) -> str:
    """Its page."""
    return address.forum_topic(topic.slug, topic.id)


def categories(archive: ForumArchive) -> tuple[Label, ...]:
    """The categories that have topics, in the forum's order, each with how many."""
    return tuple(
        Label(category.name, address.forum_category(category.slug, category.id), len(topics))
        for category in archive.categories
        if (topics := archive.by_category.get(category.id))
    )


def with_topics(archive: ForumArchive) -> Iterator[int]:
    """The numbers of these categories."""
    return (category.id for category in archive.categories if archive.by_category.get(category.id))


def led_by_number(archive: ForumArchive) -> Iterator[Redirect]:
    """What leads to categories and topics by their numbers alone."""
    for label, number in zip(categories(archive), with_topics(archive), strict=True):
        yield Redirect(address.forum_category("", number), label.address, label.name)
    for topic in archive.topics:
        yield Redirect(address.forum_topic("", topic.id), address_of_topic(topic), topic.title)


def addresses_of_forum(archive: ForumArchive) -> Iterator[str]:
    """Every page of it, of lists the first one."""
    yield address.FORUM
    yield from (label.address for label in categories(archive))
    yield from map(address_of_topic, archive.topics)


def topic_card(archive: ForumArchive, topic: ArchivedTopic, lang: str) -> TopicCard:
    """A topic in a list."""
    category = archive.categories_by_id.get(topic.category)
    return TopicCard(
        title=topic.title,
        address=address_of_topic(topic),
        author=topic.author,
        count=len(topic.numbers),
        day=topic.day.isoformat(),
        day_text=words.day(topic.day, lang),
        last_day=topic.last_day.isoformat(),
        last_day_text=words.day(topic.last_day, lang),
        category=Label(category.name, address.forum_category(category.slug, category.id)) if category else None,
    )


def topic_view(archive: ForumArchive, topic: ArchivedTopic, site: Site) -> TopicView:
    """A topic's page, with its posts."""

    def link_of_post(number: int, post: int) -> str:
        other = archive.by_id.get(number)
        if other is None:
            return ""
        is_further_down = post in other.numbers and post != other.numbers[0]
        return link_address(site, address_of_topic(other)) + (f"#{anchor_of_post(post)}" if is_further_down else "")

    lang, posts = site.default_lang, topic.posts(link_of_post)
    authors = {post.number: post.author for post in posts}
    before, views = 0, list[PostView]()
    for post in posts:
        answered = post.answers if post.answers in authors and post.answers not in {before, post.number} else 0
        views.append(_post(post, lang, answered, authors.get(answered, "")))
        before = post.number
    return TopicView(topic_card(archive, topic, lang), topic.tags, tuple(views), topic.is_closed)


def _post(post: ArchivedPost, lang: str, answered: int, author: str) -> PostView:
    return PostView(
        anchor=anchor_of_post(post.number),
        number=post.number,
        author=post.author,
        day=post.day.isoformat(),
        day_text=words.day(post.day, lang),
        html=post.html,
        answered=anchor_of_post(answered) if answered else "",
        answered_author=author,
    )
