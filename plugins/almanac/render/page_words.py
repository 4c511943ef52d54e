"""Gives templates the words of the interface, in the language of the page that is being rendered.

Macros are imported without the page's variables and each of Pelican's generators has an environment of its own: what
writes a page says its language here, and what templates call asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from markupsafe import Markup, escape

from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.render import words

_T = TypeVar("_T")
_LANG: ContextVar[str] = ContextVar("page_language", default="")


@contextmanager
def in_language(lang: str) -> Iterator[None]:
    """What is rendered meanwhile speaks ``lang``; empty stands for the site's own language."""
    before = _LANG.set(lang)
    try:
        yield
    finally:
        _LANG.reset(before)


def plain(text: str) -> str:
    """A sentence for what is not HTML: what was filled in stands there as it was written."""
    return text.unescape() if isinstance(text, Markup) else text


class PageWords:
    """What templates call; texts come escaped, so that no catalogue can bring HTML."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._phrases: dict[str, Phrases] = {}

    @property
    def phrases(self) -> Phrases:
        """The interface as it speaks now."""
        lang = _LANG.get()
        if lang not in self._phrases:
            self._phrases[lang] = self._site.phrases(lang)
        return self._phrases[lang]

    def gettext(self, message: str) -> Markup:
        """For ``_()``; Jinja fills in what stands between braces in a ``trans`` block."""
        return escape(self.phrases.translations.gettext(message))

    def ngettext(self, singular: str, plural: str, number: int) -> Markup:
        """For ``pluralize``."""
        return escape(self.phrases.translations.ngettext(singular, plural, number))

    def pgettext(self, context: str, message: str) -> Markup:
        """For a word that English has for several things."""
        return escape(self.phrases.translations.pgettext(context, message))

    def npgettext(self, context: str, singular: str, plural: str, number: int) -> Markup:
        """For both at once."""
        return escape(self.phrases.translations.npgettext(context, singular, plural, number))

    def interface_lang(self) -> str:
        """The language that the words are really in."""
        return self.phrases.spoken

    def spoken_in(self, lang: str, caller: Callable[[], Markup]) -> Markup:
        """For a ``call`` block: what it holds speaks a language of its own, as a card does."""
        with in_language(lang):
            return caller()

    def listed(self, items: Sequence[_T], caller: Callable[[_T], Markup]) -> Markup:
        """For a ``call(item)`` block: what it makes of each, joined as the page's language joins a list (CLDR)."""
        return Markup(words.listed([str(escape(caller(item)).strip()) for item in items], self.phrases.lang))  # noqa: S704 - all of it is escaped
