"""Reads all texts of a tree once: what they make, and all that is wrong with each, with several, and with links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from almanac.check import across
from almanac.check.about_events import missing_events
from almanac.check.entries import Entries, Progress
from almanac.check.keepers import check_keepers
from almanac.check.own_pages import faults_of_pages
from almanac.check.partners import check_partners
from almanac.check.permanence.earlier_site import EarlierSite
from almanac.check.profiles import check_profiles
from almanac.check.reading import Readers
from almanac.check.redirects import check_redirects
from almanac.check.removals import check_removals
from almanac.check.spellings import in_one_spelling
from almanac.model.problem import Problem
from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.settings.source_lines import SettingsSource
from almanac.store.tree import Tree


@dataclass(frozen=True, slots=True)
class Texts:
    """What the texts of a tree make: all ``entries``, and those that are ``shown``.

    ``across`` are the Problems that lie between files; ``dangling`` are errors of what is whole but for a link or a
    picture that leads nowhere, without which it is shown.
    """

    entries: Entries
    shown: Entries
    problems: tuple[Problem, ...]
    across: frozenset[Problem]
    dangling: frozenset[Problem]


def read_texts(
    site: Site,
    tree: Tree,
    settings_text: str,
    *,
    now: datetime,
    drafts: bool = False,
    earlier: EarlierSite | None = None,
    progress: Progress | None = None,
    settle: Callable[[Entries], None] | None = None,
    readers: Readers | None = None,
) -> Texts:
    """Read, compare and render them; ``settle`` may change the entries before they are compared.

    What the ``earlier`` site published has to stay reachable; ``drafts`` and what is dated after ``now`` are left out
    unless asked for. ``readers`` read the files, by default one after another.
    """
    entries = Entries(site, tree, readers=readers)
    if settle is not None:
        settle(entries)
    entries.stories, entries.events, respelt = in_one_spelling(site, entries.stories, entries.events)
    across_files = respelt + across.check(site, entries.stories, entries.pages, entries.events, tree.images)
    across_files += check_profiles(site, entries.profiles, entries.stories)
    across_files += check_removals(site, entries.others.removals, entries.stories, entries.pages, entries.events)
    across_files += check_partners(site, entries.others.partners, now)
    across_files += check_keepers(entries.others.kept, now.astimezone(site.zone).date())
    across_files += check_redirects(
        site, entries.others.old_addresses, entries.stories, entries.pages, entries.events, entries.others.removals
    )
    across_files += across.missing_pictures((), (), tree.images, entries.profiles)
    untold = [*missing_events(entries.stories, entries.events, tree.events)] if site.events else []
    across_files += untold
    if earlier is not None:
        across_files += faults_since(earlier, entries, now)
    between = frozenset(_at_settings(across_files, settings_text))
    problems = [*tree.problems, *entries.problems, *between, *faults_of_pages(site, entries.pages)]
    shown, hidden = (entries, Entries(site)) if drafts else entries.published(now)
    problems += _render(entries, shown, hidden, tree, progress)
    pictures = across.missing_pictures(entries.stories, entries.events, tree.images, entries.profiles)
    missing = frozenset([*pictures, *untold])
    dangling = missing | shown.dead_links | hidden.dead_links | entries.dead_links
    return Texts(entries, shown, tuple(problems), between - missing, dangling)


def faults_since(earlier: EarlierSite, entries: Entries, now: datetime) -> list[Problem]:
    """What is wrong only because something else was published before."""
    # What makes calendars takes long to load, and only a comparison asks which there were.
    from almanac.check.permanence.changed_events import faults_of_changed_events
    from almanac.check.permanence.compare import check_permanence

    return [
        *check_permanence(earlier, entries, now),
        *faults_of_changed_events(earlier.entries.events, entries.events, dict(earlier.renames), now),
    ]


def _render(
    entries: Entries, shown: Entries, hidden: Entries, tree: Tree, progress: Progress | None
) -> Iterator[Problem]:
    """Render all bodies, also of what is not shown, to say all that is wrong with them."""
    # A link to a file that has faults of its own is not a second fault.
    addresses = dict.fromkeys(entries.texts, "/") | entries.addresses()
    left_out = frozenset(hidden.addresses()) | entries.switched_off
    yield from shown.render(tree.images, addresses, progress, left_out, tree.measured)
    yield from hidden.render(tree.images, addresses)
    yield from entries.bodies_beside_faults(tree.images, addresses)


def _at_settings(problems: Iterable[Problem], settings_text: str) -> Iterator[Problem]:
    """The same, those of the settings with their lines: what makes them knows values alone."""
    source = SettingsSource(settings_text)
    for problem in problems:
        if problem.path == SETTINGS_FILE:
            yield replace(problem, line=source.line(problem.field))
        else:
            yield problem
