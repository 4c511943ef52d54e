"""A catalogue of the interface's words (PO, as GNU gettext defines it) -> translations, or Problems."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from gettext import GNUTranslations, NullTranslations, c2py
from hashlib import blake2b
from io import BytesIO, StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.plurals import PLURALS
from babel.messages.pofile import PoFileError, PoFileParser
from babel.plural import PluralRule, to_gettext

from almanac.model import language
from almanac.model.problem import Problem, Severity
from almanac.read.fault import FaultInLine, presentable

# Babel takes a line without its last quotation mark for one that is a character shorter.
_LINE = re.compile(r'\s*(#.*|((msgctxt|msgid|msgid_plural|msgstr(\[\d\])?)\s+)?"([^"\\]|\\.)*"\s*)?')
# `%(name)s`, which the pages fill in, and `{name}`, which their scripts do.
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|\{(\w+)\}")
# A form for one number alone, such as the Arabic dual, says that number by its word.
_NUMBER = frozenset({"%(count)s", "%(num)s", "%(number)s", "{count}"})
_PERCENT = re.compile(r"%(?!\(\w+\)s|%)")
# Babel refuses whatever other programs write there.
_DATES = re.compile(r'^"(POT-Creation|PO-Revision)-Date:.*$', re.MULTILINE)
_PLURAL = "Plural-Forms"
COUNTED = range(201)  # further on no language has a form that it has not had before


class Translations(GNUTranslations):
    """What compiled catalogues (MO) say, each where those before it have nothing.

    Unlike gettext's own they can be sent to another process, and told from others.
    """

    def __init__(self, compiled: bytes, *others: bytes) -> None:
        super().__init__(BytesIO(compiled))
        self.compiled = (compiled, *others)
        if others:
            self.add_fallback(Translations(*others))

    def __reduce__(self) -> tuple[object, ...]:
        """Send the bytes, from which the function of the plural forms is made again."""
        return Translations, self.compiled

    @cached_property
    def digests(self) -> tuple[bytes, ...]:
        """Those of the catalogues (BLAKE2b, 16 bytes): the same ones say the same."""
        return tuple(blake2b(one, digest_size=16).digest() for one in self.compiled)


def digests_of(translations: NullTranslations) -> tuple[bytes, ...]:
    """What tells translations from others, nothing for English as the code has it; raises ``TypeError`` for others."""
    if type(translations) is NullTranslations:
        return ()
    if not isinstance(translations, Translations):
        raise TypeError(f"nobody knows what {type(translations).__name__} says")
    return translations.digests


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a file translates: ``keys`` are the messages that have a translation, each with its context, if any."""

    translations: Translations
    keys: frozenset[tuple[str, str]]


def parse_catalogue(text: str, lang: str | None, kind: type[Catalog] = Catalog) -> Catalog:
    """The messages of a file with their lines, translated or not; raises ``FaultInLine`` for what is no catalogue.

    ``kind`` is what they are put into.
    """
    for number, line in enumerate(text.split("\n")):
        if not _LINE.fullmatch(line):
            hint = 'a line is a comment, or msgid or msgstr with its text in "quotation marks", each inside it as \\"'
            raise FaultInLine(number, f"is no line of a catalogue: `{line}`", hint)
    catalog = kind(locale=str(language.locale(lang)) if lang else None, charset="utf-8")
    count_as_cldr(catalog)
    try:
        PoFileParser(catalog, ignore_obsolete=True, abort_invalid=True).parse(StringIO(_DATES.sub('""', text)))
    except PoFileError as error:
        hint = "each msgid has a msgstr after it, and a msgstr[0], msgstr[1], ... for each plural form"
        raise FaultInLine(error.lineno, f"cannot be read: {error}", hint) from error
    except FaultInLine:
        raise
    except (ValueError, LookupError, TypeError, AttributeError, AssertionError) as error:
        hint = "compare its header with that of a new one: `scripts/almanac translate` makes them"
        raise FaultInLine(-1, f"cannot be read: {error}", hint) from error
    return catalog


def count_as_cldr(catalog: Catalog) -> None:
    """Give a catalogue CLDR's plural forms where Babel knows none of gettext's: one in Indonesian, not two."""
    locale = catalog.locale
    if locale is None or {str(locale), locale.language} & PLURALS.keys():
        return
    # Forms that only fractions or millions have are none of a catalogue's.
    whole = {locale.plural_form(number) for number in COUNTED}
    rules = [(tag, rule) for tag, rule in locale.plural_form.rules.items() if tag in whole]
    rest = PluralRule(rules if "other" in whole else rules[:-1])
    catalog.mime_headers = [(_PLURAL, to_gettext(rest))]


def read_messages(text: str, path: str) -> tuple[frozenset[tuple[str, str]], list[Problem]]:
    """The messages of a template (``almanac.pot``), each with its context, if any."""
    try:
        return frozenset(key_of(message) for message in parse_catalogue(text, None) if message.id), []
    except FaultInLine as fault:
        return frozenset(), [Problem(path, fault.line + 1, "", fault.message, fault.hint)]


