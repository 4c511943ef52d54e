"""Finds what is broken in a site's own templates, in ``theme/site/``, with file and line.

Jinja takes long to load, and a check of a site without such templates has no use for it: it is loaded where it is used.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from almanac.model.problem import Problem
from almanac.read.fault import nearest, presentable

if TYPE_CHECKING:
    from jinja2 import nodes

OWN_TEMPLATES = "theme/site/templates"
_THEME = "theme/templates"
_LEFT_OUT = "mend that line, or delete the file: the theme has its own"


def template_faults(texts: Mapping[str, str], theme: Mapping[str, str]) -> Iterator[Problem]:
    """Of each text by its name from the folder of templates: what is no template, and what it asks for in vain."""
    if not texts:
        return
    from jinja2 import Environment, TemplateSyntaxError

    environment = Environment(autoescape=True, extensions=["jinja2.ext.i18n"])
    known = texts.keys() | theme.keys()
    for name, text in texts.items():
        path = f"{OWN_TEMPLATES}/{name}"
        try:
            tree = environment.parse(text, name)
        except TemplateSyntaxError as error:
            message = f"the template is broken: {error.message}"
            yield Problem(path, error.lineno, "", presentable(message), _LEFT_OUT)
        else:
            yield from _missing(path, tree, known)


def _missing(path: str, tree: nodes.Template, known: set[str]) -> Iterator[Problem]:
    from jinja2 import nodes

    for kind in (nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport):
        for node in tree.find_all(kind):
            yield from _missing_in(path, node, known)


def _missing_in(path: str, node: nodes.Node, known: set[str]) -> Iterator[Problem]:
    from jinja2 import nodes

    wanted = getattr(node, "template", None)
    name = wanted.value if isinstance(wanted, nodes.Const) else None
    # A list or an expression is decided while rendering; `!` asks Pelican for a theme of its own.
    if not isinstance(name, str) or name.startswith("!") or name in known or getattr(node, "ignore_missing", False):
        return
    near = nearest(name, known)
    hint = f"did you mean `{near}`?" if near else f"the theme's templates are in {_THEME}/"
    yield Problem(path, node.lineno, "", presentable(f"there is no template `{name}`"), hint)


def fault_while_rendering(error: BaseException, root: Path) -> Problem | None:
    """What went wrong in a template of the site as it was rendered; None for an error of anything else."""
    from jinja2 import TemplateSyntaxError

    own = (root / OWN_TEMPLATES).resolve()
    if isinstance(error, TemplateSyntaxError) and error.filename and Path(error.filename).is_relative_to(own):
        path = Path(error.filename).relative_to(root.resolve()).as_posix()
        return Problem(path, error.lineno, "", presentable(f"the template is broken: {error.message}"), _LEFT_OUT)
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if Path(frame.filename).is_relative_to(own):
            path = Path(frame.filename).relative_to(root.resolve()).as_posix()
            message = f"the template cannot be rendered: {error or type(error).__name__}"
            return Problem(path, frame.lineno or 0, "", presentable(message), _LEFT_OUT)
    return None
