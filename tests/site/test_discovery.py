"""What programs learn of the pages: read by extruct, which nobody here wrote, and in three ways the same."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlsplit

import extruct
import pytest
from built.pages import BuiltSite
from lxml import etree
from PIL import Image

STORY, PHOTO = "/2027/01/20/every-kind-of-text/", "https://miniature.example.org/images/stripes.png"
SCHEMA = "https://schema.org/"
# Address, days or times, what is certain of it, how one takes part, where.
EVENTS = [
    pytest.param("one-day", "2027-03-10", "2027-03-10", "Scheduled", "Offline", ["Hall of the north"], id="one day"),
    pytest.param("several-days", "2027-03-26", "2027-03-29", "Scheduled", "Offline", ["House of the four days"],
                 id="several days"),
    pytest.param("past-midnight", "2027-02-27T22:00+01:00", "2027-02-28T02:00+01:00", "Scheduled", "Offline",
                 ["Hall of the venue"], id="times"),
    pytest.param("without-end", "2027-02-14T10:00+01:00", None, "Scheduled", "Offline", ["Sevilla"], id="without end"),
    pytest.param("online-only", "2027-02-25T16:00+00:00", "2027-02-25T17:00+00:00", "Scheduled", "Online",
                 ["https://meet.example.org/room?a=1&b=2"], id="online"),
    pytest.param("hybrid-meetup", "2027-04-10T18:00+10:30", "2027-04-10T20:00+10:30", "Scheduled", "Mixed",
                 ["Museum", "https://meet.example.org/hybrid"], id="hybrid"),
    pytest.param("monthly-sunday", "2027-02-14T14:00-05:00", "2027-02-14T16:00-05:00", "Scheduled", "Offline",
                 ["New York"], id="recurring"),
    pytest.param("tentative-idea", "2027-06-01", "2027-06-01", None, "Offline", ["Lima"], id="tentative"),
    pytest.param("cancelled-day", "2027-03-01", "2027-03-01", "Cancelled", "Offline", ["Nairobi"], id="cancelled"),
    pytest.param("postponed-talk", "2027-03-02T18:00+00:00", "2027-03-02T19:00+00:00", "Postponed", "Offline",
                 ["London"], id="postponed"),
    pytest.param("rescheduled-fair", "2027-05-20", "2027-05-22", "Rescheduled", "Offline", ["Accra"],
                 id="rescheduled"),
    pytest.param("last-spring", "2026-04-10", "2026-04-12", "Scheduled", "Offline", ["Kampala"], id="past"),
]  # fmt: skip
LAYOUT_SHIFTS = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => list.getEntries().forEach(one => { sum += one.value }))
    .observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(sum), 0)));
})"""


class Read:
    """A page as extruct reads it."""

    def __init__(self, site: BuiltSite, address: str) -> None:
        url = site.absolute(quote(address))
        found = extruct.extract(
            site.data(address), base_url=url, syntaxes=["json-ld", "opengraph", "microformat"], errors="strict"
        )
        [whole] = found["json-ld"]
        self.url = url
        self.graph: list[dict[str, Any]] = whole["@graph"]
        self.card: dict[str, str] = dict(found["opengraph"][0]["properties"])
        self.tags = [value for name, value in found["opengraph"][0]["properties"] if name == "article:tag"]
        self.marked: list[dict[str, Any]] = found["microformat"]

    @property
    def own(self) -> dict[str, Any]:
        """The properties of the page's own microformat."""
        properties: dict[str, Any] = self.marked[0]["properties"]
        return properties


@pytest.mark.parametrize(("slug", "start", "end", "status", "mode", "where"), EVENTS)
def test_an_event_is_the_same_in_structured_data_card_and_marks(
    miniature_site: BuiltSite, slug: str, start: str, end: str | None, status: str | None, mode: str | None,
    where: list[str],
) -> None:  # fmt: skip
    page = Read(miniature_site, f"/events/{slug}/")
    event, marked = page.graph[0], page.own

    assert (event["startDate"], event.get("endDate")) == (start, end)
    assert (marked["start"], marked.get("end")) == ([_compact(start)], [_compact(end)] if end else None)
    assert event.get("eventStatus") == (status and f"{SCHEMA}Event{status}")
    assert event.get("eventAttendanceMode") == (mode and f"{SCHEMA}{mode}EventAttendanceMode")
    assert [_place(one) for one in marked["location"]] == where
    assert [_place_said(one) for one in _listed(event["location"])] == where
    assert (event["name"], event["description"]) == (page.card["og:title"], page.card["og:description"])
    assert ([event["name"]], [event["description"]]) == (marked["name"], marked["summary"])
    assert (event["url"], page.card["og:url"], marked["url"]) == (page.url, page.url, [page.url])