def read_catalogue(
    text: str, path: str, lang: str, messages: frozenset[tuple[str, str]]
) -> tuple[Catalogue | None, list[Problem]]:
    """The translations into ``lang``, of which some ``messages`` may be missing; none where there is an error."""
    try:
        catalog = parse_catalogue(text, lang)
        translations = _translations(catalog, text)
    except FaultInLine as fault:
        return None, [Problem(path, fault.line + 1, "", fault.message, fault.hint)]
    problems = [
        Problem(path, message.lineno or 0, "", presentable(fault), hint, severity)
        for message in catalog
        if message.id
        for fault, hint, severity in _faults(message, catalog, messages)
    ]
    if any(problem.is_error for problem in problems):
        return None, problems
    keys = frozenset(key_of(message) for message in catalog if message.id and _is_whole(message) and not message.fuzzy)
    return Catalogue(translations, keys), problems


def _translations(catalog: Catalog, text: str) -> Translations:
    compiled = BytesIO()
    try:
        write_mo(compiled, catalog)
        translations = Translations(compiled.getvalue())
        forms = {translations.plural(number) for number in COUNTED}  # type: ignore[attr-defined]
    except (ValueError, ArithmeticError, RecursionError) as error:
        raise _plural_fault(text, str(error)) from error
    if not forms <= set(range(catalog.num_plurals)):
        raise _plural_fault(text, f"it counts to {max(forms)}, and nplurals is {catalog.num_plurals}")
    return translations


def _plural_fault(text: str, reason: str) -> FaultInLine:
    line = next((number for number, line in enumerate(text.splitlines()) if _PLURAL in line), -1)
    hint = "delete that line, and `scripts/almanac translate` writes the language's usual one"
    return FaultInLine(line, f"{_PLURAL} is wrong: {reason}", hint)


@lru_cache(maxsize=64)  # of each language the same for all its messages
def _lone_forms(plural_expr: str) -> frozenset[int]:
    """The plural forms that one number alone has."""
    form_of = c2py(plural_expr)
    times = Counter(form_of(number) for number in COUNTED)
    return frozenset(form for form, number in times.items() if number == 1)


def _faults(
    message: Message, catalog: Catalog, messages: frozenset[tuple[str, str]]
) -> Iterator[tuple[str, str, Severity]]:
    singular = key_of(message)[1]
    if message.fuzzy:
        hint = "see whether the translation is right, then delete the line `#, fuzzy`"
        yield f"`{singular}` is marked as fuzzy and not used", hint, Severity.WARNING
        return
    if messages and key_of(message) not in messages:
        hint = "the English has changed: `scripts/almanac translate` brings the catalogue up to date"
        yield f"`{singular}` is no phrase of the interface", hint, Severity.WARNING
    yield from ((fault, hint, Severity.ERROR) for fault, hint in faults_of_forms(message, catalog))


def faults_of_forms(message: Message, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """What is wrong with a translation beside its original, each with the remedy: the number of forms, placeholders."""
    translated = texts_of(message.string)
    if message.pluralizable and len(translated) != catalog.num_plurals:
        yield f"`{key_of(message)[1]}` has {len(translated)} plural forms", f"it needs {catalog.num_plurals}"
    lone = _lone_forms(catalog.plural_expr) if message.pluralizable else frozenset()
    for number, form in enumerate(translated):
        if form:
            yield from _faults_of_form(message, form, _NUMBER if number in lone else frozenset())


def _faults_of_form(message: Message, form: str, unneeded: frozenset[str]) -> Iterator[tuple[str, str]]:
    originals = [_placeholders(text) for text in texts_of(message.id)]
    needed, allowed = frozenset.intersection(*originals), frozenset.union(*originals)
    placeholders = _placeholders(form)
    if placeholders - allowed:
        known = ", ".join(f"`{name}`" for name in sorted(allowed)) or "the original has none"
        yield (
            f"`{form}` has {_named(placeholders - allowed)}, which the original has not",
            f"as they stand there: {known}",
        )
    if missing := needed - placeholders - unneeded:
        yield (
            f"`{form}` leaves out {_named(missing)}",
            "write it as it stands in the original, untranslated",
        )
    if _PERCENT.search(form.replace("%%", "")):
        yield f"`{form}` has a `%` alone", "a percent sign is written twice: `%%`"


def _named(placeholders: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(placeholders))


def _placeholders(text: str) -> frozenset[str]:
    return frozenset(placeholder[0] for placeholder in _PLACEHOLDER.finditer(text.replace("%%", "")))


def texts_of(value: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The forms of a message, or of its translation: one, unless it is about a number."""
    return tuple(value) if isinstance(value, (tuple, list)) else (value or "",)


def _is_whole(message: Message) -> bool:
    return all(texts_of(message.string))


def key_of(message: Message) -> tuple[str, str]:
    """What tells a message from all others: its context, if any, and its English."""
    return message.context or "", texts_of(message.id)[0]
