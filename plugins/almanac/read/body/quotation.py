"""Lets what people wrote elsewhere through the gate for HTML: words and links to the web, and nothing that loads."""

from __future__ import annotations

from urllib.parse import urljoin

from almanac.read.body.sanitiser import sanitised, sanitised_of_others
from almanac.read.fault import Fault
from almanac.read.values.links import is_on_the_web, web_address

# No id begins so: the gate takes each for one that nobody made here.
_NO_MARK = "\0"


def safe_quotation(quotation: str, base: str) -> str:
    """The HTML of a quotation without what a page must not have; ``base`` is the address from which its links lead."""

    def resolve(tag: str, address: str) -> str:
        if tag != "a":
            raise Fault("a quotation loads nothing")
        try:
            return web_address(urljoin(f"{base}/", address.strip()))
        except ValueError as error:  # half of an address of IPv6
            raise Fault("no address") from error

    return sanitised(quotation, resolve, _NO_MARK, frozenset()).strip()


def safe_comment(comment: str, base: str) -> str:
    """The HTML of a comment likewise; its links lead to the web, or to this site, which lives under ``base``."""

    def resolve(_tag: str, address: str) -> str:
        path = address.strip()
        if path.startswith("/") and not is_on_the_web(path):
            return f"{base}{path}"
        return path if path.lower().startswith("mailto:") else web_address(path)

    return sanitised_of_others(comment, resolve).strip()
