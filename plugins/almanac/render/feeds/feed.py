"""Makes the feed of stories, whatever its format; and says what a feed is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from almanac.model import address as addresses
from almanac.model.history import FileHistory
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.render import words
from almanac.render.absolute import absolute_address, lasting_id
from almanac.render.feeds import feed_text
from almanac.render.feeds.feed_text import Category
from almanac.render.frozen_note import frozen_sentence

NEWEST = 50
# A feed without items: a constant, because the clock would make every build differ; validators doubt dates before 1990.
NEVER_CHANGED = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A story or event in a feed; addresses are absolute, times aware, texts free of what XML forbids.

    ``html`` is the whole text, sanitised; ``image`` is empty where there is none.
    """

    id: str
    address: str
    title: str
    summary: str
    html: str
    lang: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...]
    categories: tuple[Category, ...]
    rights: str = ""
    image: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: ``address`` is its own, ``home`` the page it follows; ``items`` are newest first."""

    title: str
    subtitle: str
    id: str
    address: str
    home: str
    lang: str
    author: str
    updated: datetime
    rights: str = ""
    items: tuple[FeedItem, ...] = ()


def story_feed(
    site: Site,
    stories: Iterable[Story],
    history: Mapping[str, FileHistory],
    *,
    title: str,
    address: str,
    home: str,
    lang: str,
) -> Feed:
    """The 50 newest of these stories, dated by publication.

    ``history`` is by source path; ``address`` and ``home`` are addresses inside the site.
    """
    shown = tuple(story_item(site, story, history.get(story.source.path)) for story in newest(site, stories))
    return feed_of(site, shown, title=title, address=address, home=home, lang=lang)


def newest(site: Site, stories: Iterable[Story]) -> list[Story]:
    """The 50 newest of these stories, in the order of a feed: of the same moment by their slugs."""
    in_order = sorted(stories, key=lambda story: (story.slug, story.lang))
    in_order.sort(key=lambda story: story.published.as_datetime(site.zone), reverse=True)
    return in_order[:NEWEST]


def feed_of(site: Site, items: tuple[FeedItem, ...], *, title: str, address: str, home: str, lang: str) -> Feed:
    """A feed of a site; ``address`` and ``home`` are addresses inside it.

    Of a site that is built for the last time it begins with the item that says so: each, since nobody knows which of
    them people follow.
    """
    own = absolute_address(site, address)
    items = (*_last_item(site, lang), *items)
    return Feed(
        title=feed_text.text(title) or own,
        subtitle=feed_text.text(site.tagline_in(lang).text),
        id=lasting_id(site, address),
        address=own,
        home=absolute_address(site, home),
        lang=lang,
        author=feed_text.text(site.name),
        updated=max((item.updated for item in items), default=NEVER_CHANGED),
        rights=feed_text.text(site.content_license),
        items=items,
    )


def _last_item(site: Site, lang: str) -> Iterator[FeedItem]:
    """One for a language, with the same identity in all its feeds and whenever they are made."""
    if site.frozen is None:
        return
    frozen, said, phrases = site.frozen, site.closing_words_in(lang), site.phrases(lang)
    home = addresses.home(site.list_language(lang), site.default_lang)
    moment = feed_text.instant(frozen.moment(site.zone).astimezone(site.zone) - timedelta(seconds=1))
    sentence = frozen_sentence(frozen, phrases)
    paragraphs = [feed_text.paragraph(sentence), feed_text.paragraph(said.text)]
    yield FeedItem(
        id=lasting_id(site, f"{home}closed/{frozen.on}/"),
        address=absolute_address(site, home),
        # Translators: the last item in a feed of the site that has this name.
        title=feed_text.text(phrases.gettext("%(site)s has closed", site=site.name)),
        summary=feed_text.text(f"{sentence} {said.text}".strip()),
        html=feed_text.content(site, home, lang, paragraphs),
        lang=lang,
        published=moment,
        updated=moment,
        authors=(feed_text.text(site.name),),
        categories=(),
        rights=feed_text.text(site.content_license),
    )


def story_updated(site: Site, story: Story, known: FileHistory | None) -> datetime:
    """When a feed says that a story changed last; ``known`` is what git knows of its file."""
    return feed_text.updated(feed_text.instant(story.published.as_datetime(site.zone)), known)


def story_item(site: Site, story: Story, known: FileHistory | None) -> FeedItem:
    """A story in a feed; ``known`` is what git knows of its file."""
    published = feed_text.instant(story.published.as_datetime(site.zone))
    page = absolute_address(site, story.address)
    picture = feed_text.picture(site, story.image, story.image.alt if story.image else "")
    body = story.body.html or feed_text.paragraph(story.summary)
    phrases = site.phrases(story.lang)
    voice = words.voice(story.voice, phrases), words.speaks_for(story.speaks_for, phrases)
    said = feed_text.paragraph(" · ".join(filter(None, voice)))
    return FeedItem(
        id=lasting_id(site, story.identity),
        address=page,
        title=feed_text.text(words.marked(story.title, story.voice, phrases)) or page,
        summary=feed_text.text(story.summary),
        html=feed_text.content(site, story.address, story.lang, [said, picture, body]),
        lang=story.lang,
        published=published,
        updated=story_updated(site, story, known),
        authors=feed_text.names(story.authors) or (feed_text.text(site.name),),
        categories=(*feed_text.categories(site, story.category, story.tags, story.lang), *_voice(story, voice[0])),
        rights=feed_text.text(story.license or site.content_license),
        image=absolute_address(site, story.image.address) if story.image else "",
    )


def _voice(story: Story, shown: str) -> Iterator[Category]:
    """What an opinion or announcement is, for programs too."""
    if shown:
        yield Category(story.voice.value, shown)
