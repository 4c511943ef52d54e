"""Every word of the interface goes through gettext: with a catalogue of unlike letters no English is left."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from html import unescape
from io import StringIO
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from babel.messages.pofile import read_po
from built.once import once
from built.pages import BuiltSite
from built.project import MINIATURE_NOW, REPOSITORY, Project
from built.pseudo import Known, catalogue, translated
from icalendar import Calendar
from lxml import etree, html

from almanac.store.translations import OWN, TEMPLATE, THEME, read_interface
from commands.site import check_site

_SPOKEN = {"aria-label", "aria-description", "aria-roledescription", "alt", "label", "placeholder", "title"}
_FACTS = {"data-add-form", "data-facts", "data-field", "data-shown", "data-told", "data-way", "data-wrong"}
_META = {"author", "description", "og:title", "og:description", "og:site_name", "og:image:alt", "twitter:image:alt"}
_OF_OTHERS = ("prose", "comment-text", "forum-post-text", "p-author")
# The first line of what is pasted into a wiki.
_LINKED = re.compile(r"^\* '''\[\S+ (.*)\]'''$")
_ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def template() -> str:
    return (REPOSITORY / TEMPLATE).read_text("utf-8")


@pytest.fixture(scope="module")
def pseudo_project(shared_folder: Path, miniature_project: Project, template: str) -> Project:
    """The miniature with catalogues of its own for every language that has one; Persian is a home without."""

    def make(root: Path) -> None:
        shutil.copytree(miniature_project.root, root)
        (root / OWN).mkdir(parents=True)
        for lang in ("en", *(path.stem for path in (REPOSITORY / THEME).glob("*.po"))):
            (root / OWN / f"{lang}.po").write_text(catalogue(template, lang), "utf-8")
        with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write('LANGUAGES = ["en", "es", "ar", "fa"]\n')

    return Project(once(shared_folder, "pseudo", make), MINIATURE_NOW)


@pytest.fixture(scope="module")
def pseudo_site(shared_folder: Path, pseudo_project: Project) -> Path:
    """What `serve` shows of it, drafts among it."""

    def build(folder: Path) -> None:
        done = pseudo_project.preview(folder, "https://miniature.example.org")
        assert '"ok": true' in done.stdout, done.stderr
        # The page of the theme's parts is for those who change it, and in English.
        shutil.rmtree(folder / "_components", ignore_errors=True)

    return once(shared_folder, "pseudo-output", build)


@pytest.fixture(scope="module")
def known(pseudo_project: Project, template: str) -> Known:
    edition = check_site(pseudo_project.root, drafts=True).edition
    assert edition is not None
    return Known(edition, template)


@pytest.fixture(scope="module")
def untranslated(miniature_site: BuiltSite, known: Known) -> frozenset[str]:
    """What the same look finds where there is no catalogue."""
    return frozenset(found.rpartition(" (")[0] for found in _english(miniature_site.folder, known))


def _english(folder: Path, known: Known) -> list[str]:
    """What is not translated on the pages of a folder, each with the first page that has it."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*.html")):
        for where, text in _shown(path):
            if known.is_foreign(text):
                found.setdefault(f"{where}: {' '.join(text.split())}", path.relative_to(folder).as_posix())
    return [f"{text} ({page})" for text, page in found.items()]


def _shown(path: Path) -> Iterator[tuple[str, str]]:
    """What a page says in texts and attributes, without what its contributor and the forum's people wrote."""
    document = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    for data in document.xpath("//script[@type='application/ld+json']"):
        yield from (("JSON-LD", json.loads(name)) for name in re.findall(r'"name":("(?:[^"\\]|\\.)*")', data.text))
    # Files to write by hand, and their names, have words that are the same in every language.
    etree.strip_elements(document, "script", "style", "pre", "code", with_tail=False)
    of_others = [prose for name in _OF_OTHERS for prose in document.find_class(name)]
    for prose in (*of_others, *document.xpath("//figure[@class='reply']/blockquote")):
        prose.clear()
    etree.strip_tags(document, "wbr")
    for element in document.iter(etree.Element):
        for text in filter(None, (element.text, *(child.tail for child in element))):
            yield from ((f"<{element.tag}>", said) for said in (_pasted(text) if element.tag == "textarea" else [text]))
        yield from _attributes(element)


