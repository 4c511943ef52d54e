"""Judges whether the site still goes on: builds, commits, what comes from partners and from the forum."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from almanac.check.partners import check_partners
from almanac.model.health import Build, Finding, State, Topic, Upkeep
from almanac.model.site import Site

BUILD = "Last build on this computer"
_PUBLISH = "docs/publish.md"
_TAKE_OVER = "docs/shut-down.md#take-over-what-others-left"
# GitHub stops schedules then: docs.github.com, "Disabling and enabling a workflow".
_SCHEDULES_STOP = timedelta(days=60)
_OLD_SNAPSHOT = timedelta(days=7)


def about_work(site: Site, upkeep: Upkeep) -> Iterator[Finding]:
    """The last build and the last commit, and what comes from others where anything does."""
    yield _build(upkeep)
    yield from _git(upkeep)
    if site.partner_calendars:
        yield _partners(site, upkeep)
    if site.forum_url and upkeep.snapshot:
        yield _forum(upkeep)
    if upkeep.sources:
        number = len(upkeep.sources)
        says = f"{number} {'source' if number == 1 else 'sources'}: {', '.join(upkeep.sources)}"
        yield Finding(Topic.OTHERS, "What was imported", State.WELL, says, guide="docs/import.md")


def _build(upkeep: Upkeep) -> Finding:
    if not upkeep.builds:
        hint = "run `scripts/almanac build`: from a clone it needs Python alone, and the packages of the locks"
        return Finding(Topic.WORK, BUILD, State.UNKNOWN, "none was noted here", hint, guide=_TAKE_OVER)
    last = upkeep.builds[-1]
    whole = next((one for one in reversed(upkeep.builds) if not one.errors), None)
    if last.errors:
        since = f"; the last that was whole: {_when(whole)}" if whole else ""
        says = f"{_when(last)}, and failed with {last.errors:,} {'error' if last.errors == 1 else 'errors'}{since}"
        hint = "run `scripts/almanac check`, and mend what it names"
        return Finding(Topic.WORK, BUILD, State.ACT, says, hint, last.moment.date(), _PUBLISH)
    made = f"{last.pages:,} {'page' if last.pages == 1 else 'pages'} made" if last.pages else "nothing had changed"
    says = f"{_when(last)}, {made}, in {last.seconds:.1f} s"
    return Finding(Topic.WORK, BUILD, State.WELL, says, "", last.moment.date(), _PUBLISH)


def _when(build: Build) -> str:
    return f"{build.moment:%Y-%m-%d %H:%M} UTC"


def _git(upkeep: Upkeep) -> Iterator[Finding]:
    git = upkeep.git
    if git.why_not:
        says = f"{git.why_not}: who was active and how old things are is not known"
        yield Finding(Topic.WORK, "Git's history", State.LOOK, says, git.remedy, guide=_PUBLISH)
    if git.last_commit is None:
        return
    says = f"{git.last_commit:%Y-%m-%d}"
    if upkeep.now - git.last_commit > _SCHEDULES_STOP:
        hint = "see whether the nightly build still runs: GitHub stops schedules after 60 days without a commit"
        says += ", more than 60 days ago"
        yield Finding(Topic.WORK, "Last commit", State.LOOK, says, hint, git.last_commit.date(), _PUBLISH)
    else:
        yield Finding(Topic.WORK, "Last commit", State.WELL, says, "", git.last_commit.date(), _PUBLISH)


def _partners(site: Site, upkeep: Upkeep) -> Finding:
    about, guide = "Partners' calendars", "docs/partners.md"
    problems = check_partners(site, upkeep.partners, upkeep.now)
    if problems:
        says = "; ".join(problem.message for problem in problems)
        return Finding(Topic.OTHERS, about, State.LOOK, says, problems[0].hint, guide=guide)
    known = {one.name for one in upkeep.partners}
    unread = [one.name for one in site.partner_calendars if one.name not in known]
    if unread:
        hint = "run `scripts/almanac partners`, or see whether its workflow does"
        return Finding(Topic.OTHERS, about, State.UNKNOWN, f"never read here: {', '.join(unread)}", hint, guide=guide)
    return Finding(Topic.OTHERS, about, State.WELL, _answers(len(site.partner_calendars)), guide=guide)


def _answers(number: int) -> str:
    return "it answers" if number == 1 else f"all {number} answer"


def _forum(upkeep: Upkeep) -> Finding:
    about, guide, asked = "What the forum said", "docs/forum.md", upkeep.snapshot or upkeep.now
    says = f"asked on {asked:%Y-%m-%d}"
    if upkeep.now - asked > _OLD_SNAPSHOT:
        hint = "run `scripts/almanac forum refresh`, or see whether its workflow does"
        return Finding(Topic.OTHERS, about, State.LOOK, f"{says}, more than a week ago", hint, asked.date(), guide)
    return Finding(Topic.OTHERS, about, State.WELL, says, "", asked.date(), guide)
