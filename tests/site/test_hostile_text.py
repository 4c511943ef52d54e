"""A site of nothing but hostile text: it comes back as it was written, everywhere, and runs nowhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import feedparser
import pytest
import vobject
from built.hostile import ALIASED, ARABIC_TAGLINE, AUTHOR, CANCELLED, LANGUAGES, OVER, category, named, slug, summary
from built.html_tree import parsed
from built.pages import BuiltSite, Page
from built.payloads import HUGE, LONG, PAYLOADS
from built.project import REPOSITORY
from built.shown import code, one_line, texts
from icalendar import Calendar
from icalendar.parser import rfc_6868_unescape

from almanac.model.interface import Interface, Phrases
from almanac.model.language import country_name
from almanac.render import words
from almanac.render.list_texts import with_note
from almanac.store.translations import read_interface

ALL = [pytest.param(payload, id=payload) for payload in PAYLOADS]
STILL_TO_COME = [payload for payload in PAYLOADS if payload not in OVER]
PAST = [payload for payload in PAYLOADS if payload in OVER]
FEEDS = ["/feeds/{}.atom.xml", "/feeds/{}.rss.xml"]
PARTS, MAPS = 5, 2  # for as many processes
# The lists by what their names have in them.
LISTS = {
    "/category/": ["category"],
    "/tag/": ["tag"],
    "/series/": ["series"],
    "/author/": ["author", "other"],
    "/events/category/": ["category"],
    "/events/tag/": ["tag"],
    "/events/series/": ["series"],
}
# Set by whatever runs that should not.
PWNED = "() => window.pwned !== undefined"


@cache
def interface() -> Interface:
    """The words of all languages: not for each process that only collects tests."""
    return read_interface(REPOSITORY)[0]


def story(payload: str) -> str:
    """The address of a payload's story."""
    return f"{_lang(payload)}/2027/01/{1 + list(PAYLOADS).index(payload):02}/{slug(payload)}/"


def event(payload: str) -> str:
    """The address of its event."""
    return f"{_lang(payload)}/events/{slug(payload)}/"


def page(payload: str) -> str:
    """The address of its page."""
    return f"{_lang(payload)}/{slug(payload)}-page/"


@pytest.mark.parametrize("payload", ALL)
def test_a_story_shows_every_word_of_it(hostile_site: BuiltSite, payload: str) -> None:
    text = PAYLOADS[payload]
    day = words.day(date(2027, 1, 1 + list(PAYLOADS).index(payload)), LANGUAGES.get(payload, "en"))
    expected = {
        text,  # title, alt text
        f"{with_note(text, day, _phrases(payload))} – {PAYLOADS['script']}",  # a page and an event have the same title
        summary(payload),
        named("author", payload),
        named("other", payload),
        category(payload),
        named("tag", payload),
        named("series", payload),
        named("license", payload),
        f"{named('credit', payload)} · {text}",
        AUTHOR,
    }

    assert expected - texts(hostile_site.document(story(payload))) == set()


@pytest.mark.parametrize("payload", ALL)
def test_an_event_shows_every_word_of_it(hostile_site: BuiltSite, payload: str) -> None:
    text = PAYLOADS[payload]
    expected = {
        text,  # title, place, cost, status note, organizer, alt text
        summary(payload),
        named("street", payload),
        _city_and_country(payload),
        named("organizer", payload),
        category(payload),
        named("tag", payload),
        named("series", payload),
        f"{named('credit', payload)} · {text}",
        AUTHOR,
    }

    assert expected - texts(hostile_site.document(event(payload))) == set()


@pytest.mark.parametrize("payload", ALL)
@pytest.mark.parametrize("address", [story, event, page], ids=["story", "event", "page"])
def test_a_body_shows_code_as_it_was_written(
    hostile_site: BuiltSite, address: Callable[[str], str], payload: str
) -> None:
    text = PAYLOADS[payload]

    assert code(hostile_site.document(address(payload))) == [text, text, text]


