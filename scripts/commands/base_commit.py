"""Reads the site as an earlier commit has it, to compare with what is here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from almanac.check import EarlierSite
from almanac.model.site import SETTINGS_FILE, Site
from almanac.read.settings.site_settings import read_settings
from almanac.store.git.base_commit import BaseCommit, open_base_commit
from almanac.store.git.repository import HistoryUnavailable
from almanac.store.tree import Tree, read_text
from commands.cannot_run import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterator

Resource = Callable[[Path], Mapping[str, Any]]


def earlier_site(root: Path, ref: str, load: Resource) -> Callable[[Tree], EarlierSite] | None:
    """What gives the site where the work here left ``ref``; None while the settings are wrong, then and now.

    It is asked with the present tree, of which it takes what is the same. ``load`` reads the settings of a folder. Both
    raise ``CannotRun`` where git does not tell.
    """
    with _told_of_git():
        past = open_base_commit(root, ref)
        site, settings_text = _site(past, root, load), past.text(SETTINGS_FILE)
    return None if site is None else partial(_beside, past, site, settings_text, root)


def _beside(past: BaseCommit, site: Site, settings_text: str, root: Path, present: Tree) -> EarlierSite:
    with _told_of_git():
        changed = {path: read_text(root / path) for path in past.changed}
        tree = past.tree(events_path=site.events_path, present=present)
        return EarlierSite(site, tree, past.renames, settings_text, changed)


@contextmanager
def _told_of_git() -> Iterator[None]:
    try:
        yield
    except HistoryUnavailable as reason:
        raise CannotRun(f"--changed-since: {reason.message}.", f"{reason.hint}.") from None


def _site(past: BaseCommit, root: Path, load: Resource) -> Site | None:
    """Its settings at that commit, or those of today where they can no longer be read."""
    text = past.text(SETTINGS_FILE)
    with TemporaryDirectory() as folder, _own_import_path():
        (Path(folder) / SETTINGS_FILE).write_text(text, "utf-8")
        try:
            site, _ = read_settings(load(Path(folder)), text)
        except CannotRun:  # written for an Almanac of then
            site = None
    return site or read_settings(load(root), "")[0]


@contextmanager
def _own_import_path() -> Iterator[None]:
    """Settings put folders on the import path; those of the past must not stay there."""
    kept = sys.path.copy()
    try:
        yield
    finally:
        sys.path[:] = kept
