"""The calendar of a partner, night after night: what comes, changes and vanishes, and what people have changed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from almanac.importers.html_markdown import markdown_of
from almanac.model.event import Event
from almanac.model.partner import Partner, PartnerHealth
from almanac.model.site import Site
from almanac.read.entries.event import read_event
from almanac.store.importing.importer import ImportWay
from almanac.store.partners.fetching import Fetched, FetchFailed, Version
from almanac.store.partners.refreshing import Refreshed, refresh

PARTNER = Partner("The neighbours", "https://n.example/e.ics", "Meetup", "", "review", "the-neighbours")
SITE = Site(
    "Group", "https://group.example", zone=ZoneInfo("Europe/Warsaw"), calendar_domain="group.example",
    event_categories={"Meetup": "#2a6f5e"}, partner_calendars=(PARTNER,),
)  # fmt: skip
FIRST = datetime(2026, 12, 1, 2, tzinfo=UTC)
FOLDER = "events/partners/the-neighbours"


def event(uid: str, title: str, day: str = "20270508", *more: str) -> str:
    lines = ["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{title}", f"DTSTART;VALUE=DATE:{day}",
             "DESCRIPTION:All who like to walk come along.", *more, "END:VEVENT"]  # fmt: skip
    return "\n".join(lines)


def calendar(*events: str) -> bytes:
    return "\n".join(["BEGIN:VCALENDAR", *events, "END:VCALENDAR"]).encode()


@dataclass
class Nights:
    """A repository, and one night after another."""

    root: Path
    now: datetime = FIRST
    health: PartnerHealth | None = None
    asked: list[Version] = field(default_factory=list)
    partner: Partner = PARTNER

    def night(self, data: bytes | Fetched | FetchFailed, *, is_dry: bool = False) -> Refreshed:
        def fetch(_address: str, version: Version) -> Fetched:
            self.asked.append(version)
            if isinstance(data, FetchFailed):
                raise data
            return data if isinstance(data, Fetched) else Fetched(data, Version('"1"'))

        way = ImportWay(markdown_of, self.now, lambda *_: False, lambda *_: False, is_dry=is_dry)
        found = refresh(self.root, SITE, self.partner, self.events(), self.health, way, fetch)
        self.now += timedelta(days=1)
        if not is_dry:
            self.health = found.health
        return found

    def events(self) -> dict[str, Event]:
        paths = [path.relative_to(self.root).as_posix() for path in sorted(self.root.glob("events/**/*.md"))]
        read = {path: read_event(self.text(path), path, SITE.reading)[0] for path in paths}
        return {path: one for path, one in read.items() if one}

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def files(self) -> dict[str, str]:
        return {path.name: path.read_text("utf-8") for path in sorted((self.root / FOLDER).glob("*.md"))}


@pytest.fixture
def nights(tmp_path: Path) -> Nights:
    return Nights(tmp_path)


def test_each_event_is_a_file_that_says_whose_it_is(nights: Nights) -> None:
    found = nights.night(calendar(event("w@n", "Walk"), event("t@n", "Talk", "20270601")))

    assert [*nights.files()] == ["talk.md", "walk.md"]
    assert nights.files()["walk.md"] == (
        "---\ntitle: Walk\nstart: 2027-05-08\ncategory: Meetup\nsummary: All who like to walk come along.\n"
        "place:\n  name: not named\nsource:\n  name: The neighbours\n  url: https://n.example/e.ics\n  uid: w@n\n"
        "---\n\nAll who like to walk come along.\n"
    )
    assert (found.health.events, found.health.why, found.health.changed) == (2, "", FIRST.date())
    assert nights.events()[f"{FOLDER}/walk.md"].uid == "w@n"


def test_what_is_over_does_not_come(nights: Nights) -> None:
    series = event("s@n", "Choir", "20200106", "RRULE:FREQ=WEEKLY")
    nights.night(calendar(event("o@n", "Over", "20260101"), event("w@n", "Walk"), series))
    assert [*nights.files()] == ["choir.md", "walk.md"]


def test_nothing_new_changes_nothing_and_is_asked_for_as_such(nights: Nights) -> None:
    nights.night(calendar(event("w@n", "Walk")))
    before, known = nights.files(), nights.health
    nights.night(Fetched(None, Version('"1"')))
    nights.night(calendar(event("w@n", "Walk")))

    assert (nights.files(), nights.health) == (before, known)
    assert nights.asked == [Version(), Version('"1"'), Version('"1"')]


@pytest.mark.parametrize("more", [["SEQUENCE:9"], ["DTSTAMP:20261202T000000Z"], ["X-MOOD:other"]])
def test_a_sequence_that_rises_each_night_is_no_news(nights: Nights, more: list[str]) -> None:
    nights.night(calendar(event("w@n", "Walk", "20270508", "SEQUENCE:3")))
    before, known = nights.files(), nights.health
    nights.night(calendar(event("w@n", "Walk", "20270508", *more)))
    assert (nights.files(), nights.health) == (before, known)


def test_identities_that_are_others_each_night_are_one_event(nights: Nights) -> None:
    nights.night(calendar(event("1", "Walk"), event("2", "Talk", "20270601")))
    before = nights.files()
    found = nights.night(calendar(event("3", "Walk"), event("4", "Talk", "20270601")))
    assert (nights.files(), found.gone) == (before, ())


def test_what_changes_there_changes_here(nights: Nights) -> None:
    nights.night(calendar(event("w@n", "Walk")))
    nights.night(calendar(event("w@n", "Walk", "20270509")))
    assert "start: 2027-05-09" in nights.files()["walk.md"]


def test_what_somebody_changed_here_stays(nights: Nights) -> None:
    nights.night(calendar(event("w@n", "Walk")))
    path = nights.root / FOLDER / "walk.md"
    path.write_text(path.read_text("utf-8").replace("not named", "The bridge"), "utf-8")
    found = nights.night(calendar(event("w@n", "Walk", "20270509")))

    assert "The bridge" in nights.files()["walk.md"]
    assert "start: 2027-05-08" in nights.files()["walk.md"]
    assert found.report is not None
    assert found.report.kept == [f"{FOLDER}/walk.md"]


@pytest.mark.parametrize("by_hand", [False, True])
def test_what_vanishes_says_so_and_comes_back(nights: Nights, by_hand: bool) -> None:
    both = calendar(event("w@n", "Walk"), event("t@n", "Talk", "20270601"))
    nights.night(both)
    path = nights.root / FOLDER / "walk.md"
    path.write_text(path.read_text("utf-8").replace("not named", "The bridge" if by_hand else "not named"), "utf-8")
    before = nights.files()
    found = nights.night(calendar(event("t@n", "Talk", "20270601")))

    assert found.gone == (f"{FOLDER}/walk.md",)
    assert nights.files()["walk.md"] == before["walk.md"].replace("uid: w@n\n", "uid: w@n\n  gone: 2026-12-02\n")
    assert found.health.gone == 1
    nights.night(calendar(event("t@n", "Talk", "20270601"), "X-A:b"))
    assert nights.files()["walk.md"].count("gone:") == 1
    nights.night(both)
    assert nights.files() == before


def test_a_past_event_that_is_dropped_there_is_not_gone(nights: Nights) -> None:
    nights.night(calendar(event("w@n", "Walk", "20261202"), event("t@n", "Talk", "20270601")))
    nights.now = datetime(2026, 12, 20, 2, tzinfo=UTC)
    assert nights.night(calendar(event("t@n", "Talk", "20270601"))).gone == ()


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        (FetchFailed("answers 500"), "answers 500"),
        (calendar(), "has no events any more"),
        (b"<!doctype html><title>Sign in</title>", "is no calendar"),
        (calendar(event("w@n", "Walk"))[:-40], "cannot be read: it ends too early"),
        (calendar(*(event(f"{n}@n", f"Event {n}") for n in range(1_050))), "has 1,050 new events, more than 1,000"),
        (b"{}", "is no `events.json` of such a site"),
    ],
)
def test_a_night_that_fails_takes_nothing_away(nights: Nights, answer: bytes | FetchFailed, why: str) -> None:
    nights.night(calendar(event("w@n", "Walk")))
    before = nights.files()
    found = nights.night(answer)

    assert (found.health.why, found.health.since, found.health.succeeded) == (
        why,
        FIRST.date() + timedelta(days=1),
        FIRST.date(),
    )
    assert nights.files() == before


def test_a_server_that_fails_is_asked_less_and_less(nights: Nights) -> None:
    for _ in range(16):
        nights.night(FetchFailed("answers 500"))
    assert len(nights.asked) == 5
    assert nights.health is not None
    assert nights.health.since == FIRST.date()


def test_a_server_that_wants_to_be_left_alone_is(nights: Nights) -> None:
    nights.night(FetchFailed("answers 429", 3 * 86_400))
    assert nights.night(calendar(event("w@n", "Walk"))).is_left_alone
    nights.now += timedelta(days=3)
    assert not nights.night(calendar(event("w@n", "Walk"))).is_left_alone


def test_an_event_of_the_same_identity_is_one(nights: Nights) -> None:
    own = nights.root / "events/2027/own.md"
    own.parent.mkdir(parents=True)
    text = "---\ntitle: Walk\nstart: 2027-05-08\nsummary: All who like to walk come along.\ncategory: Meetup\n"
    own.write_text(f"{text}online: https://group.example/walk\nuid: w@n\n---\n", "utf-8")
    found = nights.night(calendar(event("w@n", "Walk"), event("t@n", "Talk", "20270601")))

    assert [*nights.files()] == ["talk.md"]
    assert found.report is not None
    assert found.report.account.left_out == {"events that are here already, by their identity": 1}


def test_a_dry_run_writes_nothing(nights: Nights) -> None:
    nights.night(calendar(event("w@n", "Walk")), is_dry=True)
    assert [*nights.root.rglob("*.md"), *nights.root.rglob("*.json")] == []


HUB = b"""{"source": "https://hub.example/", "events": [{"uid": "w@hub.example", "slug": "walk", "title": "Walk",
"summary": "All who like to walk come along.", "lang": "en", "url": "https://hub.example/events/walk/",
"start": "2027-05-08T14:00:00+02:00", "end": "2027-05-08T16:00:00+02:00", "all_day": false,
"timezone": "Europe/Warsaw", "rrule": null, "category": "Meetup",
"place": {"name": "Bridge", "city": "Katowice", "country": "PL"}}]}"""


def test_open_data_of_another_site_are_the_same_thing(nights: Nights) -> None:
    found = nights.night(HUB)
    assert "start: 2027-05-08 14:00\nend: 2027-05-08 16:00\ntimezone: Europe/Warsaw" in nights.files()["walk.md"]
    assert nights.events()[f"{FOLDER}/walk.md"].uid == "w@hub.example"
    assert found.health.stories == "https://hub.example/feeds/stories.atom.xml"


def test_another_address_in_the_settings_is_read_from_its_beginning(nights: Nights) -> None:
    nights.night(calendar(event("w@n", "Walk")))
    nights.partner = replace(PARTNER, url="https://n.example/new.ics")
    nights.night(calendar(event("w@n", "Walk")))
    assert nights.asked == [Version(), Version()]
