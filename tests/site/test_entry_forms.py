"""The forms at /add/ in a real browser: from the front page to a forge, by keyboard, with a draft, with any text."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from built.axe import violations, violations_of_colours
from built.forge import Forge, forge
from built.pages import BuiltSite
from built.project import Project
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from almanac.check.sent_form import judge_text
from almanac.check.sent_in import TakenIn
from almanac.model.form_facts import Kind
from almanac.model.site import Site
from almanac.model.slug import file_slug
from almanac.model.submission import Origin
from almanac.read.front_matter.front_matter import read_front_matter
from almanac.read.values.map_links import FORMS, point_of
from almanac.render.entry_form.ways import ways_to_send
from commands.site import check_text, site_of

Page = Any
Open = Callable[..., Page]
HOSTILE = "<img src=x onerror=alert(1)> ${alert(2)} \"quoted\": 'so' #1 \\ & {{x}} - [y](javascript:alert(3))"
EVENT = {
    "title": "Spring meetup",
    "summary": "We meet, eat and plan the year; everybody is welcome.",
    "category": "Meetup",
    "start.day": "2027-03-14",
    "start.time": "18:30",
    "end.time": "20:30",
    "place.name": "City library",
    "place.address": "Młyńska 1",
    "place.city": "Katowice",
    "place.country": "PL",
    "point": "https://www.openstreetmap.org/?mlat=50.2652&mlon=19.0269#map=17/50.2652/19.0269",
    "body": "Bring a book.\n\n- coffee\n- **cake**",
}
STORY = {
    "title": "What we learned: a year of walks",
    "summary": "Twelve walks, four hundred photographs, and what we would do otherwise.",
    "authors": "Ada, Grace Hopper",
    "category": "Lessons",
    "body": "It began with rain.",
}


@pytest.fixture
def open_form(new_page: Open, site_url: str, request: pytest.FixtureRequest) -> Callable[..., Page]:
    """Opens a form in a context of its own: what it keeps is no other test's."""

    def opened(address: str = "/add/event/", **options: Any) -> Page:
        page = new_page(extra_http_headers={"X-Test": re.sub("[^ -~]", "?", request.node.name)}, **options)
        page.goto(f"{site_url}{address}")
        return page

    return opened


@pytest.fixture
def local_forge() -> Iterator[Forge]:
    with forge() as server:
        yield server


def led_to(page: Page, server: Forge) -> None:
    """Have the pages of forms lead to the stand-in in place of the forge of the settings."""

    def answer(route: Any) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("https://github.com/example/almanac", server.url))

    page.route(re.compile(r"/add/\w+/$"), answer)


def fill(page: Page, values: Mapping[str, str]) -> None:
    for name, value in values.items():
        control = page.locator(f"[data-form] [name='{name}']")
        if control.evaluate("(control) => control.localName") == "select":
            control.select_option(value)
        else:
            control.fill(value)


def look(page: Page) -> None:
    page.locator("[data-form] [type=submit]").click()


def shown(page: Page) -> tuple[str, str]:
    """Path and text of the file that the form shows."""
    page.locator("[data-result]").wait_for(state="visible")
    return page.locator("[data-path]").inner_text(), page.locator("[data-file]").input_value()


def follow(page: Page, way: str, server: Forge) -> tuple[str, dict[str, str]]:
    """What the forge is asked for."""
    page.locator(f"[data-way={way}] a").click()
    page.wait_for_url(f"{server.url}/**")
    return server.asked[-1]


@pytest.mark.parametrize(
    ("link", "values", "folder"),
    [
        pytest.param("Add an event", EVENT, "events/2027", id="event"),
        pytest.param("Tell a story", STORY, "content/stories/2027", id="story"),
    ],
)
def test_from_the_front_page_to_a_new_file_on_the_forge(
    open_form: Open, local_forge: Forge, miniature_project: Project, link: str, values: dict[str, str], folder: str
) -> None:
    page = open_form("/")
    led_to(page, local_forge)
    page.get_by_role("link", name=link).first.click()
    fill(page, values)
    look(page)
    path, text = shown(page)
    asked, query = follow(page, "file", local_forge)

    assert asked == f"new/main/{folder}"
    assert query == {"filename": path.rpartition("/")[2], "value": text}
    assert [problem for problem in check_text(miniature_project.root, path, text) if problem.is_error] == []
    assert page.page_problems == []


