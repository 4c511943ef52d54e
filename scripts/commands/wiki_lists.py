"""Brings the lists on wikis up to date, or shows what would change."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.model.printable import printable
from almanac.model.wiki import WikiList
from almanac.render.publication import Publication
from almanac.render.wiki.table import table
from almanac.render.wiki.tabular_data import tabular_data
from almanac.store.wiki.lists import Kept, keep_lists
from commands.cannot_run import CannotRun
from commands.frozen import is_closed
from commands.printing import as_text_alone
from commands.problems import counted, plain_console
from commands.site import check_site
from commands.wiki_account import account_of, connect, told_of_the_wiki

if TYPE_CHECKING:
    from almanac.model.edition import Edition

_NO_SNAPSHOT = "the forum's snapshot is not there"
_STATES = {
    "same": "is as it should be",
    "written": "is written",
    "would write": "would be written:",
    "left": "is left as it is",
}


def lists(root: Path, *, publish: bool) -> int:
    """Returns 1 where the files have errors, or a page was left as it is."""
    edition = check_site(root, drafts=False).edition
    if edition is None:
        print("The files have errors, which come first: scripts/almanac check shows them.")
        return 1
    if is_closed(edition.site, "its lists on wikis stay as they are"):
        return 0
    wanted = edition.site.lists_on_wikis
    if not wanted:
        raise CannotRun("this site keeps no list on a wiki.", "name pages in WIKI_LISTS of pelicanconf.py.")
    left = written = 0
    for kept in _kept(edition, wanted, publish=publish):
        _show(kept)
        left += kept.state == "left"
        written += kept.state in {"written", "would write"}
    verb = "written" if publish else "would be written; --publish writes"
    print(f"{counted(len(wanted), 'list')}: {written} {verb}, {left} left as {'it is' if left == 1 else 'they are'}.")
    return 1 if left else 0


def _kept(edition: Edition, wanted: tuple[WikiList, ...], *, publish: bool) -> Iterator[Kept]:
    publication, site = Publication(edition), edition.site

    def content(one: WikiList) -> str:
        return tabular_data(one, publication) if one.is_data else table(one, publication)

    def summary(one: WikiList) -> str:
        return f"Almanac: {one.kind}, from {site.url}/"

    unknown = [] if edition.topics else [one for one in wanted if one.kind == "discussions"]
    # Nobody knows where people talk: that is no reason to say on the wiki that nobody does.
    yield from (
        Kept(one, "left", why=_NO_SNAPSHOT, remedy="gather it: scripts/almanac forum refresh") for one in unknown
    )
    known = [one for one in wanted if one not in unknown]
    for address in dict.fromkeys(one.wiki for one in known):
        wiki = connect(address, site, account=account_of(address, is_needed=publish))
        here = [one for one in known if one.wiki == address]
        with told_of_the_wiki(address):
            yield from keep_lists(here, content, {address: wiki}, summary, publish=publish)


def _show(kept: Kept) -> None:
    console = plain_console()
    with as_text_alone(console.print):
        console.print(f"{printable(kept.of.page)} {_STATES[kept.state]}{f': {kept.why}' if kept.why else ''}")
        if kept.remedy:
            console.print(f"  Remedy: {printable(kept.remedy)}.")
        if kept.state == "would write":
            before, after = kept.before.splitlines(), kept.after.splitlines()
            for line in unified_diff(before, after, "now", "then", lineterm="", n=1):
                console.print(f"  {printable(line)}")
