"""Says what came of partners' calendars: on the terminal, and in Markdown for a pull request."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from almanac.model.printable import printable
from almanac.store.partners.refreshing import Refreshed

_SHOWN = 20
# What would be more than a letter in a pull request's text.
_MARKS = re.compile(r"([\\`*_{}\[\]<>()#+\-.!|@&~])")


def show(one: Refreshed, *, is_dry: bool) -> None:
    """Print what came of one."""
    print(printable(f"{one.partner.name}: {_state(one)}"))
    would = "would come" if is_dry else "came"
    if one.report is not None:
        files = one.report.files
        counts = [f"{files[fate]} {words}" for fate, words in _FATES if files.get(fate)]
        print(f"  {', '.join(counts)}" if counts else f"  Nothing {would}.")
        for reason, count in sorted(one.report.account.left_out.items()):
            print(printable(f"  left out: {count} {reason}"))
        for path in one.report.kept[:_SHOWN]:
            print(printable(f"  {path} was changed here since, and stays as it is"))
    for path in one.gone:
        print(printable(f"  {path} is announced there no longer, and says so now"))
    for path in one.back:
        print(printable(f"  {path} is announced there again"))


_FATES = (("new", "new"), ("changed", "changed"), ("same", "as before"), ("kept", "kept"), ("gone", "deleted here"))


def summary_of(found: Iterable[Refreshed], questions: Sequence[str]) -> str:
    """What a pull request says: of each partner what came, and what somebody has to decide."""
    lines = ["Read from the calendars of partners.", ""]
    for one in found:
        files = one.report.files if one.report else {}
        counts = ", ".join(f"{files[fate]} {words}" for fate, words in _FATES if files.get(fate)) or "nothing new"
        lines.append(f"- **{_text(one.partner.name)}**: {_text(_state(one))}; {counts}")
        lines += [f"  - announced there no longer: `{path}`" for path in one.gone[:_SHOWN]]
        lines += (
            [f"  - kept as somebody changed it here: `{path}`" for path in one.report.kept[:_SHOWN]]
            if one.report
            else []
        )
    if questions:
        lines += ["", "Perhaps the same event twice: keep one of each.", ""]
        lines += [f"- {_text(question)}" for question in questions[: 5 * _SHOWN]]
    return "\n".join(lines) + "\n"


def _state(one: Refreshed) -> str:
    if one.is_left_alone:
        return f"left alone for now, since it {one.health.why or 'asked for that'}"
    return f"its calendar {one.health.why}" if one.health.why else f"answers, {one.health.events} events here"


def _text(words: str) -> str:
    """Whatever stands in a calendar is text there."""
    return _MARKS.sub(r"\\\1", printable(words))
