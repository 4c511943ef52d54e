"""Links a story or an event to its topic on the forum, or to the form that begins one (Discourse)."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from almanac.model.forum import Topic
from almanac.model.site import Site
from almanac.render import words
from almanac.render.absolute import absolute_address
from almanac.render.views.parts import Discussion, Quotation


def discussion(
    site: Site, title: str, address: str, discussion: str, topics: Mapping[str, Topic], lang: str
) -> Discussion | None:
    """The link of a page to the forum; None where the site has none.

    ``address`` is the page's; ``discussion`` a topic's number, its full address, or empty; ``topics``
    the forum's snapshot by number; ``lang`` the language of the page.
    """
    named = topic_address(site, discussion)
    if named:
        return _topic(named, site, topic_of(site, discussion, topics), lang)
    if discussion:
        return None
    if site.forum_url and site.forum_new_topic:
        return Discussion(_new_topic(site, title, address), is_new=True)
    return None


def topic_address(site: Site, discussion: str) -> str:
    """The address of the topic that an entry names; empty where it names none, or a number while there is no forum."""
    if _is_number(discussion):
        return f"{site.forum_url}/t/{discussion}" if site.forum_url else ""
    return discussion


def topic_of(site: Site, named: str, topics: Mapping[str, Topic]) -> Topic | None:
    """What the snapshot knows of a topic, named by its number or its address."""
    return topics.get(topic_number(site, named))


def topic_number(site: Site, named: str) -> str:
    """The number of a topic that is named by it, or by its address; empty where it has none, or is on another forum."""
    return named if _is_number(named) else _number(site, named)


def _topic(url: str, site: Site, known: Topic | None, lang: str) -> Discussion:
    if known is None:
        return Discussion(url)
    last = known.last_posted_at if known.replies else None
    return Discussion(
        url=url,
        replies=known.replies,
        last_text=words.day(last.astimezone(site.zone).date(), lang) if last else "",
        closed=known.closed,
        as_of_text=words.day(known.as_of, lang) if known.as_of else "",
        best=tuple(
            Quotation(reply.author, reply.url, reply.day.isoformat(), words.day(reply.day, lang), reply.html)
            for reply in known.best
        ),
    )


def _new_topic(site: Site, title: str, address: str) -> str:
    # https://meta.discourse.org/t/create-a-link-to-start-a-new-topic-with-pre-filled-information/28074
    fields = {"title": title, "body": absolute_address(site, address), "category": site.forum_new_topic}
    return f"{site.forum_url}/new-topic?{urlencode(fields, quote_via=quote)}"


def _number(site: Site, address: str) -> str:
    """The topic's number in an address of the forum: ``/t/slug/3184``, ``/t/3184/7``; else empty."""
    parts, forum = urlsplit(address), urlsplit(site.forum_url)
    if not forum.hostname or _place(parts) != _place(forum):
        return ""
    names = parts.path.removeprefix(forum.path.rstrip("/")).split("/")
    if names[:2] != ["", "t"]:
        return ""
    return next((name for name in names[2:4] if _is_number(name)), "")


def _place(parts: SplitResult) -> tuple[str | None, int | None]:
    return parts.hostname, parts.port


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()
