"""Writes a list as a table of wikitext, with a template of the wiki's own around it where the site names one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from almanac.model import language
from almanac.model.event import Event
from almanac.model.interface import Phrases
from almanac.model.wiki import WikiList
from almanac.render import wikitext, words
from almanac.render.absolute import absolute_address
from almanac.render.events.listing import ListedEvent
from almanac.render.publication import Publication
from almanac.render.wiki.chosen import (
    Discussed,
    Due,
    chosen_deadlines,
    chosen_discussions,
    chosen_events,
    chosen_stories,
)

_NOTHING = "—"


@dataclass(frozen=True, slots=True)
class Cell:
    """Text, in a language, that may lead to an address on the web; ``note`` stands behind it, in that of the list."""

    text: str
    lang: str = ""
    address: str = ""
    note: str = ""


Row = Sequence[Cell]


def table(wanted: WikiList, publication: Publication) -> str:
    """The list in wikitext, several lines without the last one's end; what is the same gives the same, at any hour."""
    headings, rows = _of_kind(wanted, publication)
    # A wiki of another language would order what it reads from right to left, or has voices say it, as its own.
    begins = f'{{| class="wikitable" lang="{wanted.lang}" dir="{language.direction(wanted.lang)}"'
    lines = [begins, *_row(headings, "!", wanted.lang)]
    shown = 0
    for row in rows:
        lines += ["|-", *_row(row, "|", wanted.lang)]
        shown += 1
    if not shown:
        lines += ["|-", f"| colspan={len(headings)} | {_NOTHING}"]
    return "\n".join(_around(wanted, [*lines, "|}"], shown))


def _around(wanted: WikiList, lines: Sequence[str], shown: int) -> Iterator[str]:
    """The wiki's template, in two parts: whatever stands between them is a table also where these are not there yet."""
    if wanted.template:
        values = {"list": wanted.kind, "lang": wanted.lang, "category": wanted.category, "country": wanted.country,
                  "language": wanted.language, "tag": wanted.tag, "count": str(shown)}  # fmt: skip
        yield wikitext.call(f"{wanted.template}/begin", values)
    yield from lines
    if wanted.template:
        yield wikitext.call(f"{wanted.template}/end", {})


def _row(cells: Row, mark: str, lang: str) -> Iterator[str]:
    for cell in cells:
        linked = wikitext.link(cell.address, cell.text)
        said = wikitext.in_language(linked, cell.lang, lang) if cell.lang else linked
        yield f"{mark} {said}{f' ({wikitext.words(cell.note)})' if cell.note else ''}".rstrip()


def _of_kind(wanted: WikiList, publication: Publication) -> tuple[Row, Iterable[Row]]:
    phrases = publication.site.phrases(wanted.lang)
    _, category = phrases.gettext, phrases.pgettext("one", "Category")
    if wanted.kind == "events":
        events = chosen_events(wanted, publication)
        # Translators: the head of a column: when something happens.
        return _headings(_("When"), _("Event"), _("Where"), category), _event_rows(events, wanted, publication)
    if wanted.kind == "stories":
        # Translators: the head of a column: the day on which something was published.
        return _headings(_("Date"), _("Story"), _("Authors"), category), _story_rows(wanted, publication)
    if wanted.kind == "deadlines":
        due = chosen_deadlines(wanted, publication)
        # Translators: the heads of two columns: the last day, and to do what, such as "Registration".
        return _headings(_("Until"), _("What for"), _("Event")), _deadline_rows(due, wanted, publication)
    discussed = chosen_discussions(wanted, publication)
    # Translators: heads of columns: what is talked about, how many answers there are, and the day of the last one.
    headings = _headings(_("Discussion"), _("Story or event"), _("Replies"), _("Last reply"))
    return headings, _discussion_rows(discussed, wanted, publication)


def _headings(*texts: str) -> Row:
    return [Cell(text) for text in texts]


def _event_rows(events: Iterable[ListedEvent], wanted: WikiList, publication: Publication) -> Iterator[Row]:
    site, cards = publication.site, publication.cards_in(wanted.lang)
    for listed in events:
        card = cards.event(listed)
        when = " ".join(filter(None, (card.when_text, card.zone_text)))
        yield (
            Cell(when, note=card.also_text or card.repeats_text),
            Cell(card.text.title, card.text.lang, absolute_address(site, card.text.address), card.status_text),
            Cell(card.place_text),
            Cell(card.category.name),
        )


def _story_rows(wanted: WikiList, publication: Publication) -> Iterator[Row]:
    cards = publication.cards_in(wanted.lang)
    for story in chosen_stories(wanted, publication):
        card = cards.story(story)
        yield (
            Cell(card.date_text),
            Cell(story.title, story.lang, absolute_address(publication.site, story.address), card.voice_text),
            Cell(words.listed(story.authors, wanted.lang)),
            Cell(card.category.name),
        )


def _deadline_rows(due: Iterable[Due], wanted: WikiList, publication: Publication) -> Iterator[Row]:
    phrases = publication.site.phrases(wanted.lang)
    for one in due:
        yield (
            Cell(words.day_in_line(one.deadline.until, wanted.lang)),
            _what_for(one, phrases),
            _named_event(one.event, wanted, publication),
        )


def _what_for(due: Due, phrases: Phrases) -> Cell:
    if due.is_registration:
        return Cell(phrases.gettext("Registration"), address=due.deadline.url)
    return Cell(due.deadline.what, due.event.text.lang, due.deadline.url)


def _discussion_rows(discussed: Iterable[Discussed], wanted: WikiList, publication: Publication) -> Iterator[Row]:
    zone = publication.site.zone
    for one in discussed:
        last = one.topic.last_posted_at
        yield (
            Cell(one.topic.title, address=one.url),
            _named_entry(one, wanted, publication),
            Cell(str(one.topic.replies)),
            Cell(words.day_in_line(last.astimezone(zone).date(), wanted.lang) if last else ""),
        )


def _named_entry(discussed: Discussed, wanted: WikiList, publication: Publication) -> Cell:
    entry = discussed.entry
    if isinstance(entry, Event):
        return _named_event(entry, wanted, publication)
    return Cell(entry.title, entry.lang, absolute_address(publication.site, entry.address))


def _named_event(event: Event, wanted: WikiList, publication: Publication) -> Cell:
    text = event.text_in(wanted.lang)
    return Cell(text.title, text.lang, absolute_address(publication.site, text.address))
