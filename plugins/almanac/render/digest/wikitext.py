"""Writes a digest as wikitext, for the talk pages to which a wiki delivers it (MediaWiki's MassMessage)."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.digest.digest import Digest, DigestSection
from almanac.render.digest.items import DigestItem
from almanac.render.wikitext import in_language, link, words


def wikitext(digest: Digest) -> str:
    """The body of the message; the first line, which nobody is shown, has its subject."""
    lines = [
        f"<!-- {_readable(words(digest.title))} -->",
        f'<div lang="{digest.spoken}" dir="{digest.direction}" class="mw-content-{digest.direction}">',
        *(line for section in digest.sections for line in _section(section, digest)),
        "",
        link(digest.subscribe, digest.subscribe_text),
        "</div>",
    ]
    return "\n".join(lines) + "\n"


def _readable(wikitext: str) -> str:
    """With what stands in every title as people read it, since it means nothing in a note; two hyphens may end one."""
    return wikitext.replace("--", "&#45;&#45;").replace("&#58;", ":").replace("&#8211;", "–").replace("&#183;", "·")


def _section(section: DigestSection, digest: Digest) -> Iterator[str]:
    # Whoever delivers it puts the subject as a heading of the second level above it.
    yield f"=== {words(section.name)} ==="
    for item in section.items:
        yield from _item(item, digest)
    if section.more:
        yield f"* {link(section.more_address, section.more_text)}"


def _item(item: DigestItem, digest: Digest) -> Iterator[str]:
    mark = f"'''{words(item.mark)}''' · " if item.mark else ""
    yield f"* {mark}{in_language(link(item.address, item.title), item.lang, digest.lang)}"
    if item.facts:
        yield f"*: {' · '.join(map(words, item.facts))}"
    if item.text:
        yield f"*: {in_language(words(item.text), item.lang, digest.lang)}"