@pytest.mark.parametrize("payload", ALL)
def test_a_page_shows_its_title_and_summary(hostile_site: BuiltSite, payload: str) -> None:
    shown = texts(hostile_site.document(page(payload)))

    assert {PAYLOADS[payload], summary(payload)} - shown == set()


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if payload in CANCELLED])
def test_a_note_is_shown_in_the_banner(hostile_site: BuiltSite, payload: str) -> None:
    document = hostile_site.document(event(payload))
    banners = [element for element in document.iter("div") if "status-banner-cancelled" in element.get("class", "")]

    assert [one_line("".join(note.itertext())) for note in banners[0].findall("p")] == [
        _phrases(payload).gettext("Cancelled"),
        PAYLOADS[payload],
    ]


@pytest.mark.parametrize(("folder", "kind"), [(folder, kind) for folder, kinds in LISTS.items() for kind in kinds])
def test_each_list_is_headed_by_its_name(hostile_site: BuiltSite, folder: str, kind: str) -> None:
    lists = [page for page in hostile_site.pages.values() if page.address.startswith(folder)]
    headings = {heading for page in lists for heading in page.first_headings}

    assert {named(kind, payload) for payload in PAYLOADS} - headings == set()


@pytest.mark.parametrize("address", ["/", "/ar/", "/subscribe/", "/events/", "/404.html", "/events/map/", "/stories/"])
def test_every_page_has_the_name_of_the_site_as_it_is(hostile_site: BuiltSite, address: str) -> None:
    tagline = " ".join(PAYLOADS[name] for name in ("jinja", "template-literal", "attribute", "format"))
    tagline = ARABIC_TAGLINE if address == "/ar/" else tagline
    _ = interface().phrases("ar" if address == "/ar/" else "en").gettext
    reason = _("Pages here may load from %(host)s: %(reason)s", host="media.example.org", reason=PAYLOADS["closing"])
    license_ = _("Unless a page says otherwise, its words may be shared under %(license)s.", license=PAYLOADS["quotes"])

    assert {PAYLOADS["script"], tagline, reason, license_} - texts(hostile_site.document(address)) == set()


@pytest.mark.parametrize("payload", [payload for payload in PAYLOADS if payload in ALIASED])
def test_a_redirect_shows_where_it_leads(hostile_site: BuiltSite, payload: str) -> None:
    found = hostile_site.page(f"/old/{payload}/")
    other = hostile_site.page(f"/{slug(payload)}-{{{{7+7}}}}-$`'&;/")

    assert found.title == other.title == f"{PAYLOADS[payload]} – {PAYLOADS['script']}"
    assert found.refresh == other.refresh == f"0; url={quote(story(payload))}"


def test_a_title_as_long_as_a_file_allows_is_shown_whole(hostile_site: BuiltSite) -> None:
    [component] = Calendar.from_ical(hostile_site.data("/events/long/long.ics")).walk("VEVENT")
    points = json.loads(hostile_site.read("/events/events.geojson"))["features"]
    feed = _entry(hostile_site, "/feeds/events.atom.xml", "/events/long/")

    assert len(LONG.encode()) > 50_000
    assert hostile_site.page("/2027/01/01/long/").first_headings == [LONG]
    assert hostile_site.page("/events/long/").first_headings == [LONG]
    assert str(component["SUMMARY"]) == feed.title == LONG
    assert LONG in [point["properties"]["title"] for point in points]


def test_a_text_of_200_kilobytes_is_shown_whole(hostile_site: BuiltSite) -> None:
    shown = texts(hostile_site.document("/2027/01/01/huge/"))
    lines = {one_line(unescape(line).replace("`", "")) for line in HUGE.split("\n") if line}

    assert lines - shown == set()


@pytest.mark.parametrize("form", FEEDS)
@pytest.mark.parametrize("payload", ALL)
def test_a_feed_of_stories_has_every_word(hostile_site: BuiltSite, form: str, payload: str) -> None:
    entry = _entry(hostile_site, form.format("stories"), story(payload))
    content = parsed(entry.content[0].value)

    assert entry.title == PAYLOADS[payload]
    assert [author.name for author in entry.authors][:1] == [named("author", payload)]
    assert {tag.label or tag.term for tag in entry.tags} == {category(payload), named("tag", payload)}
    assert {PAYLOADS[payload], f"{named('credit', payload)} · {PAYLOADS[payload]}"} - texts(content) == set()
    assert code(content) == [PAYLOADS[payload]] * 3


