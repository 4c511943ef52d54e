"""Brings lists onto the pages of wikis: what is the same is not written, and what people wrote around them stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from almanac.model.wiki import PageText, WikiList
from almanac.read.wiki.bots import lets_write
from almanac.read.wiki.kept_part import Refusal, with_data, with_list
from almanac.store.wiki.connection import Wiki
from almanac.store.wiki.errors import WikiRefused

# How often a page is read anew that somebody edits while we write.
_TRIES = 3
State = Literal["same", "written", "would write", "left"]


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of a list; ``before`` and ``after`` are its page, ``why`` and ``remedy`` belong to one ``left``."""

    of: WikiList
    state: State
    before: str = ""
    after: str = ""
    revision: int = 0
    why: str = ""
    remedy: str = ""


def new_text(page: PageText, wanted: WikiList, content: str, account: str) -> str | Refusal:
    """What the page is to be; without an ``account`` whether it lets that one write is left open."""
    new = with_data(page, content) if wanted.is_data else with_list(page, content)
    if isinstance(new, str) and account and not wanted.is_data and not lets_write(page.text or "", account):
        remedy = "take `{{nobots}}`, or the name in `{{bots}}`, out of it"
        return Refusal(f"it does not let the account `{account}` write", remedy)
    return new


def keep_lists(
    lists: Iterable[WikiList],
    contents: Callable[[WikiList], str],
    wikis: Mapping[str, Wiki],
    summary: Callable[[WikiList], str],
    *,
    publish: bool,
) -> Iterator[Kept]:
    """Each list on its page, one after the other; ``wikis`` are by their addresses.

    Raises as a ``Wiki`` does, and ``WikiRefused`` only where no other page of that wiki could be written either.
    """
    for wanted in lists:
        wiki = wikis[wanted.wiki]
        try:
            yield _keep(wanted, contents(wanted), wiki, summary(wanted), publish=publish)
        except WikiRefused as refused:
            if refused.for_all:
                raise
            yield Kept(wanted, "left", why=refused.message, remedy=refused.remedy)


def _keep(wanted: WikiList, content: str, wiki: Wiki, summary: str, *, publish: bool) -> Kept:
    for tries_left in reversed(range(_TRIES)):
        page = wiki.page(wanted.page)
        new = new_text(page, wanted, content, wiki.user)
        before = page.text or ""
        if isinstance(new, Refusal):
            return Kept(wanted, "left", before, why=new.message, remedy=new.remedy)
        if new == page.text:
            return Kept(wanted, "same", before, new)
        if not publish:
            return Kept(wanted, "would write", before, new)
        try:
            revision = wiki.write(page, new, summary)
        except WikiRefused as refused:
            # Read again, it may have other marks by now, or none.
            if refused.code not in {"editconflict", "articleexists"} or not tries_left:
                raise
        else:
            return Kept(wanted, "written" if revision else "same", before, new, revision)
    raise AssertionError("the last try ends above")
