"""Brings pages of a site onto a wiki: those that are its own and as it left them, and no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from almanac.model.wiki import PageText
from almanac.model.wiki_page import WikiPage, is_signed, site_that_left
from almanac.read.wiki.bots import lets_write
from almanac.store.wiki.connection import Wiki
from almanac.store.wiki.errors import WikiRefused

# How often a page is read anew that somebody edits while we write.
_TRIES = 3
State = Literal["same", "written", "would write", "left"]


@dataclass(frozen=True, slots=True)
class Published:
    """What became of a page; ``is_new``: there was none; ``why`` and ``remedy`` belong to one ``left``."""

    page: WikiPage
    state: State
    is_new: bool = False
    why: str = ""
    remedy: str = ""


def bring(pages: Iterable[WikiPage], wiki: Wiki, site: str, summary: str, *, publish: bool) -> Iterator[Published]:
    """Each page, one after the other; ``site`` tells whose they are.

    Raises as a ``Wiki`` does, and ``WikiRefused`` only where no other page could be written either.
    """
    for page in pages:
        try:
            yield _bring(page, wiki, site, summary, publish=publish)
        except WikiRefused as refused:
            if refused.for_all:
                raise
            yield Published(page, "left", why=refused.message, remedy=refused.remedy)


def why_not(there: PageText, site: str, account: str) -> tuple[str, str]:
    """Why a page of that title is left as it is, and what to do; nothing for one that may be written.

    Without an ``account`` whether it lets that one write is left open.
    """
    if there.text is None:
        return ("somebody deleted it", "have it restored, if it is wanted") if there.was_deleted else ("", "")
    left_by = site_that_left(there.text)
    if left_by == site:
        return "", ""
    if left_by:
        return f"it is of another site, {left_by}", "give another --prefix"
    if is_signed(there.text):
        return "somebody changed it since", "bring what they wrote into the text here, then have the page deleted"
    if account and not lets_write(there.text, account):
        return (
            f"it does not let the account `{account}` write",
            "take `{{nobots}}`, or the name in `{{bots}}`, out of it",
        )
    return "somebody else wrote a page of that title", "give another --prefix, or have the page moved"


def _bring(page: WikiPage, wiki: Wiki, site: str, summary: str, *, publish: bool) -> Published:
    text = page.signed(site)
    for tries_left in reversed(range(_TRIES)):
        there = wiki.page(str(page.title))
        if there.text == text:
            return Published(page, "same")
        why, remedy = why_not(there, site, wiki.user)
        is_new = there.text is None
        if why:
            return Published(page, "left", why=why, remedy=remedy)
        if not publish:
            return Published(page, "would write", is_new)
        try:
            revision = wiki.write(there, text, summary)
        except WikiRefused as refused:
            # Read again, it may be somebody's by now.
            if refused.code not in {"editconflict", "articleexists"} or not tries_left:
                raise
        else:
            return Published(page, "written" if revision else "same", is_new)
    raise AssertionError("the last try ends above")
