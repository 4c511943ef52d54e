"""Says what an export has: the site, its authors, its terms, its items with their comments; as values with types."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import unquote

from almanac.importers.wordpress.elements import Element

_TIME = re.compile(r"(?!0000)[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}(?::[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Channel:
    """What the head of an export says of the site."""

    title: str = ""
    address: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """``login`` is what items name; ``name`` is what readers were shown, if that is known."""

    login: str
    name: str


@dataclass(frozen=True, slots=True)
class Term:
    """A category, tag or other term; ``parent`` is a slug, ``description`` what plugins keep there."""

    taxonomy: str
    slug: str
    name: str
    parent: str = ""
    description: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, without what is private of whoever wrote it."""

    id: str
    parent: str
    author: str
    date: str
    content: str
    approved: str
    type: str


@dataclass(frozen=True, slots=True)
class Item:
    """A post, page, attachment, event or anything else; times are local at the site, empty where there is none.

    What may be private of it is not shown where a value is printed.
    ``meta`` has all values of each custom field, in order.
    """

    line: int
    id: str
    type: str
    status: str
    title: str
    link: str
    creator: str = field(repr=False)
    content: str = field(repr=False)
    excerpt: str = field(repr=False)
    date: str
    date_gmt: str
    modified: str
    slug: str
    parent: str
    has_password: bool
    guid: str = field(repr=False)
    attachment_url: str
    menu_order: int
    terms: tuple[Term, ...]
    comments: tuple[Comment, ...] = field(repr=False)
    meta: Mapping[str, tuple[str, ...]] = field(repr=False)

    def value(self, key: str) -> str:
        """The first value of a custom field, or an empty string."""
        return self.meta.get(key, ("",))[0]

    def terms_of(self, taxonomy: str) -> list[Term]:
        """Its terms of one taxonomy."""
        return [term for term in self.terms if term.taxonomy == taxonomy]

    @property
    def where(self) -> str:
        """Which one is meant, for people."""
        return f'line {self.line}: {self.type} {self.id} "{self.title}"'


def channel(head: Element) -> Channel:
    """The site, by the head of its export."""
    inner = next(iter(head.every("channel")), head)
    address = inner.first("base_blog_url") or inner.first("base_site_url") or inner.first("link")
    return Channel(plain(inner.first("title")), address, inner.first("language"))


def author(element: Element) -> Author:
    """An author; whose name to show is empty or the login is named by first and last name."""
    login, shown = element.first("author_login"), plain(element.first("author_display_name"))
    full = " ".join(filter(None, (plain(element.first(f"author_{part}_name")) for part in ("first", "last"))))
    return Author(login, full if full and shown in {"", login} else shown)


def term(element: Element) -> Term:
    """A term as the head of an export lists it."""
    number = element.first("term_id")
    if element.name == "tag":
        return Term("post_tag", slug(element.first("tag_slug")), plain(element.first("tag_name")), number=number)
    prefix = "category" if element.name == "category" else "term"
    return Term(
        "category" if element.name == "category" else element.first("term_taxonomy"),
        slug(element.first("category_nicename" if prefix == "category" else "term_slug")),
        plain(element.first("cat_name" if prefix == "category" else "term_name")),
        slug(element.first(f"{prefix}_parent")),
        element.first(f"{prefix}_description"),
        number,
    )


def item(element: Element, line: int) -> Item:
    """An item of any type."""
    excerpts = [child.text for child in element.every("encoded") if child.prefix == "excerpt"]
    contents = [child.text for child in element.every("encoded") if child.prefix != "excerpt"]
    order = element.first("menu_order")
    return Item(
        line=line,
        id=element.first("post_id"),
        type=element.first("post_type"),
        status=element.first("status"),
        title=plain(element.first("title")),
        link=element.first("link"),
        creator=element.first("creator"),
        content=contents[0] if contents else "",
        excerpt=excerpts[0].strip() if excerpts else "",
        date=_time(element.first("post_date")),
        date_gmt=_time(element.first("post_date_gmt")),
        modified=_time(element.first("post_modified")),
        slug=slug(element.first("post_name")),
        parent=_number(element.first("post_parent")),
        has_password=any(child.text for child in element.every("post_password")),
        guid=element.first("guid"),
        attachment_url=element.first("attachment_url"),
        menu_order=int(order) if re.fullmatch("[0-9]{1,9}", order) else 0,
        # Of the terms that the oldest exports name twice, one is without both.
        terms=tuple(
            Term(found.attributes["domain"], slug(found.attributes["nicename"]), plain(found.text))
            for found in element.every("category")
            if found.attributes.get("domain") and found.attributes.get("nicename")
        ),
        comments=tuple(map(_comment, element.every("comment"))),
        meta=_meta(element),
    )


def slug(text: str) -> str:
    """A slug as people read it: WordPress keeps other letters percent-encoded."""
    return unicodedata.normalize("NFC", unquote(text.strip()))


def plain(text: str) -> str:
    """One line of text: WordPress keeps markup and entities in titles and names."""
    without = re.sub(r"<[^<>]{0,2000}>", "", text)
    return " ".join(html.unescape(without).split())


def _comment(element: Element) -> Comment:
    """A comment; of one that was not approved, neither who wrote it nor what it says is kept."""
    approved = element.first("comment_approved")
    content = next((child.text for child in element.every("comment_content")), "")
    return Comment(
        element.first("comment_id"),
        _number(element.first("comment_parent")),
        plain(element.first("comment_author")) if approved == "1" else "",
        _time(element.first("comment_date")) or _time(element.first("comment_date_gmt")),
        content if approved == "1" else "",
        approved,
        element.first("comment_type"),
    )


def _meta(element: Element) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for pair in element.every("postmeta"):
        value = next((child.text for child in pair.every("meta_value")), "")
        found.setdefault(pair.first("meta_key"), []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _time(text: str) -> str:
    """A time that there is: drafts have the year 0."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return ""
    return text if _TIME.fullmatch(text) else ""


def _number(text: str) -> str:
    """The id that is meant, or an empty string for none."""
    return "" if text == "0" else text
