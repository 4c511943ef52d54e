"""Compares with an earlier commit what was edited since, where that is no more than the words of a few texts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from almanac.build.after_edit import KnownSite, are_published_alike, read_edited
from almanac.check.permanence.changed_files import faults_of_changed_files
from almanac.check.permanence.changes import changes
from almanac.check.permanence.earlier_site import EarlierSite
from almanac.check.texts import faults_since
from almanac.model.old_address import PATH as REDIRECTS
from almanac.model.removal import PATH as REMOVALS
from almanac.model.site import SETTINGS_FILE, Site
from almanac.store.clock import now
from almanac.store.git.base_commit import BaseCommit, open_base_commit
from almanac.store.git.repository import HistoryUnavailable
from almanac.store.tree import read_text
from commands.edited_check import site_as_it_was
from commands.last_check import LastCheck, Outcome


def outcome_since(root: Path, ref: str, last: LastCheck, outcome: Outcome) -> Outcome | None:
    """The ``outcome`` of a check of everything, with what comparing with a commit finds; None where all is compared.

    That is where more than the words of a few texts differs from then.
    """
    known = last.site()
    site = None if known is None else site_as_it_was(root)
    if known is None or site is None:
        return None
    try:
        past = open_base_commit(root, ref, with_renames=False)
        paths = _differing(known, past, site, last)
        edited = None if paths is None else read_edited(root, site, known, last.results, paths)
        is_same = all(past.text(path) == read_text(root / path) for path in (REMOVALS, REDIRECTS))
        if edited is None or SETTINGS_FILE in past.changed or not is_same:
            return None
        tree = past.entries_at(edited.paths, events_path=site.events_path)
    except HistoryUnavailable:  # the other way says of what kind
        return None
    text = read_text(root / SETTINGS_FILE)
    changed = {path: read_text(root / path) for path in past.changed}
    earlier = EarlierSite(site, tree, settings_text=text, changed=changed)
    if not are_published_alike(earlier.entries, edited.entries):
        return None
    found = [*faults_since(earlier, edited.entries, now()), *faults_of_changed_files(changed, (text, text))]
    problems = tuple(sorted({*outcome.problems, *found}))
    said = replace(outcome, problems=problems, changes=tuple(changes(earlier, edited.entries)))
    return replace(said, counts=None) if said.has_errors else said


def _differing(known: KnownSite, past: BaseCommit, site: Site, last: LastCheck) -> Iterable[str] | None:
    """The texts that differ; None where one was not there then, or is not any more."""
    before = last.before_edits()
    if before is None or {*past.paths(events_path=site.events_path)} != known.names.keys():
        return None
    return {path for path, name in known.names.items() if name != past.blobs[path] or path in before.edited}
