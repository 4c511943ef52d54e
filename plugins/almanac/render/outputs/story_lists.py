"""Plans the lists of stories: all of them, and those of each category, tag, author and series."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from types import MappingProxyType

from almanac.model import address
from almanac.model.interface import Phrases
from almanac.model.story import Story
from almanac.render.list_texts import story_list
from almanac.render.outputs.listed_pages import ListPage, Paging, turning
from almanac.render.outputs.output import Page, Values, fingerprint, joined
from almanac.render.outputs.stories import ListedStory
from almanac.render.outputs.text_digests import Of, TextDigests, Wanted, all_of_them
from almanac.render.profiles import profile_view
from almanac.render.publication import Publication
from almanac.render.story_view import label, story_facets
from almanac.render.views.parts import Numbered, PageText

_NONE: Values = MappingProxyType({})


def story_lists(
    publication: Publication, digests: TextDigests, paging: Paging, wanted: Wanted = all_of_them
) -> Iterator[Page]:
    """Every page of every list in one language, the newest stories first."""
    site, lang = publication.site, publication.lang
    if not site.blog:
        return
    # They stand on the first page, and with templates of the site's own on all.
    has_facets = digests.prints.of_all_there_is or wanted(publication.local(address.STORIES))
    facets = story_facets(publication.stories, site, lang) if has_facets else ()
    lists = _Lists(publication, digests, paging, wanted)
    yield from lists.pages("stories", "", address.STORIES, publication.stories, of_first={"story_groups": facets})
    for (kind, name), stories in publication.story_groups.items():
        group = label(kind, name, site, len(stories), lang)
        where = address.story_group(kind, group.slug)
        profile = publication.profiles.of(group.slug, lang) if kind == "author" else None
        of_first = {"profiles": {group.slug: profile_view(profile, publication.edition, lang)}} if profile else _NONE
        yield from lists.pages(kind, group.name, where, stories, {kind: group}, of_first)


@dataclass(frozen=True, slots=True)
class _Lists:
    publication: Publication
    digests: TextDigests
    paging: Paging
    wanted: Wanted

    def pages(
        self,
        template: str,
        name: str,
        where: str,
        stories: Sequence[Story],
        of_all: Values = _NONE,
        of_first: Values = _NONE,
    ) -> Iterator[Page]:
        """The pages of the list at an address of the site's own language.

        With values that all of them get, and others that the first gets besides.
        """
        kind = template if name else ""
        pages = self.paging.pages(self.publication.local(where), stories)
        wanted = [page for page in pages if self.wanted(page.address)]
        if not wanted:
            return
        days = [story.published.day for story in stories]
        # Beside what it shows, a page says of how many it is a part, of which days, which is the newest, and in which
        # languages it can be read.
        sizes = tuple(of.sizes_of_lists.get(where, 0) for of in self.publication.in_all_languages)
        told = sizes, len(days), min(days, default=None), max(days, default=None)
        lang, shows_all = self.publication.lang, self.digests.prints.of_all_there_is
        beside = joined(self._are_future(stories), *map(self.digests.prints.entry, stories)) if shows_all else b""
        list_made_from = fingerprint(template, kind, name, lang, len(pages), told, beside)
        newest = self.digests.places(Of.TITLE, stories[:1])
        for page in wanted:
            has_all = page.number == 1 or shows_all
            values = {**of_all, **of_first} if has_all else of_all
            numbered = Numbered(page.number, len(pages))
            text = partial(story_list, kind, name, stories, page.object_list, numbered)
            shown = fingerprint(page.number, repr(sorted(values.items())))
            made_from = self.digests.made_from(
                joined(list_made_from, shown, self._are_future(page.object_list)),
                newest,
                self.digests.places(Of.ENTRY, page.object_list),
            )
            made = partial(self._values, pages, page, text, values)
            yield Page(page.address, template, made_from.fingerprint(self.digests.all), made, lang, made_from)

    def _are_future(self, stories: Sequence[Story]) -> bytes:
        future = self.publication.future_stories
        return fingerprint(*(story.address in future for story in stories) if future else ())

    def _values(
        self,
        pages: Sequence[ListPage[Story]],
        page: ListPage[Story],
        text: Callable[[Phrases], PageText],
        values: Values,
    ) -> Values:
        listed = tuple(ListedStory(self.publication.cards.story(story)) for story in page.object_list)
        return {
            **values,
            "page_text": text(self.publication.phrases),
            **turning("articles", page, listed, pages),
        }
