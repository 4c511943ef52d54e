"""Takes in what was sent with a form or by mail: read, judged with the whole site, written, answered."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from almanac.check.sent_form import faults_in_site, judge_text
from almanac.check.sent_in import Refused, TakenIn
from almanac.check.waiting import Waiting, waiting_entries
from almanac.model.printable import printable, printable_lines, unlinked
from almanac.model.site import Site
from almanac.model.submission import EntryKind, Origin
from almanac.read.answers.entry_text import EntryFile
from almanac.read.fault import Fault
from almanac.read.forms.forge_event import ForgeIssue, read_forge_event
from almanac.read.forms.letter import is_letter, text_of_letter, without_marks_of_mail
from almanac.read.front_matter.encoding import decode
from almanac.render.form_answer import Taken, answer_closed, answer_taken, answer_wrong
from almanac.store.clock import now
from commands.cannot_run import CannotRun
from commands.frozen import is_closed
from commands.hints import open_too, worth_a_look
from commands.printing import as_text_alone
from commands.problems import plain_console
from commands.site import check_with, site_of
from commands.submission import read_open_submissions

BRANCH = "submission"
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class _Sent:
    """What was sent: its text, which form it is where that is known, and the issue it stands in, if it is one."""

    text: str
    kind: EntryKind | None
    issue: ForgeIssue | None = None


def take_in(root: Path, args: argparse.Namespace) -> int:
    """Write the file, or commit it; say what is wrong, on the terminal and in the answer."""
    site = site_of(root)
    sent = _sent(args)
    if site.frozen and is_closed(site, "nothing is taken in any more"):
        _answer(args.answer, answer_closed(site.frozen.on), sent.issue)
        return 1
    result = _judged(root, site, sent, args.open)
    _answer(args.answer, _answer_to(result), sent.issue)
    if isinstance(result, Refused):
        _say_what_is_wrong(result)
        return 1
    if args.dry_run:
        _print(printable(result.file.path), printable_lines(result.file.text))
    elif sent.issue:
        _commit(root, site, result, sent.issue.email)
    else:
        _write(root, result.file)
    _print(*(printable(note) for note in result.notes))
    _print(*(str(warning) for warning in result.warnings))
    return 0


def _sent(args: argparse.Namespace) -> _Sent:
    data = _bytes_of(args.file)
    try:
        if args.event:
            issue = read_forge_event(_decoded(data))
            return _Sent(issue.text, args.kind or issue.kind, issue)
        if is_letter(data):
            return _Sent(text_of_letter(data), args.kind)
        return _Sent(without_marks_of_mail(_decoded(data)), args.kind)
    except Fault as fault:
        raise CannotRun(f"{args.file}: {fault.message}.", f"{fault.hint}.") from None


def _bytes_of(file: str) -> bytes:
    try:
        if file == "-":
            data = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with Path(file).open("rb") as opened:
                data = opened.read(_MOST_BYTES + 1)
    except OSError as error:
        raise CannotRun(f"{file} cannot be read: {error.strerror}.", "see that the path is right.") from None
    if len(data) > _MOST_BYTES:
        raise CannotRun(
            f"{file} has more than a megabyte.", "a text has at most 200 KB; ask for pictures by themselves."
        )
    return data


def _decoded(data: bytes) -> str:
    return decode(data.removeprefix(b"\xef\xbb\xbf"))


def _judged(root: Path, site: Site, sent: _Sent, patterns: Sequence[str]) -> TakenIn | Refused:
    """What becomes of it, beside all that the site has."""
    day, issue = _today(site), sent.issue
    origin = Origin(issue.author if issue else "", address=str(issue.number) if issue else "")
    result = judge_text(sent.text, sent.kind, origin, site, day, _paths(root, site))
    if isinstance(result, Refused):
        return result
    found = check_with(root, {result.file.path: result.file.text})
    errors = [problem for problem in found.problems if problem.is_error]
    if errors:
        before = {(one.path, one.field, one.message) for one in check_with(root, {}).problems}
        errors = [one for one in errors if (one.path, one.field, one.message) not in before]
    if errors:
        return Refused(result.submission, result.origin, faults_in_site(errors, result))
    if found.edition is None:  # something else is broken, which is nobody's fault here
        return result
    waiting = _waiting(root, site, patterns, issue)
    notes = (*worth_a_look(result.file.path, found.edition, day), *open_too(result, waiting, site, now()))
    return replace(result, notes=(*result.notes, *notes))


def _waiting(root: Path, site: Site, patterns: Sequence[str], issue: ForgeIssue | None) -> tuple[Waiting, ...]:
    """What is open, but for what became of this very issue before it was edited."""
    if not patterns:
        return ()
    own = f"{BRANCH}-{issue.number}" if issue else ""
    opened = read_open_submissions(root, patterns, base="HEAD")
    return waiting_entries([one for one in opened if one.name.rpartition("/")[2] != own], site)


def _paths(root: Path, site: Site) -> frozenset[str]:
    folders = ("content/stories", site.events_path)
    return frozenset(file.relative_to(root).as_posix() for folder in folders for file in (root / folder).rglob("*.md"))


def _answer_to(result: TakenIn | Refused) -> str:
    if isinstance(result, Refused):
        return answer_wrong([(one.parameter, one.message, one.hint) for one in result.wrong])
    return answer_taken(Taken(result.file.path, result.file.text, result.notes))


def _answer(file: Path | None, text: str, issue: ForgeIssue | None) -> None:
    """Write it where it is asked for, and beside it which issue it answers."""
    if file is None:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8", newline="\n")
    if issue:
        file.with_suffix(".number").write_text(f"{issue.number}\n", "utf-8")


def _say_what_is_wrong(refused: Refused) -> None:
    lines = ["This cannot be taken in yet:"]
    for one in refused.wrong:
        where = f"{one.parameter}: " if one.parameter else ""
        lines.append(f"  {where}{one.message}{f' ({one.hint})' if one.hint else ''}")
    _print(*(printable(line) for line in lines))


def _print(*lines: str) -> None:
    console = plain_console()
    with as_text_alone(console.print):
        for line in lines:
            console.print(line)


def _write(root: Path, file: EntryFile) -> None:
    path = root / file.path
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as opened:  # "x": never over a file that is there
        opened.write(file.text)
    print(f"Written: {file.path}")


def _commit(root: Path, site: Site, taken: TakenIn, email: str) -> None:
    from almanac.store.git.entry_branch import OF_ISSUE, EntryCommit, add_to_branch
    from almanac.store.git.repository import HistoryUnavailable, open_repository

    author, number = taken.origin.author, taken.origin.address
    title = taken.submission.value("Title") or Path(taken.file.path).stem
    message = f'Add "{unlinked(title)}"\n\nSent in with a form.\n\n{OF_ISSUE}: {number}'
    commit = EntryCommit(taken.file.path, taken.file.text, author or "Somebody", message, email)
    try:
        repository = open_repository(root)
        add_to_branch(repository, BRANCH, [commit], (site.name, f"noreply@{site.calendar_domain}"), now())
    except HistoryUnavailable as reason:
        raise CannotRun(f"{reason.message}.", f"{reason.hint}.") from None
    print(f"Committed on the branch {BRANCH}: {printable(taken.file.path)}.")


def _today(site: Site) -> date:
    try:
        return now().astimezone(site.zone).date()
    except ValueError:
        raise CannotRun("SOURCE_DATE_EPOCH is not a number.", "set it to seconds since 1970, or unset it.") from None
