"""Reads the settings of a Pelican site without running them: names and plain values, as they stand there."""

from __future__ import annotations

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_DEFAULTS: Mapping[str, Any] = {
    "SITENAME": "", "SITEURL": "", "PATH": "content", "TIMEZONE": "UTC", "DEFAULT_LANG": "en", "AUTHOR": "",
    "DEFAULT_CATEGORY": "misc", "USE_FOLDER_AS_CATEGORY": True, "PAGE_PATHS": ["pages"], "ARTICLE_PATHS": [""],
    "ARTICLE_EXCLUDES": [], "PAGE_EXCLUDES": [], "DEFAULT_METADATA": {}, "SLUGIFY_SOURCE": "title",
    "SLUGIFY_USE_UNICODE": False, "ARTICLE_URL": "{slug}.html", "ARTICLE_SAVE_AS": "{slug}.html",
    "ARTICLE_LANG_URL": "{slug}-{lang}.html", "ARTICLE_LANG_SAVE_AS": "{slug}-{lang}.html",
    "PAGE_URL": "pages/{slug}.html", "PAGE_SAVE_AS": "pages/{slug}.html", "PAGE_LANG_URL": "pages/{slug}-{lang}.html",
    "PAGE_LANG_SAVE_AS": "pages/{slug}-{lang}.html", "CATEGORY_URL": "category/{slug}.html",
    "TAG_URL": "tag/{slug}.html", "AUTHOR_URL": "author/{slug}.html", "MARKDOWN": {}, "TYPOGRIFY": False,
    "DEFAULT_PAGINATION": False, "FEED_ALL_ATOM": "feeds/all.atom.xml", "FEED_ALL_RSS": None, "FEED_ATOM": None,
    "FEED_RSS": None, "PLUGINS": [], "CATEGORY_FEED_ATOM": "feeds/{slug}.atom.xml", "CATEGORY_FEED_RSS": None,
    "AUTHOR_FEED_ATOM": "feeds/{slug}.atom.xml", "AUTHOR_FEED_RSS": "feeds/{slug}.rss.xml", "TAG_FEED_ATOM": None,
    "TAG_FEED_RSS": None, "ARCHIVES_SAVE_AS": "archives.html", "CATEGORIES_SAVE_AS": "categories.html",
    "TAGS_SAVE_AS": "tags.html", "AUTHORS_SAVE_AS": "authors.html", "YEAR_ARCHIVE_SAVE_AS": "",
    "MONTH_ARCHIVE_SAVE_AS": "", "PAGINATION_PATTERNS": None,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PelicanSettings:
    """The values by name; ``unread`` are settings whose value only running them would tell."""

    values: Mapping[str, Any] = field(default_factory=lambda: dict(_DEFAULTS))
    unread: tuple[str, ...] = ()

    def text(self, name: str) -> str:
        """A setting that is text; empty where it is none, or something else."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def texts(self, name: str) -> tuple[str, ...]:
        """A setting that is a list of texts."""
        value = self.values.get(name)
        many = value if isinstance(value, list | tuple) else [value]
        return tuple(one for one in many if isinstance(one, str))

    def mapping(self, name: str) -> Mapping[str, Any]:
        """A setting that is a dictionary."""
        value = self.values.get(name)
        return value if isinstance(value, dict) else {}

    def number(self, name: str) -> int:
        """A setting that is a number; 0 where it is none, or switched off."""
        value = self.values.get(name)
        return value if isinstance(value, int) and not isinstance(value, bool) else 0

    def is_on(self, name: str) -> bool:
        """A setting that is a switch."""
        return bool(self.values.get(name))


def read_settings(*sources: str) -> PelicanSettings:
    """The settings of ``pelicanconf.py`` and of files that override it; no line of them is run."""
    values = dict(_DEFAULTS)
    unread: list[str] = []
    for source in sources:
        try:
            tree = ast.parse(source)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            unread.append("a file of settings that is no Python")
            continue
        for statement in tree.body:
            _assign(statement, values, unread)
    return PelicanSettings(values, tuple(dict.fromkeys(unread)))


def _assign(statement: ast.stmt, values: dict[str, Any], unread: list[str]) -> None:
    targets = statement.targets if isinstance(statement, ast.Assign) else []
    if isinstance(statement, ast.AnnAssign) and statement.value is not None:
        targets = [statement.target]
    for target in targets:
        if not isinstance(target, ast.Name) or not target.id.isupper():
            continue
        try:
            values[target.id] = _value(statement.value, values)  # type: ignore[attr-defined] # both have one
        except (ValueError, RecursionError):
            if target.id in _DEFAULTS:
                unread.append(target.id)


def _value(node: ast.expr, values: Mapping[str, Any]) -> Any:
    """A plain value, a setting above, texts joined by ``+``, or what ``os.environ.get`` falls back to."""
    if isinstance(node, ast.Name) and node.id in values:
        return values[node.id]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        left, right = _value(node.left, values), _value(node.right, values)
        if isinstance(left, str) and isinstance(right, str):
            return left + right
        raise ValueError("not text")
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    if isinstance(node, ast.Call) and is_call and len(node.args) == 2 and not node.keywords:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ("get", "getenv"):
            return _value(node.args[1], values)
    return ast.literal_eval(node)
