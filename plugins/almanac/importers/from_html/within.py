"""Says what an element stands in: what is around its words, how deep it is, in which language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from almanac.importers.from_html.parts import Around

_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Within:
    """What an element stands in. ``level`` counts lists and quotations; a ``cell`` has no headings, in a
    ``poem`` each line is one on the page."""

    around: tuple[Around, ...] = ()
    level: int = 0
    lang: str = ""
    dir: str = ""
    cell: bool = False
    poem: bool = False

    def has(self, name: str) -> bool:
        """Whether such an element is around."""
        return any(element.name == name for element in self.around)


def language_and_direction(element: Any, within: Within) -> dict[str, str]:
    """Those of an element that are others than around it."""
    values: dict[str, str] = {}
    lang = (element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip()
    if _LANGUAGE.fullmatch(lang) and lang.lower() != within.lang.lower():
        values["lang"] = lang
    direction = (element.get("dir") or "").strip().lower()
    if direction in ("ltr", "rtl", "auto") and direction != within.dir:
        values["dir"] = direction
    return values
