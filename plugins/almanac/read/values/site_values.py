"""Values that the site's settings decide: categories, and topics of its forum."""

from __future__ import annotations

import re

from almanac.model.site import Site
from almanac.read.fault import Fault, did_you_mean
from almanac.read.values import links


def story_category(text: str, site: Site) -> str:
    """One of CATEGORIES."""
    return _one_of(text, site.categories, "CATEGORIES")


def event_category(text: str, site: Site) -> str:
    """One of EVENT_CATEGORIES."""
    return _one_of(text, tuple(site.event_categories), "EVENT_CATEGORIES")


def discussion(text: str, site: Site) -> str:
    """A topic's number, or its full address on the forum."""
    if re.fullmatch("[0-9]{1,12}", text) and int(text) > 0:
        return text
    number = re.fullmatch(r"(?:[^\W\d]+\s*)?#?([1-9][0-9]{0,11})", text)
    hint = f"write `{number[1]}`" if number else "write a topic's number, such as `3184`, or its full address"
    try:
        address = links.web_address(text)
    except Fault:
        raise Fault(f"`{text}` is not a topic of the forum", hint) from None
    if site.forum_url and links.host(address) != links.host(site.forum_url):
        hint = f"other places belong in `also_discussed`; the forum is {site.forum_url}"
        raise Fault(f"`{text}` is not on the forum", hint)
    return address


def _one_of(text: str, known: tuple[str, ...], setting: str) -> str:
    if text not in known:
        raise Fault(f"`{text}` is not a category", did_you_mean(text, known) or f"see {setting} in pelicanconf.py")
    return text
