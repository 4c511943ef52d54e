"""`export person`: what one person gave, as a table, as data, and as a text to keep."""

from __future__ import annotations

import argparse
from pathlib import Path

from almanac.model.contribution import Contribution, Person
from almanac.model.printable import printable
from almanac.render.contributions import as_csv, as_json, as_markdown, contributions
from almanac.store.git.commits_of import commits_of
from almanac.store.git.repository import HistoryUnavailable, open_repository
from commands.cannot_run import CannotRun
from commands.problems import count_line, plain_console, show_problems
from commands.site import check_site


def export_person(args: argparse.Namespace) -> int:
    """Write it into a folder; returns 1 where the site has errors, or nothing is under that name."""
    person = Person(tuple(" ".join(name.split()) for name in (args.name, *args.known_as)))
    if not all(person.names):
        raise CannotRun("a name is empty.", "write it as it stands at the texts, in quotes.")
    folder: Path = args.output or Path(f"{file_name(person.names[0])}-{args.root.name}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotRun(f"{folder} is there already.", "name a new folder with --output.")
    found = check_site(args.root, drafts=False)
    if found.edition is None:
        show_problems(found.problems, plain_console())
        print(f"\nNothing was written: {count_line(found.problems)}")
        return 1
    commits, emails = _commits(args.root, person)
    given = sorted(contributions(found.edition, person), key=lambda one: (one.day, one.file)) + commits
    if not given:
        print(f"Nothing here is signed by {printable(person.names[0])}.")
        print("Write the name as it stands at the texts; --as adds the one that git knows.")
        return 1
    told = sorted(emails) if args.with_addresses else []
    today = found.edition.now.date()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "contributions.csv").write_bytes(as_csv(given))
    (folder / "contributions.json").write_bytes(as_json(found.edition, person, given, told, today))
    (folder / "contributions.md").write_bytes(as_markdown(found.edition, person, given, told, today))
    _tell(person, given, len(commits), folder)
    return 0


def _commits(root: Path, person: Person) -> tuple[list[Contribution], set[str]]:
    try:
        repository = open_repository(root)
        own = list(commits_of(repository, repository.head(), person.is_called))
    except HistoryUnavailable as lost:
        raise CannotRun(f"{lost.message}.", f"{lost.hint}.") from None
    given = [
        Contribution(
            "commit" if one.is_author else "part in a commit",
            one.day,
            one.subject,
            ", ".join(one.files),
            commit=one.commit,
        )
        for one in own
    ]
    return given, {email for one in own for email in one.emails if email}


def file_name(name: str) -> str:
    """A name as that of a folder, which disks take: they allow 255 bytes, and a letter has four at most."""
    return "".join(c if c.isalnum() else "-" for c in name.lower()[:40]).strip("-") or "person"


def _tell(person: Person, given: list[Contribution], commits: int, folder: Path) -> None:
    texts = len(given) - commits
    print(
        f"{printable(person.names[0])}: {texts:,} texts and parts in them, {commits:,} commits. Wrote into {folder}/:\n"
        "  contributions.csv   a line for each\n"
        "  contributions.json  all of it, for programs\n"
        "  contributions.md    all of it, to read, and what leaving means"
    )
    if not commits and len(person.names) == 1:
        print("git knows nobody of that name; --as adds the name that it has.")
