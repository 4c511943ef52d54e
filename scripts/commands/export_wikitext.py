"""`export wikitext`: writes the site as pages of a wiki: as files, as one file to import, or onto the wiki itself."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from almanac.model.edition import Edition
from almanac.model.printable import printable
from almanac.model.wiki_page import NAMESPACES, WikiPage
from almanac.render.bag.entries import address_files
from almanac.render.bag.lines import csv_table
from almanac.render.wiki_pages.dump import write_dump
from almanac.render.wiki_pages.naming import Layout
from almanac.render.wiki_pages.site_on_wiki import SiteOnWiki
from almanac.render.wiki_pages.titles import as_prefix, can_begin_titles
from almanac.store.bag.writing import write_files
from almanac.store.wiki.pages import Published, bring
from commands.cannot_run import CannotRun
from commands.printing import as_text_alone
from commands.problems import count_line, counted, plain_console, show_problems
from commands.site import check_site
from commands.wiki_account import account_of, connect, told_of_the_wiki

_COLUMNS = ("file", "title", "leads_to", "modified", "author")
_STATES = {"written": "is written", "would write": "would be written", "left": "is left as it is"}


def export_wikitext(args: argparse.Namespace) -> int:
    """Write what is asked for; returns 1 where the site has errors, or a page was left as it is."""
    layout = _layout(args)
    _check_places(args)
    found = check_site(args.root, drafts=False, siteurl=args.siteurl)
    edition = found.edition
    if edition is None:
        show_problems(found.problems, plain_console())
        print(f"\nNothing was written: {count_line(found.problems)}")
        return 1
    known = {edition.site.default_lang, *edition.site.languages}
    if layout.lang and layout.lang not in known:
        raise CannotRun(f"this site has no texts in `{layout.lang}`.", f"name one of {', '.join(sorted(known))}.")
    on_wiki = SiteOnWiki(edition, layout)
    if args.files:
        _write_files(on_wiki, args.files)
    if args.xml:
        _write_dump(on_wiki, args.xml)
    if args.publish or not (args.files or args.xml):
        return _publish(on_wiki, publish=args.publish, notes_as_said=args.notes is not None)
    return 0


def _layout(args: argparse.Namespace) -> Layout:
    """Raises ``CannotRun`` for a prefix that no title can begin with."""
    space, colon, rest = args.prefix.partition(":")
    namespace, prefix = (space.strip().capitalize(), rest) if colon else ("", args.prefix)
    if namespace and namespace not in NAMESPACES:
        raise CannotRun(
            f"--prefix begins with `{printable(namespace)}:`, which is no namespace of every wiki.",
            "begin it with `Project:`, `User:` or `Help:`, or write it without a colon.",
        )
    if not can_begin_titles(prefix):
        raise CannotRun(
            f"no title can begin with `{printable(args.prefix)}`.", "write short words, such as `Archive of our site/`."
        )
    return Layout(namespace, as_prefix(prefix), args.lang or "", args.notes == "list")


def _check_places(args: argparse.Namespace) -> None:
    folder = args.files
    if folder and folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise CannotRun(f"{folder} is there already.", "name a folder that is new or empty.")
    for place in filter(None, (folder, args.xml)):
        if place.resolve().is_relative_to(args.root.resolve()):
            raise CannotRun(f"{place} is inside of the project.", f"name a place beside it, such as ../{place.name}")


def _write_files(on_wiki: SiteOnWiki, folder: Path) -> None:
    """A file for each page, a table of all, and where old addresses lead."""
    rows: list[dict[str, object]] = []
    site = on_wiki.edition.site.calendar_domain
    for page in on_wiki.pages():
        file = _file_of(page)
        target = folder / file
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"{page.signed(site)}\n", "utf-8", newline="\n")
        rows.append({
            "file": file, "title": str(page.title), "leads_to": page.leads_to or None,
            "modified": page.modified.isoformat(), "author": page.author,
        })  # fmt: skip
    write_files(folder, [("pages.csv", [csv_table(_COLUMNS, rows)]), *address_files(on_wiki.edition)])
    print(f"Wrote {counted(len(rows), 'page')} into {folder}/: pages.csv says which file is the page of which title.")


def _file_of(page: WikiPage) -> str:
    """``content/stories/2027/walk.wiki`` for the page of ``content/stories/2027/walk.md``; lists have a folder."""
    kind, colon, rest = page.of.partition(":")
    path = f"{kind}s/{rest}" if colon else page.of
    return f"{re.sub(r'[.](md|yml)$', '', path)}.wiki"


def _write_dump(on_wiki: SiteOnWiki, target: Path) -> None:
    """Whole or not at all."""
    site = on_wiki.edition.site
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(f".{target.name}-unfinished")
    try:
        with unfinished.open("wb") as file:
            number = write_dump(
                file, site, on_wiki.pages(), on_wiki.layout.lang or site.default_lang, _summary(on_wiki.edition)
            )
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)
    print(f"Wrote {counted(number, 'page')} into {target}. Whoever runs the wiki imports it:")
    for script in (f"importDump.php {target.name}", "runJobs.php", "rebuildrecentchanges.php"):
        print(f"  php maintenance/{script}")
    print("Or an administrator of it, on Special:Import, where people may upload so large a file.")


def _summary(edition: Edition) -> str:
    return f"Almanac: from {edition.site.url}/"


def _publish(on_wiki: SiteOnWiki, *, publish: bool, notes_as_said: bool) -> int:
    site = on_wiki.edition.site
    if not site.wiki:
        raise CannotRun(
            "this site knows no wiki.", "name one in WIKI of pelicanconf.py, or write files: --files DIR, --xml FILE."
        )
    wiki = connect(site.wiki, site, account=account_of(site.wiki, is_needed=publish))
    with told_of_the_wiki(site.wiki):
        if not notes_as_said and not wiki.reads_tag("ref"):
            print("The wiki has no footnotes (the extension Cite): they stand as a list at the end of each text.")
            on_wiki = SiteOnWiki(on_wiki.edition, replace(on_wiki.layout, notes_as_list=True))
        pages = bring(on_wiki.pages(), wiki, site.calendar_domain, _summary(on_wiki.edition), publish=publish)
        states = Counter(_shown(pages))
    changed = states["written"] + states["would write"]
    verb = "written" if publish else "would be written, --publish writes"
    print(
        f"{counted(states.total(), 'page')}: {changed:,} {verb}; {states['same']:,} the same, {states['left']:,} left."
    )
    return 1 if states["left"] else 0


def _shown(published: Iterable[Published]) -> Iterator[str]:
    console = plain_console()
    for one in published:
        if one.state != "same":
            with as_text_alone(console.print):
                new = "new: " if one.is_new else ""
                why = f": {one.why}" if one.why else ""
                console.print(printable(f"{new}{one.page.title} {_STATES[one.state]}{why}"))
                if one.remedy:
                    console.print(f"  Remedy: {printable(one.remedy)}.")
        yield one.state
