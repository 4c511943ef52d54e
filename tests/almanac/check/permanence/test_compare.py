"""What was published and no longer answers is said at the file that has to keep it."""

from __future__ import annotations

import pytest
from sites import EVENT, PAGE, REMOVALS, STORY, WORDS, broken, event, page, story, warned, words

MONTH = event().replace("start: 2026-05-01", "start: 2026-07")


OF_EVENT = ", event: {uid: spring, start: 2026-05-01, file: events/2026/spring.md}"


AT_SOURCE = 'source_uid: "osm 771"'


def removal(addresses: str, event: str = "") -> str:
    """What is said of a file that had to go."""
    entry = f"address: [{addresses}], when: 2026-06-01, rule: RULE, why: WHY, decided_by: GROUP{event}"
    return f"if it had to go, write into content/removals.yml: `- {{{entry}}}`"


def removed(addresses: str, event: str = "") -> str:
    """The file as the hint has it, with words in place of those in capitals."""
    line = removal(addresses, event).partition("`")[2].rstrip("`")
    return line.replace("RULE", "privacy").replace("WHY", "Somebody asked.").replace("GROUP", "Editors") + "\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param({STORY: story()}, {STORY: story(title="B")}, id="a new title"),
        pytest.param({}, {STORY: story(), EVENT: event()}, id="new entries"),
        pytest.param({STORY: story()}, {"content/stories/closing.md": story()}, id="another folder"),
        pytest.param({EVENT: event()}, {"events/2025/spring.md": event()}, id="an event in another folder"),
        pytest.param(
            {STORY: story()}, {STORY: story("aliases: /2026/03/02/closing/", day="2026-03-03")}, id="redirected"
        ),
        pytest.param({STORY: story()}, {STORY: story("aliases: /2026/03/02/closing", day="2026-03-03")}, id="no slash"),
        pytest.param({STORY: story("draft: true")}, {}, id="a draft that is gone"),
        pytest.param({STORY: story(day="2026-07-01")}, {}, id="a story of the future that is gone"),
        pytest.param({STORY: story(day="2026-07-01")}, {STORY: story(day="2026-08-01")}, id="of the future, put off"),
        pytest.param({EVENT: event()}, {EVENT: event("status: cancelled", "status_note: No room.")}, id="cancelled"),
        pytest.param({EVENT: MONTH}, {EVENT: event("uid: other")}, id="a month promised no identity in calendars"),
        pytest.param({EVENT: event()}, {EVENT: MONTH}, id="a day that is lost, which is said elsewhere"),
        pytest.param({EVENT: event()}, {EVENT: event("uid: spring")}, id="the same identity, written out"),
        pytest.param(
            {EVENT: event()},
            {"events/2026/may.md": event("uid: spring", "aliases: /events/spring/")},
            id="a renamed event that keeps both",
        ),
        pytest.param({EVENT: event()}, {EVENT: event(), WORDS: words()}, id="a translation, of the same identity"),
        pytest.param(
            {EVENT: event(), WORDS: words()},
            {EVENT: event("aliases: /es/events/spring/")},
            id="a deleted translation whose address, and calendar, lead to the original",
        ),
        pytest.param({EVENT: event()}, {EVENT: "---\ntitle: X\n"}, id="a file with errors of its own"),
        pytest.param({STORY: "---\ntitle: X\n"}, {}, id="a file that never was published"),
        pytest.param(
            {STORY: story("aliases: /old/")}, {STORY: story(), PAGE: page("aliases: /old/")}, id="alias moved"
        ),
        pytest.param({PAGE: page()}, {STORY: story("aliases: /about/")}, id="a page that became a story"),
        pytest.param(
            {STORY: story()},
            {"content/stories/2026/end.md": story("aliases: [/old/, /2026/03/02/closing/]")},
            id="a renamed story, whose first address is its identity",
        ),
        pytest.param(
            {STORY: story("aliases: /2026/03/01/first/")},
            {STORY: story("id: /2026/03/01/first/", "aliases: [/2026/02/01/x/, /2026/03/01/first/]")},
            id="an identity that is written down",
        ),
        pytest.param(
            {EVENT: event("deadlines: [{what: Talks, until: 2026-03-01}, {what: Grants, until: 2026-03-02}]")},
            {EVENT: event("deadlines: [{what: talks!, until: 2026-04-01}]")},
            id="a deadline put off, and one taken out",
        ),
        pytest.param(
            {EVENT: event("deadlines: [{what: Talks, until: 2026-03-01}]")},
            {EVENT: event("registration: {deadline: 2026-03-01}")},
            id="a deadline that is the registration's now",
        ),
    ],
)
def test_what_stays_reachable_is_no_problem(before: dict[str, str], after: dict[str, str]) -> None:
    assert broken(before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        pytest.param(
            {EVENT: MONTH},
            {},
            [
                f"{EVENT}: is gone from the site: /events/spring/ (bring the file back, or give the event that takes "
                f"its place `aliases: [/events/spring/]`; {removal('/events/spring/')})"
            ],
            id="a month that is gone",
        ),
        pytest.param(
            {STORY: story()},
            {},
            [
                f"{STORY}: is gone from the site: /2026/03/02/closing/ (bring the file back, or give the story that "
                f"takes its place `aliases: [/2026/03/02/closing/]`; {removal('/2026/03/02/closing/')})"
            ],
            id="a deleted story",
        ),
        pytest.param(
            {PAGE: page("aliases: /who/")},
            {},
            [
                f"{PAGE}: is gone from the site: /about/, /who/ (bring the file back, or give the page that takes its "
                f"place `aliases: [/about/, /who/]`; {removal('/about/, /who/')})"
            ],
            id="a deleted page, to which another address led",
        ),
        pytest.param(
            {EVENT: event()},
            {},
            [
                f"{EVENT}: is gone from the site and from people's calendars: /events/spring/ (bring the file back, "
                "with `status: cancelled` if it does not take place; if it has another name now, that file needs "
                f"`uid: spring` and `aliases: [/events/spring/]`; {removal('/events/spring/', OF_EVENT)})"
            ],
            id="a deleted event",
        ),
        pytest.param(
            {EVENT: event("source: {uid: osm 771}")},
            {},
            [
                f"{EVENT}: is gone from the site and from people's calendars: /events/spring/ (bring the file back, "
                "with `status: cancelled` if it does not take place; if it has another name now, that file needs "
                '`source: {uid: "osm 771"}` and `aliases: [/events/spring/]`; '
                f"{removal('/events/spring/', OF_EVENT.replace('uid: spring', AT_SOURCE))})"
            ],
            id="a deleted event that had its identity from elsewhere",
        ),
        pytest.param(
            {EVENT: event(), WORDS: words()},
            {EVENT: event()},
            [
                f"{WORDS}: is gone from the site: /es/events/spring/ (bring the file back, or give its original "
                f"`aliases: [/es/events/spring/]`; {removal('/es/events/spring/')})"
            ],
            id="a deleted translation",
        ),
        pytest.param(
            {STORY: story("aliases: /old/")},
            {STORY: story(day="2026-03-03", title="B")},
            [
                f"{STORY}:3: date: moves the story from /2026/03/02/closing/ to /2026/03/03/closing/ (keep the day, or "
                "add `aliases: [/2026/03/02/closing/, /old/]`)"
            ],
            id="a new day, and an alias dropped",
        ),
        pytest.param(
            {STORY: story()},
            {STORY: story(day="2026-07-01")},
            [
                f"{STORY}:3: date: hides /2026/03/02/closing/, which is published, until that day (keep the day it "
                "was published on)"
            ],
            id="a published story put off",
        ),
        pytest.param(
            {STORY: story(), EVENT: event(), WORDS: words()},
            {STORY: story("draft: true"), EVENT: event("draft: true"), WORDS: words()},
            [
                f"{STORY}:7: draft: takes the published /2026/03/02/closing/ off the site (delete the line)",
                f"{EVENT}:7: draft: takes the published /events/spring/ off the site (delete the line; an event "
                "that does not take place says `status: cancelled`)",
            ],
            id="drafts of what is published",
        ),
        pytest.param(
            {STORY: story("aliases: [/old/, /older]")},
            {STORY: story("aliases: [/old/]")},
            [
                f"{STORY}:7: aliases: lack /older/, which led here and now leads nowhere (write "
                "`aliases: [/old/, /older/]`)"
            ],
            id="an alias dropped",
        ),
        pytest.param(
            {EVENT: event()},
            {EVENT: event("uid: may")},
            [f"{EVENT}:7: uid: is `may` and was `spring`: subscribers would get it twice (write `uid: spring`)"],
            id="a new identity",
        ),
        pytest.param(
            {EVENT: event("uid: import-7@old.example.org")},
            {EVENT: event()},
            [
                f"{EVENT}:1: uid: is `spring` and was `import-7@old.example.org`: subscribers would get it twice "
                "(write `uid: import-7@old.example.org`)"
            ],
            id="an imported identity dropped",
        ),
        pytest.param(
            {EVENT: event()},
            {"events/2026/may.md": event()},
            [
                "events/2026/may.md:1: aliases: lack /events/spring/, which led here and now leads nowhere (write "
                "`aliases: [/events/spring/]`)",
                "events/2026/may.md:1: uid: is `may` and was `spring`: subscribers would get it twice (write "
                "`uid: spring`)",
            ],
            id="another file name, found by title and day",
        ),
        pytest.param(
            {EVENT: event(), "events/2026/twin.md": event()},
            {"events/2026/twin.md": event()},
            [
                f"{EVENT}: is gone from the site and from people's calendars: /events/spring/ (bring the file back, "
                "with `status: cancelled` if it does not take place; if it has another name now, that file needs "
                f"`uid: spring` and `aliases: [/events/spring/]`; {removal('/events/spring/', OF_EVENT)})"
            ],
            id="gone beside one of the same title and day",
        ),
        pytest.param(
            {EVENT: event()},
            {"events/2026/may.md": event("uid: may", "aliases: /events/spring/", title="Z")},
            [
                f"{EVENT}: is gone from people's calendars (bring the file back, with `status: "
                "cancelled` if it does not take place; if it has another name now, that file needs `uid: spring`; "
                f"{removal('/events/spring/', OF_EVENT)})"
            ],
            id="redirected to another event",
        ),
        pytest.param(
            {STORY: story()},
            {STORY: story("aliases: /2026/02/01/first/")},
            [
                f"{STORY}:1: id: is `/2026/02/01/first/` and was `/2026/03/02/closing/`: feed readers would show it "
                "again as unread (add a line `id: /2026/03/02/closing/`)"
            ],
            id="an alias that is taken for the first address of a story",
        ),
        pytest.param(
            {STORY: story("id: urn:uuid:7")},
            {STORY: story()},
            [
                f"{STORY}:1: id: is `/2026/03/02/closing/` and was `urn:uuid:7`: feed readers would show it again as "
                "unread (add a line `id: urn:uuid:7`)"
            ],
            id="the identity of a story dropped",
        ),
    ],
)
def test_what_is_gone_or_changed_is_an_error(before: dict[str, str], after: dict[str, str], said: list[str]) -> None:
    assert broken(before, after) == said


