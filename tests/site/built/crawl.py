"""Follows everything that a served site leads to, as a reader, a browser or a subscriber would."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable
from functools import cache
from urllib.parse import quote, unquote, urljoin, urlsplit

from built.html_tree import parsed

# Attributes that lead somewhere, and those in which the theme's scripts find what they fetch.
_LEADING = ("href", "src", "cite", "poster", "action", "data")
_FETCHED = "data-"
_IN_STYLES = re.compile(r"url\(\s*['\"]?([^'\")]+)")
_IN_TEXT = r"{siteurl}(/[^\s\"'<>\\&]*)"


def broken(url: str, siteurl: str, start: Iterable[str], is_known: Callable[[str, bytes], bool]) -> list[str]:
    """What is wrong with the site served at ``url`` and made for ``siteurl``, from these addresses on.

    ``is_known`` says of an address and its bytes whether they are what one of the site's versions has there.
    """
    found: list[str] = []
    waiting = dict.fromkeys(start, "the start")
    seen: set[str] = set()
    while waiting:
        address, source = waiting.popitem()
        seen.add(address)
        data = _read(f"{url}{quote(address)}")
        if data is None:
            found.append(f"{source} leads to {address}, where nothing is")
        elif not is_known(address, data):
            found.append(f"{address} is of no version")
        else:
            waiting |= {target: address for target in _targets(address, data, siteurl) if target not in seen}
    return sorted(found)


def _read(url: str) -> bytes | None:
    try:
        with urllib.request.urlopen(url) as answer:
            data: bytes = answer.read()
            return data
    except urllib.error.HTTPError as error:
        error.close()
        return None


@cache
def _targets(address: str, data: bytes, siteurl: str) -> frozenset[str]:
    """The addresses inside the site that a file names, without their fragments and queries."""
    text = data.decode("utf-8", "replace").replace("\r\n ", "")
    named = re.findall(_IN_TEXT.format(siteurl=re.escape(siteurl)), text)
    if address.endswith((".html", "/")):
        named += _in_page(text)
    elif address.endswith(".css"):
        named += _IN_STYLES.findall(text)
    elif address == "/_redirects":
        named += [word for line in text.splitlines() for word in line.split()[:2]]
    whole = (urlsplit(urljoin(f"{siteurl}{quote(address)}", target)) for target in named)
    home = urlsplit(siteurl).netloc
    return frozenset(unquote(one.path) for one in whole if one.scheme in {"http", "https"} and one.netloc == home)


def _in_page(html: str) -> list[str]:
    pairs = [pair for element in parsed(html).iter() for pair in element.items()]
    # One attribute may name several files.
    fetched = [part for name, value in pairs if str(name).startswith(_FETCHED) for part in value.split()]
    return [
        *(part for part in fetched if part.startswith("/")),
        *(value.strip() for name, value in pairs if name in _LEADING),
    ]