@pytest.mark.parametrize("form", FEEDS)
@pytest.mark.parametrize("payload", ALL)
def test_a_feed_of_events_has_every_word(hostile_site: BuiltSite, form: str, payload: str) -> None:
    entry = _entry(hostile_site, form.format("events"), event(payload))
    content = parsed(entry.content[0].value)

    assert entry.title == _marked(payload)
    assert [text for text in texts(content) if all(part in text for part in _place(payload))] != []
    assert {tag.label or tag.term for tag in entry.tags} == {category(payload), named("tag", payload)}
    assert code(content) == [PAYLOADS[payload]] * 3


@pytest.mark.parametrize("payload", ALL)
@pytest.mark.parametrize(("name", "address"), [("stories", story), ("events", event)], ids=["stories", "events"])
def test_a_json_feed_has_every_word(
    hostile_site: BuiltSite, name: str, address: Callable[[str], str], payload: str
) -> None:
    items = json.loads(hostile_site.read(f"/feeds/{name}.json"))["items"]
    item = next(item for item in items if item["url"].endswith(quote(address(payload))))

    assert item["title"] in {PAYLOADS[payload], _marked(payload)}
    assert item["summary"] == summary(payload)
    assert item["tags"] == [category(payload), named("tag", payload)]
    assert code(parsed(item["content_html"])) == [PAYLOADS[payload]] * 3


@pytest.mark.parametrize("payload", ALL)
def test_a_calendar_has_every_word(hostile_site: BuiltSite, payload: str) -> None:
    text = PAYLOADS[payload]
    [found] = _calendar(hostile_site, payload).walk("VEVENT")
    categories = [str(name) for name in found["CATEGORIES"].cats]

    assert str(found["SUMMARY"]) == _marked(payload)
    assert [part for part in _place(payload) if part not in str(found["LOCATION"])] == []
    assert str(found["DESCRIPTION"]).startswith(summary(payload))
    assert str(found["DESCRIPTION"]).count(text) >= 3
    assert categories == [category(payload), named("tag", payload)]


@pytest.mark.parametrize("payload", ALL)
def test_another_parser_reads_the_same_of_a_calendar(hostile_site: BuiltSite, payload: str) -> None:
    data = hostile_site.data(_calendar_address(payload)).decode()
    [found] = vobject.readOne(data).vevent_list

    assert rfc_6868_unescape(found.organizer.params["CN"][0]) == PAYLOADS[payload]  # icalendar sees escapes in it
    assert (found.summary.value, found.uid.value) == (_marked(payload), f"{slug(payload)}@hostile.example.org")


@pytest.mark.parametrize("name", ["/events/calendar.ics", "/events/archive.ics"])
def test_no_text_adds_an_entry_to_a_calendar(hostile_site: BuiltSite, name: str) -> None:
    whole = Calendar.from_ical(hostile_site.data(name))

    assert sorted(str(one["UID"]) for one in whole.walk("VEVENT")) == sorted(
        f"{name}@hostile.example.org" for name in ["long", *map(slug, PAYLOADS)]
    )
    assert str(whole["X-WR-CALNAME"]).startswith(PAYLOADS["script"])


