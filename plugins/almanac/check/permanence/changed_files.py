"""Warns of changed files that are no entries: settings, and what runs with the rights of the site."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping

from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE

_RUNS = (
    ".ci/", ".forgejo/", ".gitea/", ".github/workflows/", ".github/actions/", ".gitlab-ci.yml", "plugins/", "scripts/",
    "requirements", "theme/site/",
)  # fmt: skip
# What git leaves where it cannot merge (git-merge(1), "How conflicts are presented").
_CONFLICT = re.compile(r"(?:<{7}|>{7})(?: |$)")


def faults_of_changed_files(texts: Mapping[str, str], settings: tuple[str, str]) -> Iterator[Problem]:
    """A Problem at each of the changed ``texts``, by path; ``settings`` are theirs before and now."""
    for path, text in texts.items():
        for number, line in enumerate(text.split("\n"), 1):
            if _CONFLICT.match(line) and not path.endswith(".md"):
                hint = "keep one of the two versions, and delete the lines of `<`, `=` and `>`"
                yield Problem(path, number, "", "a merge was not finished", hint)
        if path.startswith(_RUNS):
            message = "is changed, and decides what runs when the site is checked, built or read"
            yield Problem(path, 0, "", message, "read each changed line before you merge it", Severity.WARNING)
    for name, at in _changed_settings(*settings):
        hint = "a setting holds for the whole site: is that meant?"
        yield Problem(SETTINGS_FILE, at, name, "is changed", hint, Severity.WARNING)


def _changed_settings(before: str, after: str) -> Iterator[tuple[str, int]]:
    """The names that have another value, with their lines now (0: gone)."""
    old, new = _assigned(before), _assigned(after)
    for name in sorted(old.keys() | new.keys()):
        if name not in new:
            yield name, 0
        elif name not in old or old[name][0] != new[name][0]:
            yield name, new[name][1]


def _assigned(text: str) -> dict[str, tuple[str, int]]:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError):
        return {}
    return {
        target.id: (ast.dump(node.value), node.lineno)
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name) and target.id.isupper()
    }
