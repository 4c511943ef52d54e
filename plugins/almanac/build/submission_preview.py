"""Makes the pages that a submission changes, with all that they are shown with, as they were and as they would be."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import unescape

from almanac.build.maker import address_of
from almanac.build.packing import Folder
from almanac.build.planned_site import PlannedSite
from almanac.model.address import file_of
from almanac.model.edition import Edition
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
    """The files of a folder by name, and the names of the pages among them that would change, those of entries first.

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
    after: PlannedSite, names: Sequence[str], as_it_is: Mapping[str, bytes], *, for_disk: bool
) -> SubmissionPreview:
    """All that would change under these names, laid out to be looked at; raises as ``PlannedSite.make`` does."""
    made = after.make(names)
    entries = frozenset(_entries(after.edition))
    changed = tuple(
        sorted((name for name in made if name.endswith(_PAGE)), key=lambda name: (name not in entries, name))
    )
    behind = f" – {after.edition.site.name}"
    titles = [(_title(made[name]).removesuffix(behind), address_of(name)) for name in changed]
    made |= {LIST: after.make_page(page_of_values(f"/{LIST}", "submission", changed=titles))}
    made |= after.make(after.needed_by(made))
    site = after.edition.site
    first = LIST if changed else "index.html"
    return SubmissionPreview(
        site, laid_out(made, site, for_disk=for_disk), changed, _below(site, first), made, as_it_is
    )


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


def _entries(edition: Edition) -> Iterator[str]:
    """The names of the pages of entries."""
    yield from (file_of(text.address) for text in edition.stories_and_pages)
    yield from (file_of(text.address) for event in edition.events for text in event.texts)


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
