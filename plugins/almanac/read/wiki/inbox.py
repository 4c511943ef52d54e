"""Reads the page on which people write events and stories into templates, and notes there what was taken."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

import mwparserfromhell
from mwparserfromhell.nodes import Template
from mwparserfromhell.wikicode import Wikicode

from almanac.model.submission import EntryKind, Origin, Submission
from almanac.model.wiki import PageRevision
from almanac.read.wiki.markdown_body import markdown_of
from almanac.read.wiki.plain_text import address_of, line_of

_KINDS: Mapping[str, EntryKind] = {"almanac event": "event", "almanac story": "story"}
BODY, TAKEN = "text", "taken"
_ADDRESSES = frozenset(["url", "online", "registration", "discussion"])


@lru_cache(maxsize=1024)  # one looks through the same revisions for each of those that are new
def read_inbox(text: str, wiki: str = "") -> tuple[Submission, ...]:
    """What people wrote, in its order; ``wiki`` is the address of a page of that wiki, with ``$1`` for its title."""
    return tuple(_submission(template, wiki) for template in _templates(mwparserfromhell.parse(text)))


def with_marks(text: str, marks: Mapping[str, str]) -> str:
    """The page with a note in each template of these keys, and nothing else of it changed."""
    code = mwparserfromhell.parse(text)
    for template in _templates(code):
        submission = _submission(template, "")
        mark = marks.get(submission.key, "")
        if mark and not submission.taken:
            template.add(TAKEN, mark, showkey=True, preserve_spacing=False)
    return str(code)


def origin_of(submission: Submission, revisions: Iterable[PageRevision]) -> Origin:
    """Who wrote it: whoever began the template of that title, and those who changed it since; newest revision first.

    ``address`` is the number of the revision that brought it as it is now.
    """
    author, brought, newer, others = "", 0, "", dict[str, None]()
    for revision in revisions:
        here = _of_title(submission, revision.text or "")
        if here is None:
            break
        if here.key == submission.key:
            brought = revision.id
        if newer and newer != here.key:
            others[author] = None
        newer, author = here.key, revision.user
    changed_by = tuple(sorted(name for name in others if name and name != author))
    return Origin(author, address=str(brought or ""), others=changed_by)


def _of_title(submission: Submission, text: str) -> Submission | None:
    title = submission.value("title")
    same = [one for one in read_inbox(text) if one.kind == submission.kind and one.value("title") == title]
    return next((one for one in same if one.key == submission.key), same[0] if same else None)


def _templates(code: Wikicode) -> Iterator[Template]:
    """Those in which somebody sends something in; none within another of them."""
    inner: set[int] = set()
    for template in code.filter_templates():
        if id(template) in inner or not _kind(template):
            continue
        inner |= {id(one) for param in template.params for one in param.value.filter_templates()}
        yield template


def _kind(template: Template) -> EntryKind | None:
    name = " ".join(str(template.name.strip_code()).replace("_", " ").split()).casefold()
    return _KINDS.get(name.removeprefix("template:").strip())


def _submission(template: Template, wiki: str) -> Submission:
    kind = _kind(template) or "event"
    values: dict[str, str] = {}
    body = ""
    for param in template.params:
        name = str(param.name).strip().casefold()
        if name == BODY:
            body = markdown_of(param.value, wiki)
        else:
            values[name] = address_of(param.value) if name in _ADDRESSES else line_of(param.value)
    names = Counter(str(param.name).strip().casefold() for param in template.params)
    said = [(name, " ".join(str(param.value).split())) for param in template.params
            if (name := str(param.name).strip().casefold()) != TAKEN]  # fmt: skip
    key = hashlib.sha256(repr((kind, sorted(said))).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    taken = values.pop(TAKEN, "")
    given = tuple((name, value) for name, value in values.items() if value)
    return Submission(kind, key, str(template), given, body, taken, tuple(n for n, count in names.items() if count > 1))
