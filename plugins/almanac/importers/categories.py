"""Says which category of the site each category of a source becomes, and which of them the site lacks."""

from __future__ import annotations

import colorsys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from almanac.importers.names import key_of_name
from almanac.importers.words import one_line
from almanac.read.settings.contrast import TEXT, check_contrast


@dataclass(slots=True)
class Categories:
    """What names become, those that the site lacks, and those of ``--map`` that nothing has."""

    known: tuple[str, ...]
    becomes: dict[str, str] = field(default_factory=dict)
    added: list[str] = field(default_factory=list)

    def __getitem__(self, name: object) -> str:
        """The category of the site for one of the source; the first of the site for none."""
        written = one_line(name)
        return self.becomes.get(key_of_name(written)) or (*self.known, *self.added, "News")[0]

    @property
    def all(self) -> tuple[str, ...]:
        """Those of the site as it has to be."""
        return (*self.known, *self.added)


def categories(counted: Mapping[str, int], known: Sequence[str], mapped: Mapping[str, str], default: str) -> Categories:
    """The categories of a kind of entries; ``mapped`` is what was asked for, ``default`` a name where there is none."""
    result = Categories(tuple(known))
    asked = {key_of_name(one_line(old)): one_line(new) for old, new in mapped.items()}
    own = {key_of_name(name): name for name in known}
    names = sorted(counted, key=lambda name: -counted[name]) or ([] if known else [default])
    for name in map(one_line, names):
        wanted = asked.get(key_of_name(name), name)
        if not wanted:
            continue
        if key_of_name(wanted) not in own:
            own[key_of_name(wanted)] = wanted
            result.added.append(wanted)
        result.becomes[key_of_name(name)] = own[key_of_name(wanted)]
    return result


def colors(names: Sequence[str], taken: Iterable[str]) -> dict[str, str]:
    """A colour for each category of events that the site lacks: each can be told from paper and from the others."""
    used = {color.lower() for color in taken}
    found: dict[str, str] = {}
    number = 0
    while len(found) < len(names):
        number += 1
        color = _color(number)
        if color not in used:
            used.add(color)
            found[names[len(found)]] = color
    return found


def _color(number: int) -> str:
    """Hues that lie far apart, whichever number of them is taken, as dark as text has to be."""
    hue = float(Fraction(number * 144 % 360, 360) + Fraction(number // 5 * 29 % 360, 360)) % 1.0
    for lightness in range(40, 10, -2):
        red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, lightness / 100, 0.5))
        color = f"#{red:02x}{green:02x}{blue:02x}"
        try:
            check_contrast(color, TEXT, "")
        except ValueError:
            continue
        return color
    return "#333333"
