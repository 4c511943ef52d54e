"""`new translation`: writes the file of a translation beside its original, with the original's words to be replaced."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from commands.arguments import Subparsers, add_command
from commands.cannot_run import CannotRun

if TYPE_CHECKING:
    from almanac.model.event import Event
    from almanac.model.profile import Profile
    from almanac.model.site import Site
    from almanac.model.story import Page, Story

EXAMPLE = """
scripts/almanac new translation content/pages/about.md es
scripts/almanac new translation events/2027/spring-meetup.md ar --dry-run
"""
_FIELD = "translation_of_revision"
Kind = Literal["story", "page", "profile", "event"]


@dataclass(frozen=True)
class Committed:
    """A text as the last commit has it, and the name of its revision; empty where it is of no commit.

    ``note`` says what whoever translates it has to know.
    """

    text: str
    revision: str = ""
    note: str = ""


def add_parser(kinds: Subparsers) -> None:
    """Declare the arguments."""
    purpose = "write the file of a translation, with the words of its original to be replaced"
    parser = add_command(kinds, "translation", purpose, EXAMPLE, run)
    parser.add_argument("path", type=Path, metavar="PATH", help="the original: a story, an event, a page or a profile")
    parser.add_argument("lang", metavar="LANG", help="the code of the language, one of LANGUAGES in pelicanconf.py")
    parser.add_argument("--dry-run", action="store_true", help="print the file, and write nothing")


def run(args: argparse.Namespace) -> int:
    """Write it; raises ``CannotRun`` for what is no original, and for a translation that is there."""
    from almanac.render.translation_file import translation_file, translation_path
    from commands.site import site_of

    root: Path = args.root
    site = site_of(root)
    path = _path(root, args.path)
    kind = _kind(path, site)
    _be_an_original(root, path)
    lang = _language(site, args.lang)
    target = translation_path(path, lang)
    if (root / target).exists():
        raise CannotRun(f"{target} is there already.", "edit it; `scripts/almanac translations` says what is outdated.")
    committed = _committed(root, path)
    original = _original(kind, path, committed.text, site)
    if _lang(original) == lang:
        raise CannotRun(f"{path} is in `{lang}` itself.", "name another language.")
    text = translation_file(original, committed.revision, original.source.body)
    if args.dry_run:
        print(text, end="")
    else:
        with (root / target).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        print(f"Written: {target}")
    _say_what_next(target, committed.note, is_written=not args.dry_run)
    return 0


def _path(root: Path, path: Path) -> str:
    """The path from the root, with forward slashes."""
    whole = path.absolute().parent.resolve() / path.name
    if not whole.is_file():
        raise CannotRun(f"{path} is no file.", "see that the path is right; it counts from the folder you are in.")
    if not whole.is_relative_to(root):
        raise CannotRun(f"{path} is not in this project ({root}).", "run the scripts/almanac of the project it is in.")
    return whole.relative_to(root).as_posix()


def _kind(path: str, site: Site) -> Kind:
    folders: dict[str, Kind] = {
        "content/stories": "story",
        "content/pages": "page",
        "content/authors": "profile",
        site.events_path: "event",
    }
    for folder, kind in folders.items():
        if path.startswith(f"{folder}/") and path.endswith(".md") and not path.endswith("/README.md"):
            return kind
    raise CannotRun(
        f"{path} is no story, event, page or profile.", f"name a file `SLUG.md` below {', '.join(folders)}."
    )


def _be_an_original(root: Path, path: str) -> None:
    from almanac.read.entries.slug_and_language import read_name

    name, _problems = read_name(path)
    original = f"{name.group}.md"
    if original == path:
        return
    if (root / original).exists():
        raise CannotRun(f"{path} is a translation.", f"translate its original, {original}.")
    rename = f"rename it, with `git mv {path} {original}`, and write `lang: {name.lang}` in it"
    raise CannotRun(
        f"beside {path} nothing can be a translation: its name has a language.",
        f"{rename}; its address stays as it is.",
    )


def _language(site: Site, text: str) -> str:
    from almanac.read.fault import Fault
    from almanac.read.values.language_code import language_code

    try:
        lang = language_code(text)
    except Fault as fault:
        raise CannotRun(f"{fault.message}.", f"{fault.hint}.") from None
    languages = site.languages_of_texts or (site.default_lang,)
    if lang not in languages:
        listed = ", ".join(languages)
        raise CannotRun(
            f"`{lang}` is not a language of this site ({listed}).",
            "add it to LANGUAGES in pelicanconf.py, or name one of those.",
        )
    return lang


def _committed(root: Path, path: str) -> Committed:
    """The original as the last commit has it, which is what a revision names; as it is, where there is none."""
    from almanac.store.git.repository import HistoryUnavailable, open_repository
    from almanac.store.tree import read_text

    text = read_text(root / path)
    try:
        repository = open_repository(root)
        blob = repository.blobs(repository.head()).get(path, "")
        data = repository.contents([blob])[0] if blob else b""
    except HistoryUnavailable as reason:
        return Committed(text, note=f"{reason.message}: `{_FIELD}` is left out, so that nobody can tell its age.")
    if not blob:
        what = f"{path} is not committed: `{_FIELD}` is left out."
        return Committed(text, note=f"{what} Once it is, add what `git rev-parse HEAD:{path}` prints.")
    committed = data.decode("utf-8", "replace")
    if committed == text:
        return Committed(text, blob)
    return Committed(committed, blob, f"{path} has changes that are not committed: they are not in the translation.")


def _original(kind: Kind, path: str, text: str, site: Site) -> Story | Page | Profile | Event:
    from almanac.check.reading import EntryToRead
    from almanac.model.event import EventText

    entry, problems = EntryToRead(kind, path, text).read(site.reading)
    if entry is None or isinstance(entry, EventText):
        first = next(problem for problem in problems if problem.is_error)
        raise CannotRun(
            f"the original has errors: {first}.", "mend the original first; `scripts/almanac check` shows all."
        )
    return entry


def _lang(original: Story | Page | Profile | Event) -> str:
    from almanac.model.event import Event

    return original.text.lang if isinstance(original, Event) else original.lang


def _say_what_next(target: str, note: str, *, is_written: bool) -> None:
    if note:
        from commands.printing import complain

        complain(note)
    if is_written:
        print("Next: replace its words, above and below the second line of dashes; leave the names of the fields.")
        print("  scripts/almanac serve    shows it while you write")
        print(f"  scripts/almanac check {target}")