@pytest.mark.parametrize("payload", ALL)
def test_open_data_has_every_word(hostile_site: BuiltSite, payload: str) -> None:
    text = PAYLOADS[payload]
    points = json.loads(hostile_site.read("/events/archive.geojson"))["features"]
    point = next(point["properties"] for point in points if point["properties"]["slug"] == slug(payload))
    facts = json.loads(hostile_site.read("/events/archive.json"))["events"]
    fact = next(fact for fact in facts if fact["slug"] == slug(payload))

    assert (point["title"], point["place"], point["city"]) == (text, text, named("city", payload))
    assert point["category"] == fact["category"] == named("category", payload)
    # A map speaks the language of its page, an event's facts that of its text.
    assert (point["category_name"], fact["category_name"]) == (named("category", payload), category(payload))
    assert (fact["title"], fact["summary"], fact["registration"]["cost"]) == (text, summary(payload), text)
    assert [organizer["name"] for organizer in fact["organizers"]] == [text, named("organizer", payload)]
    assert (fact["image"]["alt"], fact["image"]["credit"]) == (text, named("credit", payload))
    assert fact["status_note"] == (text if payload in CANCELLED else None)


def test_lists_for_programs_name_the_site_s_own_pages_alone(hostile_site: BuiltSite) -> None:
    sitemap = parsed(hostile_site.read("/sitemap.xml"))
    addresses = [element.text or "" for element in sitemap.iter("loc")]
    redirects = [line.split(" ") for line in hostile_site.read("/_redirects").splitlines()]

    assert [address for address in addresses if not address.startswith(f"{hostile_site.siteurl}/")] == []
    assert [line for line in redirects if len(line) != 3 or line[2] != "301"] == []


def test_nothing_that_people_write_gets_into_a_script(hostile_site: BuiltSite) -> None:
    scripts = "".join(path.read_text("utf-8") for path in sorted(hostile_site.folder.rglob("*.js")))

    assert [payload for payload, text in PAYLOADS.items() if text[:40] in scripts] == []
    assert "pwned" not in scripts


def test_no_page_has_a_fault_of_html_and_none_has_a_script_in_it(hostile_site: BuiltSite) -> None:
    # Characters that HTML advises against are faults of the standard too: no payload has one.
    wrong = {page.address: (page.errors, page.inline) for page in hostile_site.pages.values()}

    assert {address: found for address, found in wrong.items() if found != ([], [])} == {}


def in_a_browser(site: BuiltSite) -> list[Page]:
    """Every page with words in it, but of the lists, which are made alike, an eighth: every payload in one kind.

    In Arabic they are those of another eighth.
    """
    # Months in which nothing happens have nobody's words.
    pages = [page for page in site.pages.values() if page.redirects or "noindex" not in page.robots]
    kept = {"en": names_of_lists("category", 0), "ar": names_of_lists("called", 2)}
    return [page for page in pages if not is_a_list(page) or kept[page.lang] & {*page.first_headings}]


def names_of_lists(of_categories: str, turn: int) -> set[str]:
    """For each kind of name those of an eighth of the payloads, another eighth for each ``turn``."""
    kinds = [kind for kinds in LISTS.values() for kind in kinds]
    return {
        named(of_categories if kind == "category" else kind, payload)
        for position, kind in enumerate(kinds, start=turn)
        for number, payload in enumerate(PAYLOADS)
        if number % len(kinds) == position % len(kinds)
    }


def is_a_list(page: Page) -> bool:
    return page.address.removeprefix("/ar").startswith(tuple(LISTS))


def test_every_payload_and_every_kind_of_list_is_among_those_in_a_browser(hostile_site: BuiltSite) -> None:
    for lang, at in (("en", ""), ("ar", "/ar")):
        lists = [page for page in in_a_browser(hostile_site) if is_a_list(page) and page.lang == lang]
        headings = "\n".join(heading for page in lists for heading in page.first_headings)

        assert [folder for folder in LISTS if not any(page.address.startswith(at + folder) for page in lists)] == []
        assert [payload for payload, text in PAYLOADS.items() if text[:60].strip() not in headings] == []


@pytest.mark.parametrize("part", range(PARTS))
def test_every_kind_of_page_in_a_browser_runs_nothing_and_asks_nobody(
    new_page: Callable[..., Any], hostile_site: BuiltSite, hostile_url: str, part: int
) -> None:
    browser_page = new_page()
    wrong = {}
    for page in in_a_browser(hostile_site)[part::PARTS]:
        browser_page.goto(f"{hostile_url}{quote(page.address)}")
        if page.redirects:
            browser_page.wait_for_url(f"{hostile_url}{page.refresh.partition('url=')[2]}")
        found = [*browser_page.page_problems, *(["ran"] if browser_page.evaluate(PWNED) else [])]
        browser_page.page_problems.clear()
        wrong |= {page.address: found} if found else {}

    assert wrong == {}


