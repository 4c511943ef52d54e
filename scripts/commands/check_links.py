"""`check --links`: asks whether the pages on the web are there that entries link to."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.check.outside_links import OutsideLink, outside_links
from almanac.model.problem import Problem, Severity
from almanac.store.links.asking import Asker, is_known_host
from almanac.store.links.known import Known, KnownLinks
from almanac.store.links.visits import Pace, visit
from almanac.store.publishing.publisher import WORK_FOLDER
from commands.cannot_run import CannotRun
from commands.problems import counted
from commands.progress import counting
from commands.review_report import quoted

if TYPE_CHECKING:
    from almanac.check.entries import Entries
    from almanac.model.site import Site

# The rest is asked for the next time.
_SECONDS = 20 * 60
_OF_A_REVIEW = 3 * 60
# By which the issue is found again that has the list.
MARK = "<!-- almanac links -->"
_MANY = 300
_MOST_CHARACTERS = 60_000
_HINT = "find out where it is now, or take the link out"


class NoNetwork(CannotRun):
    """Nothing answers, not even what is known to be there."""

    def __init__(self) -> None:
        super().__init__("nothing on the web answers from here.", "look whether this machine is connected.")


@dataclass(frozen=True, slots=True)
class AskedLinks:
    """How many pages were asked for, now or some days ago, and the links to those that are not there."""

    number: int
    problems: tuple[Problem, ...]
    not_asked: int = 0


def asked_links(
    root: Path,
    entries: Entries,
    paths: Collection[str] | None,
    *,
    seconds: float = _OF_A_REVIEW,
    asker: Asker | None = None,
) -> AskedLinks:
    """What becomes of the links of some files, or of all; raises ``NoNetwork``."""
    links = outside_links(entries, paths)
    known = KnownLinks(root / WORK_FOLDER)
    to_ask = known.to_ask((link.address for link in links), _now())
    asker = asker or Asker(f"Almanac link check{f' (+{entries.site.url})' if entries.site.url else ''}")
    answered = 0
    with counting("Asking") as progress:
        for number, (address, answer) in enumerate(visit(to_ask, asker.ask, Pace(seconds)), 1):
            known.note(address, answer, _now())
            answered += bool(answer.status)
            progress(number, len(to_ask))
    if to_ask and not answered and not _is_connected(entries.site):
        raise NoNetwork
    known.keep()
    return _found(links, known, _now())


def check_links(root: Path, wanted: Sequence[str], form: str, output: Path | None) -> int:
    """Ask, and say which links lead nowhere; returns 0 also where some do: that is no error of a file."""
    from commands.site import read_report

    report = read_report(root)
    if report.entries is None:
        raise CannotRun("the settings have errors.", "scripts/almanac check shows them.")
    asked = asked_links(root, report.entries, None, seconds=_SECONDS)
    problems = [one for one in asked.problems if not wanted or any(_is_in(one.path, path) for path in wanted)]
    written = {"text": _as_text, "markdown": _as_markdown, "json": _as_json}[form](problems, asked)
    if output:
        output.write_text(written, "utf-8", newline="\n")
    else:
        from commands.printing import as_text_alone

        with as_text_alone(print):
            print(written, end="")
    return 0


def _found(links: Sequence[OutsideLink], known: KnownLinks, moment: int) -> AskedLinks:
    addresses = {link.address for link in links}
    said = {address: found for address in addresses if (found := known.of(address)) and found.counts_at(moment)}
    dead = tuple(
        _problem(link, said[link.address]) for link in links if link.address in said and said[link.address].is_dead
    )
    return AskedLinks(len(said), dead, len(addresses) - len(said))


def _problem(link: OutsideLink, known: Known) -> Problem:
    day = datetime.fromtimestamp(known.since, UTC).date()
    message = f"`{link.address}` is not there, seen first on {day}: {known.why}"
    return Problem(link.path, link.line, link.field, message, _HINT, Severity.WARNING)


def _is_in(path: str, wanted: str) -> bool:
    return path == wanted or path.startswith(f"{wanted}/")


def _is_connected(site: Site) -> bool:
    """Whether a host can be found that is known to be there."""
    return any(is_known_host(address) for address in (site.repository_url, site.forum_url, site.url) if address)


def _now() -> int:
    """Of the clock: what others say today says nothing of the day that a build takes for today."""
    return int(time.time())


def _summary(problems: Sequence[Problem], asked: AskedLinks) -> str:
    said = f"{counted(asked.number, 'page')} asked; {counted(len(problems), 'link leads', 'links lead')} nowhere."
    return said if not asked.not_asked else f"{said} For {asked.not_asked:,} more there was no time: run it again."


def _as_text(problems: Sequence[Problem], asked: AskedLinks) -> str:
    return "".join(f"{line}\n" for line in (*map(str, problems), _summary(problems, asked)))


def _as_markdown(problems: Sequence[Problem], asked: AskedLinks) -> str:
    lines = [MARK, _summary(problems, asked), "", *(f"- [ ] {quoted(str(problem))}" for problem in problems[:_MANY])]
    if len(problems) > _MANY:
        lines.append(f"- and {len(problems) - _MANY:,} more: `scripts/almanac check --links` names them all")
    return "\n".join(lines)[:_MOST_CHARACTERS] + "\n"


def _as_json(problems: Sequence[Problem], asked: AskedLinks) -> str:
    whole = {"asked": asked.number, "not_asked": asked.not_asked, "problems": [asdict(one) for one in problems]}
    return f"{json.dumps(whole, indent=2, ensure_ascii=True)}\n"