def _pasted(text: str) -> Iterator[str]:
    """What the lines of a text to copy say to people: without the marks of a wiki, and nothing of HTML."""
    for line in text.splitlines():
        if not line.startswith("<iframe "):
            yield unescape(_LINKED.sub(r"\1", line).removeprefix("*: ")) if line.startswith("*") else line


def _attributes(element: html.HtmlElement) -> Iterator[tuple[str, str]]:
    for name, value in element.attrib.items():
        # Addresses and facts are for scripts.
        if name in _FACTS:
            continue
        if name in _SPOKEN or (name.startswith("data-") and not value.startswith(("/", "#"))):
            yield from ((f"<{element.tag} {name}>", word) for word in _words(value))
    if element.tag == "meta" and element.get("name", element.get("property")) in _META:
        yield "<meta>", element.get("content", "")


def _words(value: str) -> Iterator[str]:
    """What an attribute says: scripts get several words at once as JSON."""
    if not value.startswith('{"'):
        yield value
        return
    yield from _said(json.loads(value))


def _said(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _said(one)
    else:
        yield str(value)


def test_no_page_has_a_word_that_is_not_translated(pseudo_site: Path, known: Known) -> None:
    assert _english(pseudo_site, known) == []


def test_no_text_in_a_language_with_a_catalogue_is_an_english_phrase(miniature_site: BuiltSite, template: str) -> None:
    interface, _ = read_interface(REPOSITORY)
    messages = {message.id for message in read_po(StringIO(template)) if message.id and isinstance(message.id, str)}
    found = [
        (lang, text, path.relative_to(miniature_site.folder).as_posix())
        for path in sorted(miniature_site.folder.rglob("*.html"))
        for lang, text in _by_language(path)
        if text in messages and lang != "en" and interface.phrases(lang).gettext(text) != text
    ]

    assert found == []


def _by_language(path: Path) -> Iterator[tuple[str, str]]:
    """What is read on a page, each with the language that it is said to be in."""
    document = html.document_fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
    etree.strip_elements(document, "script", "style", with_tail=False)
    for element in document.iter(etree.Element):
        lang = element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")
        texts = (element.text or "", *(child.tail or "" for child in element))
        yield from ((lang, " ".join(text.split())) for text in texts)
        yield from ((lang, value) for name, value in element.attrib.items() if name in _SPOKEN)


@pytest.mark.parametrize(
    "words",
    [
        pytest.param("<a>: Skip to the content", id="of a template"),
        pytest.param("<a>: Subscribe", id="of the menu"),
        pytest.param("<nav aria-label>: Main", id="for screen readers"),
        pytest.param("<strong>: Cancelled", id="made in Python"),
        pytest.param("<input data-copy>: Copy", id="for a script"),
        pytest.param("JSON-LD: Events", id="for machines"),
    ],
)
def test_without_a_catalogue_they_are_all_found(words: str, untranslated: frozenset[str]) -> None:
    assert words in untranslated


@pytest.mark.parametrize(
    ("page", "languages"),
    [
        pytest.param("index.html", (None, None), id="on a page of the site's own language"),
        pytest.param("es/index.html", (None, "en"), id="on one with a catalogue"),
        pytest.param("ar/index.html", (None, "en"), id="on one from right to left"),
        pytest.param("fa/index.html", ("en", "en"), id="on one without"),
        pytest.param("es/events/encuentro/index.html", (None, "en"), id="on the page of an event"),
        pytest.param("es/2027/01/12/part-two-of-a-whole/index.html", (None, "en"), id="on that of a story"),
    ],
)
def test_words_and_the_sites_name_say_their_language_where_it_is_not_the_pages(
    page: str, languages: tuple[str | None, str | None], pseudo_site: Path
) -> None:
    document = html.document_fromstring((pseudo_site / page).read_bytes())
    [skip_link], [name, *_] = document.find_class("skip-link"), document.xpath("//*[@class='site-name']//bdi")

    assert (skip_link.get("lang"), name.get("lang")) == languages


@pytest.mark.parametrize("name", ["stories", "events", "lang/es", "tag/testing"])
def test_titles_of_feeds_are_translated(name: str, pseudo_site: Path, known: Known) -> None:
    feed = ET.parse(pseudo_site / "feeds" / f"{name}.atom.xml").getroot()  # noqa: S314 - our own

    assert [title.text for title in feed.iter(f"{_ATOM}title") if known.is_foreign(title.text or "")] == []


def test_the_title_of_a_cancelled_event_is_translated_in_feeds(pseudo_site: Path) -> None:
    feed = json.loads((pseudo_site / "feeds" / "events.json").read_bytes())

    assert any(item["title"].startswith(f"⟦{translated('Cancelled')}: ") for item in feed["items"])


def test_what_feeds_say_of_an_event_is_translated(pseudo_site: Path, known: Known) -> None:
    feed = json.loads((pseudo_site / "feeds" / "events.json").read_bytes())
    facts = [html.fromstring(item["content_html"]).xpath("string(//p[1])") for item in feed["items"]]

    assert [fact for fact in facts if known.is_foreign(fact)] == []


@pytest.mark.parametrize("name", ["calendar", "archive"])
def test_names_and_titles_of_calendars_are_translated(name: str, pseudo_site: Path, known: Known) -> None:
    calendar = Calendar.from_ical((pseudo_site / "events" / f"{name}.ics").read_bytes())
    texts = [calendar["NAME"], calendar["X-WR-CALNAME"], *(event["SUMMARY"] for event in calendar.walk("VEVENT"))]

    assert [str(text) for text in texts if known.is_foreign(text)] == []


def test_the_words_of_the_map_are_translated(pseudo_site: Path, known: Known) -> None:
    script = (pseudo_site / "theme" / "map" / "events.js").read_text("utf-8")
    values = (json.loads(text) for text in re.findall(r': ("(?:[^"\\\n]|\\.)*")', script))
    sentences = [text for text in values if text[:1].isupper() or " " in text]

    assert [text for text in sentences if known.is_foreign(text)] == []


@pytest.fixture(scope="module")
def pseudo_url(pseudo_site: Path, serve: Callable[[Path], AbstractContextManager[str]]) -> Iterator[str]:
    with serve(pseudo_site) as url:
        yield url


@pytest.mark.parametrize(
    ("address", "until"),
    [
        pytest.param("/es/", ".agenda .local-time:not([hidden])", id="a front page"),
        pytest.param("/events/new-york-night/", ".event-key .local-time:not([hidden])", id="an event"),
        pytest.param("/events/open-doors/", ".own-button", id="an event with all that helps to take part"),
        pytest.param("/events/last-spring/", ".outcomes", id="one that is over, with what is left of it"),
        pytest.param("/events/", "[data-own]:not([hidden])", id="all events, and one's own"),
        pytest.param("/events/category/meetup/", "[data-own]:not([hidden])", id="those of a group"),
        pytest.param("/subscribe/", "button", id="addresses to copy"),
        pytest.param("/events/map/", ".leaflet-marker-icon", id="the map"),
    ],
)
def test_scripts_add_no_word_that_is_not_translated(
    address: str, until: str, new_page: Callable[..., Any], pseudo_url: str, known: Known, tmp_path: Path
) -> None:
    page = new_page(timezone_id="Africa/Nairobi")
    page.goto(f"{pseudo_url}{address}")
    page.locator(until).first.wait_for(state="attached")
    (tmp_path / "index.html").write_text(page.content(), "utf-8")

    assert _english(tmp_path, known) == []


def test_the_map_says_what_it_shows_in_translated_words(
    new_page: Callable[..., Any], pseudo_url: str, known: Known, tmp_path: Path
) -> None:
    page = new_page(timezone_id="Africa/Nairobi")
    page.goto(f"{pseudo_url}/events/map/")
    for number, choice in enumerate(["all", "2025", ""]):
        page.locator("[data-years] select").select_option(choice)
        page.locator("[data-map-status]:not(:empty)").wait_for()
        page.locator(".leaflet-marker-icon").first.press("Enter")
        (tmp_path / f"{number}.html").write_text(page.content(), "utf-8")

    assert _english(tmp_path, known) == []


def test_scripts_have_no_sentences_of_their_own() -> None:
    scripts = (REPOSITORY / "theme" / "static" / "js").glob("*.js")
    texts = [
        text
        for script in scripts
        for line in script.read_text("utf-8").splitlines()
        if not line.lstrip().startswith("//")
        for text in re.findall(r"""(["'`])([A-Z][a-z]+ [a-z].*?)\1""", line.partition(" // ")[0])
    ]

    assert texts == []
