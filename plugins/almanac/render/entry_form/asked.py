"""Says what the forms ask, in which order and in which words; what has to be answered the schema says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from almanac.model import language
from almanac.model.event import ACCESSIBILITY
from almanac.model.form_facts import FormFacts, Kind
from almanac.model.interface import Phrases
from almanac.model.site import Site
from almanac.render.events.taking_part import accessibility_words
from almanac.render.orthography import name_order
from almanac.render.views.entry_form import FormField, FormSection
from almanac.render.views.search import Choice

# Spoken by many, or at many events.
SPOKEN = (
    "ar", "bn", "de", "en", "es", "fa", "fr", "ha", "hi", "id", "it", "ja", "ko", "nl", "pl", "pt", "ru", "sw", "ta",
    "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip


def sections(kind: Kind, facts: FormFacts, site: Site, phrases: Phrases) -> tuple[FormSection, ...]:
    """Those of a form, each field marked where the schema cannot do without it."""
    made = _of_event(site, phrases) if kind == "event" else _of_story(site, phrases)
    needed = _required(facts.schemas[kind])
    return tuple(
        replace(section, fields=tuple(replace(field, required=field.name in needed) for field in section.fields))
        for section in made
    )


def _required(schema: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(schema["required"])


def _of_event(site: Site, phrases: Phrases) -> Iterator[FormSection]:
    _, choose = phrases.gettext, _Choices(site, phrases)
    yield FormSection("", (_title(phrases), _summary(phrases), _category(site.event_categories, choose, phrases)))
    yield FormSection(
        _("When"),
        (
            FormField(
                "start",
                _("It begins"),
                "moment",
                # Translators: below a box “The day is not fixed yet”, beside the day on which an event begins.
                _("If not even the day is fixed, choose any day of its month: only the month is said."),
                open=_("The day is not fixed yet"),
            ),
            # Translators: the day or time at which an event ends, below “It begins”.
            FormField("end", _("It ends"), "moment", _("Without times it takes whole days.")),
            FormField("timezone", _("Time zone"), "select"),
            # Translators: the name of a field in a form, before a choice such as “Every week”.
            FormField("repeat.every", _("It repeats"), "select", choices=tuple(choose.periods())),
            FormField(
                "repeat.interval",
                # Translators: the name of a field in a form: 2 stands for every second week, month or year.
                _("Only every so many"),
                "number",
                _("2 for every second one, 3 for every third."),
            ),
            FormField("repeat.day", _("Day"), "select", choices=(Choice("nth", ""), Choice("last", ""))),
            # Translators: the last day of what repeats, in a form.
            FormField("repeat.until", _("Until the day"), "day", _("Without an end it goes on and on.")),
            # Translators: how often something happens before it ends, in a form, beside “Until the day”.
            FormField("repeat.count", _("Or so many times"), "number"),
        ),
    )
    yield FormSection(
        _("Where"),
        (
            FormField("where", _("Where"), "where", choices=tuple(choose.where())),
            FormField("place.name", _("Name of the place")),
            FormField("place.address", _("Street and number")),
            FormField("place.city", phrases.pgettext("one", "City")),
            FormField("place.country", phrases.pgettext("one", "Country"), "select", choices=tuple(choose.countries())),
            FormField(
                "point",
                _("Point on the map"),
                "point",
                _("A link from any map, or coordinates; without it, the event is in lists only."),
                is_address=True,
            ),
            FormField(
                "online",
                _("Address to join online"),
                is_address=True,
                open=_("The address to join online comes later"),
            ),
        ),
    )
    commas = _("With commas between.")
    organised = phrases.ngettext("Organised by", "Organised by", 1)  # pages of events may have more
    yield FormSection("", (_body(_("More about it"), phrases),))
    yield FormSection(
        _("More, if you like"),
        (
            FormField("url", _("Website"), is_address=True),
            FormField("registration.url", _("Registration page"), is_address=True),
            FormField("registration.deadline", _("Last day to register"), "day"),
            FormField("registration.cost", _("What it costs")),
            FormField("organizers.name", organised, hint=commas, is_list=True),
            FormField("languages", _("Languages spoken"), "checks", choices=tuple(choose.spoken())),
            FormField("accessibility", _("Accessibility"), "checks", choices=tuple(choose.accessibility())),
            FormField("tags", _("Tags"), hint=commas, is_list=True),
            *choose.language_of_text(),
        ),
        folded=True,
    )
    yield _picture(phrases)


def _of_story(site: Site, phrases: Phrases) -> Iterator[FormSection]:
    _, choose = phrases.gettext, _Choices(site, phrases)
    commas = _("With commas between.")
    yield FormSection(
        "",
        (
            _title(phrases),
            _summary(phrases),
            FormField("authors", _("Authors"), hint=commas, is_list=True),
            _category(site.categories, choose, phrases),
            *choose.language_of_text(),
            _body(_("Story"), phrases),
            FormField("tags", _("Tags"), hint=commas, is_list=True),
        ),
    )
    yield _picture(phrases)


def _picture(phrases: Phrases) -> FormSection:
    _ = phrases.gettext
    hint = _("Such as river.jpg. The picture itself goes a way of its own, which is said when you look at it.")
    return FormSection(
        _("A picture"),
        (
            FormField("image.file", _("Name of its file"), hint=hint, is_address=True),
            FormField("image.alt", _("What it shows, for whoever cannot see it")),
            FormField("image.credit", _("Who made it")),
            FormField("image.license", _("Licence"), hint=_("Such as CC BY-SA 4.0.")),
        ),
        folded=True,
    )


def _title(phrases: Phrases) -> FormField:
    # Translators: what a story or an event is called, in a form.
    return FormField("title", phrases.gettext("Title"))


def _summary(phrases: Phrases) -> FormField:
    _ = phrases.gettext
    # Translators: of a story or an event, in a form.
    return FormField("summary", _("Summary"), "text", _("One or two plain sentences, for lists and calendars."))


def _category(names: Iterable[str], choose: _Choices, phrases: Phrases) -> FormField:
    return FormField("category", phrases.pgettext("one", "Category"), "select", choices=tuple(choose.categories(names)))


def _body(label: str, phrases: Phrases) -> FormField:
    hint = phrases.gettext("An empty line begins a paragraph. Markdown works: **bold**, [a link](https://example.org).")
    return FormField("body", label, "text", hint)


class _Choices:
    """What can be chosen, by the names of a language."""

    def __init__(self, site: Site, phrases: Phrases) -> None:
        self._site = site
        self._phrases = phrases

    def categories(self, names: Iterable[str]) -> Iterator[Choice]:
        yield from (Choice(name, self._site.category_name(name, self._phrases.lang)) for name in names)

    def periods(self) -> Iterator[Choice]:
        _ = self._phrases.gettext
        yield Choice("day", _("Every day"))
        yield Choice("week", _("Every week"))
        yield Choice("month", _("Every month"))
        yield Choice("year", _("Every year"))

    def where(self) -> Iterator[Choice]:
        _ = self._phrases.gettext
        yield Choice("place", _("At a place"))
        yield Choice("online", _("Online"))
        yield Choice("both", _("At a place and online"))
        yield Choice("worldwide", _("Everywhere in the world"))

    def countries(self) -> Iterator[Choice]:
        lang = self._phrases.lang
        named = language.countries(lang).items()
        yield from (Choice(code, name) for code, name in sorted(named, key=lambda one: name_order(one[1], lang)))

    def accessibility(self) -> Iterator[Choice]:
        yield from (Choice(word, accessibility_words(word, self._phrases)) for word in ACCESSIBILITY)

    def spoken(self) -> Iterator[Choice]:
        """The site's own languages first, then others that many speak; any other can be named in the text."""
        others = sorted(set(SPOKEN) - set(self._site.list_languages), key=lambda code: language.language_name(code))
        yield from (Choice(code, language.language_name(code)) for code in (*self._site.list_languages, *others))

    def language_of_text(self) -> Iterator[FormField]:
        if len(self._site.list_languages) > 1:
            own = self._site.list_language(self._phrases.lang)
            codes = sorted(self._site.list_languages, key=lambda code: code != own)
            choices = tuple(Choice(code, language.language_name(code)) for code in codes)
            yield FormField("lang", self._phrases.gettext("Language of your text"), "select", choices=choices)