def test_where_the_address_to_join_comes_later_its_page_will_say_it(miniature_site: BuiltSite) -> None:
    page = Read(miniature_site, "/events/moved-online/")
    event = page.graph[0]

    assert (event["eventStatus"], event["eventAttendanceMode"]) == (
        f"{SCHEMA}EventMovedOnline", f"{SCHEMA}OnlineEventAttendanceMode"
    )  # fmt: skip
    assert event["location"] == {"@type": "VirtualLocation", "url": page.url}
    assert "location" not in page.own


def test_everything_known_of_an_event_is_said(miniature_site: BuiltSite) -> None:
    page = Read(miniature_site, "/events/one-day/")
    event, marked = page.graph[0], page.own
    place = marked["location"][0]["properties"]

    assert event["location"]["address"] == {
        "@type": "PostalAddress", "streetAddress": "1 Test Street", "addressLocality": "Nairobi",
        "addressCountry": "KE",
    }  # fmt: skip
    assert (place["street-address"], place["locality"], place["country-name"]) == (
        ["1 Test Street"], ["Nairobi"], ["Kenya"],
    )  # fmt: skip
    assert [str(event["location"]["geo"][side]) for side in ("latitude", "longitude")] == ["-1.2921", "36.8219"]
    assert [place[side][0] for side in ("latitude", "longitude")] == ["-1.2921", "36.8219"]
    assert [one["name"] for one in event["organizer"]] == [one["value"] for one in marked["organizer"]]
    assert marked["category"] == ["Meetup", *event["keywords"]]
    assert (event["isAccessibleForFree"], event["offers"]["price"]) == (True, 0)
    assert event["sameAs"] == "https://example.org/one-day/"
    assert (event["image"]["url"], marked["featured"][0]["value"]) == (
        miniature_site.absolute("/images/circle.svg"),
        miniature_site.absolute("/images/circle.svg"),
    )


@pytest.mark.parametrize(
    ("address", "alt"),
    [
        pytest.param(
            "/events/one-day/", "One whole day · Wed 10 Mar 2027 · Nairobi, Kenya", id="a square picture is none"
        ),
        pytest.param(STORY, "Every kind of text", id="nor is a small one"),
        pytest.param("/ar/events/several-days/", "", id="a translation"),
        pytest.param("/events/cancelled-day/", "Cancelled · ", id="cancelled"),
        pytest.param("/2027/01/12/part-two-of-a-whole/", "Part two of a whole · Group of the south · ", id="a story"),
    ],
)
def test_what_has_no_fitting_picture_has_a_large_card(miniature_site: BuiltSite, address: str, alt: str) -> None:
    page = Read(miniature_site, address)
    card = page.card
    with Image.open(io.BytesIO(miniature_site.data(urlsplit(card["og:image"]).path))) as picture:
        size = [str(side) for side in picture.size]

    assert [card["og:image:width"], card["og:image:height"]] == size == ["1200", "630"]
    assert (card["og:image:type"], card["og:image:alt"].startswith(alt)) == ("image/png", True)
    assert b'content="summary_large_image"' in miniature_site.data(address)
    assert page.graph[0]["image"]["url"].startswith(miniature_site.absolute("/"))


