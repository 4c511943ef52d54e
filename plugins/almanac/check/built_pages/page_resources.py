"""Finds what built pages and style sheets make a browser load, and what in them their policy keeps from working."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from lxml import etree

from almanac.read.values.origin import origin_of

# Relations for which a browser asks for the address, or greets its host, by itself (HTML, "Link types").
_LOADING = frozenset(
    ["stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "apple-touch-startup-image", "mask-icon",
     "manifest", "preload", "modulepreload", "prefetch", "prerender", "preconnect", "dns-prefetch",
     "compression-dictionary"]
)  # fmt: skip
# Loaded, or sent to, from whatever element they are on.
_ADDRESS = frozenset(["src", "poster", "background", "lowsrc", "action", "formaction"])
_ADDRESSES = frozenset(["ping", "attributionsrc"])
_CANDIDATES = frozenset(["srcset", "imagesrcset"])
_HREFS = frozenset(["href", "xlink:href"])
_FOLLOWED = frozenset(["a", "area", "base"])  # their addresses are followed by readers, or count in other ways
# What pages may lead to, beside the web (HTML, "safelisted scheme").
_SAFE_SCHEMES = frozenset(
    ["bitcoin", "ftp", "ftps", "geo", "im", "irc", "ircs", "magnet", "mailto", "matrix", "mms", "news", "nntp",
     "openpgp4fpr", "sftp", "sip", "sms", "smsto", "ssh", "tel", "urn", "webcal", "wtai", "xmpp"]
)  # fmt: skip
_PLUGINS = frozenset(["object", "embed", "applet"])
# SVG's attributes that are styles and can name another document.
_PAINT = frozenset(["fill", "stroke", "mask", "filter", "clip-path", "cursor", "marker", "marker-start", "marker-mid",
                    "marker-end"])  # fmt: skip
_TOLD_BY_NAME = frozenset(["head", "body", "meta", "script", "style", "base"]) | _PLUGINS
# Tags that run nothing and load only paths of the site, written as templates write them, so that browsers agree.
_OWN = rb'"/(?![/\\])[^"<>&\s]*+"'
# Copies of pictures, each with its width.
_OWN_COPIES = rb'"/(?![/\\])[^"<>&\s,]*+ [0-9]+w(?:, /(?![/\\])[^"<>&\s,]*+ [0-9]+w)*+"'
_LINK = rb'href="(?:[/#]|https?://|mailto:|webcal:|geo:)[^"<>]*+"'
# The most frequent first: each is tried in its turn.
_ATTRIBUTE = (
    rb"(?:class|content|property|lang|dir|id|name|datetime|type|title|hreflang|value|alt|role|width|height|start|loading"
    rb"|decoding|colspan|rowspan|media|sizes|scope|tabindex|charset|aria-[a-z]+|data-[a-z-]+|d|r|viewBox|focusable|rows"
    rb'|target|for|autocomplete|blocking)="[^"<>]*+"|(?:stroke|fill)="#[0-9A-Fa-f]{3,6}"|hidden|defer|data-[a-z-]+|open|readonly'
    rb"|disabled|selected|novalidate"
)


def _with(*attributes: bytes) -> bytes:
    """Any number of attributes, these among them."""
    return rb"(?:\s++(?:" + b"|".join([*attributes, _ATTRIBUTE]) + rb"))*+"


_PLAIN_TAG = (
    rb"(?:a" + _with(_LINK, rb'rel="[^"<>]*+"') + rb'|link\s++rel="(?:canonical|alternate|search)"' + _with(_LINK)
    + rb'|link\s++rel="(?:icon|apple-touch-icon|manifest|stylesheet)"' + _with(rb"href=" + _OWN)
    + rb"|script\s++src=" + _OWN + _with()
    # Data, in which nothing can be taken for a tag.
    + rb'|script\s++type="application/ld\+json"(?=>[^<]*+</script\s*+>)'
    + rb"|form" + _with(rb"action=" + _OWN, rb'method="get"')
    + rb"|(?!(?:html|head|link|script|style|base|object|embed|applet)\b)[a-z][a-z0-9]*+"
    + _with(rb"src=" + _OWN, rb"srcset=" + _OWN_COPIES)
    + rb")\s*+/?>"
)  # fmt: skip
_OTHER_TAG = re.compile(rb"<(?=[a-zA-Z])(?!" + _PLAIN_TAG + rb")")
# How every page of the theme begins, with its policy.
_BEGINNING = re.compile(
    rb'<!DOCTYPE html>\s*<html(?:\s+(?:lang|dir)="[^"<>]*")*>\s*<head>\s*<meta charset="utf-8">'
    rb'\s*<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"<>]*)">'
)
# A script of any other type is data (HTML, "The script element").
_RUN = re.compile(r"|module|importmap|speculationrules|(text|application)/(x-)?(javascript|ecmascript)")
_RUNNING_ADDRESS = re.compile(r"[\x00-\x20]*javascript\s*:", re.IGNORECASE)
_CANDIDATE = re.compile(r"[\s,]*+(\S*[^\s,])(?:\s+[^\s,][^,]*)?,?")  # HTML, "srcset attributes"
_REFRESH = re.compile(r"[\s\d.]*[;,]?\s*(?:url\s*=)?\s*[\"']?([^\"']*)", re.IGNORECASE)
_STRING = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
# Comments and strings are taken whole, so that nothing in them counts (CSS Syntax 3, 4).
_STYLE = re.compile(
    rf"/\*.*?(?:\*/|\Z)|\b(?:url|src)\(\s*(?P<address>{_STRING}|[^\s\"'()]*)|@import\s*(?P<sheet>{_STRING})"
    rf"|image-set\((?P<images>(?:[^()]|\([^()]*\))*)|{_STRING}",
    re.IGNORECASE | re.DOTALL,
)
_IN_IMAGE_SET = re.compile(rf"\([^()]*\)|(?P<address>{_STRING})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Resource:
    """An address as it is written, and what asks for it: `<script>`."""

    by: str
    address: str


@dataclass(frozen=True, slots=True)
class Contents:
    """What a page loads, and what stands in it that a policy without ``unsafe-inline`` blocks.

    ``links`` are those that would make another program run or open a file: a page may have none of them.
    ``policies`` are those of its meta elements; ``policy_is_first`` says that the first of them stands in the head
    before anything that could be loaded or run.
    """

    policies: tuple[str, ...]
    policy_is_first: bool
    resources: tuple[Resource, ...]
    blocked: tuple[str, ...]
    links: tuple[Resource, ...] = ()


def page_contents(html: bytes) -> Contents:
    """What is in a page of UTF-8; what a path of the site (``/x``) loads can be missing from ``resources``.

    A page that begins as the theme's do is parsed only where a search finds a tag in it that could matter.
    """
    beginning = _BEGINNING.match(html)
    if beginning and _is_plain_page(html, beginning.end()):
        return Contents((_policy(beginning[1]),), True, (), ())
    return _parsed(html).contents()


def _is_plain_page(html: bytes, begin: int) -> bool:
    """Whether no tag from ``begin`` on could matter; what comes before and after the main part is known by then.

    Wherever a page is cut, each tag begins in one piece. If it is plain it ends there too, for what decides that lies
    within the tag: so a page is plain if all its pieces are. Of a tag that is cut nobody knows: it is not plain.
    """
    head, main, end = html.find(b"</head>", begin), html.find(b"<main"), html.rfind(b"</main>")
    if not begin < head < main < end:
        return not _OTHER_TAG.search(html, begin)
    within = _OTHER_TAG.search(html, begin, head) or _OTHER_TAG.search(html, main, end)
    return not within and _is_plain_piece(html[head:main]) and _is_plain_piece(html[end:])


@lru_cache(maxsize=256)  # headers and footers: the same on most pages of a language
def _is_plain_piece(html: bytes) -> bool:
    return not _OTHER_TAG.search(html)


@lru_cache(maxsize=64)  # but for the map, all pages have the same
def _policy(written: bytes) -> str:
    return unescape(written.decode("utf-8", "replace")).strip()


def style_resources(css: str) -> tuple[str, ...]:
    """The addresses that a style sheet loads, ``data:`` ones among them; not parts of the document itself (``#x``)."""
    written: list[str] = []
    for match in _STYLE.finditer(css):
        images = match["images"] or ""
        written += [match["address"] or "", match["sheet"] or "", *style_resources(images)]
        written += [image["address"] or "" for image in _IN_IMAGE_SET.finditer(images)]
    addresses = (address.strip("\"'").strip() for address in written)
    return tuple(address for address in addresses if address and not address.startswith("#"))


@lru_cache(maxsize=4096)
def opens_another_program(address: str) -> bool:
    """Whether whoever follows a link runs a script, opens a file, or starts a program that pages must not start."""
    origin = origin_of(address)
    return origin.endswith(":") and origin.removesuffix(":") not in _SAFE_SCHEMES


def _parsed(html: bytes) -> _Page:
    page = _Page()
    # As a target of the parser, not as a tree, whose depth has a limit beyond which it would end in silence.
    etree.fromstring(html, etree.HTMLParser(encoding="utf-8", target=page, huge_tree=True))
    return page


class _Page:
    """Takes the elements from the parser, one after the other."""

    def __init__(self) -> None:
        self._policies: list[str] = []
        self._resources: list[Resource] = []
        self._blocked: list[str] = []
        self._links: list[Resource] = []
        self._in_head = False
        self._policy_is_first = False

    def contents(self) -> Contents:
        """All of it."""
        return Contents(
            tuple(self._policies),
            self._policy_is_first,
            tuple(self._resources),
            tuple(self._blocked),
            tuple(self._links),
        )

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """Note an element; called by the parser."""
        if tag in _TOLD_BY_NAME:
            self._element(tag, attributes)
        for name, value in attributes.items():
            resources, blocked = _in_attribute(tag, name, value, attributes.get("rel", ""))
            self._resources += resources
            self._blocked += blocked
            if tag in _FOLLOWED and name in _HREFS and opens_another_program(value):
                self._links.append(Resource(f"`<{tag}>`", value.strip()))

    def _element(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag in {"head", "body"}:
            self._in_head = tag == "head"
        elif tag == "meta":
            self._meta(attributes)
        else:
            self._blocked += _blocked_element(tag, attributes)

    def close(self) -> None:
        """Nothing is left to do; the parser wants it."""

    def _meta(self, attributes: Mapping[str, str]) -> None:
        kind, content = attributes.get("http-equiv", "").strip().lower(), attributes.get("content", "")
        if kind == "refresh":
            match = _REFRESH.match(content)
            self._resources += [Resource("`<meta>`, which leads on,", match[1].strip())] if match else []
        if kind == "content-security-policy":
            is_first = not (self._policies or self._resources or self._blocked)
            self._policy_is_first = self._policy_is_first or (self._in_head and is_first)
            self._policies.append(content.strip())


def _blocked_element(tag: str, attributes: Mapping[str, str]) -> Iterator[str]:
    if tag == "script" and not _HREFS.isdisjoint(attributes):  # of SVG
        return
    if tag != "script":
        yield f"`<{tag}>`"
    elif "src" not in attributes and _RUN.fullmatch(attributes.get("type", "").partition(";")[0].strip().lower()):
        yield "a script in the page itself"


@lru_cache(maxsize=4096)  # most pages load the same
def _in_attribute(tag: str, name: str, value: str, rel: str) -> tuple[tuple[Resource, ...], tuple[str, ...]]:
    resources = tuple(Resource(f"`<{tag}>`", address.strip()) for address in _addresses(tag, name, value, rel))
    if name == "srcdoc":
        resources = page_contents(value.encode()).resources
    if name == "style" or name.startswith("on"):
        return resources, (f"the attribute `{name}` of `<{tag}>`",)
    if _RUNNING_ADDRESS.match(value) and name in _HREFS | _ADDRESS and tag not in _FOLLOWED:
        return resources, (f"a `javascript:` address in `<{tag}>`",)
    return tuple(resource for resource in resources if resource.address), ()


def _addresses(tag: str, name: str, value: str, rel: str) -> Iterator[str]:
    if name in _ADDRESS or (name in _HREFS and _loads_what_it_names(tag, rel)):
        yield value
    elif name in _ADDRESSES:
        yield from value.split()
    elif name in _CANDIDATES:
        yield from (match[1] for match in _CANDIDATE.finditer(value))
    elif name in _PAINT or name == "style":
        yield from style_resources(value)


def _loads_what_it_names(tag: str, rel: str) -> bool:
    return tag not in _FOLLOWED if tag != "link" else not _LOADING.isdisjoint(rel.lower().split())
