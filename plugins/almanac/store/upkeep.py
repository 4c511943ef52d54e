"""Gathers what is known of a site's upkeep, without any network: files, what commands noted, and git."""

from __future__ import annotations

import platform
import re
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from almanac.model.bag import OFFERED, RESTORES, SNAPSHOT
from almanac.model.health import Upkeep
from almanac.model.keeper import PATH as KEEPERS
from almanac.model.partner import PATH as PARTNERS
from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.read.entries.keepers import read_keepers
from almanac.read.offered_bags import read_offered_bags
from almanac.read.partner_health import read_partner_health
from almanac.read.restores import read_restores
from almanac.store.builds import read_builds
from almanac.store.git.file_dates import read_git_dates
from almanac.store.git.history import read_history
from almanac.store.importing.manifest import PATH as IMPORTS
from almanac.store.importing.manifest import DamagedManifest, read_manifest
from almanac.store.tree import read_list_file, read_owners, read_text_however

_WORKFLOWS = (".github/workflows", ".forgejo/workflows", ".gitea/workflows")
_GITLAB = ".gitlab-ci.yml"
_SECRET = re.compile(r"\bsecrets\.(\w+)")
# What a forge makes itself for each run.
_OF_THE_FORGE = frozenset(["GITHUB_TOKEN", "FORGEJO_TOKEN", "GITEA_TOKEN"])
_NEEDS = re.compile(r">=\s*(\d+(?:\.\d+)*)")


def read_upkeep(root: Path, site: Site, now: datetime) -> Upkeep:
    """All of it; what is missing or cannot be read is not known."""
    problems: list[Problem] = []
    kept, of_keepers = read_keepers(read_list_file(root, KEEPERS, problems), site.reading)
    locks = tuple(sorted(path.name for path in root.glob("requirements*.txt") if path.is_file()))
    workflows = [*_workflows(root)]
    history, _ = read_history(root, now, ["content", site.events_path], events=site.events_path)
    return Upkeep(
        now=now,
        kept=kept,
        problems=tuple(sorted([*problems, *of_keepers])),
        has_keepers=(root / KEEPERS).is_file(),
        owners=read_owners(root),
        history=history,
        git=read_git_dates(root, [*locks, KEEPERS, IMPORTS], workflows, now),
        builds=read_builds(root),
        bags=read_offered_bags(read_text_however(root / OFFERED))[0],
        restores=read_restores(read_text_however(root / RESTORES)),
        partners=read_partner_health(read_text_however(root / PARTNERS))[0],
        sources=_sources(root, site),
        snapshot=_changed(root / SNAPSHOT, now),
        locks=locks,
        workflow_secrets=_secrets(root, workflows),
        python=(_needed_python(root), platform.python_version()),
    )


def _workflows(root: Path) -> Iterator[str]:
    for folder in _WORKFLOWS:
        yield from sorted(f"{folder}/{path.name}" for path in (root / folder).glob("*.y*ml") if path.is_file())
    if (root / _GITLAB).is_file():
        yield _GITLAB


def _secrets(root: Path, workflows: list[str]) -> tuple[str, ...]:
    """The names of those that are read, each once."""
    found = {name for path in workflows for name in _SECRET.findall(read_text_however(root / path))}
    return tuple(sorted(found - _OF_THE_FORGE))


def _sources(root: Path, site: Site) -> tuple[str, ...]:
    """What was imported, by the names of the sources."""
    try:
        return tuple(sorted(read_manifest(root, site.events_path)))
    except DamagedManifest:
        return ()


def _changed(path: Path, now: datetime) -> datetime | None:
    try:
        return min(datetime.fromtimestamp(path.stat().st_mtime, UTC).replace(microsecond=0), now)
    except (OSError, OverflowError, ValueError):
        return None


def _needed_python(root: Path) -> str:
    """The oldest that will do; empty where the project does not say so."""
    try:
        asked = tomllib.loads(read_text_however(root / "pyproject.toml"))["project"]["requires-python"]
    except (tomllib.TOMLDecodeError, KeyError, TypeError):
        return ""
    oldest = _NEEDS.search(str(asked))
    return oldest[1] if oldest else ""