def test_what_was_written_is_what_the_file_says(open_form: Open) -> None:
    page = open_form()
    fill(page, EVENT)
    look(page)
    path, text = shown(page)

    assert path == "events/2027/spring-meetup.md"
    assert text == (
        "---\ntitle: Spring meetup\nstart: 2027-03-14 18:30\nend: 20:30\ntimezone: Europe/Warsaw\n"
        'summary: "We meet, eat and plan the year; everybody is welcome."\ncategory: Meetup\nplace:\n'
        "  name: City library\n  address: Młyńska 1\n  city: Katowice\n  country: PL\n  latitude: 50.2652\n"
        "  longitude: 19.0269\n---\n\nBring a book.\n\n- coffee\n- **cake**\n"
    )


REPEATED = {"start.day": "2027-03-14", "repeat.every": "month"}


@pytest.mark.parametrize(
    ("values", "written"),
    [
        pytest.param({"repeat.every": "week"}, "  every: week\n", id="every week"),
        pytest.param(
            REPEATED | {"repeat.day": "nth", "repeat.interval": "2", "repeat.until": "2027-12-31"},
            "  every: month\n  interval: 2\n  day: second Sunday\n  until: 2027-12-31\n",
            id="a weekday of the month",
        ),
        pytest.param(
            REPEATED | {"start.day": "2027-03-28", "repeat.day": "last", "repeat.count": "12"},
            "  every: month\n  day: last Sunday\n  count: 12\n",
            id="the last of them",
        ),
        pytest.param(REPEATED | {"repeat.interval": "1"}, "  every: month\n", id="by its date"),
    ],
)
def test_what_repeats_says_its_rule_as_people_do(
    open_form: Open, miniature_project: Project, values: dict[str, str], written: str
) -> None:
    page = open_form()
    fill(page, EVENT | values)
    look(page)
    path, text = shown(page)

    assert f"repeat:\n{written}---\n" in text
    assert [problem for problem in check_text(miniature_project.root, path, text) if problem.is_error] == []


def test_days_of_a_month_are_those_of_the_start(open_form: Open) -> None:
    page = open_form()
    fill(page, REPEATED)
    choices = page.locator("[name='repeat.day'] option").evaluate_all(
        "(options) => options.filter(({ hidden }) => !hidden).map(({ textContent }) => textContent)"
    )
    fill(page, {"start.day": "2027-03-30", "repeat.day": "last"})
    fill(page, {"start.day": "2027-03-02"})

    assert choices == ["day 14", "the second Sunday"]
    assert page.locator("[name='repeat.day']").input_value() == ""
    fill(page, {"repeat.every": "week"})
    assert not page.locator("[name='repeat.day']").is_visible()


def test_where_no_day_is_fixed_the_month_alone_is_said(open_form: Open, miniature_project: Project) -> None:
    page = open_form()
    fill(page, EVENT | {"repeat.every": "month"})
    page.locator("[name='start.open']").check()
    look(page)
    path, text = shown(page)

    assert "start: 2027-03\nsummary:" in text
    assert "repeat" not in text
    assert "Day not fixed" in page.locator("[data-shown=when]").first.inner_text()
    assert not page.locator("[name='end.time'], [name='repeat.every'], [name='start.time']").first.is_visible()
    assert [problem for problem in check_text(miniature_project.root, path, text) if problem.is_error] == []


PICTURE = {"image.file": "river.jpg", "image.alt": "A river", "image.credit": "Ada", "image.license": "CC BY-SA 4.0"}


@pytest.mark.parametrize(("address", "values"), [("/add/event/", EVENT), ("/add/story/", STORY)])
def test_a_picture_is_named_and_how_it_gets_there_is_said(
    open_form: Open, miniature_project: Project, address: str, values: dict[str, str]
) -> None:
    page = open_form(address)
    fill(page, values)
    look(page)
    without = page.locator("[data-picture-note]").is_visible()
    for section in page.locator("details.form-section").all():
        section.evaluate("(section) => { section.open = true; }")
    fill(page, PICTURE)
    look(page)
    path, text = shown(page)
    note = page.locator("[data-picture-note]")

    assert not without
    assert 'image:\n  file: "images/river.jpg"\n  alt: A river\n  credit: Ada\n  license: "CC BY-SA 4.0"\n' in text
    assert note.is_visible()
    assert note.locator("a").get_attribute("href") == ("https://github.com/example/almanac/upload/main/content/images")
    assert [problem for problem in check_text(miniature_project.root, path, text) if problem.is_error] == []


