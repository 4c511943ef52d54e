"""Says what each template is made of: its own source, and those of all that it extends, includes and imports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache

from jinja2 import Environment, TemplateError, TemplateNotFound
from jinja2.meta import find_referenced_templates

from almanac.render.outputs.output import fingerprint, fingerprint_of_texts, joined
from almanac.store.results import Results

_KIND = "templates named"
# What stands for a template that nobody has, until somebody does.
_MISSING = ""
# The tags that name a template, where it may end, and what may stand behind the name (Jinja, "Template Designer").
_TAGS = frozenset({"extends", "include", "import", "from"})
_BEHIND = frozenset({"import", "as", "ignore", "with", "without"})
_IGNORED = frozenset({"whitespace", "comment_begin", "comment", "comment_end"})


class TemplateSources:
    """The sources of the templates of an environment, as its loader finds them.

    Which templates a source names is kept from build to build: to find out takes as long as to compile it. ``program``
    is the fingerprint of what finds out; ``fresh`` forgets what was found before.
    """

    def __init__(self, environment: Environment, results: Results, program: bytes, *, fresh: bool = False) -> None:
        self._environment = environment
        self._results = results
        self._program = program
        self._known: Mapping[bytes, bytes] = {} if fresh else results.values(_KIND)
        self._new: dict[bytes, bytes] = {}
        self._asked: set[bytes] = set()
        self._source = cache(self._read)

    def fingerprint(self, name: str) -> bytes:
        """Of all that can have a part in what the template makes: where one is named by a value, of all there are."""
        return fingerprint(*((one, self._source(one)) for one in self.behind(name)))

    def behind(self, name: str) -> list[str]:
        """The names of all that can have a part in what the template makes, sorted."""
        reached: set[str] = set()
        waiting = [name]
        while waiting:
            one = waiting.pop()
            if one not in reached:
                reached.add(one)
                named = self._named_by(one)
                if named is None:
                    return sorted(self._environment.list_templates())
                waiting += named
        return sorted(reached)

    def keep(self) -> None:
        """Keep what was found for the next build; where something is new, what nobody asks for is forgotten."""
        if self._new:
            self._results.keep_values(_KIND, self._new, self._known.keys() - self._asked)

    def _read(self, name: str) -> str:
        try:
            if self._environment.loader is None:
                return _MISSING
            return self._environment.loader.get_source(self._environment, name)[0]
        except TemplateNotFound:
            return _MISSING

    def _named_by(self, name: str) -> list[str] | None:
        """The templates that one names; None where a value names one, or where it cannot be read."""
        source = self._source(name)
        key = joined(self._program, fingerprint_of_texts(source))
        self._asked.add(key)
        found = self._known.get(key) or self._new.get(key)
        if found is None:
            found = self._new[key] = json.dumps(self._find(source)).encode()
        named: list[str] | None = json.loads(found)
        return named

    def _find(self, source: str) -> list[str] | None:
        try:
            named = _plainly_named(self._environment, source)
            if named is None:
                named = {*find_referenced_templates(self._environment.parse(source))}
        except TemplateError:
            return None
        return None if None in named else sorted(name for name in named if name)


def _plainly_named(environment: Environment, source: str) -> set[str | None] | None:
    """The templates that a source names by one plain word each, None where one is named in another way.

    To split a source into words takes a third of what it takes to parse it.
    """
    if not any(tag in source for tag in _TAGS):
        return set()
    named: set[str | None] = set()
    words = [(kind, word) for _, kind, word in environment.lex(source) if kind not in _IGNORED]
    for (begin, _), (_, tag), (kind, word), (end, behind) in zip(words, words[1:], words[2:], words[3:], strict=False):
        if begin == "block_begin" and tag in _TAGS:
            if kind != "string" or "\\" in word or (end != "block_end" and behind not in _BEHIND):
                return None
            named.add(word[1:-1])
    return named
