"""What the page for translators shows, and how much of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from urllib.parse import parse_qs, urlsplit

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.originals import ChangedOriginal, Originals
from almanac.model.site import Site
from almanac.model.story import Page, Story
from almanac.model.when import Published
from almanac.render.to_translate import MOST_OF_A_KIND, revisable
from almanac.render.translations_page import shown_on_page, translations_page
from almanac.render.views.translations import LanguageToTranslate

NOW = datetime(2027, 1, 10, 12, tzinfo=UTC)
FORGE = "https://github.com/group/site"
SITE = Site("Almanac", "https://example.org", languages=("en", "es", "ar"), repository_url=FORGE)


def page(slug: str, lang: str = "", body: str = "A text.") -> Page:
    source = Source(f"content/pages/{slug}{f'.{lang}' if lang else ''}.md", f"content/pages/{slug}", body)
    return Page(source, slug, lang or "en", slug.title(), f"/{lang}/{slug}/", is_translation=bool(lang))


def story(number: int) -> Story:
    source = Source(f"content/stories/{number}.md", f"content/stories/{number}", "A text.")
    day = Published(date(2027, 1, 1))
    return Story(source, str(number), "en", str(number), day, ("Ewa",), "News", "A sentence.", f"/{number}/")


def shown(edition: Edition) -> dict[str, LanguageToTranslate]:
    return {language.lang: language for language in translations_page(edition, shown_on_page(edition, ()))}


def filled_in(url: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(url).query)


def test_every_language_is_called_as_it_calls_itself() -> None:
    languages = shown(Edition(SITE, NOW))

    assert [(language.name, language.direction) for language in languages.values()] == [
        ("English", "ltr"),
        ("español", "ltr"),
        ("العربية", "rtl"),
    ]


def test_a_site_of_one_language_has_nothing_to_show() -> None:
    assert shown_on_page(Edition(replace(SITE, languages=("en",)), NOW, (story(1),)), ()) == ()


def test_a_text_that_is_missing_can_be_begun_on_the_forge() -> None:
    revisions = {"content/pages/about.md": "3f2a9c1"}
    edition = Edition(SITE, NOW, pages=(page("about"),), originals=Originals(revisions=revisions))
    (text,) = shown(edition)["es"].missing

    assert (text.title, text.lang, text.address) == ("About", "en", "//about/")
    assert text.begin_url.startswith(f"{FORGE}/new/main/content/pages?")
    assert filled_in(text.begin_url) == {
        "filename": ["about.es.md"],
        "value": ["---\ntitle: About\ntranslation_of_revision: 3f2a9c1\n---\n\nA text.\n"],
    }


def test_a_long_text_is_not_put_into_an_address() -> None:
    edition = Edition(SITE, NOW, pages=(page("about", body="A long text. " * 200),))
    (text,) = shown(edition)["es"].missing

    assert len(text.begin_url) < 2000
    assert filled_in(text.begin_url)["value"] == [
        "---\ntitle: About\n---\n\n<!-- Here the text of content/pages/about.md, translated: "
        "https://example.org//about/ -->\n"
    ]


def test_without_a_repository_there_is_nowhere_to_begin() -> None:
    edition = Edition(replace(SITE, repository_url=""), NOW, pages=(page("about"),))

    assert [text.begin_url for text in shown(edition)["es"].missing] == [""]


def test_a_page_shows_only_so_much() -> None:
    stories = tuple(map(story, range(1000)))
    spanish = shown(Edition(SITE, NOW, stories))["es"]

    assert (len(spanish.missing), spanish.more_missing) == (MOST_OF_A_KIND, 1000 - MOST_OF_A_KIND)


def test_a_translation_of_an_older_text_can_be_brought_up_to_date_on_the_forge() -> None:
    path = "content/pages/about.es.md"
    originals = Originals({path: ChangedOriginal(NOW, "", "b2")})
    edition = Edition(SITE, NOW, pages=(page("about"), page("about", "es")), originals=originals)
    (item,) = shown(edition)["es"].outdated

    assert (item.title, item.address, item.edit_url) == ("About", "/es/about/", f"{FORGE}/edit/main/{path}")
    assert (item.original.address, item.original.day_text) == ("//about/", "10 January 2027")
    assert item.original.difference_url.startswith(f"{FORGE}/commit/b2#diff-")


def test_revisions_are_asked_for_of_what_may_be_shown() -> None:
    edition = Edition(SITE, NOW, tuple(map(story, range(1000))), (page("about"),))

    assert {original.slug for original in revisable(edition)} == {"about", *map(str, range(MOST_OF_A_KIND))}