ISSUE = {
    "title": "Spring meetup", "start": "2027-03-14 18:30", "end": "20:30", "timezone": "Europe/Warsaw",
    "where": "City library\nMłyńska 1", "city": "Katowice", "country": "PL", "category": "Meetup",
    "summary": EVENT["summary"],
}  # fmt: skip
BODY = f"{EVENT['body']}\n\nPoint: 50.2652, 19.0269"


def test_an_issue_has_every_answer_in_the_field_of_its_id(open_form: Open, local_forge: Forge) -> None:
    page = open_form("/")
    led_to(page, local_forge)
    page.get_by_role("link", name="Add an event").first.click()
    fill(page, EVENT)
    look(page)
    shown(page)

    assert follow(page, "issue", local_forge) == (
        "issues/new",
        {"template": "add-event.yml", **ISSUE, "body": BODY},
    )


def told(site: Site, kind: Kind, way: str) -> dict[str, Any]:
    """What the script gets of a way."""
    return next(json.loads(one.script) for one in ways_to_send(kind, site, site.phrases("en")) if one.kind == way)


def link_of(page: Page, way: str, known: Mapping[str, Any]) -> dict[str, str]:
    """The link that the script makes on a site with other settings; of the entry that the form has."""
    page.locator(f"[data-way={way}]").evaluate("(item, told) => { item.dataset.told = told; }", json.dumps(known))
    look(page)
    item = page.locator(f"[data-way={way}]")
    return {"href": item.locator("a").get_attribute("href"), "note": item.get_attribute("data-note")}


@pytest.mark.parametrize(
    ("repository", "path", "names"),
    [
        ("https://codeberg.org/group/site", "/group/site/_new/main/events/2027", {"filename", "value"}),
        ("https://gitlab.com/group/site", "/group/site/-/new/main/events/2027", {"file_name"}),
    ],
)
def test_other_forges_get_what_they_take(
    open_form: Open, miniature_project: Project, repository: str, path: str, names: set[str]
) -> None:
    site = replace(site_of(miniature_project.root), repository_url=repository)
    page = open_form()
    fill(page, EVENT)
    found = link_of(page, "file", told(site, "event", "file"))
    parts = urlsplit(found["href"])

    assert (unquote(parts.path), {*parse_qs(parts.query)}) == (path, names)
    assert found["note"] == ("" if "value" in names else "pasted")


@pytest.mark.parametrize(
    ("repository", "title", "body"),
    [
        ("https://codeberg.org/group/site", "title", "body"),
        ("https://gitlab.com/group/site", "issue[title]", "issue[description]"),
    ],
)
def test_an_issue_without_fields_has_the_labels_of_the_form(
    open_form: Open, miniature_project: Project, repository: str, title: str, body: str
) -> None:
    site = replace(site_of(miniature_project.root), repository_url=repository)
    page = open_form()
    fill(page, EVENT)
    query = parse_qs(urlsplit(link_of(page, "issue", told(site, "event", "issue"))["href"]).query)

    taken = judge_text(query[body][0], None, Origin("ada"), site, date(2027, 1, 10), ())

    assert query[title] == ["Spring meetup"]
    assert query[body][0].startswith("### Title\n\nSpring meetup\n\n### Starts\n\n2027-03-14 18:30\n\n### Ends\n")
    assert query[body][0].endswith(f"### More about it\n\n{BODY}\n")
    assert isinstance(taken, TakenIn), taken
    assert taken.file.path == "events/2027/spring-meetup.md"


def test_a_letter_has_the_file(open_form: Open) -> None:
    page = open_form()
    fill(page, EVENT)
    look(page)
    _, text = shown(page)
    address, _, query = page.locator("[data-way=mail] a").get_attribute("href").partition("?")
    letter = parse_qs(query, strict_parsing=True)

    assert address == "mailto:editors@miniature.example.org"
    assert letter == {"subject": ["Spring meetup"], "body": [text.replace("\n", "\r\n")]}


# A Chinese character takes nine bytes of an address.
@pytest.mark.parametrize(
    ("characters", "notes"),
    [
        pytest.param(200, {"file": "", "issue": "", "mail": "tooLong"}, id="too long for a letter"),
        pytest.param(900, {"file": "tooLong", "issue": "tooLong", "mail": "tooLong"}, id="too long for an address"),
    ],
)
def test_what_is_too_long_says_so_and_leaves_the_other_ways(
    open_form: Open, characters: int, notes: dict[str, str]
) -> None:
    page = open_form("/ar/add/event/")
    fill(page, EVENT | {"body": "字" * characters})
    look(page)
    _, text = shown(page)
    ways = {item.get_attribute("data-way"): item for item in page.locator("[data-way]").all()}
    hrefs = [item.locator("a").get_attribute("href") for item in ways.values()]

    assert {name: item.get_attribute("data-note") for name, item in ways.items()} == notes
    assert [item.locator("[data-way-note]").is_visible() for item in ways.values()] == [*map(bool, notes.values())]
    assert all(len(href) <= (1800 if href.startswith("mailto:") else 8000) for href in hrefs)
    assert "字" * characters in text


