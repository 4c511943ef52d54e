"""Finds where the report, the recordings, the slides and the photos of events are: on the web, or on the site."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from almanac.model.entry import Source
from almanac.model.event import Event
from almanac.model.problem import Problem
from almanac.read.fault import DeadLinkFault, Fault
from almanac.read.values.links import Targets

# The folder from which paths of texts are written; any other path is from the file's own.
_TOP = "content/"


def with_outcomes(event: Event, targets: Targets, note: Callable[[Problem, bool], None]) -> Event:
    """The event with addresses in place of paths of texts; ``note`` gets each Problem, and whether a link is dead.

    What leads nowhere is left out.
    """
    if not (event.report or event.recordings or event.slides or event.photos):
        return event
    # As the model has addresses: without the site's own path.
    found = partial(_found, event.source, replace(targets, base=""), note)
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
