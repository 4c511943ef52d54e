"""Where in the source of a body a fault stands: what is found in the rendered text no longer knows its line."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from almanac.model.entry import Source
from almanac.model.problem import Problem
from almanac.read.body.html import MAX_FINDINGS, Finding
from almanac.read.fault import presentable

# What can stand between the letters of an address without changing it for a browser, and Markdown's escapes.
_DISGUISE = re.compile(r"[\x00-\x20\x7f-\xa0\u2000-\u200f\u2028-\u202f\ufeff\\]+")


def all_located(source: Source, findings: Sequence[Finding]) -> list[Problem]:
    """A Problem for each; of very many the first ones."""
    problems = [located(source, finding) for finding in findings[:MAX_FINDINGS]]
    if len(findings) > MAX_FINDINGS:
        said = f"the text has more than {MAX_FINDINGS} faults; these are the first"
        problems.append(located(source, Finding("", said, "mend these, and check again for the rest")))
    return problems


def located(source: Source, finding: Finding) -> Problem:
    """The Problem at the line of the first literal match, else of the first one in disguise, else the body's first."""
    body = source.body.casefold()
    position = body.find(finding.literal.casefold()) if finding.literal else -1
    line = body.count("\n", 0, position) if position >= 0 else _line_in_disguise(source.body, finding.literal)
    message, hint = presentable(finding.message), presentable(finding.hint)
    return Problem(source.path, source.body_line + line, "", message, hint, finding.severity)


def _line_in_disguise(body: str, literal: str) -> int:
    """The line, from 0, of a text that stands there with character references, spaces or escapes in between."""
    wanted = _bare(literal)
    lines = [_bare(line) for line in body.split("\n")] if wanted else []
    position = "".join(lines).find(wanted) if lines else -1
    ends = list(accumulate(len(line) for line in lines))
    return bisect_right(ends, position) if position >= 0 else 0


def _bare(text: str) -> str:
    return _DISGUISE.sub("", html.unescape(text)).casefold()