def test_what_has_to_be_pasted_is_copied_before_the_page_opens(open_form: Open, local_forge: Forge) -> None:
    page = open_form("/", permissions=["clipboard-read", "clipboard-write"])
    led_to(page, local_forge)
    page.get_by_role("link", name="Add an event").first.click()
    fill(page, EVENT | {"body": "字" * 900})
    look(page)
    path, text = shown(page)
    asked, query = follow(page, "file", local_forge)

    assert (asked, query) == ("new/main/events/2027", {"filename": path.rpartition("/")[2]})
    page.go_back()
    assert page.evaluate("() => navigator.clipboard.readText()") == text


def test_the_file_can_be_copied_and_downloaded(open_form: Open) -> None:
    page = open_form(permissions=["clipboard-read", "clipboard-write"])
    fill(page, EVENT)
    look(page)
    path, text = shown(page)
    with page.expect_download() as download:
        page.locator("[data-download]").click()
    page.locator("[data-copy-file]").click()
    page.locator("[data-copy-note]").wait_for(state="visible")

    assert download.value.suggested_filename == path.rpartition("/")[2]
    assert download.value.path().read_bytes() == text.encode()
    assert page.evaluate("() => navigator.clipboard.readText()") == text


def test_nothing_is_sent_by_the_page_itself(open_form: Open) -> None:
    page = open_form()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    fill(page, EVENT)
    look(page)
    shown(page)
    page.wait_for_timeout(500)

    assert asked == []


# By keyboard alone, in Arabic, on a narrow telephone.
KEYS = {
    "title": "لقاء الربيع", "summary": "نلتقي ونخطط للسنة، والجميع مرحب بهم معنا.", "place.name": "مكتبة المدينة",
    "place.city": "القاهرة",
}  # fmt: skip


