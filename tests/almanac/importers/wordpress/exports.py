"""Makes exports in the shapes that WordPress gives them, with those of the plugins that communities use."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import escape
from itertools import count
from typing import Any

import phpserialize

from almanac.importers.plan import Account, PlannedEntry
from almanac.importers.wordpress.catalog import ExportFile
from almanac.importers.wordpress.source import WordPressExport

BASE = "https://old.example.org"
# In every place of an export that nobody may publish.
MARK = "KEPTBACK"
_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file. -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
	<title>Old site</title>
	<link>{base}</link>
	<language>{language}</language>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>{base}</wp:base_site_url>
	<wp:base_blog_url>{base}</wp:base_blog_url>
"""
END = "</channel>\n</rss>\n"


def cdata(text: str) -> str:
    """As WordPress writes any text: an end within it is divided."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def author(login: str, name: str = "", number: int = 1) -> str:
    """A user; every one has an address, which nobody may publish."""
    return (
        f"<wp:author><wp:author_id>{number}</wp:author_id><wp:author_login>{cdata(login)}</wp:author_login>"
        f"<wp:author_email>{cdata(f'{MARK}-mail@example.org')}</wp:author_email>"
        f"<wp:author_display_name>{cdata(name or login)}</wp:author_display_name></wp:author>\n"
    )


def category(slug: str, name: str, parent: str = "", number: int = 1) -> str:
    """A category in the list of all."""
    return (
        f"<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{cdata(slug)}</wp:category_nicename>"
        f"<wp:category_parent>{cdata(parent)}</wp:category_parent><wp:cat_name>{cdata(name)}</wp:cat_name></wp:category>\n"
    )


def term(taxonomy: str, slug: str, name: str, description: str = "") -> str:
    """A term of any other kind."""
    return (
        f"<wp:term><wp:term_id>9</wp:term_id><wp:term_taxonomy>{cdata(taxonomy)}</wp:term_taxonomy>"
        f"<wp:term_slug>{cdata(slug)}</wp:term_slug><wp:term_name>{cdata(name)}</wp:term_name>"
        f"<wp:term_description>{cdata(description)}</wp:term_description></wp:term>\n"
    )


@dataclass
class Comment:
    """A comment, with what is private in every one."""

    id: int
    text: str = "Well said."
    name: str = "Cara"
    approved: str = "1"
    parent: int = 0
    type: str = "comment"
    date: str = "2021-04-01 10:00:00"

    def __str__(self) -> str:
        return (
            f"<wp:comment><wp:comment_id>{self.id}</wp:comment_id><wp:comment_author>{cdata(self.name)}</wp:comment_author>"
            f"<wp:comment_author_email>{cdata(f'{MARK}-reader@example.org')}</wp:comment_author_email>"
            f"<wp:comment_author_url>https://{MARK}.example/</wp:comment_author_url>"
            f"<wp:comment_author_IP>{cdata(f'{MARK} 203.0.113.9')}</wp:comment_author_IP>"
            f"<wp:comment_date>{cdata(self.date)}</wp:comment_date><wp:comment_content>{cdata(self.text)}</wp:comment_content>"
            f"<wp:comment_approved>{cdata(self.approved)}</wp:comment_approved>"
            f"<wp:comment_type>{self.type}</wp:comment_type>"
            f"<wp:comment_parent>{self.parent}</wp:comment_parent>"
            f"<wp:commentmeta><wp:meta_key>x</wp:meta_key><wp:meta_value>{MARK}</wp:meta_value></wp:commentmeta>"
            "</wp:comment>\n"
        )


@dataclass
class Item:
    """An item: a public post, unless told otherwise. Values of ``meta`` that are dictionaries become PHP."""

    id: int
    title: str = "A title"
    type: str = "post"
    content: str = "Some words."
    status: str = "publish"
    slug: str = ""
    link: str = ""
    date: str = "2021-03-02 23:30:00"
    creator: str = "ann"
    excerpt: str = ""
    parent: int = 0
    password: str = ""
    url: str = ""
    order: int = 0
    terms: Sequence[tuple[str, str, str]] = ()
    meta: dict[str, Any] = field(default_factory=dict)
    comments: Iterable[Comment] = ()

    def __str__(self) -> str:
        slug = self.slug or f"item-{self.id}"
        link = self.link or f"{BASE}/{self.date[:10].replace('-', '/')}/{slug}/"
        terms = "".join(
            f'<category domain="{domain}" nicename="{escape(nicename)}">{cdata(name)}</category>\n'
            for domain, nicename, name in self.terms
        )
        meta = "".join(
            f"<wp:postmeta><wp:meta_key>{key}</wp:meta_key>"
            f"<wp:meta_value>{cdata(_php(one))}</wp:meta_value></wp:postmeta>\n"
            for key, value in self.meta.items()
            for one in (value if isinstance(value, list) else [value])
        )
        address = f"<wp:attachment_url>{cdata(self.url)}</wp:attachment_url>\n" if self.url else ""
        return f"""<item>
