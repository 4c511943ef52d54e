"""Makes what the page of figures says and draws, in the words of a language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from math import ceil

from babel.numbers import format_decimal

from almanac.model import language
from almanac.model.figures import MEASURES, Figures, MonthOfFigures
from almanac.model.interface import N_, Phrases
from almanac.model.site import Site
from almanac.render import words
from almanac.render.figures import WHOLE_MONTHS, is_reached
from almanac.render.views.figures import BarView, ChartView, CountryRow, FiguresView, GoalView, LanguageRow, MonthRow

# Of countries so many are named; the others are counted.
_MOST_COUNTRIES = 12
# Translators: the next seven are what a community measures itself by; each stands above a number.
_NAMES = dict(
    zip(
        MEASURES,
        (
            N_("People who write in a month"),
            N_("People who write for the first time, in a year"),
            N_("Days until published"),
            N_("Languages of texts"),
            N_("Countries with events"),
            N_("Replies on the forum"),
            N_("People who accept changes, in a year"),
        ),
        strict=True,
    )
)
# In units of the drawing: a bar with the room beside it, the highest bar, the lines of text above and below.
_STEP, _BAR, _HIGHEST, _ABOVE, _BELOW = 36, 24, 120, 18, 20
# Fewer whole months show no course of things.
_ENOUGH = 3


def figures_page(figures: Figures, site: Site, phrases: Phrases) -> FiguresView:
    """The page; of months the last twelve, and the present one."""
    months = figures.months[-WHOLE_MONTHS - 1 :]
    released = date.fromisoformat(figures.released) if figures.released else None
    return FiguresView(
        is_known=figures.is_complete,
        is_short=len(figures.months) <= _ENOUGH,
        chart=_chart(months, phrases) if len(figures.months) > _ENOUGH else None,
        months=tuple(_row(month, month is months[-1] and not site.frozen, phrases) for month in reversed(months)),
        goals=tuple(_goals(figures, site, phrases)),
        languages=tuple(
            LanguageRow(language.language_name(code, phrases.lang), texts.stories, texts.events)
            for code, texts in figures.languages.items()
        ),
        countries=tuple(
            CountryRow(language.country_name(code, phrases.lang), events)
            for code, events in islice(figures.countries.items(), _MOST_COUNTRIES)
        ),
        more_countries=max(0, len(figures.countries) - _MOST_COUNTRIES),
        topics=figures.topics,
        replies=figures.replies,
        release=figures.release,
        released=figures.released,
        released_text=words.day(released, phrases.spoken) if released else "",
        owners=figures.owners,
        maintainers=int(figures.measured.get("maintainers") or 0),
    )


def _row(month: MonthOfFigures, is_running: bool, phrases: Phrases) -> MonthRow:
    name, days = words.month(_first_day(month), phrases.lang), month.days
    return MonthRow(
        name, is_running, month.authors, month.newcomers, month.texts, "" if days is None else _number(days, phrases)
    )


def _chart(months: Sequence[MonthOfFigures], phrases: Phrases) -> ChartView:
    """Who wrote in each month, and of these from the bottom up who did for the first time; time runs as text does."""
    most = max(1, *(month.authors for month in months))
    width, floor = _STEP * (WHOLE_MONTHS + 1), _ABOVE + _HIGHEST
    is_from_the_right = language.direction(phrases.lang) == "rtl"

    def bar(place: int, month: MonthOfFigures) -> BarView:
        # The present month stands at the end, however few there are before it.
        slot = len(months) - 1 - place if is_from_the_right else WHOLE_MONTHS + 1 - len(months) + place
        left = _STEP * slot + (_STEP - _BAR) // 2
        height, part = ceil(_HIGHEST * month.authors / most), ceil(_HIGHEST * month.newcomers / most)
        return BarView(
            left=left,
            top=floor - height,
            width=_BAR,
            height=height,
            part_top=floor - part,
            part_height=part,
            middle=left + _BAR // 2,
            name=words.narrow_month(_first_day(month), phrases.lang),
            number=month.authors,
        )

    first, last = (words.month(_first_day(month), phrases.lang) for month in (months[0], months[-1]))
    about = phrases.gettext("Who wrote, month by month: %(first)s to %(last)s", first=first, last=last)
    bars = tuple(bar(place, month) for place, month in enumerate(months))
    return ChartView(bars, width, floor + _BELOW, floor, about)


def _first_day(month: MonthOfFigures) -> date:
    return date.fromisoformat(f"{month.month}-01")


def _number(value: float, phrases: Phrases) -> str:
    # With the digits that all other numbers on the page have.
    return str(format_decimal(value, format="#,##0.#", locale=words.locale_of(phrases.spoken), numbering_system="latn"))


def _goals(figures: Figures, site: Site, phrases: Phrases) -> Iterator[GoalView]:
    for measure, goal in (site.figures or {}).items():
        value, number = figures.measured.get(measure), _number(goal, phrases)
        most, least = (
            phrases.gettext("at most %(number)s", number=number),
            phrases.gettext("at least %(number)s", number=number),
        )
        yield GoalView(
            phrases.gettext(_NAMES[measure]),
            most if measure == "days" else least,
            phrases.gettext("not known yet") if value is None else _number(value, phrases),
            None if value is None else is_reached(measure, value, goal),
        )
