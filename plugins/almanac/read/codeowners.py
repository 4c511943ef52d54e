"""Reads CODEOWNERS as forges do, as far as it says who is asked to accept what."""

from __future__ import annotations

import re

from almanac.model.owner import OwnerRule, Owners
from almanac.model.printable import printable

# Where forges look, in the order in which the first that is there counts: GitHub, GitLab, Forgejo and Gitea.
PLACES = (
    ".github/CODEOWNERS", ".gitlab/CODEOWNERS", ".forgejo/CODEOWNERS", ".gitea/CODEOWNERS", "CODEOWNERS",
    "docs/CODEOWNERS",
)  # fmt: skip
# GitLab divides the file into sections; behind the name stand how many have to approve, and owners for want of others.
_SECTION = re.compile(r"\^?\[[^\]]+\](?:\[\d+\])?(?P<owners>(?:\s.*)?)$")
_NAME = re.compile(r"@{1,2}(?P<name>[\w.-]+(?:/[\w.-]+)*)")
_COMMENT = re.compile(r"(?:^|\s)#.*")
_WORD = re.compile(r"(?:\\.|[^\s\\])+")
# Whoever writes it can merge; it is read for a page all the same.
_MOST_RULES = 200


def read_codeowners(text: str, path: str) -> Owners:
    """The rules of a file; addresses of mail are left out, since pages show no such thing."""
    rules: list[OwnerRule] = []
    usual: tuple[str, ...] = ()
    for line in text.splitlines():
        told = _COMMENT.sub("", line).strip()
        section = _SECTION.fullmatch(told)
        if section:
            usual = _names(section["owners"])
        elif told:
            pattern, *owners = _WORD.findall(told)
            named = _names(" ".join(owners)) if owners else usual
            rules.append(OwnerRule(printable(pattern), named))
    return Owners(path, tuple(rules[:_MOST_RULES]))


def _names(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match["name"] for word in words.split() if (match := _NAME.fullmatch(word))))
