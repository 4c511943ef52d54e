"""Finds where the report, the recordings, the slides and the photos of events are: on the web, or on the site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial

from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.problem import Problem
from almanac.read.fault import DeadLinkFault, Fault
from almanac.read.values.links import Targets

# The folder from which paths of texts are written; any other path is from the file's own.
_TOP = "content/"


def find_outcomes(events: Iterable[Event], targets: Targets) -> tuple[list[Event], list[Problem], set[Problem]]:
    """The events with addresses in place of paths of texts, all Problems, and those of them that name dead links.

    What leads nowhere is left out.
    """
    problems: list[Problem] = []
    dead_links: set[Problem] = set()

    def note(problem: Problem, is_dead_link: bool) -> None:
        problems.append(problem)
        dead_links.update([problem] if is_dead_link else [])

    # As the model has addresses: without the site's own path.
    on_site = replace(targets, base="")
    return [_with_outcomes(event, on_site, note) for event in events], problems, dead_links


def _with_outcomes(event: Event, targets: Targets, note: Callable[[Problem, bool], None]) -> Event:
    if not (event.report or event.recordings or event.slides or event.photos):
        return event
    found = partial(_found, event.source, targets, note)
    return replace(
        event,
        report=found("report", event.report),
        recordings=found("recordings", event.recordings),
        slides=found("slides", event.slides),
        photos=found("photos", event.photos),
    )


def _found(
    source: Source, targets: Targets, note: Callable[[Problem, bool], None], name: str, written: Sequence[str]
) -> tuple[str, ...]:
    links = []
    up = f"{posixpath.relpath('.', posixpath.dirname(source.path))}/"
    for number, path in enumerate(written):
        link = f"{up}{path}" if path.startswith(_TOP) else path
        try:
            links.append(targets.resolve(link, source.path))
        except Fault as fault:
            # As people write it.
            message, hint = (text.replace(f"`{up}{_TOP}", f"`{_TOP}") for text in (fault.message, fault.hint))
            problem = Problem(source.path, source.line(f"{name}.{number}"), name, message, hint)
            note(problem, isinstance(fault, DeadLinkFault))
    return tuple(links)
