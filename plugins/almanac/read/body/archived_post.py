"""Lets the posts of an archived forum through the gate for HTML, their links led to where the topics are now."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from almanac.model.forum_archive import LinkOfPost
from almanac.read.body.sanitiser import sanitised_of_others
from almanac.read.fault import Fault
from almanac.read.values.links import web_address

_TOPIC = re.compile(r"/t/(?:[^/]*[^/0-9][^/]*/)?(?P<topic>[1-9]\d{0,11})(?:/(?P<post>[1-9]\d{0,8}))?/?(?:\.html)?")
# What is of people alone: a forum that closed has no profiles any more.
_PEOPLE = re.compile(r"/(?:u|users|g|groups|my)(?:/|$)")


def archived_post(html: str, forum: str, link_of_post: LinkOfPost) -> str:
    """The HTML of a post as a page shows it; ``forum`` is the address that the forum had."""
    host, below = urlsplit(forum).netloc.lower(), urlsplit(forum).path.rstrip("/")

    def resolve(_tag: str, address: str) -> str:
        try:
            whole = urljoin(f"{forum}/", address.strip())
            parts = urlsplit(whole)
        except ValueError as error:  # half of an address of IPv6
            raise Fault("no address") from error
        if parts.netloc.lower() == host and parts.path.startswith(below):
            path = parts.path.removeprefix(below)
            topic = _TOPIC.fullmatch(path)
            link = link_of_post(int(topic["topic"]), int(topic["post"] or 1)) if topic else ""
            if link:
                return link
            if _PEOPLE.match(path):
                raise Fault("of people alone")
        return web_address(whole)

    return sanitised_of_others(html, resolve).strip()
