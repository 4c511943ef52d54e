"""Counts how often a drawing draws its parts: `<use>`, patterns, masks and markers repeat what repeats others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from urllib.parse import unquote

from almanac.read.pictures.svg_styles import Reference, references_of

MAX_COPIES = 100_000
_SHAPES = frozenset(
    ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "use"]
)
_BY_ADDRESS = frozenset(["use", "pattern", "feImage", "filter", "hatch"])
_WITHOUT_COPIES = frozenset(["linearGradient", "radialGradient", "meshgradient"])
# Measured in Chromium: each of them is a picture of its own in memory.
_COSTS = {"filter": 50, "mask": 50, "pattern": 50}
_NOT_INHERITED = frozenset(["mask", "mask-image", "clip-path", "filter"])
_MARKERS = frozenset(["marker", "marker-start", "marker-mid", "marker-end"])
_VERTEX = re.compile(r"[zZ]|[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")

_ENOUGH = 10**12
_Paints = Mapping[str, frozenset[str]]


class WithinItselfError(Exception):
    """A part is drawn within itself; ``name`` is its id."""

    def __init__(self, name: str) -> None:
        self.name = name
        super().__init__(name)


@dataclass(frozen=True, slots=True)
class _Copy:
    """A part that is drawn once more; what is drawn of it takes ``paints`` and ``markers`` along."""

    part: str
    paints: frozenset[str] = frozenset()
    markers: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Part:
    """What has an id, up to the next elements that have one: those it ``holds``."""

    kind: str
    elements: int = 0
    vertices: int = 0
    holds: list[str] = field(default_factory=list)
    copies: Counter[_Copy] = field(default_factory=Counter)

    def needs(self) -> set[str]:
        return {*self.holds, *(name for copy in self.copies for name in (copy.part, *copy.paints, *copy.markers))}


class Copies:
    """The parts of a drawing by their ids, followed element by element."""

    def __init__(self, rules: Iterable[Reference] = ()) -> None:
        # The whole drawing has the empty id.
        self._parts = {"": _Part("")}
        self._within: list[tuple[str, _Paints]] = [("", {})]
        self._rules: dict[str, set[Reference]] = {}
        for rule in rules:
            self._rules.setdefault(rule.applies_to, set()).add(rule)

    def opened(self, kind: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""
        outer, inherited = self._within[-1]
        name = attributes.get("id", "")
        if name and name not in self._parts:
            self._parts[name] = _Part(kind)
            self._parts[outer].holds.append(name)
        part = self._parts[name or outer]
        part.elements += 1
        own = list(self._own_references(kind, attributes))
        paints = _inherit(inherited, attributes, own)
        self._within.append((name or outer, paints))
        part.copies.update(
            _Copy(each) for ref in own if ref.property_name in _NOT_INHERITED for each in _names(ref.part)
        )
        if kind in _SHAPES:
            self._shape(part, kind, attributes, paints, name or outer)
        elif kind in _BY_ADDRESS:
            part.copies.update(_Copy(each) for each in _targets(attributes))

    def closed(self) -> None:
        """The last element that began ends."""
        self._within.pop()

    def count(self) -> int:
        """How many elements are drawn beside those that are written, a costly one for many; stops at 10^12.

        Raises ``WithinItselfError`` for what no browser can draw (SVG 2, 5.6).
        """
        try:
            order = list(TopologicalSorter({name: part.needs() for name, part in self._parts.items()}).static_order())
        except CycleError as error:
            raise WithinItselfError(next((name for name in error.args[1] if name), "")) from None
        drawn: dict[str, int] = {}
        vertices: dict[str, int] = {}
        for name in order:
            part = self._parts.get(name)
            if part is None:
                drawn[name] = vertices[name] = 0
                continue
            copied = sum(times * self._cost(copy, drawn, vertices) for copy, times in part.copies.items())
            drawn[name] = min(part.elements + sum(drawn[each] for each in part.holds) + copied, _ENOUGH)
            below = [*((each, 1) for each in part.holds), *((copy.part, n) for copy, n in part.copies.items())]
            vertices[name] = min(part.vertices + sum(vertices[each] * times for each, times in below), _ENOUGH)
        return drawn[""] - sum(part.elements for part in self._parts.values())

    def _own_references(self, kind: str, attributes: Mapping[str, str]) -> Iterator[Reference]:
        for name, value in attributes.items():
            if "(" in value and " " not in name:
                declarations = value if name == "style" else f"{name}:{value}"
                yield from references_of(declarations)
        classes = (f".{word}" for word in attributes.get("class", "").split())
        for subject in {"*", kind, f"#{attributes.get('id', '')}", *classes}:
            yield from self._rules.get(subject, ())

    def _shape(self, part: _Part, kind: str, attributes: Mapping[str, str], paints: _Paints, name: str) -> None:
        painted = frozenset(each for prop, names in paints.items() if prop not in _MARKERS for each in names) - {name}
        markers = frozenset(each for prop, names in paints.items() if prop in _MARKERS for each in names) - {name}
        part.copies.update(_Copy(each) for each in painted)
        if kind == "use":
            part.copies.update(_Copy(each, painted, markers) for each in _targets(attributes))
            return
        vertices = len(_VERTEX.findall(attributes.get("d", "") + attributes.get("points", "")))
        vertices = max(vertices, 2 if kind == "line" else 0)
        part.vertices += vertices
        for each in markers if vertices else ():
            part.copies[_Copy(each, painted)] += vertices

    def _cost(self, copy: _Copy, drawn: Mapping[str, int], vertices: Mapping[str, int]) -> int:
        marks = sum(self._weight(each, drawn) for each in copy.markers)
        paints = sum(self._weight(each, drawn) for each in copy.paints)
        return (self._weight(copy.part, drawn) + vertices[copy.part] * marks) * (1 + paints)

    def _weight(self, name: str, drawn: Mapping[str, int]) -> int:
        kind = self._parts[name].kind if name in self._parts else ""
        return 0 if kind in _WITHOUT_COPIES else drawn[name] * _COSTS.get(kind, 1)


def _inherit(inherited: _Paints, attributes: Mapping[str, str], own: Iterable[Reference]) -> _Paints:
    """Paints by their properties: an attribute takes the place of what stands around, a rule may not apply."""
    paints = {name: names for name, names in inherited.items() if name not in attributes}
    for reference in own:
        if reference.property_name not in _NOT_INHERITED:
            names = paints.get(reference.property_name, frozenset())
            paints[reference.property_name] = names | _names(reference.part)
    return paints


def _targets(attributes: Mapping[str, str]) -> set[str]:
    addresses = (value.strip() for name, value in attributes.items() if name.rpartition(" ")[2] == "href")
    return {name for address in addresses if address.startswith("#") for name in _names(address[1:])}


def _names(part: str) -> frozenset[str]:
    """The ids that a browser may take an address for: as it stands, and decoded."""
    return frozenset({part, re.sub(r"[\t\n\r]", "", unquote(part))})
