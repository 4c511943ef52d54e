"""Plans the files of entries as the forms of the site get them, which improve what is there: in parts, few of them."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from zlib import crc32

from almanac.build.assets import SavedMeanwhileError
from almanac.model import address
from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.read.entries.text_file import digest_of
from almanac.render.outputs.output import File, fingerprint
from almanac.store.tree import read_text

_PARTS = 256


def entry_sources(root: Path, edition: Edition) -> Iterator[File]:
    """A file of JSON for each part: what stands in the files of its entries, by their paths.

    What a repository has that nobody is told of stays there: without REPOSITORY_URL there are none, and none of drafts.
    """
    if not edition.site.repository_url:
        return
    parts: dict[int, list[Source]] = defaultdict(list)
    for source in _sources(edition):
        parts[crc32(source.path.encode("utf-8", "surrogateescape")) % _PARTS].append(source)
    for part, sources in sorted(parts.items()):
        made_from = fingerprint(tuple(sorted((source.path, source.digest) for source in sources)))
        where = f"{address.ENTRY_SOURCES}{part:02x}.json"
        yield File(where, "copy", made_from, partial(_part, root, sources))


def _sources(edition: Edition) -> Iterator[Source]:
    """Of what a form can improve: stories and events that are published, and their translations."""
    yield from (story.source for story in edition.stories if not story.draft)
    yield from (text.source for event in edition.events if not event.draft for text in event.texts)


def _part(root: Path, sources: Sequence[Source]) -> bytes:
    texts = {source.path: read_text(root / source.path) for source in sorted(sources, key=lambda one: one.path)}
    data = json.dumps(texts, separators=(",", ":")).encode()
    if any(digest_of(texts[source.path]) != source.digest for source in sources):
        raise SavedMeanwhileError(data)
    return data
