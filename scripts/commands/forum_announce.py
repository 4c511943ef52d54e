"""Tells the forum of stories and events, or shows what it would be told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from almanac.forum.announcement import Announcement, announcements
from almanac.forum.answers import Said
from almanac.forum.limits import Limits, limits_of
from almanac.forum.sendings import Action, Sending
from almanac.model.forum import external_id
from almanac.model.printable import printable
from almanac.store.forum.announced import Announced
from almanac.store.forum.announcer import Announcer, Outcome
from almanac.store.forum.connection import Connection
from almanac.store.forum.http import Http
from almanac.store.forum.pace import WITH_KEY, WITHOUT_KEY, NoTimeLeft, Pace, SystemClock
from almanac.store.forum.published_page import why_not_published
from commands.cannot_run import CannotRun
from commands.forum_account import KEY, USER, FilesHaveErrors, account_of, edition_of, told_of_the_forum
from commands.forum_progress import ForumProgress, forum_progress
from commands.frozen import is_closed
from commands.printing import as_text_alone
from commands.problems import counted

if TYPE_CHECKING:
    from rich.console import Console

    from almanac.model.edition import Edition

# How long a run may last; what is left then is for the next.
SECONDS = 40 * 60
_NO_ENTRY = "no entry has this identity"
_NOUNS = {Action.CREATE: ("new topic", ""), Action.EDIT: ("changed topic", ""), Action.REPLY: ("reply", "replies")}


def announce(root: Path, paths: Sequence[str], *, send: bool) -> int:
    """Tell the forum, or show it; returns 1 where somebody has to do something, raises ``CannotRun``."""
    try:
        edition = edition_of(root)
    except FilesHaveErrors:
        print("The files have errors, which come first: scripts/almanac check shows them.")
        return 1
    site = edition.site
    if is_closed(site, "nothing is announced any more"):
        return 0
    if site.forum_announce is None:
        print("Nothing is announced: FORUM_ANNOUNCE in pelicanconf.py says since when, and in which categories.")
        return 0
    account = account_of(site.forum_url)
    if account is None and send:
        raise CannotRun(f"{USER} and {KEY} are not set.", "docs/forum.md says how to make an account and its key.")
    if not edition.history.complete:
        raise CannotRun(
            "git does not have the whole history here, so that nobody knows when events were announced.",
            "`git fetch --unshallow`, or `fetch-depth: 0` where a workflow checks out.",
        )
    http = Http(account, site.forum_url)
    with told_of_the_forum(root, site.forum_url), forum_progress("Announcing") as progress:
        console = progress.console
        rates = WITH_KEY if account else WITHOUT_KEY
        pace = Pace(SystemClock(), rates, SECONDS, progress.waits)
        connection = Connection(site.forum_url, http, pace, has_key=account is not None)
        wanted = _wanted(edition, _limits(connection), paths)
        announcer = Announcer(
            connection=connection,
            announced=Announced.read(root),
            base=site.forum_url,
            username=account.username if account else "",
            why_not_published=lambda page: why_not_published(http, page),
            nothing=external_id(site.calendar_domain, _NO_ENTRY),
            report=_Printed(progress, site.forum_url),
            dry=not send,
        )
        if send:
            announcer.announced.tidy()
        with as_text_alone(console.print):
            _begin(console, site.forum_url, has_account=account is not None, send=send)
            try:
                announcer.tell_all(wanted)
            except NoTimeLeft:
                pass
            finally:
                _end(console, announcer.outcome, len(wanted), send=send)
    return 1 if announcer.outcome.asks else 0


def _limits(connection: Connection) -> Limits:
    """What this forum takes, if it says so to anybody."""
    answer = connection.ask("/site/settings.json", as_anybody=True)
    return limits_of(answer.json if isinstance(answer, Said) else None)


def _wanted(edition: Edition, limits: Limits, paths: Sequence[str]) -> Sequence[Announcement]:
    announcing = edition.site.forum_announce
    wanted = announcements(edition, announcing, limits) if announcing else ()
    if not paths:
        return wanted
    by_path = {one.path: one for one in wanted}
    missing = next((path for path in paths if path not in by_path), None)
    if missing is not None:
        raise CannotRun(
            f"{missing} is not announced.",
            "a file is, that is committed, is no draft and no translation, and came out on or after the day that "
            "FORUM_ANNOUNCE names.",
        )
    return tuple(by_path[path] for path in dict.fromkeys(paths))


class _Printed:
    """Prints what happens, a line for each entry and more for what would be sent."""

    def __init__(self, progress: ForumProgress, forum: str) -> None:
        self._console, self._progress, self._forum = progress.console, progress, forum

    def begins(self, number: int, of: int) -> None:
        """The next entry."""
        self._progress.at(number, of)

    def would(self, wanted: Announcement, sending: Sending) -> None:
        """All of a request, as it would be sent."""
        self._print(wanted.path, f"{sending.method} {self._forum}{sending.path}")
        for line in _lines(sending.json):
            self._console.print(f"  {printable(line)}".rstrip())
        self._console.print("")

    def did(self, wanted: Announcement, words: str) -> None:
        """This was done."""
        self._print(wanted.path, words)

    def says(self, wanted: Announcement, words: str, *, asks: bool) -> None:
        """Something to know, or to do."""
        self._print(wanted.path, words, style="yellow" if asks else None)

    def _print(self, path: str, words: str, style: str | None = None) -> None:
        first, *others = words.split("\n")
        self._console.print(f"{printable(path)}: {printable(first)}", style=style)
        for line in others:
            self._console.print(f"  {printable(line)}", style=style)


def _lines(values: Mapping[str, Any], above: str = "") -> Iterator[str]:
    """Every value, each text of several lines below its name."""
    for name, value in values.items():
        whole = f"{above}[{name}]" if above else name
        if isinstance(value, Mapping):
            yield from _lines(value, whole)
        elif name == "original_text":
            yield f"{whole}: (the text that the post has now)"
        elif isinstance(value, str) and "\n" in value:
            yield f"{whole}:"
            yield from (f"  {line}" for line in value.split("\n"))
        else:
            yield f"{whole}: {str(value).lower() if isinstance(value, bool) else value}"


def _begin(console: Console, forum: str, *, has_account: bool, send: bool) -> None:
    if send:
        return
    console.print(f"Nothing is sent. With --yes this would go to {printable(forum)}:")
    if not has_account:
        console.print(f"Without {USER} and {KEY} only what everybody can read there was looked at.")
    console.print("")


def _end(console: Console, outcome: Outcome, of: int, *, send: bool) -> None:
    parts = [counted(number, *_NOUNS[action]) for action, number in outcome.done.items() if number]
    done = ", ".join(parts) or ("nothing new" if of else "nothing to announce")
    console.print(f"{'Sent' if send else 'To send'}: {done}.")
    for action, number in outcome.later.items():
        entries = counted(number, "entry", "entries")
        console.print(f"{entries} left for the next run: the forum limits {action} to so many a day.")
    if outcome.left:
        console.print(f"{counted(outcome.left, 'entry', 'entries')} left for the next run, which goes on from here.")
    if outcome.asks:
        console.print(f"{counted(outcome.asks, 'entry asks', 'entries ask')} for something to be done: see above.")
