"""All that links may lead to, as values that can be kept: with them one text can be read without the others."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KnownLinks:
    """``addresses`` and ``unpublished`` are those of ``Targets``, the next four of ``SitePages``.

    ``parts`` are the ids on each page by its address; ``led_to`` are addresses with parts that other texts link to.
    """

    addresses: Mapping[str, str]
    unpublished: frozenset[str]
    known: frozenset[str]
    hidden: frozenset[str]
    unmade: frozenset[str]
    removed: frozenset[str]
    parts: Mapping[str, tuple[str, ...]]
    led_to: frozenset[str]