def reach(page: Page, name: str) -> None:
    """Press Tab until the focus is in a field."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.name") == name:
            return
    raise AssertionError(f"no way to {name} by keyboard")


def test_in_arabic_by_keyboard_on_a_telephone(open_form: Open, local_forge: Forge, miniature_project: Project) -> None:
    page = open_form("/ar/", viewport={"width": 360, "height": 740}, timezone_id="Africa/Cairo")
    led_to(page, local_forge)
    page.locator(".take-part a[href='/ar/add/event/']").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ar/add/event/")
    for name in ("title", "summary"):
        reach(page, name)
        page.keyboard.type(KEYS[name])
    reach(page, "category")
    page.keyboard.press("ArrowDown")
    reach(page, "start.day")
    page.keyboard.type("03142027")
    reach(page, "start.time")
    page.keyboard.type("0630PM")
    for name in ("place.name", "place.city"):
        reach(page, name)
        page.keyboard.type(KEYS[name])
    reach(page, "place.country")
    choose(page, "EG")
    path, text = submitted(page)
    wide = page.evaluate("() => document.documentElement.scrollWidth")
    page.locator("[data-way=file] a").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{local_forge.url}/**")

    assert local_forge.asked[-1] == (
        "new/main/events/2027",
        {"filename": "لقاء-الربيع.ar.md", "value": text},
    )
    assert (path, wide) == ("events/2027/لقاء-الربيع.ar.md", 360)
    assert "start: 2027-03-14 18:30\ntimezone: Africa/Cairo\n" in text
    assert "  country: EG\n" in text
    assert [problem for problem in check_text(miniature_project.root, path, text) if problem.is_error] == []
    assert page.page_problems == []


def choose(page: Page, value: str) -> None:
    """Go down the list that has the focus."""
    for _ in range(300):
        page.keyboard.press("ArrowDown")
        if page.evaluate("() => document.activeElement.value") == value:
            return
    raise AssertionError(f"{value} is not in the list")


def submitted(page: Page) -> tuple[str, str]:
    page.locator("[data-form] [type=submit]").focus()
    page.keyboard.press("Enter")
    return shown(page)


def test_a_draft_is_there_again_after_a_reload_until_it_is_forgotten(open_form: Open) -> None:
    page = open_form()
    fill(page, EVENT)
    page.locator("summary").first.click()
    page.locator("[name=accessibility][value=captions]").check()
    page.locator("[name=where][value=both]").check()
    page.locator("[name='online.open']").check()
    page.reload()
    look(page)
    _, text = shown(page)
    said = page.locator("[data-status]").inner_text()
    page.locator("[data-forget]").click()
    after = page.evaluate("() => Object.keys(localStorage)")
    page.reload()

    assert "accessibility: [captions]\n" in text
    assert "online: later\n" in text
    assert "start: 2027-03-14 18:30\nend: 20:30\ntimezone: Europe/Warsaw\n" in text
    assert said == "What you had written is here again."
    assert after == []
    assert (page.locator("[name=title]").input_value(), page.locator("[data-status]").inner_text()) == ("", "")


def test_a_draft_goes_with_whoever_changes_the_language(open_form: Open, site_url: str) -> None:
    page = open_form()
    fill(page, EVENT)
    page.goto(f"{site_url}/es/add/event/")
    look(page)

    assert shown(page)[0] == "events/2027/spring-meetup.md"


WRONG: Sequence[tuple[Any, ...]] = [
    pytest.param({"title": ""}, "title", "is missing", id="no title"),
    pytest.param({"summary": "Too short."}, "summary",
                 "has 10 characters, fewer than 20 (say a little more, up to 300: it stands in lists and feeds)",
                 id="too short"),
    pytest.param({"summary": "a" * 301}, "summary",
                 "has 301 characters, more than 300 (keep the first sentence or two; the rest belongs in the text)",
                 id="too long"),
    pytest.param({"title": "!!!"}, "title",
                 "has no letters or digits to make an address of (write what it is called)", id="no slug"),
    pytest.param({"start.day": ""}, "start", "is missing", id="no day"),
    pytest.param({"end.time": "18:30"}, "end", "`2027-03-14 18:30` is not after the start, 2027-03-14 18:30",
                 id="no length"),
    pytest.param({"point": "https://maps.app.goo.gl/abc"}, "point",
                 "`https://maps.app.goo.gl/abc` does not say where it leads "
                 "(open it, and paste the long address that you see then)", id="a short link"),
    pytest.param({"point": "near the station"}, "point",
                 "`near the station` shows no point "
                 "(paste a longer link of a map, or coordinates such as 50.2652, 19.0269)", id="no point"),
    pytest.param({"category": ""}, "category", "is missing", id="no category"),
    pytest.param({"repeat.every": "week", "repeat.until": "2027-12-31", "repeat.count": "3"}, "repeat.count",
                 "stands beside `until` (delete one of the two lines: either ends the series)", id="two ends"),
    pytest.param({"repeat.every": "week", "repeat.until": "2027-03-13"}, "repeat.until",
                 "`2027-03-13` is before the start, 2027-03-14 (write `2027-03-14` or a later day)", id="ends early"),
    pytest.param({"image.file": "river.jpg", "image.credit": "Ada", "image.license": "CC0"}, "image.alt", "is missing",
                 id="a picture without words"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "field", "words"), WRONG)
def test_what_is_wrong_is_said_at_its_field_and_leads_there(
    open_form: Open, change: dict[str, str], field: str, words: str
) -> None:
    page = open_form()
    for section in page.locator("details.form-section").all():
        section.evaluate("(section) => { section.open = true; }")
    fill(page, EVENT | change)
    look(page)
    focused = page.evaluate("() => document.activeElement.hasAttribute('data-summary')")
    page.locator("[data-summary] a").click()

    assert focused
    assert page.locator("[data-wrong]:visible").all_inner_texts() == [words]
    assert page.evaluate("() => document.activeElement.closest('[data-field]').dataset.field") == field
    assert not page.locator("[data-result]").is_visible()


def test_what_is_wrong_with_a_length_is_said_in_the_words_of_the_check(
    open_form: Open, miniature_project: Project
) -> None:
    page = open_form()
    fill(page, EVENT | {"summary": "Enough characters for it."})
    look(page)
    path, text = shown(page)
    short = text.replace("Enough characters for it.", "Too short.")
    problem = next(one for one in check_text(miniature_project.root, path, short) if one.field == "summary")
    fill(page, {"summary": "Too short."})
    look(page)

    assert page.locator("[data-wrong=summary]").inner_text() == f"{problem.message} ({problem.hint})"


def test_hostile_text_stays_text(open_form: Open, miniature_project: Project) -> None:
    page = open_form()
    names = ("title", "summary", "place.name", "place.address", "place.city", "body")
    fill(page, EVENT | dict.fromkeys(names, HOSTILE))
    look(page)
    path, text = shown(page)
    front, problems = read_front_matter(text, path)

    assert front is not None
    assert (front.data["title"], front.data["place"]["name"], problems) == (HOSTILE, HOSTILE, [])  # type: ignore
    assert page.locator("[data-result] img, [data-result] script").count() == 0
    assert page.locator("[data-shown-body] a").count() == 0
    assert page.page_problems == []


# What a form takes: any text, and such as YAML, Markdown or a reader might see something else in.
_NASTY = st.sampled_from(
    ["null", "~", "yes", "No", "2027-05-01", "12:30", "0x1F", "1e3", "- a", "? b", "a: b", "a #b", "#b", "&a", "*a",
     "!!str x", "%TAG", "@x", "`x`", "'", '"', "\\", "\\n", "{a: b}", "[a]", "a, b", "---", "...", "“quoted”", "«x»",
     "|", ">", "a\u2028b", "\ufeffa", "a\u0085b", "\u202eabc", "a\x00b", "\ud800", "😀", "e\u0301", "no", "on:", "=",
     "<<", "a\tb", "  a  b ", "\u00a0", "http://x:80", "https://example.org/a#b", "-1", ".5", "+1", "0o7", "true "]
)  # fmt: skip
_TEXTS = st.lists(st.one_of(_NASTY, st.text(max_size=30), st.tuples(_NASTY, st.text(max_size=6)).map("".join)))
_WRITTEN = """(texts) => texts.map((text) => {
  const one = AlmanacYaml.oneLine(text);
  if (!one) return null;
  const names = { tags: [one, "b"], organizers: [{ name: one }] };
  const fields = { title: one, start: one, place: { name: one }, url: one, ...names };
  return [fields, AlmanacYaml.file(fields, AlmanacYaml.severalLines(text))];
})"""


def test_the_reader_reads_whatever_was_written(open_form: Open) -> None:
    page = open_form()

    @settings(max_examples=60, deadline=None, suppress_health_check=[*HealthCheck])
    @given(_TEXTS)
    def written(texts: list[str]) -> None:
        encoded = json.dumps(texts)
        for made in page.evaluate(f"(json) => ({_WRITTEN})(JSON.parse(json))", encoded):
            if made is None:
                continue
            fields, text = made
            front, problems = read_front_matter(text, "events/2027/a.md")
            assert front is not None
            assert (front.data, problems) == (fields, [])
            assert " ".join(fields["title"].split()) == fields["title"]

    written()


TITLES = [
    "Łódź: what we did", "  A  B ", "C++ & C#", "١٢٣ لقاء الربيع!", "नमस्ते दुनिया", "第一回 編集会議",
    "Ünïcödé İstanbul ΣΑΣ ς",
    "e\u0301tude", "a-very-long-title-without-any-space-" * 4, "word " * 40, "x" * 90, "...", "", "emoji 😀 in it",
    "ﬁne ǅ ß",
    "What we learned from a forum that closed, and what of it we would do in the same way again", "𝒜stral 𠀀𠀁",
]  # fmt: skip


def test_names_of_files_are_those_that_the_command_makes(open_form: Open) -> None:
    page = open_form()

    assert page.evaluate("(titles) => titles.map(AlmanacEntryFile.fileSlug)", TITLES) == [*map(file_slug, TITLES)]


POINTS = [
    "50.2652, 19.0269", "50.2652 19.0269", "-33.9;151.2", "geo:50.26,19.02?z=17", "geo:50.26,19.02", "91, 0.5", "12",
    "https://www.openstreetmap.org/#map=17/50.2652/19.0269", "https://www.openstreetmap.org/?mlat=50.1&mlon=19.2#map=5/1/2",
    "https://www.google.com/maps/place/X/@50.26,19.02,17z/data=!3m1!3d50.2652!4d19.0269",
    "https://osm.org/#15/50.1/19.2",
    "https://www.google.com/maps/@50.26,19.02,17z", "https://maps.google.com/?q=50.26,19.02", "https://example.org/",
    "https://maps.apple.com/?ll=50.26%2C19.02", "https://www.bing.com/maps?cp=50.26~19.02", "%E4%B8", "50.26,+19.02",
    "",
    "https://www.google.com/maps/search/?api=1&query=50.26%2C%2019.02",
]  # fmt: skip


def test_points_are_those_that_the_command_reads(open_form: Open) -> None:
    page = open_form()
    found = page.evaluate("([texts, forms]) => texts.map((text) => AlmanacPoint.pointOf(text, forms))", [POINTS, FORMS])
    read = [point_of(text) for text in POINTS]
    possible = [point if point and abs(float(point[0])) <= 90 else None for point in read]

    assert [point and (point["latitude"], point["longitude"]) for point in found] == possible


def test_a_point_is_chosen_on_the_map_by_click_and_by_keyboard(open_form: Open) -> None:
    page = open_form()
    page.locator("[data-choose-point]").click()
    page.locator("[data-map] .map-land").first.wait_for(state="attached")
    page.locator("[data-map]").focus()
    page.keyboard.press("Enter")
    middle = page.locator("[name=point]").input_value()
    page.locator("[data-map]").click(position={"x": 60, "y": 60})
    clicked = page.locator("[name=point]").input_value()
    fill(page, {key: value for key, value in EVENT.items() if key != "point"})
    look(page)
    _, text = shown(page)
    latitude, longitude = clicked.split(", ")

    assert re.fullmatch(r"-?\d+\.\d{4}, -?\d+\.\d{4}", middle)
    assert clicked != middle
    assert f"  latitude: {latitude}\n  longitude: {longitude}\n" in text
    assert page.page_problems == []


@pytest.mark.parametrize(
    ("country", "first"), [("PL", ["Europe/Warsaw"]), ("PT", ["Europe/Lisbon", "Atlantic/Madeira", "Atlantic/Azores"])]
)
def test_zones_of_the_country_come_first(open_form: Open, country: str, first: list[str]) -> None:
    page = open_form()
    fill(page, {"start.time": "18:30", "place.country": country})
    zones = page.locator("[name=timezone] > option").evaluate_all("(options) => options.map(({ value }) => value)")

    assert zones == first
    assert page.locator("[name=timezone]").input_value() == first[0]


def test_without_scripts_there_is_a_file_to_write_and_where_to_send_it(
    new_page: Open, site_url: str, miniature_project: Project
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(f"{site_url}/add/event/")
    text, path = page.locator(".form-by-hand pre").inner_text(), page.locator(".form-by-hand code").first.inner_text()
    links = page.locator(".form-by-hand a").evaluate_all("(links) => links.map(({ href }) => href)")

    assert not page.locator("[data-form]").is_visible()
    assert [problem for problem in check_text(miniature_project.root, path, text) if problem.is_error] == []
    assert {"https://github.com/example/almanac/new/main/", "mailto:editors@miniature.example.org"} <= {*links}


@pytest.mark.parametrize(
    ("address", "scheme"), [("/add/event/", "light"), ("/ar/add/event/", "dark"), ("/add/story/", "dark")]
)
def test_nobody_is_shut_out(open_form: Open, address: str, scheme: str) -> None:
    page = open_form(address, bypass_csp=True, color_scheme=scheme, viewport={"width": 360, "height": 740})
    look(page)
    found = violations(page)
    fill(page, STORY if "story" in address else EVENT)
    page.locator("summary").first.click() if "event" in address else None
    look(page)
    shown(page)

    assert found == []
    assert violations_of_colours(page) == []


def test_a_form_is_light(miniature_site: BuiltSite) -> None:
    page = miniature_site.pages["/add/event/"]
    loaded = [link.target for link in page.links if link.element == "script"]
    loaded += [link.target for link in page.linked("stylesheet")]
    scripts = [target for target in loaded if "/entry-" in target]

    assert sum(len(gzip.compress(miniature_site.data(urlsplit(one).path), 6)) for one in scripts) < 20_000
    assert sum(len(gzip.compress(miniature_site.data(urlsplit(one).path), 6)) for one in loaded) < 32_000
    assert len(gzip.compress(miniature_site.data("/add/event/"), 6)) < 18_500


def test_no_other_page_loads_what_a_form_needs(miniature_site: BuiltSite) -> None:
    loading = {
        page.address
        for page in miniature_site.pages.values()
        if any("/entry-form.js" in link.target for link in page.links)
    }

    assert loading == {f"{lang}/add/{kind}/" for lang in ("", "/es", "/ar") for kind in ("event", "story")}


def improved(page: Page, site_url: str, address: str) -> None:
    """Go from the page of an entry to the form that has its file."""
    page.goto(f"{site_url}{address}")
    page.get_by_role("link", name="Improve this page").click()
    page.locator("[data-status]:not(:empty)").wait_for()


def source_of(project: Project, path: str) -> str:
    return (project.root / path).read_text("utf-8")


def test_a_page_is_improved_by_the_same_form(
    open_form: Open, site_url: str, local_forge: Forge, miniature_project: Project
) -> None:
    page = open_form("/", permissions=["clipboard-read", "clipboard-write"])
    led_to(page, local_forge)
    improved(page, site_url, "/events/kolkata-evening/")
    said = page.locator("[data-status]").inner_text()
    before = source_of(miniature_project, "events/2027/kolkata-evening.md")
    fill(page, {"summary": "Another sentence about the same evening."})
    look(page)
    path, text = shown(page)
    asked, _ = follow(page, "file", local_forge)
    line = next(line for line in before.splitlines() if line.startswith("summary:"))

    assert said.startswith("This is events/2027/kolkata-evening.md as it was published.")
    assert (path, asked) == ("events/2027/kolkata-evening.md", "edit/main/events/2027/kolkata-evening.md")
    assert text == before.replace(line, 'summary: "Another sentence about the same evening."')
    page.go_back()
    assert page.evaluate("() => navigator.clipboard.readText()") == text


def test_what_nobody_changed_stays_byte_for_byte(
    open_form: Open, site_url: str, miniature_site: BuiltSite, miniature_project: Project
) -> None:
    page = open_form()
    texts: dict[str, str] = {}
    for part in sorted(miniature_site.folder.glob("add/sources/*.json")):
        texts |= json.loads(part.read_bytes())
    changed = []
    for path, text in sorted(texts.items())[::2]:  # the others are like these, and each is a page of its own
        kind = "event" if path.startswith("events/") else "story"
        page.goto("about:blank")
        page.goto(f"{site_url}/add/{kind}/#{path}")
        page.locator("[data-status]:not(:empty)").wait_for()
        look(page)
        written = page.locator("[data-file]").input_value() if page.locator("[data-result]").is_visible() else ""
        if written != text:
            changed.append((path, page.locator("[data-wrong]:visible").all_inner_texts()))

    assert len(texts) > 40
    assert texts == {path: source_of(miniature_project, path) for path in texts}
    assert changed == [], changed


@pytest.mark.parametrize(
    ("address", "path", "kept"),
    [
        pytest.param("/ar/events/several-days/", "events/2027/several-days.ar.md", "start.day", id="event"),
        pytest.param(
            "/es/2027/01/12/part-two-of-a-whole/",
            "content/stories/2027/part-two-of-a-whole.es.md",
            "authors",
            id="story",
        ),
    ],
)
def test_a_translation_is_improved_by_the_same_form(
    open_form: Open, site_url: str, miniature_project: Project, address: str, path: str, kept: str
) -> None:
    page = open_form("/")
    page.goto(f"{site_url}{address}")
    page.locator("a[href*='/add/'][href*='.md']").click()
    page.locator("[data-status]:not(:empty)").wait_for()
    before = source_of(miniature_project, path)
    is_asked = page.locator(f"[name='{kept}']").is_visible()
    fill(page, {"title": "Otro título"})
    look(page)
    shown_path, text = shown(page)
    line = next(line for line in before.splitlines() if line.startswith("title:"))

    assert (shown_path, text) == (path, before.replace(line, "title: Otro título", 1))
    assert not is_asked
    assert page.locator("[data-result] [data-shown=title]").first.inner_text() == "Otro título"
    assert page.page_problems == []


def test_an_improvement_that_was_begun_is_kept_beside_others(open_form: Open, site_url: str) -> None:
    page = open_form("/")
    improved(page, site_url, "/events/kolkata-evening/")
    fill(page, {"title": "Another title"})
    page.reload()
    page.locator("[data-status]:not(:empty)").wait_for()
    again = page.locator("[name=title]").input_value()
    improved(page, site_url, "/events/hybrid-meetup/")
    other = page.locator("[name=title]").input_value()
    page.goto(f"{site_url}/add/event/")

    assert (again, other != again, page.locator("[name=title]").input_value()) == ("Another title", True, "")


def test_no_draft_is_among_the_sources(miniature_site: BuiltSite) -> None:
    paths = {
        path for part in miniature_site.folder.glob("add/sources/*.json") for path in json.loads(part.read_bytes())
    }

    assert "events/2027/kolkata-evening.md" in paths
    assert {path for path in paths if "draft" in path or "future" in path} == set()


def test_a_file_that_is_not_there_is_not_improved(open_form: Open) -> None:
    page = open_form("/add/event/#events/2027/nowhere.md")
    page.locator("[data-status]:not(:empty)").wait_for()

    assert page.locator("[data-form] [type=submit]").is_disabled()
