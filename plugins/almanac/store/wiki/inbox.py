"""Reads what people sent in on a wiki, and tells them there what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from almanac.model.submission import Origin, Submission
from almanac.model.wiki import PageRevision, PageText
from almanac.read.wiki.bots import lets_write
from almanac.read.wiki.inbox import origin_of, read_inbox, with_marks
from almanac.read.wiki.licence import license_of
from almanac.render.wiki.answers import answered, with_answers
from almanac.store.wiki.connection import Wiki
from almanac.store.wiki.errors import WikiRefused, refusal

# How far back one looks for who wrote it.
_MOST_REVISIONS = 500
# More in one night would be a flood that answers a flood.
_MOST_ANSWERS = 20
_TRIES = 3
_SUMMARY = "Almanac: {what}"


@dataclass(slots=True)
class Inbox:
    """The page as it was read, and what is in it."""

    wiki: Wiki
    page: PageText
    submissions: tuple[Submission, ...]
    license: str
    _revisions: list[PageRevision]
    _more: Iterator[PageRevision]

    def origin(self, submission: Submission) -> Origin:
        """Who wrote it, and under which licence; its address is that of the page as they left it."""
        found = origin_of(submission, self._each())
        address = self.wiki.address_of_revision(int(found.address)) if found.address else ""
        return replace(found, license=self.license, address=address)

    def _each(self) -> Iterator[PageRevision]:
        """The revisions, of which none is asked for twice."""
        yield from self._revisions
        for revision in self._more:
            self._revisions.append(revision)
            yield revision


def open_inbox(wiki: Wiki, title: str) -> Inbox:
    """The page; raises ``WikiRefused`` where there is none."""
    page = wiki.page(title)
    if page.text is None:
        raise WikiRefused("missingtitle", f"there is no page `{title}`", "begin it, or name another in WIKI_INBOX")
    terms = wiki.terms()
    submissions = read_inbox(page.text, wiki.page_address)
    revisions = wiki.revisions(page.title, _MOST_REVISIONS)
    return Inbox(wiki, page, submissions, license_of(terms.url, terms.name), [], revisions)


def mark(wiki: Wiki, title: str, marks: Mapping[str, str]) -> int:
    """Note in the templates of these keys that they were taken; returns how many now say so that did not."""
    before = 0

    def noted(text: str) -> str:
        nonlocal before
        before = sum(1 for one in read_inbox(text) if one.key in marks and not one.taken)
        return with_marks(text, marks)

    _edit(wiki, title, noted, f"{len(marks)} taken in" if len(marks) != 1 else "one taken in")
    return before


def say_what_is_wrong(wiki: Wiki, title: str, sections: Mapping[str, str]) -> int:
    """Put the answers on the talk page, by keys, that are not there yet; returns how many."""
    new = 0

    def with_new(text: str) -> str:
        nonlocal new
        there = answered(text)
        missing: Sequence[str] = [section for key, section in sections.items() if key not in there][:_MOST_ANSWERS]
        new = len(missing)
        return with_answers(text, missing) if missing else text

    _edit(wiki, wiki.talk_page(title), with_new, "what cannot be taken in yet")
    return new


def _edit(wiki: Wiki, title: str, change: Callable[[str], str], what: str) -> None:
    """Change the page as it is, however often somebody else does meanwhile; one that is the same is not written."""
    for tries_left in reversed(range(_TRIES)):
        page = wiki.page(title)
        text = page.text or ""
        new = change(text)
        if new == text:
            return
        if not lets_write(text, wiki.user):
            raise refusal("nobots", f"`{page.title}` does not let the account `{wiki.user}` write")
        try:
            wiki.write(page, new, _SUMMARY.format(what=what))
        except WikiRefused as refused:
            if refused.code not in {"editconflict", "articleexists"} or not tries_left:
                raise
        else:
            return
