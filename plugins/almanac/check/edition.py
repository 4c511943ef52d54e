"""Reads everything once; what has no error is an Edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from almanac.check import across
from almanac.check.entries import Entries, Progress
from almanac.check.permanence.compare import EarlierSite, check_permanence
from almanac.check.site import SETTINGS, read_site
from almanac.model.edition import Edition
from almanac.model.problem import Problem
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.settings.site_settings import line_of
from almanac.store.forum import read_topics
from almanac.store.git.history import read_history
from almanac.store.git.tracked_outputs import read_tracked
from almanac.store.svg.site_icon import icon_faults
from almanac.store.translations import read_interface
from almanac.store.tree import read_text, read_tree


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, in the order of files and lines; no Edition where there is an error."""

    problems: tuple[Problem, ...]
    edition: Edition | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The Problems that stop a build."""
        return tuple(problem for problem in self.problems if problem.is_error)


def read_edition(
    root: Path,
    settings: Mapping[str, Any],
    *,
    now: datetime,
    drafts: bool = False,
    preview: bool = False,
    before: EarlierSite | None = None,
    outputs: Sequence[str] = ("output",),
    progress: Progress | None = None,
) -> Report:
    """Read a repository; ``drafts`` and what is dated after ``now`` are left out unless asked for.

    What was published ``before`` has to stay reachable; in ``outputs``, folders of ``root``, git has nothing.
    """
    source = read_text(root / SETTINGS)
    site, problems = read_site(root, settings, source)
    if site is None:
        return Report(tuple(problems))
    tree = read_tree(root, events_path=site.events_path)
    interface, in_words = read_interface(root)
    site = replace(site, interface=interface)
    entries = Entries(site, tree)
    found_across = across.check(site, entries.stories, entries.pages, entries.events, tree.images)
    if before is not None:
        found_across += check_permanence(before, entries, now)
    problems += [*tree.problems, *in_words, *entries.problems]
    problems += [_with_line(problem, entries.texts, source) for problem in found_across]
    shown, hidden = (entries, Entries(site)) if drafts else entries.published(now)
    # A link to a file that has faults of its own is not a second fault.
    addresses = dict.fromkeys(entries.texts, "/") | entries.addresses()
    left_out = frozenset(hidden.addresses()) | entries.switched_off
    problems += shown.render(tree.images, addresses, progress, left_out, tree.sizes)
    problems += hidden.render(tree.images, addresses)
    problems += entries.bodies_beside_faults(tree.images, addresses)
    history, more = read_history(root, now, ["content", site.events_path], events=site.events_path)
    topics, even_more = read_topics(root)
    found = tuple(sorted({*problems, *more, *even_more, *icon_faults(root), *read_tracked(root, outputs)}))
    if any(problem.is_error for problem in found):
        return Report(found)
    return Report(found, replace(shown.edition(now), history=history, topics=topics, is_preview=preview))


def _with_line(problem: Problem, texts: Mapping[str, str], settings: str) -> Problem:
    """The same with its line: what only several files together show is found without their texts."""
    if problem.path == SETTINGS:
        return replace(problem, line=line_of(settings, problem.field))
    front = read_front_matter(texts[problem.path], problem.path)[0] if problem.field else None
    return replace(problem, line=front.line(tuple(problem.field.split(".")))) if front else problem
