"""Reads and checks a whole repository: an Edition, or the Problems that stand against one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from almanac.check import across
from almanac.check.entries import Entries, Progress
from almanac.check.left_out import NOTHING, LeftOut, count_left_out
from almanac.check.own_pages import faults_of_pages
from almanac.check.permanence.changed_events import faults_of_changed_events
from almanac.check.permanence.changed_files import faults_of_changed_files
from almanac.check.permanence.changes import changes
from almanac.check.permanence.compare import check_permanence
from almanac.check.permanence.earlier_site import EarlierSite
from almanac.check.site import read_site
from almanac.check.spellings import in_one_spelling
from almanac.model.edition import Edition
from almanac.model.history import History
from almanac.model.problem import Problem, Severity
from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.settings.source_lines import SettingsSource
from almanac.store.forum import read_topics
from almanac.store.git.history import read_history
from almanac.store.git.tracked_outputs import read_tracked
from almanac.store.svg.site_icon import icon_faults
from almanac.store.translations import read_interface
from almanac.store.tree import Tree, read_text, read_tree


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, in the order of files and lines; no Edition where there is an error."""

    problems: tuple[Problem, ...]
    edition: Edition | None = None
    left_out: LeftOut = NOTHING
    changes: tuple[str, ...] = ()

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
    earlier: EarlierSite | None = None,
    outputs: Sequence[str] = ("output",),
    whole_history: bool = False,
    progress: Progress | None = None,
) -> Report:
    """Read a repository; ``drafts`` and what is dated after ``now`` are left out unless asked for.

    What the ``earlier`` site published has to stay reachable; in ``outputs``, folders of ``root``, git has nothing.
    Where ``whole_history`` is asked for, less of it is an error.
    """
    settings_text = read_text(root / SETTINGS_FILE)
    site, problems = read_site(root, settings, settings_text)
    if site is None:
        return Report(tuple(problems))
    tree = read_tree(root, events_path=site.events_path)
    interface, interface_problems = read_interface(root)
    site = replace(site, interface=interface)
    entries = Entries(site, tree)
    entries.stories, entries.events, respelt = in_one_spelling(site, entries.stories, entries.events)
    across_files = respelt + across.check(site, entries.stories, entries.pages, entries.events, tree.images)
    if earlier is not None:
        across_files += _since(earlier, entries, now)
        problems += faults_of_changed_files(earlier.changed, (earlier.settings_text, settings_text))
    problems += [*tree.problems, *interface_problems, *entries.problems, *_at_settings(across_files, settings_text)]
    shown, hidden = (entries, Entries(site)) if drafts else entries.published(now)
    problems += faults_of_pages(site, entries.pages)
    problems += _render(entries, shown, hidden, tree, progress)
    history, history_problems = _history(root, now, site, whole_history=whole_history)
    topics, forum_problems = read_topics(root)
    problems += [*history_problems, *forum_problems, *icon_faults(root), *read_tracked(root, outputs)]
    in_order = tuple(sorted(set(problems)))
    changed = () if earlier is None else tuple(changes(earlier, entries))
    left_out = count_left_out(site, entries.stories, entries.pages, entries.events, now)
    if any(problem.is_error for problem in in_order):
        return Report(in_order, left_out=left_out, changes=changed)
    edition = replace(shown.edition(now), history=history, topics=topics, is_preview=preview)
    return Report(in_order, edition, left_out, changed)


def _since(earlier: EarlierSite, entries: Entries, now: datetime) -> list[Problem]:
    """What is wrong only because something else was published before."""
    return [
        *check_permanence(earlier, entries, now),
        *faults_of_changed_events(earlier.entries.events, entries.events, dict(earlier.renames), now),
    ]


def _history(root: Path, now: datetime, site: Site, *, whole_history: bool) -> tuple[History, list[Problem]]:
    """What git knows; where all of it is asked for, less is an error."""
    history, problems = read_history(root, now, ["content", site.events_path], events=site.events_path)
    if whole_history and not history.complete:
        return history, [_without_history(problem) for problem in problems]
    return history, problems


def _render(
    entries: Entries, shown: Entries, hidden: Entries, tree: Tree, progress: Progress | None
) -> Iterator[Problem]:
    """Render all bodies, also of what is not shown, to say all that is wrong with them."""
    # A link to a file that has faults of its own is not a second fault.
    addresses = dict.fromkeys(entries.texts, "/") | entries.addresses()
    left_out = frozenset(hidden.addresses()) | entries.switched_off
    yield from shown.render(tree.images, addresses, progress, left_out, tree.sizes)
    yield from hidden.render(tree.images, addresses)
    yield from entries.bodies_beside_faults(tree.images, addresses)


def _without_history(problem: Problem) -> Problem:
    """The same as an error: what is published has dates and sequence numbers that readers' programs compare."""
    hint = f"{problem.hint}; `build --without-history` builds without, for instance to try something out"
    return replace(problem, severity=Severity.ERROR, hint=hint)


def _at_settings(problems: Iterable[Problem], settings_text: str) -> Iterator[Problem]:
    """The same, those of the settings with their lines: what makes them knows values alone."""
    source = SettingsSource(settings_text)
    for problem in problems:
        if problem.path == SETTINGS_FILE:
            yield replace(problem, line=source.line(problem.field))
        else:
            yield problem
