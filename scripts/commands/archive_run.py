"""Saves the archive of a forum for the command: shows how far it is, says what came of it and what is next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from almanac.importers.discourse.server_rules import server_rules
from almanac.model import address
from almanac.model.printable import printable
from almanac.model.site import Site
from almanac.store.clock import now
from almanac.store.forum.archiver import Archiver, NothingToRead, Saved
from almanac.store.forum.connection import Connection, Elsewhere, ForumAway
from almanac.store.forum.http import Http
from almanac.store.forum.pace import WITHOUT_KEY, NoTimeLeft, Pace, SystemClock
from commands.cannot_run import CannotRun
from commands.forum_progress import ForumProgress, forum_progress
from commands.problems import counted, plain_console
from commands.site import site_of

_OURS = Path(".almanac") / "import"
_RULES = _OURS / "forum-redirects"
_STATES = _OURS / "discourse-archive.json"
# As long as a forum of 100,000 topics takes at the pace that it allows, and some more.
_SECONDS = 4 * 86_400.0
_LATER = "run it again later: it goes on from there, and asks for nothing twice."
_UNCLEAR = "topics: without a clear answer"


def save_archive(root: Path, base: str, name: str, license_: str, *, dry: bool) -> int:
    """Save the forum at ``base``; raises ``CannotRun``."""
    site = site_of(root)
    with forum_progress("Saving") as progress, told_of(base):
        saved = _archiver(root, site, base, name, license_, progress).save(dry=dry)
    if dry:
        print(f"{counted(saved.written, 'topic')} would be asked for; {saved.same:,} are saved as they are.")
        return 0
    _write(root / _RULES, server_rules(base, _archive(site)))
    _show(saved)
    return 1 if saved.left_out.counts[_UNCLEAR] else 0


def _archiver(root: Path, site: Site, base: str, name: str, license_: str, progress: ForumProgress) -> Archiver:
    connection = connection_to(base, progress)
    day = now().astimezone(site.zone).date()
    return Archiver(connection, root, root / _STATES, base, name, license_, day, progress.at)


def connection_to(base: str, progress: ForumProgress) -> Connection:
    """Asks as anybody may who has not logged in, no more often than a forum allows."""
    return Connection(base, Http(None, base), Pace(SystemClock(), WITHOUT_KEY, _SECONDS, progress.waits), has_key=False)


def _archive(site: Site) -> str:
    """The address of the archive, or what somebody has to fill in."""
    return site.absolute(address.FORUM) if site.url else f"https://SITE{address.FORUM}"


@contextmanager
def told_of(base: str) -> Iterator[None]:
    """Say plainly how the forum failed."""
    host = urlsplit(base).netloc
    try:
        yield
    except NothingToRead:
        message = f"{host} shows nothing to those who have not logged in, or is no Discourse."
        raise CannotRun(message, "see in a private window of your browser what it shows there.") from None
    except ForumAway as away:
        raise CannotRun(f"{host} gives no clear answer: {away}.", _LATER) from None
    except NoTimeLeft:
        raise CannotRun(f"{host} wants to be asked later.", _LATER) from None
    except Elsewhere as elsewhere:
        raise CannotRun(f"{host} leads elsewhere: {elsewhere}.", "name the address where your browser ends.") from None
    except KeyboardInterrupt as stop:
        stop.args = (f"What was saved is whole; {_LATER}",)
        raise


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8")


def _show(saved: Saved) -> None:
    console = plain_console()
    console.print(f"{counted(saved.written, 'topic')} saved below content/forum/, {saved.same:,} as they were.")
    if saved.left_out.counts:
        console.print("Left out:")
    for why, count in saved.left_out.counts.most_common():
        console.print(f"{count:>8,}  {printable(why)}")
    if saved.left_out.counts[_UNCLEAR]:
        console.print("Run it again for the topics that gave no clear answer.")
    console.print(f"\nLines for the web server of the old name: {_RULES.as_posix()}/")
    console.print("Next: scripts/almanac check, look at /forum/ with scripts/almanac serve, and commit content/forum/.")
