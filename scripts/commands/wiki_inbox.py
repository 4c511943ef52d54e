"""Takes in what people sent on a wiki, as commits on a branch, and tells them there what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from almanac.check.sent_in import Judged, Refused, TakenIn, judge
from almanac.model.printable import printable, printable_lines, unlinked
from almanac.model.site import Site
from almanac.render.wiki.answers import answer as answer_text
from almanac.store.clock import now
from almanac.store.git.entry_branch import TRAILER, EntryCommit, add_to_branch, keys_in_commits, paths_in
from almanac.store.git.repository import HistoryUnavailable, Repository, open_repository
from almanac.store.git.submission import people_before
from almanac.store.wiki.connection import Wiki
from almanac.store.wiki.inbox import Inbox, mark, open_inbox, say_what_is_wrong
from commands.cannot_run import CannotRun
from commands.frozen import is_closed
from commands.printing import as_text_alone
from commands.problems import counted, plain_console
from commands.site import site_of
from commands.wiki_account import account_of, connect, told_of_the_wiki

BRANCH = "wiki-inbox"
_CLOSED = "nothing is taken in from the wiki any more"


def take_in(root: Path, *, dry: bool) -> int:
    """Commit what passes, or only show it; returns 0 also where something has to be mended: that is its author's."""
    site, repository = _site(root), _repository(root)
    if is_closed(site, _CLOSED):
        return 0
    account = account_of(site.wiki, is_needed=False)
    inbox, judged = _judged(site, repository, connect(site.wiki, site, account=account))
    _show(judged, inbox, with_files=dry)
    if judged.taken_in and not dry:
        moment = _now()
        commits = [_commit(one) for one in judged.taken_in]
        committer = (site.name, f"noreply@{site.calendar_domain}")
        add_to_branch(repository, BRANCH, commits, committer, moment)
        print(f"Committed on the branch {BRANCH}: {counted(len(commits), 'entry', 'entries')}.")
        print(f"Next: `git switch {BRANCH}`, scripts/almanac check, and a pull request of it.")
    return 0


def answer(root: Path) -> int:
    """Note on the wiki what a branch has, and say what is wrong with the rest."""
    site, repository = _site(root), _repository(root)
    if is_closed(site, _CLOSED):
        return 0
    wiki = connect(site.wiki, site, account=account_of(site.wiki, is_needed=True))
    inbox, judged = _judged(site, repository, wiki)
    sections = {one.submission.key: _section(one, inbox) for one in judged.refused}
    with told_of_the_wiki(site.wiki):
        marked = mark(wiki, site.wiki_inbox, {one.key: str(_now().date()) for one in judged.known})
        answered = say_what_is_wrong(wiki, site.wiki_inbox, sections)
    waiting = len(judged.taken_in) + judged.later
    print(f"Noted as taken: {marked}. Answered on the talk page: {answered}. On no branch yet: {waiting}.")
    return 0


def _site(root: Path) -> Site:
    site = site_of(root)
    if not site.wiki_inbox:
        raise CannotRun("this site takes nothing in from a wiki.", "name a page in WIKI_INBOX of pelicanconf.py.")
    return site


def _repository(root: Path) -> Repository:
    try:
        return open_repository(root)
    except HistoryUnavailable as reason:
        raise CannotRun(f"{reason.message}.", f"{reason.hint}.") from None


def _judged(site: Site, repository: Repository, wiki: Wiki) -> tuple[Inbox, Judged]:
    try:
        keys, paths, people = keys_in_commits(repository), {*paths_in(repository, BRANCH)}, people_before(repository)
    except HistoryUnavailable as reason:
        raise CannotRun(f"{reason.message}.", f"{reason.hint}.") from None
    day = _now().astimezone(site.zone).date()
    with told_of_the_wiki(site.wiki):
        inbox = open_inbox(wiki, site.wiki_inbox)
        return inbox, judge(inbox.submissions, inbox.origin, site, day, keys, paths, people)


def _now() -> datetime:
    try:
        return now()
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None


def _commit(one: TakenIn) -> EntryCommit:
    origin, title = one.origin, one.submission.value("title")
    author = origin.author or "Somebody on the wiki"
    trailers = {
        TRAILER: one.submission.key,
        "Wiki-revision": origin.address,
        "License": origin.license,
        **{f"Wiki-editor-{number}": name for number, name in enumerate(origin.others, start=1)},
    }
    lines = [f"{name}: {printable(value)}" for name, value in trailers.items() if value]
    licence = f" under {printable(origin.license)}" if origin.license else ""
    said = f'Add "{unlinked(title)}"\n\nSent in on the wiki by {unlinked(author)}{licence}.'
    return EntryCommit(one.file.path, one.file.text, author, "\n".join([said, "", *lines]))


def _section(one: Refused, inbox: Inbox) -> str:
    wrong: Iterable[tuple[str, str, str]] = [(fault.parameter, fault.message, fault.hint) for fault in one.wrong]
    submission, author = one.submission, one.origin.author
    return answer_text(submission.key, submission.value("title"), author, inbox.page.title, [*wrong])


def _show(judged: Judged, inbox: Inbox, *, with_files: bool) -> None:
    console = plain_console()
    with as_text_alone(console.print):
        for one in judged.taken_in:
            by = f" (by {one.origin.author})" if one.origin.author else ""
            console.print(printable(f"{one.file.path}{by}"))
            if with_files:
                console.print(printable_lines(one.file.text))
            for warning in one.warnings:
                console.print(f"  {warning}")
        for group in judged.alike:
            console.print(printable(f"Likely one: {', '.join(group)}"))
        for flood in judged.floods:
            console.print(printable(f"{flood.author} is new here, and {flood.number} of theirs wait: {flood.hint}"))
        for refused in judged.refused:
            console.print(f"To be mended on the wiki:\n{printable_lines(_section(refused, inbox))}\n")
    counts = {"New": len(judged.taken_in), "To be mended": len(judged.refused), "Taken before": len(judged.known),
              "Left for later": judged.later}  # fmt: skip
    print(" ".join(f"{what}: {number}." for what, number in counts.items()))
