"""The calendars of each language have the same events on the same days, and each language's pages lead to its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import icalendar
import pytest
from built.pages import BuiltSite

ENTRY = re.compile(rb"BEGIN:VEVENT\r\n.*?END:VEVENT\r\n", re.DOTALL)
# What is read, and leads to it; all else says which event it is and when.
WORDS = ("SUMMARY", "DESCRIPTION", "LOCATION", "URL", "CATEGORIES")
# Of other words the later of both changes.
MOMENTS = ("DTSTAMP", "LAST-MODIFIED")
LANGUAGES = ("es", "ar")


def calendars(site: BuiltSite, lang: str = "") -> list[str]:
    """The addresses of all that is no single event, as they are in the site's own language."""
    folder = site.folder / lang
    found = sorted(path.relative_to(folder).as_posix() for path in folder.glob("events/**/*.ics"))
    return [f"/{path}" for path in found if PurePosixPath(path).stem != PurePosixPath(path).parent.name]


def entries(site: BuiltSite, address: str) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(site.data(address)).walk("VEVENT"))


def facts(event: icalendar.Event) -> list[str]:
    lines = event.to_ical().decode().replace("\r\n ", "").splitlines()
    return sorted(line for line in lines if not line.startswith((*WORDS, *MOMENTS)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_the_same_calendars(any_site: BuiltSite, lang: str) -> None:
    assert calendars(any_site, lang) == calendars(any_site)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_they_have_the_same_events_days_and_sequences(any_site: BuiltSite, lang: str) -> None:
    for address in calendars(any_site):
        own, other = entries(any_site, address), entries(any_site, f"/{lang}{address}")
        assert [facts(event) for event in other] == [facts(event) for event in own], address
        pairs = zip(own, other, strict=True)
        assert all(there[name].dt >= here[name].dt for here, there in pairs for name in MOMENTS), address


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_is_not_translated_is_the_original_to_the_byte(sample_site: BuiltSite, lang: str) -> None:
    own, other = (ENTRY.findall(sample_site.data(f"{at}/events/archive.ics")) for at in ("", f"/{lang}"))
    translated = {page.split("/")[-2] for page in _pages_of_events(sample_site, f"/{lang}/events/")}
    differ = [here for here, there in zip(own, other, strict=True) if here != there]

    assert len(own) > len(differ) > 0
    assert {_slug(entry) for entry in differ} <= translated


def test_a_translation_gives_its_words_and_leads_to_its_page(miniature_site: BuiltSite) -> None:
    found = {
        at: next(event for event in entries(miniature_site, f"{at}/events/calendar.ics") if "several" in event["UID"])
        for at in ("", "/es", "/ar")
    }

    assert found["/ar"]["SUMMARY"] == "أيام كاملة عدة"
    assert found["/ar"]["DESCRIPTION"].startswith("مناسبة تدوم أربعة أيام كاملة")
    assert found["/ar"]["URL"] == miniature_site.absolute("/ar/events/several-days/")
    assert found[""] == found["/es"] != found["/ar"]


def test_a_calendar_says_its_name_in_its_language_and_leads_to_its_list(miniature_site: BuiltSite) -> None:
    said = icalendar.Calendar.from_ical(miniature_site.data("/ar/events/country/ma.ics"))

    assert said["NAME"] == said["X-WR-CALNAME"] == "Miniature & <Co>: المغرب"
    assert said["SOURCE"] == miniature_site.absolute("/ar/events/country/ma.ics")
    assert said["URL"] == miniature_site.absolute("/ar/events/country/ma/")


def test_an_event_s_own_calendar_is_beside_each_of_its_pages(any_site: BuiltSite) -> None:
    pages = [page for at in ("", "/es", "/ar") for page in _pages_of_events(any_site, f"{at}/events/")]
    lacking = [page for page in pages if f"{page}{page.split('/')[-2]}.ics" not in _named(any_site, page)]

    assert len(pages) > 20
    assert lacking == []


def test_of_an_event_in_another_language_alone_it_is_where_it_was(miniature_site: BuiltSite) -> None:
    calendar = "/events/encuentro/encuentro.ics"

    assert _named(miniature_site, "/es/events/encuentro/") == {calendar, "/es/events/calendar.ics"}
    assert not (miniature_site.folder / f"es{calendar}").exists()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_pages_of_a_language_offer_its_own_calendars(any_site: BuiltSite, lang: str) -> None:
    lists = [f"/{lang}{address}" for address in calendars(any_site) if address.count("/") == 3 or "online" in address]
    whole = f"/{lang}/events/calendar.ics"
    for calendar in lists:
        page = f"{calendar.removesuffix('.ics')}/"
        opened = {unquote(link.target) for link in any_site.page(page).links if link.target.startswith("webcal:")}
        assert _named(any_site, page) == {whole, calendar}
        assert opened == {_webcal(any_site, whole), _webcal(any_site, calendar)}


def test_the_page_of_subscriptions_offers_each_language_and_says_to_choose_one(miniature_site: BuiltSite) -> None:
    page = miniature_site.page("/subscribe/")

    assert "Choose one language" in page.text
    assert {(link.others["hreflang"], link.target) for link in page.links if "hreflang" in link.others} >= {
        ("es", "/es/subscribe/"),
        ("ar", "/ar/subscribe/"),
    }


def _pages_of_events(site: BuiltSite, below: str) -> Iterator[str]:
    folder = site.folder / below.strip("/")
    for file in sorted(folder.glob("*/*.ics")):
        page = f"{below}{file.stem}/"
        if file.stem == file.parent.name and (file.parent / "index.html").exists() and not site.page(page).redirects:
            yield page


def _named(site: BuiltSite, page: str) -> set[str]:
    """The calendars that the head of a page names."""
    links = [link for link in site.page(page).links if link.others.get("type") == "text/calendar"]
    return {unquote(link.target).removeprefix(urlsplit(site.siteurl).path) for link in links}


def _webcal(site: BuiltSite, address: str) -> str:
    return unquote(urlsplit(site.absolute(address))._replace(scheme="webcal").geturl())


def _slug(entry: bytes) -> str:
    return re.search(rb"/events/([^/]+)/\r\n", entry.replace(b"\r\n ", b""))[1].decode()
