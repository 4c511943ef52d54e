"""Makes the pages that a submission changes, with all that they are shown with, as they were and as they would be."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import groupby

from almanac.build.maker import address_of
from almanac.build.packing import Folder
from almanac.build.planned_site import PlannedSite
from almanac.model.address import file_of
from almanac.model.edition import Edition
from almanac.model.language import direction, language_name
from almanac.model.site import Site
from almanac.render.outputs.output import page_of_values

# The page that names the others; `index.html` leads there where nothing else has that name.
LIST = "preview.html"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_PAGE = ".html"
# Nothing asks for these from a disk.
NOT_FROM_DISK = (".js", ".webmanifest")
# Of no use to who looks at pages, and of each entry there is something in all of them.
_FOR_PROGRAMS = ("feeds/", "search/", "sitemap", "robots.txt", "_headers", "_redirects", "redirects.json", "offline",
                 "service-worker.js", "opml.xml", "opensearch.xml")  # fmt: skip


@dataclass(frozen=True, slots=True)
class SubmissionPreview:
    """The files of a folder by name, and the names of the pages among them that would change, those of what
    was sent first.

    ``first`` is the page to begin with. ``as_it_would_be`` are the same files as the site would have them, and
    ``as_it_is`` what it has now of those that would change, where that is asked for.
    """

    site: Site
    files: Mapping[str, bytes]
    changed: tuple[str, ...]
    first: str
    as_it_would_be: Mapping[str, bytes]
    as_it_is: Mapping[str, bytes]


def changed_files(before: PlannedSite, after: PlannedSite) -> tuple[str, ...]:
    """The names of all files that would change and that somebody looks at, or subscribes to."""
    return tuple(name for name in after.others_than(before) if not name.startswith(_FOR_PROGRAMS))


def pages_as_they_are(before: PlannedSite, names: Sequence[str]) -> dict[str, bytes]:
    """What the site has now of these pages, with what they are shown with; raises as ``PlannedSite.make`` does."""
    made = before.make([name for name in names if name.endswith(_PAGE)])
    return made | before.make(before.needed_by(made))


def submission_preview(
    after: PlannedSite, names: Sequence[str], paths: Collection[str], *, for_disk: bool
) -> SubmissionPreview:
    """All that would change under these names, laid out to be looked at; raises as ``PlannedSite.make`` does.

    ``paths`` are the files that were sent: their own pages come first, then those of other entries.
    """
    made = after.make(names)
    entries = dict(_entries(after.edition))
    languages = {code: place for place, code in enumerate(after.edition.site.list_languages)}

    def order(name: str) -> tuple[bool, int, bool, str]:
        is_own = entries.get(name) in paths
        return not is_own, languages[_language(name, after.edition.site)], name not in entries, name

    changed = tuple(sorted((name for name in made if name.endswith(_PAGE)), key=order))
    titled = [(name, _linked(name, made[name], after.edition.site)) for name in changed]
    own = [link for name, link in titled if entries.get(name) in paths]
    rest = [(name, link) for name, link in titled if entries.get(name) not in paths]
    groups = [
        (code, language_name(code), direction(code), [link for _, link in links])
        for code, links in groupby(rest, key=lambda one: _language(one[0], after.edition.site))
    ]
    made |= {LIST: after.make_page(page_of_values(f"/{LIST}", "submission", own=own, groups=groups))}
    made |= after.make(after.needed_by(made))
    site = after.edition.site
    first = LIST if changed else "index.html"
    return SubmissionPreview(site, laid_out(made, site, for_disk=for_disk), changed, _below(site, first), made, {})


def laid_out(files: Mapping[str, bytes], site: Site, *, for_disk: bool) -> dict[str, bytes]:
    """Files with their links so that they lead somewhere from where they lie, below the site's own path."""
    folder = Folder(frozenset(files), site, for_disk)
    laid = {
        _below(site, name): file_laid_out(folder, name, files.__getitem__)
        for name in files
        if not _is_left_out(name, for_disk)
    }
    if "index.html" not in files and LIST in files:
        laid[_below(site, "index.html")] = laid[_below(site, LIST)]
    return laid


def _entries(edition: Edition) -> Iterator[tuple[str, str]]:
    """The names of the pages of entries, with the path of what each is made of."""
    yield from ((file_of(text.address), text.source.path) for text in edition.stories_and_pages)
    yield from ((file_of(text.address), text.source.path) for event in edition.events for text in event.texts)


def _language(name: str, site: Site) -> str:
    """That of a page by its address, as far as the site has lists in it."""
    first = name.partition("/")[0]
    return first if first in site.list_languages else site.list_languages[0]


def _linked(name: str, data: bytes, site: Site) -> tuple[str, str]:
    """What a page is called, and its address."""
    return _title(data).removesuffix(f" – {site.name}"), address_of(name)


def file_laid_out(folder: Folder, name: str, read: Callable[[str], bytes]) -> bytes:
    """The bytes of a file as it lies in a folder; ``read`` gives those that the site has, by name."""
    if name.endswith(_PAGE):
        return folder.page(read(name).decode("utf-8", "surrogateescape"), name).encode("utf-8", "surrogateescape")
    if name.endswith(".css"):
        css = read(name).decode("utf-8", "surrogateescape")
        return folder.style(css, name, read).encode("utf-8", "surrogateescape")
    return read(name)


def _is_left_out(name: str, for_disk: bool) -> bool:
    return for_disk and name.endswith(NOT_FROM_DISK)


def _below(site: Site, name: str) -> str:
    """Where a file lies in a folder that is served from its top."""
    return file_of(f"{site.base}/{name}")


def _title(data: bytes) -> str:
    found = _TITLE.search(data.decode("utf-8", "replace"))
    return unescape(found[1]).strip() if found else ""
