"""Translates the words of the interface: English as the code has it, others from gettext catalogues."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from gettext import NullTranslations

from almanac.model import language

SOURCE = "en"


def N_(message: str) -> str:
    """The message as it is, marked as one that is translated where it is shown."""
    return message


def NP_(context: str, message: str) -> tuple[str, str]:
    """The arguments of ``pgettext`` as they are, marked as ``N_`` does."""
    return context, message


def NN_(singular: str, plural: str) -> tuple[str, str]:
    """The first arguments of ``ngettext`` as they are, marked as ``N_`` does."""
    return singular, plural


@dataclass(frozen=True, slots=True)
class Phrases:
    """The interface in one language.

    ``lang`` is the language that was asked for, in which names and dates are written (CLDR); ``spoken`` is that of
    the words: the same, or English where there is no catalogue.
    """

    lang: str = SOURCE
    spoken: str = SOURCE
    translations: NullTranslations = field(default_factory=NullTranslations, repr=False, compare=False)

    def gettext(self, message: str, **values: object) -> str:
        """The message with its ``%(name)s`` filled in; ``%%`` is a percent sign, as in templates."""
        return self.translations.gettext(message) % values

    def ngettext(self, singular: str, plural: str, number: int, **values: object) -> str:
        """The form that the language has for a number, which is ``%(num)s`` in it."""
        return self.translations.ngettext(singular, plural, number) % {"num": number, **values}

    def pgettext(self, context: str, message: str, **values: object) -> str:
        """The message where English has one word for several things; ``context`` tells them apart."""
        return self.translations.pgettext(context, message) % values


@dataclass(frozen=True, slots=True)
class Missing:
    """How many of the interface's messages a language has no words for; ``path`` is its catalogue, if it has one."""

    number: int = 0
    path: str = ""


@dataclass(frozen=True, slots=True)
class Interface:
    """The catalogues that a site has, by language code (BCP 47); of its ``messages`` some may be ``missing`` in one."""

    catalogues: Mapping[str, NullTranslations] = field(default_factory=dict)
    messages: int = 0
    missing: Mapping[str, Missing] = field(default_factory=dict)

    def missing_in(self, lang: str) -> Missing:
        """What a language has no words for, and says in English: all, where it has no catalogue and no nearest one."""
        near = next((near for near in language.nearest_first(lang) if near in {*self.catalogues, SOURCE}), "")
        if near == SOURCE:
            return Missing()
        return self.missing.get(near, Missing()) if near else Missing(self.messages)

    def phrases(self, lang: str) -> Phrases:
        """The interface in a language, or its nearest: ``es-MX``, then ``es`` (RFC 4647 3.4), then English.

        One in another script is none: ``zh`` and ``zh-SG`` are ``zh-Hans``, ``zh-TW`` is not.
        """
        for near in language.nearest_first(lang):
            if near in self.catalogues:
                return Phrases(lang, lang, self.catalogues[near])
            if near == SOURCE:
                return Phrases(lang, lang)
        return Phrases(lang, SOURCE, self.catalogues.get(SOURCE) or NullTranslations())