@pytest.mark.parametrize(
    ("address", "title", "published", "authors"),
    [
        pytest.param(STORY, "Every kind of text that Markdown has", "2027-01-20",
                     ["Group of the north", "Group of the south"], id="a day"),
        pytest.param("/2027/01/12/part-two-of-a-whole/", "Part two of a whole", "2027-01-12T23:30-05:00",
                     ["Group of the south"], id="a time"),
        pytest.param("/es/2027/01/12/part-two-of-a-whole/", "Segunda parte de un todo", "2027-01-12T23:30-05:00",
                     ["Group of the south"], id="a translation"),
    ],
)  # fmt: skip
def test_a_story_is_the_same_in_structured_data_card_and_marks(
    miniature_site: BuiltSite, address: str, title: str, published: str, authors: list[str]
) -> None:
    page = Read(miniature_site, address)
    story, marked = page.graph[0], page.own

    assert (story["@type"], page.card["og:type"], page.marked[0]["type"]) == ("Article", "article", ["h-entry"])
    assert (story["headline"], page.card["og:title"], marked["name"]) == (title, title, [title])
    assert [story["datePublished"], page.card["article:published_time"]] == [published, published]
    assert marked["published"] == [_compact(published)]
    assert [one["name"] for one in story["author"]] == [one["value"] for one in marked["author"]] == authors
    assert [story["articleSection"], *story["keywords"]] == marked["category"]
    assert (page.card["article:section"], page.tags) == (story["articleSection"], story["keywords"])
    assert (story["url"], page.card["og:url"], marked["url"]) == (page.url, page.url, [page.url])
    assert (story["description"], page.card["og:description"]) == (marked["summary"][0], marked["summary"][0])


def test_a_story_names_its_picture_its_talks_and_its_other_languages(miniature_site: BuiltSite) -> None:
    page = Read(miniature_site, STORY)
    story, marked = page.graph[0], page.own

    assert (story["image"]["url"], marked["photo"][0]["value"]) == (PHOTO, PHOTO)
    assert [story["image"]["width"], story["image"]["height"]] == [64, 40]
    assert marked["syndication"] == ["https://example.org/thread/1", "https://example.net/?a=1&b=2"]
    assert story["discussionUrl"][1:] == marked["syndication"]
    assert [one["inLanguage"] for one in story["workTranslation"]] == ["ar"]
    assert (page.card["og:locale"], page.card["og:locale:alternate"]) == ("en_US", "ar_EG")


def test_hostile_words_are_words(miniature_site: BuiltSite) -> None:
    page = Read(miniature_site, "/2027/01/18/hostile-story/")
    story, marked = page.graph[0], page.own

    assert (story["headline"], page.card["og:title"]) == (marked["name"][0], marked["name"][0])
    assert story["headline"].startswith("</title></script><img src=x onerror=alert(1)>")
    assert story["author"][0]["name"] == '</script><b>Group</b> of "hostile" names'


def test_lists_are_lists_of_what_they_show(miniature_site: BuiltSite) -> None:
    home, stories, events = (Read(miniature_site, address) for address in ("/", "/stories/", "/events/"))

    assert [node["@type"] for node in home.graph] == ["WebSite"]
    assert {one["type"][0] for one in home.marked} == {"h-feed", "h-event"}
    assert [one["type"] for one in stories.marked] == [["h-feed"]]
    assert {one["type"][0] for one in stories.marked[0]["children"]} == {"h-entry"}
    assert {one["type"][0] for one in events.marked} == {"h-event"}
    assert {"name", "start", "url"} <= set(events.own)


def test_every_page_that_can_be_found_has_a_card_with_its_own_address(any_site: BuiltSite) -> None:
    pages = [page for page in any_site.pages.values() if not page.redirects and not page.robots]
    cards = {page.address: _card(any_site.data(page.address)) for page in pages}
    canonical = {page.address: [link.target for link in page.linked("canonical")] for page in pages}
    pictures = {card["og:image"] for card in cards.values()}

    assert {address: [card["og:url"]] for address, card in cards.items()} == canonical
    assert [fault for picture in pictures if (fault := any_site.fault_of(picture, any_site.absolute("/")))] == []


def test_each_page_of_a_list_is_itself_and_knows_its_neighbours(miniature_site: BuiltSite) -> None:
    page = miniature_site.page("/stories/page/2/")
    neighbours = {link.others["rel"]: link.target for link in page.links if link.others.get("rel") in {"prev", "next"}}

    assert [link.target for link in page.linked("canonical")] == [miniature_site.absolute("/stories/page/2/")]
    assert neighbours == {"prev": "/stories/", "next": "/stories/page/3/"}


@pytest.mark.parametrize(
    ("address", "feed"),
    [
        ("/category/technology/", "/feeds/category/technology.atom.xml"),
        ("/tag/c-plus-plus/", "/feeds/tag/c-plus-plus.atom.xml"),
        ("/author/group-of-the-north/", "/feeds/author/group-of-the-north.atom.xml"),
        ("/series/parts-of-a-whole/", "/feeds/series/parts-of-a-whole.atom.xml"),
        ("/events/one-day/", "/events/one-day/one-day.ics"),
        ("/events/country/ke/", "/events/country/ke.ics"),
        ("/ar/", "/feeds/lang/ar.atom.xml"),
        ("/es/2027/01/12/part-two-of-a-whole/", "/feeds/lang/es.atom.xml"),
    ],
)
def test_a_page_names_what_follows_it(miniature_site: BuiltSite, address: str, feed: str) -> None:
    assert feed in [link.target for link in miniature_site.page(address).linked("alternate")]


