"""Writes a digest as wikitext, for the talk pages to which a wiki delivers it (MediaWiki's MassMessage)."""

from __future__ import annotations

from collections.abc import Iterator

from almanac.render.digest.digest import Digest, DigestSection
from almanac.render.digest.items import DigestItem
from almanac.render.wikitext import bold, in_language, item, link, words


def wikitext(digest: Digest) -> str:
    """The body of the message; the first line, which nobody is shown, has its subject."""
    lines = [
        # Two hyphens would end it.
        f"<!-- {words(digest.title).replace('--', '&#45;&#45;')} -->",
        f'<div lang="{digest.spoken}" dir="{digest.direction}" class="mw-content-{digest.direction}">',
        *(line for section in digest.sections for line in _section(section, digest)),
        "",
        link(digest.subscribe, digest.subscribe_text),
        "</div>",
    ]
    return "\n".join(lines) + "\n"


def _section(section: DigestSection, digest: Digest) -> Iterator[str]:
    # Whoever delivers it puts the subject as a heading of the second level above it.
    yield f"=== {words(section.name)} ==="
    yield from (_item(one, digest) for one in section.items)
    if section.more:
        yield item(link(section.more_address, section.more_text))


def _item(one: DigestItem, digest: Digest) -> str:
    mark = f"{bold(words(one.mark))} · " if one.mark else ""
    title = in_language(link(one.address, one.title), one.lang, digest.lang)
    text = in_language(words(one.text), one.lang, digest.lang) if one.text else ""
    return item(f"{mark}{title}", " · ".join(map(words, one.facts)), text)
