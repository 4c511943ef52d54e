"""Links a story or an event to its topic on the forum, or to the form that begins one (Discourse)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import SplitResult, quote, urlencode, urlsplit

from almanac.model.forum import Topic
from almanac.model.site import Site
from almanac.render import words
from almanac.render.absolute import absolute_address
from almanac.render.threads import thread_name
from almanac.render.views.parts import Discussion, Elsewhere, Quotation


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


def discussed_elsewhere(
    addresses: Sequence[str], site: Site, topics: Mapping[str, Topic], lang: str
) -> tuple[Elsewhere, ...]:
    """Other places where a story was discussed, with what the snapshot knows of threads of mailing lists."""
    return tuple(_elsewhere(address, topics.get(address), site, lang) for address in addresses)


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


def _elsewhere(url: str, known: Topic | None, site: Site, lang: str) -> Elsewhere:
    name = thread_name(url)
    if known is None:
        return Elsewhere(url, name)
    return Elsewhere(url, name, known.title, known.replies, _last_text(known, site, lang), _as_of_text(known, lang))


def _topic(url: str, site: Site, known: Topic | None, lang: str) -> Discussion:
    if known is None:
        return Discussion(url)
    return Discussion(
        url=url,
        replies=known.replies,
        last_text=_last_text(known, site, lang),
        closed=known.closed,
        as_of_text=_as_of_text(known, lang),
        best=tuple(
            Quotation(reply.author, reply.url, reply.day.isoformat(), words.day(reply.day, lang), reply.html)
            for reply in known.best
        ),
    )


def _last_text(known: Topic, site: Site, lang: str) -> str:
    last = known.last_posted_at if known.replies else None
    return words.day(last.astimezone(site.zone).date(), lang) if last else ""


def _as_of_text(known: Topic, lang: str) -> str:
    return words.day(known.as_of, lang) if known.as_of else ""


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