@pytest.mark.parametrize("kind", ["stories", "events"])
@pytest.mark.parametrize("address", ["/", "/ar/", "/about/", "/events/one-day/"])
def test_every_page_names_the_feeds_in_every_form(miniature_site: BuiltSite, address: str, kind: str) -> None:
    links = miniature_site.page(address).linked("alternate")
    named = {(link.others["type"], link.target) for link in links if "type" in link.others}
    at = f"/feeds/{kind}"

    assert named >= {
        ("application/atom+xml", f"{at}.atom.xml"),
        ("application/rss+xml", f"{at}.rss.xml"),
        ("application/feed+json", f"{at}.json"),
    }


def test_the_manifest_and_its_icons_are_there_below_the_path_of_the_site(moved_site: BuiltSite) -> None:
    [link] = moved_site.page("/").linked("manifest")
    manifest = json.loads(moved_site.read("/site.webmanifest"))
    targets = [link.target, manifest["start_url"], *(icon["src"] for icon in manifest["icons"])]

    assert targets[0] == "/site/site.webmanifest"
    assert [fault for target in targets if (fault := moved_site.fault_of(target, moved_site.absolute("/")))] == []


@pytest.mark.parametrize(
    ("address", "form", "size"),
    [
        ("/favicon.ico", "ICO", (32, 32)),
        ("/apple-touch-icon.png", "PNG", (180, 180)),
        ("/icon-192.png", "PNG", (192, 192)),
        ("/icon-512.png", "PNG", (512, 512)),
        ("/icon-maskable-512.png", "PNG", (512, 512)),
        ("/theme/cards/site.png", "PNG", (1200, 630)),
    ],
)
def test_every_icon_is_a_picture_of_its_size(
    miniature_site: BuiltSite, address: str, form: str, size: tuple[int, int]
) -> None:
    with Image.open(io.BytesIO(miniature_site.data(address))) as picture:
        assert (picture.format, picture.size) == (form, size)


def test_nothing_moves_while_pictures_arrive(new_page: Callable[..., Any], site_url: str) -> None:
    page = new_page()
    page.goto(f"{site_url}{STORY}", wait_until="networkidle")
    room = page.locator(".prose img").evaluate_all("all => all.map(one => [one.width, one.height, one.loading])")

    assert page.evaluate(LAYOUT_SHIFTS) == 0
    assert room == [[64, 40, "lazy"]]
    assert page.page_problems == []


@pytest.mark.parametrize(
    ("drawing", "said"),
    [
        pytest.param("<svg", "icon.svg:1: is broken here", id="broken"),
        pytest.param('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', "cannot be drawn", id="nothing"),
    ],
)
def test_an_icon_that_is_none_stops_the_build_with_its_name(
    new_project: Callable[..., Any], drawing: str, said: str
) -> None:
    project = new_project()
    own = project.root / "theme" / "site" / "static" / "icon.svg"
    own.parent.mkdir(parents=True, exist_ok=True)
    own.write_text(drawing, "utf-8")
    done = project.build(project.root / "output")

    assert (done.returncode, (project.root / "output").exists()) == (1, False)
    assert "theme/site/static/icon.svg" in done.stdout
    assert said in done.stdout


def _card(html: bytes) -> dict[str, str]:
    document = etree.fromstring(html, etree.HTMLParser(encoding="utf-8"))
    return {meta.get("property"): meta.get("content") for meta in document.iter("meta") if meta.get("property")}


def _compact(time: str) -> str:
    """A time as the reader of microformats gives it back: `+02:00` has become `+0200`."""
    return re.sub(r"([+-]\d\d):(\d\d)$", r"\1\2", time)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _place(marked: Any) -> str:
    """A place as it is named: a card's name, or its city; an address; a word."""
    if isinstance(marked, str):
        return marked
    properties = marked["properties"]
    found: list[str] = properties.get("name") or properties["locality"]
    return found[0]


def _place_said(node: dict[str, Any]) -> str:
    name: str = node.get("url") or node["name"]
    return name
