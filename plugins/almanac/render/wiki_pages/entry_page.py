"""Writes the page of a story, a page or an event: its title as it was written, what is known of it, its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime

from almanac.model import language
from almanac.model.edition import Edition
from almanac.model.event import Event, EventText
from almanac.model.image import Image
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.wiki_page import WikiPage
from almanac.render import words
from almanac.render.absolute import absolute_address, absolute_html
from almanac.render.discussion import topic_address
from almanac.render.licenses import license_url
from almanac.render.wiki_pages.around import Around
from almanac.render.wiki_pages.blocks import text_as_wikitext
from almanac.render.wiki_pages.facts import facts_table, status_line
from almanac.render.wiki_pages.naming import Layout, Named, Names
from almanac.render.wiki_pages.pictures import commons_file, commons_name, credit_of, linked_picture
from almanac.render.wiki_pages.titles import as_title, same_title
from almanac.render.wikitext import bold, call_word, category, link, page_link
from almanac.render.wikitext import words as literal


class EntryPages:
    """Writes pages of an edition; ``others`` has the titles on wikis of other languages, by language."""

    def __init__(
        self, edition: Edition, layout: Layout, names: Names, others: Mapping[str, Names] | None = None
    ) -> None:
        self._edition = edition
        self._site: Site = edition.site
        self._layout = layout
        self._names = names
        self._others = others or {}
        entries: tuple[Story | Event, ...] = (*edition.stories, *edition.events)
        pictures = (entry.image for entry in entries if entry.image)
        self._pictures = {absolute_address(edition.site, image.address): image for image in pictures}

    def page(self, named: Named) -> WikiPage:
        """The page of a text."""
        site, text = self._site, named.text
        address = absolute_address(site, text.address)
        around = Around(
            address,
            self._names.titles,
            self._pictures,
            self._names.parts.get(address, frozenset()),
            notes_as_list=self._layout.notes_as_list,
        )
        body = text_as_wikitext(absolute_html(site, text.address, text.body.html), around)
        within = [*self._head(named), body, "----", self._foot(named)]
        blocks = [*self._titled(named), _in_its_language(within, text.lang, self._layout.lang or site.default_lang)]
        blocks += ["\n".join([*self._categories(named), *self._interlanguage(named)])]
        return WikiPage(
            named.title,
            "\n\n".join(filter(None, blocks)),
            text.source.path,
            modified(self._edition, named),
            self._author(named),
        )

    def _titled(self, named: Named) -> Iterator[str]:
        """The title as it was written, where a wiki cannot have it as that of the page."""
        shown, title = f"{self._layout.before}{named.text.title}", str(named.title)
        if title == shown:
            return
        if same_title(title, shown):
            yield call_word("DISPLAYTITLE", shown)

    def _head(self, named: Named) -> Iterator[str]:
        text, event, phrases = named.text, named.event, self._site.phrases(named.text.lang)
        shown = f"{self._layout.before}{text.title}"
        if not same_title(str(named.title), shown):
            yield bold(literal(text.title))
        if event and isinstance(text, EventText):
            yield status_line(event, text, phrases)
            image = replace(event.image, alt=text.image_alt) if event.image else None
            yield self._picture(image)
            yield facts_table(event, text, self._site)
        elif isinstance(text, Story):
            spoken_for = words.speaks_for(text.speaks_for, phrases)
            written = words.listed(text.authors, phrases.lang) if text.authors else ""
            day = words.day(text.published.day, phrases.lang)
            said = (day, written, words.voice(text.voice, phrases), spoken_for)
            yield " · ".join(map(literal, filter(None, said)))
            yield self._picture(text.image)
        yield f"''{literal(text.summary)}''" if text.summary else ""
        if not self._layout.lang:
            yield self._other_languages(named)

    def _picture(self, image: Image | None) -> str:
        if image is None:
            return ""
        name = commons_name(image.source)
        if name:
            return commons_file(name, image.alt, credit_of(image))
        linked = linked_picture(absolute_address(self._site, image.address), image.alt)
        return f"{linked}<br>{credit_of(image)}"

    def _other_languages(self, named: Named) -> str:
        """The same text in other languages, each by its own name."""
        others = [one for one in self._names.siblings[named.text.source.group] if one is not named]
        if not others:
            return ""
        links = (
            f'<span lang="{one.text.lang}" dir="{language.direction(one.text.lang)}">'
            f"{page_link(str(one.title), literal(language.language_name(one.text.lang)))}</span>"
            for one in others
        )
        return f"{literal(self._site.phrases(named.text.lang).gettext('In other languages'))}: {' · '.join(links)}"

    def _interlanguage(self, named: Named) -> Iterator[str]:
        group = named.text.source.group
        for lang, names in sorted(self._others.items()):
            for one in names.siblings.get(group, ()):
                yield f"[[{lang.lower()}:{literal(str(one.title))}]]"

    def _foot(self, named: Named) -> str:
        """Where it comes from, under which licence, and where it is discussed."""
        text, site = named.text, self._site
        licence = (text.license if isinstance(text, Story) else "") or site.content_license
        discussed = named.event.discussion if named.event else text.discussion if isinstance(text, Story) else ""
        topic = topic_address(site, discussed) if discussed else ""
        parts = (
            link(absolute_address(site, text.address), site.name),
            link(license_url(licence), licence),
            link(topic, site.phrases(text.lang).gettext("Discussion")) if topic else "",
        )
        return f"<small>{' · '.join(filter(None, parts))}</small>"

    def _categories(self, named: Named) -> Iterable[str]:
        site, entry = self._site, named.event or named.text
        lang, kinds = self._layout.lang or site.default_lang, [site.name]
        if isinstance(entry, Story | Event):
            kinds += [site.category_name(entry.category, lang), *entry.tags, entry.series]
        known = dict.fromkeys(map(as_title, kinds))
        key = "" if named.event is None else named.event.when.day.isoformat()
        return [category(name, key) for name in known if name]

    def _author(self, named: Named) -> str:
        """Who signed it; the site, for what nobody signed."""
        authors = named.text.authors if isinstance(named.text, Story) else ()
        return ", ".join(authors) or self._site.name


def modified(edition: Edition, named: Named) -> datetime:
    """When it was changed: as git knows it, else when it was published, and never later than now."""
    known = edition.history_of(named.text.source.path)
    if known:
        return known.modified
    if isinstance(named.text, Story):
        return min(named.text.published.as_datetime(edition.site.zone), edition.now)
    return edition.now


def _in_its_language(blocks: list[str], lang: str, around: str) -> str:
    written = "\n\n".join(filter(None, blocks))
    if lang == around:
        return written
    side = language.direction(lang)
    return f'<div lang="{lang}" dir="{side}" class="mw-content-{side}">\n{written}\n</div>'