def test_what_git_takes_for_a_rename_may_be_another_event() -> None:
    after = {"events/2026/may.md": event(title="Z"), "events/2026/may.es.md": words()}
    renames = {EVENT: "events/2026/may.md", WORDS: "events/2026/may.es.md"}

    assert broken({EVENT: event(), WORDS: words()}, after, renames=renames) == [
        "events/2026/may.es.md: was at /es/events/spring/, which now leads nowhere (give its original "
        "`aliases: [/es/events/spring/]`)",
        f"{EVENT}: is gone from the site and from people's calendars: /events/spring/ (bring the file back, with "
        "`status: cancelled` if it does not take place; if it goes on as events/2026/may.md, that file needs "
        f"`uid: spring` and `aliases: [/events/spring/]`; {removal('/events/spring/', OF_EVENT)})",
    ]


def test_a_deadline_with_other_words_is_a_warning() -> None:
    before = event("deadlines: [{what: Grants, until: 2026-03-01}, {what: Talks, until: 2026-03-02}]")
    after = event("deadlines: [{what: Grants, until: 2026-03-01}, {what: Papers, until: 2026-03-02}]")

    assert warned({EVENT: before}, {EVENT: after}) == [
        f"{EVENT}:7: deadlines.1.what: is `Papers` and seems to be what was `Talks`: in calendars the one goes, the "
        "other comes (write `what: Talks` if it is the same)"
    ]


