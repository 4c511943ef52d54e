"""What the page of what there is to translate gets."""

from __future__ import annotations

from dataclasses import dataclass

from almanac.render.views.parts import OlderTranslation


@dataclass(frozen=True, slots=True)
class TextToTranslate:
    """A text in ``lang`` that another language lacks; ``begin_url`` is a new file on the forge, or empty."""

    title: str
    lang: str
    direction: str
    address: str
    begin_url: str


@dataclass(frozen=True, slots=True)
class OutdatedTranslation:
    """A translation whose original has changed; ``edit_url`` is its file on the forge, or empty."""

    title: str
    address: str
    edit_url: str
    original: OlderTranslation


@dataclass(frozen=True, slots=True)
class LanguageToTranslate:
    """What a language lacks: the first of each, and how many others there are."""

    lang: str
    direction: str
    name: str
    outdated: tuple[OutdatedTranslation, ...] = ()
    more_outdated: int = 0
    missing: tuple[TextToTranslate, ...] = ()
    more_missing: int = 0
