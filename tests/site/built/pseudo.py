"""English in letters that nothing else is written in: what is not in them has not gone through gettext."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property
from io import BytesIO, StringIO
from zoneinfo import available_timezones

from babel import Locale
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from almanac.model.edition import Edition
from almanac.model.language import language_name
from almanac.read.catalogue import count_as_cldr
from almanac.render.entry_form.asked import SPOKEN
from almanac.render.orthography import as_heading

_PLACEHOLDER = re.compile(r"(%\(\w+\)s|\{\w+\})")
_FULL_WIDTH = {code: code + 0xFEE0 for code in map(ord, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_LETTER = re.compile("[A-Za-z]")
_NUMBER_OR_INSTANT = re.compile(r"[\d.:+-]*|\d{4}-\d\d-\d\d(T[\d:]+([+-][\d:]+|Z))?")
_PASSED_OVER = re.compile(r"\{\w+\}|\S+://\S+|\S+@\S+|(?<!\w)[\w-]+(\.[\w-]+)*\.(org|com|net|example)\b\S*")
# Names of formats, of units of data and of those who made the map are the same in every language.
_NAMES = {"Atom", "RSS", "JSON Feed", "iCalendar", "GeoJSON", "JSON", "OPML", "UTC", "Leaflet", "Natural Earth",
          "OpenStreetMap contributors", "KB", "MB", "GB"}  # fmt: skip
_NO_TEXT = {"body", "interface"}


def translated(message: str) -> str:
    """The message as the pseudo catalogue has it."""
    pieces = _PLACEHOLDER.split(message)
    return f"⟦{''.join(p if _PLACEHOLDER.fullmatch(p) else p.translate(_FULL_WIDTH) for p in pieces)}⟧"


def catalogue(template: str, lang: str) -> str:
    """A catalogue of the words of a template for a language, each translated in this way."""
    catalog = Catalog(locale=Locale.parse(lang, sep="-"))
    count_as_cldr(catalog)
    for message in read_po(StringIO(template)):
        if message.id:
            catalog.add(message.id, context=message.context)
    for message in catalog:
        if message.id:
            message.string = _forms(message, catalog.num_plurals)
    written = BytesIO()
    write_po(written, catalog, width=0)
    return written.getvalue().decode("utf-8")


def _forms(message: Message, number: int) -> str | tuple[str, ...]:
    if not message.pluralizable:
        return translated(message.id)
    singular, plural = map(translated, message.id)
    return ((singular,) if number > 1 else ()) + (plural,) * max(number - 1, 1)


class Known:
    """What may stand on a page as it is: what people wrote, and what CLDR says."""

    def __init__(self, edition: Edition, template: str) -> None:
        self._edition = edition
        self._looked_at: dict[str, bool] = {}
        messages = {message.id for message in read_po(StringIO(template)) if message.id}
        self._messages = messages.difference(_of_locale(Locale("en")))  # which names weekdays in the heads of tables

    @cached_property
    def words(self) -> frozenset[str]:
        """All of it, each in one line."""
        languages = {text.lang for entry in self._edition.events for text in entry.texts}
        languages |= {entry.lang for entry in self._edition.stories_and_pages} | {*self._edition.site.languages}
        found = {*_strings(self._edition), *_NAMES, *available_timezones(), *map(language_name, SPOKEN)}
        for lang in (*languages, "en-GB"):
            names = set(_of_locale(Locale.parse(lang, sep="-")))
            found |= names | set(map(as_heading, names))
        found |= {_PASSED_OVER.sub("", word) for word in found}  # as texts are looked at
        found |= {page.body.text for page in self._edition.pages}  # that of one without a summary stands in its head
        return frozenset(_one_line(word) for word in found if _LETTER.search(word))

    @cached_property
    def _any_word(self) -> Callable[[str, str], str]:
        longest_first = sorted(self.words, key=len, reverse=True)
        # Arabic joins a list with a letter that stands at the next word.
        pattern = re.compile(rf"(?:(?<!\w)|(?<=\bو))(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        return pattern.sub

    def is_foreign(self, text: str) -> bool:
        """Whether some of a text is English that nobody translated."""
        text = _one_line(text)
        if text not in self._looked_at:  # most stand on every page
            self._looked_at[text] = self._is_foreign(text)
        return self._looked_at[text]

    def _is_foreign(self, text: str) -> bool:
        if not _LETTER.search(text) or _NUMBER_OR_INSTANT.fullmatch(text):
            return False
        if text in self._messages:
            return True
        return text not in self.words and bool(_LETTER.search(self._any_word("", _PASSED_OVER.sub("", text))))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _strings(value: object) -> Iterator[str]:
    """Every string in a value, but for the texts of bodies."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from _strings((*value.keys(), *value.values()))
    elif isinstance(value, (tuple, list, frozenset)):
        for item in value:
            yield from _strings(item)
    elif is_dataclass(value):
        yield from _strings([getattr(value, field.name) for field in fields(value) if field.name not in _NO_TEXT])


def _of_locale(locale: Locale) -> Iterator[str]:
    for names in (locale.months, locale.days):
        for widths in names.values():
            for words in widths.values():
                yield from words.values()
    yield from locale.territories.values()
    yield from locale.languages.values()
    for pattern in locale.date_formats.values():
        yield from re.findall("'([^']+)'", pattern.pattern)  # the `de` of Spanish dates
    for patterns in locale.list_patterns.values():
        for pattern in patterns.values():
            yield from re.findall(r"\w+", re.sub(r"\{\d\}", "", pattern))
