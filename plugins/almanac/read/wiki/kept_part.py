"""Finds the part of a page that is the site's to write, and puts a list there: what people wrote around it stays."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass

import mwparserfromhell

from almanac.model.wiki import PageText

BEGIN = "<!-- Almanac begin: a program writes from here on, and writes over what others write -->"
END = "<!-- Almanac end -->"
_BEGINS = re.compile(r"<!--\s*almanac\s+begin\b.*?-->", re.IGNORECASE | re.DOTALL)
_ENDS = re.compile(r"<!--\s*almanac\s+end\b.*?-->", re.IGNORECASE | re.DOTALL)
_REDIRECT = re.compile(r"\s*#\w+\s*:?\s*\[\[")
_HOW = "write `<!-- Almanac begin -->` and `<!-- Almanac end -->` where the list shall stand, each once"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a page is left as it is, and what to do."""

    message: str
    remedy: str


def with_list(page: PageText, wikitext: str) -> str | Refusal:
    """The page's text with the list between the two marks, or as a page of its own where there is none yet.

    What would be saved is what comes back when it is read: in NFC, without blanks at the end.
    """
    body = f"{BEGIN}\n{wikitext}\n{END}"
    if page.text is None:
        return _not_wanted() if page.was_deleted else _as_saved(body)
    if _REDIRECT.match(page.text):
        return Refusal("it leads to another page", "name that one in WIKI_LISTS")
    begins, ends = [*_BEGINS.finditer(page.text)], [*_ENDS.finditer(page.text)]
    fault = _fault_of_marks(page.text, begins, ends)
    if fault:
        return fault
    before, after = page.text[: begins[0].end()], page.text[ends[0].start() :]
    return _as_saved(f"{before}\n{wikitext}\n{after}")


def with_data(page: PageText, data: str) -> str | Refusal:
    """The text of a page of tabular data; what people added beside ours, such as other languages, stays.

    A page is the site's where its ``sources`` name the site.
    """
    if page.text is None:
        return _not_wanted() if page.was_deleted else data
    ours = json.loads(data)
    try:
        theirs = json.loads(page.text)
    except (ValueError, RecursionError):
        theirs = None
    if not isinstance(theirs, dict) or ours["sources"] not in str(theirs.get("sources", "")):
        return Refusal("it is not a page of this site's data", f'write `{ours["sources"]}` in its "sources"')
    said = theirs.get("description")
    description = {**said, **ours["description"]} if isinstance(said, dict) else ours["description"]
    whole = {**theirs, **ours, "description": description, "sources": theirs["sources"]}
    return page.text if whole == theirs else json.dumps(whole, ensure_ascii=False, indent=1)


def _fault_of_marks(text: str, begins: list[re.Match[str]], ends: list[re.Match[str]]) -> Refusal | None:
    if not begins and not ends:
        return Refusal("it has no mark that says where the list goes", _HOW)
    if (len(begins), len(ends)) != (1, 1):
        return Refusal(f"it has {len(begins)} marks where a list begins, and {len(ends)} where one ends", _HOW)
    if begins[0].end() > ends[0].start():
        return Refusal("the list would end before it begins", _HOW)
    seen = {str(comment) for comment in mwparserfromhell.parse(text).filter_comments()}
    if not {begins[0][0], ends[0][0]} <= seen:
        return Refusal("a mark stands in `<nowiki>`, `<pre>` or the like, where it is text", _HOW)
    return None


def _not_wanted() -> Refusal:
    return Refusal("somebody deleted it", "have it restored, or take it out of WIKI_LISTS")


def _as_saved(text: str) -> str:
    return unicodedata.normalize("NFC", text).rstrip()