@pytest.mark.parametrize(
    ("before", "after", "text"),
    [
        pytest.param({STORY: story("aliases: [/old/]")}, {}, removed("/2026/03/02/closing/, /old"), id="a story"),
        pytest.param({EVENT: event()}, {}, removed("/events/spring/", OF_EVENT), id="an event"),
        pytest.param({EVENT: event(), WORDS: words()}, {EVENT: event()}, removed("/es/events/spring/"), id="words"),
    ],
)
def test_what_the_list_of_removals_names_may_go(before: dict[str, str], after: dict[str, str], text: str) -> None:
    assert broken(before, after) != []
    assert broken(before, {**after, REMOVALS: text}) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param(
            removed("/events/other/", OF_EVENT), "is gone from the site: /events/spring/", id="another address"
        ),
        pytest.param(removed("/events/spring/"), "is gone from people's calendars", id="no identity"),
        pytest.param(
            removed("/events/spring/", OF_EVENT.replace("uid: spring", "uid: summer")),
            "is gone from people's calendars",
            id="another identity",
        ),
    ],
)
def test_a_removal_of_something_else_is_no_help(text: str, said: str) -> None:
    (problem,) = broken({EVENT: event()}, {REMOVALS: text})
    assert problem.startswith(f"{EVENT}: {said}")


def test_a_removal_stays_in_the_list_as_its_address_stays() -> None:
    before = {REMOVALS: removed("/events/spring/, /2026/03/02/closing/")}
    after = {STORY: story(), REMOVALS: "# nothing"}

    assert broken(before, before) == []
    assert broken(before, after) == [
        f"{REMOVALS}: address: lacks /events/spring/, which it had (bring its entry back: whoever follows a link to it "
        "is told there what became of it)"
    ]
