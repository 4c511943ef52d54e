"""Gathers what one person gave a site, and writes it as a table, as data and as a text that they can keep."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from almanac.model.contribution import Contribution, Person
from almanac.model.edition import Edition
from almanac.model.entry import PersonOrGroup
from almanac.model.event import Event
from almanac.render.absolute import absolute_address
from almanac.render.bag.lines import csv_table, pretty_json

_COLUMNS = ("role", "day", "title", "url", "file", "license", "with_others", "commit")
_LEAVING = """\
## If you leave

What you wrote was given under its licence, and whoever has a copy may keep it. Still you can ask that

- your name is taken off, or another one put in its place: in the texts, on your page as an author, as a speaker or
  an organizer;
- a text of yours goes: its file is deleted, and `content/removals.yml` says that it was removed, when and why,
  without a word of it;
- your comments go.

The history of the repository keeps what was there: your name, the address of mail that you gave to git, and the
texts. It is rewritten only where law or somebody's safety demands it, since every copy would have to change. Feeds,
archives and search engines have copies of their own. `docs/leave.md` says how to ask, and what becomes of it.
"""


def contributions(edition: Edition, person: Person) -> Iterator[Contribution]:
    """What texts say that they gave: stories, their page as an author, parts in events, comments of a former site."""
    site = edition.site
    for story in edition.stories:
        if any(person.is_called(name) for name in story.authors):
            yield Contribution(
                "translation" if story.is_translation else "author",
                story.published.day,
                story.title,
                story.source.path,
                absolute_address(site, story.address),
                story.license or site.content_license,
                story.source.body,
                with_others=len(story.authors) > 1,
            )
    for profile in edition.profiles:
        if person.is_called(profile.name):
            known = edition.history_of(profile.source.path)
            day = known.created.date() if known else edition.now.date()
            url = absolute_address(site, profile.address)
            yield Contribution("profile", day, profile.name, profile.source.path, url, "", profile.source.body)
    for event in edition.events:
        yield from _parts_in(edition, event, person)
    for path, comments in sorted(edition.comments.items()):
        for comment in comments:
            if person.is_called(comment.name):
                yield Contribution("comment", comment.day, "", path, markdown=comment.html)


def _parts_in(edition: Edition, event: Event, person: Person) -> Iterator[Contribution]:
    organizers = [one.name for one in event.organizers if one.kind is not PersonOrGroup.ORGANIZATION]
    for role, names in (("speaker", event.speakers), ("organizer", organizers)):
        if any(person.is_called(name) for name in names):
            url = absolute_address(edition.site, event.text.address)
            yield Contribution(role, event.when.sort_key.date(), event.text.title, event.source.path, url)


def as_csv(given: Sequence[Contribution]) -> bytes:
    """A line for each."""
    return csv_table(_COLUMNS, [_row(one) for one in given])


def as_json(
    edition: Edition, person: Person, given: Sequence[Contribution], emails: Sequence[str], today: date
) -> bytes:
    """All of it, texts as well; the addresses of mail only where somebody asked for them."""
    return pretty_json({
        "name": person.names[0],
        "also": list(person.names[1:]),
        "site": absolute_address(edition.site, "/"),
        "as_of": today.isoformat(),
        **({"emails_in_history": list(emails)} if emails else {}),
        "contributions": [{**_row(one), **({"text": one.markdown} if one.markdown else {})} for one in given],
    })  # fmt: skip


def as_markdown(
    edition: Edition, person: Person, given: Sequence[Contribution], emails: Sequence[str], today: date
) -> bytes:
    """A text to keep: what there is, each text whole, and what leaving means."""
    lines = [f"# What {_plain(person.names[0])} gave to {_plain(edition.site.name)}", ""]
    lines += [f"As of {today.isoformat()}, from the texts of the site and the history of its repository.", ""]
    if emails:
        lines += [f"Addresses of mail in the history: {', '.join(map(_plain, emails))}", ""]
    lines += [line for one in given if not one.commit for line in _entry(one)]
    commits = [one for one in given if one.commit]
    if commits:
        lines += ["## Changes", ""]
        lines += [f"- {one.day.isoformat()} `{one.commit[:12]}` {_plain(one.title)}" for one in commits]
        lines.append("")
    return ("\n".join(lines) + f"\n{_LEAVING}").encode("utf-8", "replace")


def _entry(one: Contribution) -> Iterator[str]:
    yield f"## {_plain(one.title) or 'A comment'}"
    yield ""
    facts = (one.role, one.day.isoformat(), one.url, one.license, "with others" if one.with_others else "")
    yield ", ".join(_plain(fact) for fact in facts if fact)
    yield ""
    if one.markdown:
        yield from ("---", "", one.markdown.strip("\n"), "", "---", "")


def _plain(text: str) -> str:
    """In one line, and nothing of it a mark of Markdown."""
    line = " ".join(text.split())
    return "".join(f"\\{c}" if c in "\\`*_[]<>#|" else c for c in line)


def _row(one: Contribution) -> dict[str, object]:
    return {
        "role": one.role, "day": one.day.isoformat(), "title": one.title, "url": one.url or None, "file": one.file,
        "license": one.license or None, "with_others": one.with_others, "commit": one.commit or None,
    }  # fmt: skip
