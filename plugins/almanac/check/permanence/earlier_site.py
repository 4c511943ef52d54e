"""A site as an earlier commit has it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from almanac.check.entries import Entries
from almanac.check.permanence.older_rules import entries_by_older_rules
from almanac.check.reading import Readers
from almanac.model.site import Site
from almanac.store.tree import Tree


@dataclass(frozen=True)
class EarlierSite:
    """Its settings, its files, and where those of them are now that got another name.

    ``settings_text`` is that of its settings, ``changed`` has the present texts of all tracked files that differ.
    ``readers`` read its files, by default one after another.
    """

    site: Site
    tree: Tree
    renames: Mapping[str, str] = field(default_factory=dict)
    settings_text: str = ""
    changed: Mapping[str, str] = field(default_factory=dict)
    readers: Readers | None = None

    @cached_property
    def entries(self) -> Entries:
        """What its files made under its own settings, and the rules of then."""
        return entries_by_older_rules(self.site, self.tree, self.readers)
