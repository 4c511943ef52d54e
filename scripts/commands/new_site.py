"""`new site`: takes out the sample, so that what is there is the community's own."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from commands.arguments import Subparsers, add_command
from commands.cannot_run import CannotRun

if TYPE_CHECKING:
    from almanac.model.site import Site

EXAMPLE = """
scripts/almanac new site
scripts/almanac new site --no-input    ask nothing
"""
_PAGES = "content/pages"
_KEEPS_A_FOLDER = ".gitkeep"
_NEXT = """\
Next:
  scripts/almanac check                            says whether all is well
  scripts/almanac docs --only forms                after your categories have changed: forms at the forge offer them
  git add --all content {events}
  git commit --all --message "Take out the sample"
To have it all back before that: git restore content {events}"""


@dataclass(frozen=True)
class Plan:
    """What goes, by folder, and the new texts of the pages that change, by path from the root."""

    gone: Mapping[str, Sequence[str]]
    pages: Mapping[str, str]

    @property
    def removed(self) -> list[str]:
        """All paths that go."""
        return [path for paths in self.gone.values() for path in paths]


def add_parser(kinds: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "take out the sample's stories, events and pictures, and the links to them"
    parser = add_command(kinds, "site", purpose, EXAMPLE, run)
    parser.add_argument("--no-input", action="store_true", help="ask nothing: take it out")


def run(args: argparse.Namespace) -> int:
    """Say what goes, ask, and do it; nothing is committed."""
    from commands.site import site_of

    root: Path = args.root
    site = site_of(root)
    plan = _plan(root, site, _committed(root, ["content", site.events_path]))
    if not plan.removed:
        print("Nothing to take out: there are no stories, events and pictures.")
        return 0
    if not args.no_input and not _agreed(plan):
        print("Nothing was changed.")
        return 0
    _carry_out(root, plan)
    _renew_forms(root, site)
    _report(root, plan, site)
    return 0


def _committed(root: Path, folders: Sequence[str]) -> list[str]:
    """The files of some folders; raises CannotRun unless git has them all as they are, so that none can be lost."""
    from almanac.store.git.repository import HistoryUnavailable, open_repository

    try:
        repository = open_repository(root)
        repository.head()
        changed = sorted(repository.uncommitted())
        tracked = repository.tracked(list(folders))
    except HistoryUnavailable as reason:
        raise CannotRun(f"{reason.message}.", f"{reason.hint}.") from None
    inside = tuple(f"{repository.prefix}{folder}/" for folder in folders)
    unsaved = [path.removeprefix(repository.prefix) for path in changed if path.startswith(inside)]
    if unsaved:
        others = f" and {len(unsaved) - 1} more" if len(unsaved) > 1 else ""
        raise CannotRun(
            f"{unsaved[0]}{others} has changes that are not committed; they would be lost.",
            f"commit them (git commit --all), or undo them (git restore --staged --worktree {' '.join(folders)}).",
        )
    return [path for path in tracked if (root / path).is_file() and PurePosixPath(path).name != _KEEPS_A_FOLDER]


def _plan(root: Path, site: Site, files: Sequence[str]) -> Plan:
    from almanac.model.keeper import PATH as KEEPERS
    from almanac.store.tree import read_text
    from commands import sample

    texts = {path: read_text(root / path) for path in files if _is_in(path, _PAGES) and path.endswith(".md")}
    folders = ("content/stories", "content/authors", site.events_path, "content/images")
    gone = {folder: [path for path in files if _is_in(path, folder)] for folder in folders}
    # A picture that a page shows stays with it.
    gone["content/images"] = [
        path for path in gone["content/images"] if not any(PurePosixPath(path).name in text for text in texts.values())
    ]
    # Last: nothing in the other folders is looked at for its sake.
    gone["content"] = [path for path in files if path == KEEPERS]
    titles = {path: _title(read_text(root / path), path) for paths in gone.values() for path in paths}
    pages = {}
    for path, text in texts.items():
        unlinked = sample.without_links_to(titles, text, path)
        pages[path] = sample.with_addresses(unlinked, forum_url=site.forum_url, repository_url=site.repository_url)
    return Plan(gone, {path: text for path, text in pages.items() if text != texts[path]})


def _title(text: str, path: str) -> str:
    from almanac.read.front_matter.front_matter import read_front_matter

    front, _ = read_front_matter(text, path)
    return str(front.data.get("title", "")) if front else ""


def _agreed(plan: Plan) -> bool:
    from commands.problems import counted

    print("This takes out all that is committed here, your own among it, and leaves it in git's history:")
    for folder, paths in plan.gone.items():
        print(f"  {counted(len(paths), 'file')} in {folder}")
    print(f"and changes {counted(len(plan.pages), 'page')} in {_PAGES}.")
    try:
        return input("Take them out? (yes/no) [no]: ").strip().lower() in {"y", "yes"}
    except EOFError:
        raise CannotRun(
            "nobody answered; nothing was changed.", "answer on a terminal, or call it with --no-input."
        ) from None


def _carry_out(root: Path, plan: Plan) -> None:
    for path, text in plan.pages.items():
        (root / path).write_text(text, "utf-8", newline="\n")
    for path in plan.removed:
        (root / path).unlink()
    for folder in plan.gone:
        nested = sorted((part for part in (root / folder).rglob("*") if part.is_dir()), reverse=True)
        for empty in (part for part in [*nested, root / folder] if part.is_dir() and not any(part.iterdir())):
            empty.rmdir()
        # Git keeps no empty folder, and a forge would not show where the first entry goes.
        (root / folder).mkdir(parents=True, exist_ok=True)
        if not any((root / folder).iterdir()):
            (root / folder / _KEEPS_A_FOLDER).touch()


def _renew_forms(root: Path, site: Site) -> None:
    """The issue forms that are there, by the settings as they are now."""
    from almanac.render.issue_forms import issue_forms

    for path, text in issue_forms(site).items():
        if (root / path).exists():
            (root / path).write_text(text, "utf-8", newline="\n")


def _report(root: Path, plan: Plan, site: Site) -> None:
    from almanac.model.printable import printable
    from almanac.store.tree import read_text
    from commands import sample
    from commands.problems import counted

    print(f"Taken out: {counted(len(plan.removed), 'file')}. Changed: {', '.join(sorted(plan.pages)) or 'no page'}.")
    pages = sorted(path.relative_to(root).as_posix() for path in (root / _PAGES).glob("*.md"))
    left = [(path, *line) for path in pages for line in sample.lines_to_rewrite(read_text(root / path))]
    if left:
        print("\nThese lines still speak of the sample; say there what holds for you:")
    for path, number, line in left:
        print(printable(f"  {path}:{number}: {_short(line)}"))
    print(f"\n{_NEXT.format(events=site.events_path)}")


def _is_in(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


def _short(line: str) -> str:
    return line if len(line) <= 90 else f"{line[:87]}..."
