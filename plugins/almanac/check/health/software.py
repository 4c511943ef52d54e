"""Judges how old the software is that the site is built with: packages, what workflows use, Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from almanac.model.health import Finding, State, Topic, Upkeep

SECRETS = "docs/health.md#secrets"
_PUBLISH = "docs/publish.md"
_UPGRADE = "docs/upgrade.md"
_KEEP_PACKAGES = "docs/shut-down.md#take-over-what-others-left"
# A workflow proposes newer packages each month; what is older than a year has had holes that are known by now.
_OLD = timedelta(days=183)
_TOO_OLD = timedelta(days=548)


def about_software(upkeep: Upkeep) -> Iterator[Finding]:
    """A row for each lock, one for the workflows, one for Python."""
    for path in upkeep.locks:
        changed = upkeep.git.changed.get(path)
        if changed is not None:
            hint = "let `locks.yml` propose newer packages, or run `.ci/renew-locks`; then build, and look at the site"
            yield _aged(f"Packages of {path}", "last changed", changed, upkeep.now, hint, _UPGRADE)
    if upkeep.git.uses_changed:
        hint = "look whether what workflows use has newer versions; Dependabot proposes them where it is on"
        yield _aged("What workflows use", "last changed", upkeep.git.uses_changed, upkeep.now, hint, _PUBLISH)
    if upkeep.workflow_secrets:
        says = f"{', '.join(upkeep.workflow_secrets)}: those that are set are on the forge, and in no copy"
        yield Finding(Topic.SOFTWARE, "Secrets that workflows read", State.WELL, says, guide=SECRETS)
    needed, here = upkeep.python
    if needed:
        says = f"{needed} or newer will do; this is {here}"
        yield Finding(Topic.SOFTWARE, "Python", State.WELL, says, guide=_KEEP_PACKAGES)


def _aged(about: str, verb: str, changed: datetime, now: datetime, hint: str, guide: str) -> Finding:
    age, says, day = now - changed, f"{verb} on {changed:%Y-%m-%d}", changed.date()
    if age > _TOO_OLD:
        return Finding(Topic.SOFTWARE, about, State.ACT, f"{says}, more than 18 months ago", hint, day, guide)
    if age > _OLD:
        return Finding(Topic.SOFTWARE, about, State.LOOK, f"{says}, more than six months ago", hint, day, guide)
    return Finding(Topic.SOFTWARE, about, State.WELL, says, "", day, guide)
