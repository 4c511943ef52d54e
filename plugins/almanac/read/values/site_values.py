"""Values that the site's settings decide: categories, and topics of its forum."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from almanac.model.site import ReadingSettings
from almanac.read.fault import Fault, did_you_mean
from almanac.read.values import links

_A_TOPIC = "write a topic's number, such as `3184`, or its full address"
# No point stands in a part of the path, encoded or not, so that none leads elsewhere.
_PART = r"(?:[\w~-]|%(?!2[ef]|5c)[0-9a-f]{2})"
_TOPIC = re.compile(
    rf"/t/(?:{_PART}+/)?[1-9]\d*(?:/\d+)?/?(?:\?u={_PART}+)?"  # Discourse, with the name of who shared it
    rf"|/d/[1-9]\d*(?:-{_PART}*)?(?:/\d+)?/?"  # Flarum
    rf"|/topic/[1-9]\d*(?:/{_PART}+)?(?:/\d+)?/?"  # NodeBB
    r"|/viewtopic\.php\?(?:f=\d+&)?t=[1-9]\d*",  # phpBB
    re.IGNORECASE,
)


def story_category(text: str, settings: ReadingSettings) -> str:
    """One of CATEGORIES."""
    return _one_of(text, settings.categories, "CATEGORIES")


def event_category(text: str, settings: ReadingSettings) -> str:
    """One of EVENT_CATEGORIES."""
    return _one_of(text, settings.event_categories, "EVENT_CATEGORIES")


def discussion(text: str, settings: ReadingSettings) -> str:
    """A topic's number, or its full address on the forum."""
    if re.fullmatch("[0-9]{1,12}", text) and int(text) > 0:
        return text
    number = re.fullmatch(r"(?:[^\W\d]+\s*)?#?([1-9][0-9]{0,11})", text)
    hint = f"write `{number[1]}`" if number else _A_TOPIC
    try:
        address = links.web_address(text)
    except Fault:
        raise Fault(f"`{text}` is not a topic of the forum", hint) from None
    if settings.forum_url and links.host(address) != links.host(settings.forum_url):
        hint = f"other places belong in `also_discussed`; the forum is {settings.forum_url}"
        raise Fault(f"`{text}` is not on the forum", hint)
    if settings.forum_url and not _is_topic(address, settings.forum_url):
        raise Fault(f"`{text}` is a page of the forum, and no topic", _A_TOPIC)
    return address


def _is_topic(address: str, forum: str) -> bool:
    """Whether it is a topic's own address; any other page of a forum may do something to whoever follows the link."""
    parts, base = urlsplit(address), urlsplit(forum)
    query = f"?{parts.query}" if parts.query else ""
    is_there = parts.netloc.lower() == base.netloc.lower()  # without a user's name, at the same port
    return is_there and _TOPIC.fullmatch(f"{parts.path.removeprefix(base.path)}{query}") is not None


def _one_of(text: str, known: tuple[str, ...], setting: str) -> str:
    if text not in known:
        raise Fault(f"`{text}` is not a category", did_you_mean(text, known) or f"see {setting} in pelicanconf.py")
    return text
