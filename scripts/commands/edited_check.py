"""Checks what was edited since the last check of everything, where nothing that others see of it is another now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from almanac.build.after_edit import MOST, problems_after, read_edited
from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.settings.site_settings import read_settings
from almanac.store.tree import read_text
from commands.last_check import LastCheck, Outcome
from commands.settings_file import load_settings

# Where git may have files of ours, which a check says.
_OUR_OWN = ("output",)


def outcome_after_edits(root: Path, last: LastCheck) -> Outcome | None:
    """What a check of everything would find now; None where that has to be looked at."""
    before = last.before_edits()
    known = last.site() if before and len(before.edited) <= MOST else None
    if before is None or known is None or not (before.is_git_as_it_was or _is_git_right(root)):
        return None
    site = site_as_it_was(root)
    edited = read_edited(root, site, known, last.results, before.edited) if site else None
    if edited is None:
        return None
    outcome = replace(before.outcome, problems=problems_after(known, edited))
    if outcome.has_errors:
        return replace(outcome, counts=None)
    # How many entries there are is not known of a site that had errors.
    return None if outcome.counts is None else outcome


def site_as_it_was(root: Path) -> Site | None:
    """The settings of a site in which texts alone were edited."""
    return read_settings(load_settings(root / SETTINGS_FILE), read_text(root / SETTINGS_FILE))[0]


def _is_git_right(root: Path) -> bool:
    """Whether git has all of a history, and no file of ours."""
    from almanac.store.git.repository import HistoryUnavailable, open_repository
    from almanac.store.git.tracked_outputs import read_tracked

    try:
        repository = open_repository(root)
        repository.head()
    except HistoryUnavailable:
        return False
    return not repository.is_shallow and not read_tracked(root, _OUR_OWN)
