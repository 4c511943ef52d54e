"""`build --for-disk`: the whole site as pages that open from a disk, without a server and without script."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from almanac.build.packing import Folder
from almanac.build.submission_preview import NOT_FROM_DISK, file_laid_out
from almanac.model.site import Site
from almanac.store.publishing.manifest import files_in
from commands.publishing import publishing

if TYPE_CHECKING:
    from almanac.store.publishing.publisher import Published

# Where the site is built from which that is made; it stays, so that the next time little is made anew.
BUILT = ".almanac/for-disk"
# What programs and servers ask for.
_LEFT_OUT = (
    ".almanac.json", "_headers", "_redirects", "offline.html", "offline.json", "opensearch.xml", "redirects.json",
    "robots.txt", "search/index/", "sitemap",
)  # fmt: skip


def lay_out_for_disk(root: Path, site: Site, output: Path) -> Published:
    """Publish the built site there, all of it or nothing; raises ``CannotRun`` where the machine is in the way."""
    built = root / BUILT
    names = [name for name in files_in(built) if not name.startswith(_LEFT_OUT) and not name.endswith(NOT_FROM_DISK)]
    folder = Folder(frozenset(names), site, for_disk=True)
    with publishing(root, output) as publisher:
        publisher.finish()
        staging = publisher.stage()
        for name in names:
            target = staging / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file_laid_out(folder, name, lambda of: (built / of).read_bytes()))
        return publisher.publish()
