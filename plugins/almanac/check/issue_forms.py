"""Checks that forms at a forge offer the categories that the site has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import yaml

from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.model.submission_form import FORMS, categories_of, form_paths
from almanac.store.tree import read_text

# The choices of the only question that has some, however far in they stand.
_OPTIONS = re.compile(r"^( *)options:[ \t]*\n((?:\1 *- .*\n)+)", re.MULTILINE)
_HINT = "run `scripts/almanac docs --only forms`, and commit what it writes"


def check_issue_forms(root: Path, site: Site) -> Iterator[Problem]:
    """A warning for each form whose choices are others; one that is not there, or is another's, is nobody's matter."""
    for kind, form in FORMS.items():
        known = list(categories_of(kind, site))
        for path in form_paths(form):
            text = read_text(root / path)
            match = _OPTIONS.search(text)
            offered = _names(match[2]) if match else known
            if match and offered != known:
                line = text.count("\n", 0, match.start()) + 1
                message = f"has other categories than the site: it {_difference(offered, known)}"
                yield Problem(path, line, "", message, _HINT, Severity.WARNING)


def _difference(offered: list[str], known: list[str]) -> str:
    more, less = ([name for name in one if name not in other] for one, other in ((offered, known), (known, offered)))
    return f"offers `{more[0]}`" if more else f"lacks `{less[0]}`" if less else "has them in another order"


def _names(options: str) -> list[str]:
    try:
        return [str(name) for name in yaml.load(options, Loader=yaml.CSafeLoader)]
    except yaml.YAMLError:
        return []