@pytest.mark.parametrize("part", range(MAPS))
def test_the_map_shows_what_comes_as_it_was_written(browser_page: Any, hostile_url: str, part: int) -> None:
    payloads = STILL_TO_COME[part::MAPS]
    shown = {}
    for payload in payloads:
        # From one to the next within the page, as a reader of the list goes.
        browser_page.goto(f"{hostile_url}/events/map/#{quote(slug(payload))}")
        shown[payload] = _opened(browser_page, payload)
        browser_page.evaluate("() => void map_events.closePopup()")
        browser_page.get_by_role("dialog").wait_for(state="detached")

    assert shown == {payload: _on_the_map(payload) for payload in payloads}
    assert (browser_page.page_problems, browser_page.evaluate(PWNED)) == ([], False)


@pytest.mark.parametrize("part", range(MAPS))
def test_the_map_shows_what_is_past_as_it_was_written(browser_page: Any, hostile_url: str, part: int) -> None:
    payloads = PAST[part::MAPS]
    shown = {}
    for payload in payloads:
        browser_page.goto(f"{hostile_url}/events/map/?event={quote(slug(payload))}")
        shown[payload] = _opened(browser_page, payload)

    assert shown == {payload: _on_the_map(payload) for payload in payloads}
    assert (browser_page.page_problems, browser_page.evaluate(PWNED)) == ([], False)


def _opened(browser_page: Any, payload: str) -> tuple[str, str, bool]:
    """What the popup is called, the title and the place in it, and whether the place is in it."""
    dialog = browser_page.get_by_role("dialog")
    dialog.get_by_role("link").first.wait_for()
    title = dialog.get_by_role("link").first.text_content()
    return (
        title,
        dialog.locator(".map-event-place").text_content(),
        PAYLOADS[payload] in dialog.get_attribute("aria-label"),
    )


def _on_the_map(payload: str) -> tuple[str, str, bool]:
    return PAYLOADS[payload], f"{PAYLOADS[payload]}, {named('city', payload)}", True


def _entry(site: BuiltSite, name: str, address: str) -> Any:
    return _entries(site.folder / name.lstrip("/"))[site.absolute(quote(address))]


@cache
def _entries(feed: Path) -> dict[str, Any]:
    """The entries of a feed by their addresses."""
    # As written: what feedparser takes away or resolves could not be seen to be there.
    parsed_feed = feedparser.parse(feed.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    return {entry.link: entry for entry in parsed_feed.entries}


def _calendar(site: BuiltSite, payload: str) -> Calendar:
    return Calendar.from_ical(site.data(_calendar_address(payload)))


def _calendar_address(payload: str) -> str:
    return f"/events/{slug(payload)}/{slug(payload)}.ics"


def _marked(payload: str) -> str:
    status = _phrases(payload).gettext("Cancelled")
    return f"{status}: {PAYLOADS[payload]}" if payload in CANCELLED else PAYLOADS[payload]


def _phrases(payload: str) -> Phrases:
    return interface().phrases(LANGUAGES.get(payload, "en"))


def _place(payload: str) -> tuple[str, ...]:
    """The parts of the place; what stands between them, and in which order, is the language's."""
    return PAYLOADS[payload], named("street", payload), named("city", payload), _kenya(payload)


def _city_and_country(payload: str) -> str:
    written = {"right-to-left": "{city}، {country}", "mixed": "{country} {city}"}.get(payload, "{city}, {country}")
    return written.format(city=named("city", payload), country=_kenya(payload))


def _kenya(payload: str) -> str:
    return country_name("KE", LANGUAGES.get(payload, "en"))


def _lang(payload: str) -> str:
    return f"/{LANGUAGES[payload]}" if payload in LANGUAGES else ""