<title>{cdata(self.title)}</title>
<link>{escape(link)}</link>
<pubDate>Tue, 02 Mar 2021 22:30:00 +0000</pubDate>
<dc:creator>{cdata(self.creator)}</dc:creator>
<guid isPermaLink="false">{BASE}/?p={self.id}</guid>
<description></description>
<content:encoded>{cdata(self.content)}</content:encoded>
<excerpt:encoded>{cdata(self.excerpt)}</excerpt:encoded>
<wp:post_id>{self.id}</wp:post_id>
<wp:post_date>{cdata(self.date)}</wp:post_date>
<wp:post_name>{cdata(slug)}</wp:post_name>
<wp:status>{cdata(self.status)}</wp:status>
<wp:post_parent>{self.parent}</wp:post_parent>
<wp:menu_order>{self.order}</wp:menu_order>
<wp:post_type>{cdata(self.type)}</wp:post_type>
<wp:post_password>{cdata(self.password)}</wp:post_password>
<wp:is_sticky>0</wp:is_sticky>
{address}{terms}{meta}{"".join(map(str, self.comments))}</item>
"""


def attachment(number: int, file: str, parent: int = 0, **more: Any) -> Item:
    """A file of the media library."""
    meta = {"_wp_attached_file": file, **more.pop("meta", {})}
    url = f"{BASE}/wp-content/uploads/{file}"
    return Item(number, type="attachment", status="inherit", parent=parent, url=url, meta=meta, **more)


def event(number: int, start: str = "2027-06-05 14:00:00", end: str = "2027-06-05 16:00:00", **more: Any) -> Item:
    """An event of The Events Calendar."""
    given = more.pop("meta", {})
    meta = {"_EventStartDate": start, "_EventEndDate": end, "_EventTimezone": "Europe/Warsaw", **given}
    slug = more.pop("slug", f"event-{number}")
    return Item(number, type="tribe_events", slug=slug, link=f"{BASE}/event/{slug}/", meta=meta, **more)


def export(*parts: object, language: str = "en-US", base: str = BASE) -> str:
    """A whole export; authors and terms stand before the items."""
    return _HEAD.format(base=base, language=language) + "".join(map(str, parts)) + END


def file_of(text: str | bytes, name: str = "export.xml") -> ExportFile:
    """A file that can be opened again and again."""
    raw = text.encode() if isinstance(text, str) else text
    return ExportFile(name, lambda: io.BytesIO(raw))


def source_of(*parts: object, language: str = "en-US", base: str = BASE) -> WordPressExport:
    """What reads an export of these parts."""
    return WordPressExport([file_of(export(*parts, language=language, base=base))])


def planned(*parts: object, account: Account | None = None, language: str = "en-US") -> list[PlannedEntry]:
    """All entries of an export of these parts."""
    return list(source_of(*parts, language=language).entries(account or Account()))


def only(*parts: object, account: Account | None = None) -> PlannedEntry:
    """The one entry of such an export."""
    [entry] = planned(*parts, account=account)
    return entry


def large_export(posts: int) -> Iterable[bytes]:
    """An export of that many posts with two comments each, part by part."""
    numbers = count(1)
    yield _HEAD.format(base=BASE, language="en-US").encode() + author("ann", "Ann Example").encode()
    for number in range(1, posts + 1):
        words = f"Words of number {number} about rivers and walks. " * 60
        comments = [Comment(next(numbers)), Comment(next(numbers), approved="0")]
        content = "\n\n".join([words] * 3)
        yield str(Item(number, f"Post {number}", content=content, comments=comments)).encode()
    yield END.encode()


def counted(names: Iterable[str]) -> dict[str, int]:
    """How often each is there."""
    return dict(Counter(names))


def _php(value: Any) -> str:
    return phpserialize.dumps(value).decode() if isinstance(value, dict) else str(value)
