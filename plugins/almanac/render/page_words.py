"""Gives templates the words of the interface, in the language of the page that is being rendered.

Macros are imported without the page's variables and each of Pelican's generators has an environment of its own: what
writes a page says its language here, and what templates call asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from jinja2 import Environment
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


def page_language() -> str:
    """The language that is spoken now; empty for the site's own."""
    return _LANG.get()


def plain(text: str) -> str:
    """A sentence for what is not HTML: what was filled in stands there as it was written."""
    return text.unescape() if isinstance(text, Markup) else text


class PageWords:
    """What templates call; texts come escaped, so that no catalogue can bring HTML."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._phrases: dict[str, Phrases] = {}
        self._sentences: dict[tuple[str, str], Markup] = {}

    def add_to(self, environment: Environment) -> None:
        """Give an environment ``_``, ``trans`` blocks, ``interface_lang``, ``spoken_in``, ``listed`` and ``plain``.

        The environment has Jinja's extension ``i18n``, whose own functions ask the context of every page for what is
        the same on all of them.
        """
        environment.newstyle_gettext = True  # type: ignore[attr-defined] # the extension's, which has no types
        environment.globals.update(
            _=self.gettext,
            gettext=self.gettext,
            ngettext=self.ngettext,
            pgettext=self.pgettext,
            npgettext=self.npgettext,
            interface_lang=self.interface_lang,
            spoken_in=self.spoken_in,
            listed=self.listed,
        )
        environment.filters["plain"] = plain

    @property
    def phrases(self) -> Phrases:
        """The interface as it speaks now."""
        lang = _LANG.get()
        if lang not in self._phrases:
            self._phrases[lang] = self._site.phrases(lang)
        return self._phrases[lang]

    def gettext(self, message: str, /, **values: object) -> Markup:
        """For ``_()`` and ``trans``, which fills in what stands between braces."""
        if values:
            return escape(self.phrases.translations.gettext(message)) % values
        key = _LANG.get(), message
        if key not in self._sentences:
            self._sentences[key] = escape(self.phrases.translations.gettext(message)) % {}
        return self._sentences[key]

    def ngettext(self, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """For ``pluralize``."""
        sentence = self.phrases.translations.ngettext(singular, plural, number)
        return escape(sentence) % {"num": number, **values}

    def pgettext(self, context: str, message: str, /, **values: object) -> Markup:
        """For a word that English has for several things."""
        return escape(self.phrases.translations.pgettext(context, message)) % values

    def npgettext(self, context: str, singular: str, plural: str, number: int, /, **values: object) -> Markup:
        """For both at once."""
        sentence = self.phrases.translations.npgettext(context, singular, plural, number)
        return escape(sentence) % {"num": number, **values}

    def interface_lang(self) -> str:
        """The language that the words are really in."""
        return self.phrases.spoken

    def spoken_in(self, lang: str, caller: Callable[[], Markup]) -> Markup:
        """For a ``call`` block: what it holds speaks a language of its own, as a card does."""
        before = _LANG.set(lang)
        try:
            return caller()
        finally:
            _LANG.reset(before)

    def listed(self, items: Sequence[_T], caller: Callable[[_T], Markup]) -> Markup:
        """For a ``call(item)`` block: what it makes of each, joined as the page's language joins a list (CLDR)."""
        return Markup(words.listed([str(escape(caller(item)).strip()) for item in items], self.phrases.lang))  # noqa: S704 - all of it is escaped
