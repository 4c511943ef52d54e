"""Writes what there is to say of a submission: for a terminal, as a comment on a forge, as JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from almanac.check.review.parts import Part, What
from almanac.model.printable import printable
from commands.problems import counted

if TYPE_CHECKING:
    from almanac.check.review.review import Review
    from almanac.check.review.touched_pages import TouchedPage
    from almanac.model.problem import Problem
    from almanac.store.git.submission import Contributor

# By which the comment is found again that is to be brought up to date.
MARK = "<!-- almanac review -->"
# A comment has at most 65,536 characters on GitHub, and nobody reads on after so many lines.
_MANY = 25
_MOST_CHARACTERS = 60_000
_SHORT = 10
_PAGES = {"new": "new", "changed": "changed", "gone": "GONE", "moved": "leads on", "hidden": "not shown yet"}


def as_text(review: Review, ref: str) -> str:
    """For a terminal: what it is, what it touches, what to look at, and what to do."""
    submission = review.submission
    lines = [
        f"{printable(ref)} ({submission.commit[:_SHORT]}): {in_short(review.parts)}",
        f"From {people_in_words(review.people)}.",
        *also_open_in_words(review, printable),
    ]
    lines += _section("Files", [_part_line(part) for part in review.parts])
    lines += _section("Pages", [f"{_PAGES[page.how]:20}{printable(page.address)}" for page in review.touched.pages])
    if review.touched.lists:
        lines += ["", f"Lists: {printable(', '.join(_most(review.touched.lists)))}{_in_others(review)}"]
    lines += _section("What the check says of it", map(_problem_line, review.problems))
    lines += _section("Errors in files that it does not change", map(str, review.elsewhere))
    lines += _section("Worth a look", map(str, review.remarks))
    if review.links_asked:
        lines += ["", f"Asked whether {counted(review.links_asked, 'link')} of its texts still lead somewhere."]
    return "\n".join([*lines, "", verdict(review), ""])


def as_markdown(review: Review, ref: str) -> str:
    """As a comment: whatever was sent stands in it as text, which calls nobody and leads nowhere."""
    lines = [
        MARK,
        f"### {in_short(review.parts)[:1].upper()}{in_short(review.parts)[1:]}",
        "",
        f"**{verdict(review)}**",
    ]
    lines += ["", f"From {people_in_words(review.people, quoted)}; {quoted(review.submission.commit[:_SHORT])}."]
    lines += also_open_in_words(review, quoted)
    lines += _list("Files", [_part_in_markdown(part) for part in review.parts])
    lines += _list("What the check says of it", [quoted(_problem_line(problem)) for problem in review.problems])
    lines += _list("Errors in files that it does not change", [quoted(str(problem)) for problem in review.elsewhere])
    lines += _list("Worth a look", [quoted(str(problem)) for problem in review.remarks])
    lines += _list("Pages", [_page_in_markdown(page) for page in review.touched.pages])
    if review.touched.lists:
        lines += ["", f"Lists: {', '.join(map(quoted, _most(review.touched.lists)))}{_in_others(review)}"]
    if review.links_asked:
        lines += ["", f"Asked whether {counted(review.links_asked, 'link')} of its texts still lead somewhere."]
    lines += ["", f"<sub>Written by `scripts/almanac review`; nothing of {quoted(ref)} was run.</sub>", ""]
    return "\n".join(lines)[:_MOST_CHARACTERS]


def as_object(review: Review, ref: str) -> dict[str, object]:
    """All of it, as values that JSON has."""
    submission = review.submission
    return {
        "ref": ref,
        "commit": submission.commit,
        "target": submission.target,
        "base": submission.base,
        "people": [asdict(person) for person in review.people],
        "also_open": [{**asdict(one), "day": str(one.day)} for one in review.also_open],
        "files": [asdict(part) for part in review.parts],
        "pages": [asdict(page) for page in review.touched.pages],
        "lists": review.touched.lists,
        "problems": [asdict(problem) for problem in review.problems],
        "errors_elsewhere": [asdict(problem) for problem in review.elsewhere],
        "remarks": [asdict(problem) for problem in review.remarks],
        "links_asked": review.links_asked,
        "on_sight": not review.reasons,
        "reasons": review.reasons,
    }


def as_json(whole: object) -> str:
    """What programs read."""
    return f"{json.dumps(whole, indent=2, ensure_ascii=True)}\n"


def in_short(parts: Sequence[Part]) -> str:
    """`a new event, a translation and 2 pictures`."""
    counts = Counter(part.what for part in parts)
    said = [_counted(what, counts[what]) for what in What if counts[what]]
    return _and(said) if said else "nothing that main does not have"


def people_in_words(people: Sequence[Contributor], show: Callable[[str], str] = printable) -> str:
    """`Ann, for the first time, and Ben (12 commits before)`, as git has it; addresses stay out of it."""
    said = [
        f"{show(one.name)}, for the first time"
        if not one.before
        else f"{show(one.name)} ({_before(one.before)} before)"
        for one in people
    ]
    return _and([*_most(said)]) if said else "nobody: it has no commit of its own"


def also_open_in_words(review: Review, show: Callable[[str], str]) -> list[str]:
    """In a line what else of theirs is open; none where nothing is."""
    said = [f"{show(one.name)} ({one.new} new, of {one.day})" for one in review.also_open]
    return [f"Also open, by the same people: {', '.join(_most(said))}."] if said else []


def quoted(text: str) -> str:
    """The text as a code span (CommonMark 6.1), in which nothing is a mention, a link or markup."""
    line = printable(text) or " "
    longest = max((len(run) for run in re.findall(r"`+", line)), default=0)
    fence = "`" * (longest + 1)
    space = " " if line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{space}{line}{space}{fence}"


def _before(number: int) -> str:
    return counted(number, "commit")


def verdict(review: Review) -> str:
    """The last word."""
    if not review.reasons:
        return "Can be merged on sight: read it once."
    first = "Cannot be merged yet" if not review.is_right else "Not to be merged on sight"
    return f"{first}: {'; '.join(review.reasons)}."


def _problem_line(problem: Problem) -> str:
    return f"{problem.severity}: {problem}"


def _part_line(part: Part) -> str:
    title = f'  "{part.title}"' if part.title else ""
    old = f", was {part.old}" if part.old else ""
    return printable(f"{_named(part):20}{part.path}{old}{title}")


def _part_in_markdown(part: Part) -> str:
    title = f" – {quoted(part.title)}" if part.title else ""
    old = f", was {quoted(part.old)}" if part.old else ""
    return f"{_named(part)}: {quoted(part.path)}{old}{title}"


def _page_in_markdown(page: TouchedPage) -> str:
    return f"{_PAGES[page.how]}: {quoted(page.address)}"


def _in_others(review: Review) -> str:
    number = review.other_languages
    return f"; and in {counted(number, 'other language')}" if number else ""


def _named(part: Part) -> str:
    """What a file is, in few words."""
    if part.what is What.TRANSLATION:
        return f"{part.what} ({part.lang})"
    return "not taken" if part.what is What.STRANGE else str(part.what)


_PLURALS = {
    What.CODE: ("a change of code", "{} changes of code"),
    What.SETTINGS: ("a change of settings", "{} changes of settings"),
    What.THEME: ("a change of the theme", "{} changes of the theme"),
    What.STRANGE: ("a file that the site does not take", "{} files that the site does not take"),
    What.STORY: ("a new story", "{} new stories"),
    What.OTHER: ("a file beside the content", "{} files beside the content"),
}


def _counted(what: What, number: int) -> str:
    one, more = _PLURALS.get(what, (f"a {what}", f"{{}} {what}s"))
    return one if number == 1 else more.format(number)


def _and(said: Sequence[str]) -> str:
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"


def _most(items: Sequence[str]) -> Iterator[str]:
    yield from items[:_MANY]
    if len(items) > _MANY:
        yield f"{len(items) - _MANY:,} more"


def _section(title: str, lines: Iterable[str]) -> list[str]:
    shown = [f"  {line}" for line in _most([*lines])]
    return ["", f"{title}:", *shown] if shown else []


def _list(title: str, lines: Iterable[str]) -> list[str]:
    shown = [f"- {line}" for line in _most([*lines])]
    return ["", f"**{title}**", "", *shown] if shown else []
