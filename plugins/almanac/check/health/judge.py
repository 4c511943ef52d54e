"""Puts all findings together, the most urgent first, and says what whoever takes over does first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from almanac.check.health.copies import about_copies
from almanac.check.health.names import about_names
from almanac.check.health.people import TAKE_OVER, WRITE, about_people
from almanac.check.health.software import SECRETS, about_software
from almanac.check.health.work import BUILD, about_work
from almanac.model.health import Finding, Health, State, Step, Topic, Upkeep
from almanac.model.keeper import PATH
from almanac.model.site import Site

_STATES = {state: place for place, state in enumerate(State)}
_BUILD = "clone the repository with all its history, and run `scripts/almanac build`"
_STEP_OF_BUILD = 2
_TOPICS = {topic: place for place, topic in enumerate(Topic)}


def judge(site: Site, upkeep: Upkeep) -> Health:
    """How everything is at the moment of what is known."""
    found = [
        *about_people(site, upkeep),
        *about_names(site, upkeep),
        *about_copies(site, upkeep),
        *about_work(site, upkeep),
        *about_software(upkeep),
    ]
    steps = _first_steps(found, upkeep)
    return Health(
        site=site.name,
        address=site.url,
        moment=upkeep.now,
        commit=upkeep.history.head,
        findings=tuple(_with_steps(found, steps)),
        steps=tuple(steps),
    )


def _first_steps(found: Sequence[Finding], upkeep: Upkeep) -> list[Step]:
    """What makes all else possible."""
    rights = [one for one in found if one.topic is Topic.PEOPLE and one.about.startswith("Who can ")]
    known = [f"{one.says} {one.about[4:]}" for one in rights if one.state is not State.UNKNOWN]
    let_in = "; ".join(known) or "nobody wrote down by whom, so ask those who were active last"
    steps = [Step("Ask to be let in", let_in, TAKE_OVER), Step("See that it builds", _BUILD, TAKE_OVER)]
    if upkeep.workflow_secrets:
        names = ", ".join(upkeep.workflow_secrets)
        steps.append(Step("Make secrets anew", f"no copy has {names}; make those that the site uses", SECRETS))
    return steps


def _with_steps(found: Sequence[Finding], steps: list[Step]) -> list[Finding]:
    """The findings with the numbers of their steps, which are put behind the others.

    Where the list itself has to be written or mended first, that is the step for all that it does not say.
    """
    numbered = []
    of_list = 0
    for one in sorted(found, key=_when_done):
        if one.state is State.WELL:
            numbered.append(one)
        elif of_list and one.state is State.UNKNOWN and one.guide == WRITE:
            numbered.append(replace(one, step=of_list))
        elif one.about == BUILD and one.state is State.UNKNOWN:
            numbered.append(replace(one, step=_STEP_OF_BUILD))
        else:
            steps.append(Step(one.about, one.remedy, one.guide))
            numbered.append(replace(one, step=len(steps)))
            if one.about == PATH and one.state in {State.ACT, State.UNKNOWN}:
                of_list = len(steps)
    return sorted(numbered, key=lambda one: (_STATES[one.state], _TOPICS[one.topic]))


def _when_done(one: Finding) -> tuple[bool, bool, int, int]:
    """The list first, then what has ended or is broken, then in the order in which whoever takes over asks for it."""
    return one.about != PATH, one.state is not State.ACT, _TOPICS[one.topic], _STATES[one.state]
