"""A build that leaves out what is broken: what readers get, and what stops it all the same."""

from __future__ import annotations

import io
import shutil
from typing import Any

import pytest
from PIL import Image

from almanac.check import Report
from almanac.model.edition import Edition
from almanac.model.event import Status
from almanac.model.problem import Severity

pytestmark = pytest.mark.git

SUMMARY = "What this text is about, in one plain sentence or two."
STORY, SPANISH, OTHER = (f"content/stories/2026/{name}.md" for name in ("closing", "closing.es", "other"))
EVENT, EVENT_ES = "events/2026/spring.md", "events/2026/spring.es.md"
WORDS = f"---\ntitle: Y\nsummary: {SUMMARY}\n---\nTexto.\n"


def story(title: str = "A", *fields: str, body: str = "Text.") -> str:
    lines = [f"title: {title}", "date: 2026-03-02", "authors: Ewa", "category: News", f"summary: {SUMMARY}", *fields]
    return "\n".join(["---", *lines, "---", body, ""])


def event(title: str = "X", *fields: str, start: str = "2026-07-01", body: str = "Text.") -> str:
    lines = [
        f"title: {title}",
        f"start: {start}",
        f"summary: {SUMMARY}",
        "category: Meetup",
        "worldwide: true",
        *fields,
    ]
    return "\n".join(["---", *lines, "---", body, ""])


def edition_of(report: Report) -> Edition:
    assert report.edition is not None, [str(problem) for problem in report.errors]
    return report.edition


def outcomes(report: Report) -> dict[str, str]:
    """What becomes of each file, without the hash of a commit."""
    return {file.path: file.outcome.partition(", in commit")[0] for file in report.broken}


def photo() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (40, 30)).save(file, "PNG")
    return file.getvalue()


class TestWhatIsKept:
    def test_nothing_is_left_out_unless_that_is_asked_for(self, group: Any) -> None:
        group.commit({STORY: story()})
        group.commit({STORY: story("B", "nope: x")})

        assert group.read(leave_out=False).edition is None

    def test_what_is_whole_needs_no_git_and_is_read_as_ever(self, group: Any) -> None:
        group.write({STORY: story()})
        report = group.read()

        assert (edition_of(report).stories[0].title, report.broken, report.goes_without_broken) == ("A", (), False)

    def test_a_broken_text_is_published_as_it_was_when_it_was_whole_and_the_rest_as_it_is(self, group: Any) -> None:
        group.commit({STORY: story("Whole"), OTHER: story("Other", "tags: [walks]"), EVENT: event("Whole")})
        group.commit({STORY: story("Broken", "nope: x"), OTHER: story("Newer"), EVENT: event(start="tomorrow")})
        report = group.read()

        edition = edition_of(report)
        assert sorted(entry.title for entry in edition.stories) == ["Newer", "Whole"]
        assert [entry.text.title for entry in edition.events] == ["Whole"]
        kept = "published as it was on 2026-01-01"
        assert outcomes(report) == {STORY: kept, EVENT: kept}
        assert {problem.path for problem in report.errors} == {STORY, EVENT}

    def test_a_list_that_no_page_shows_stops_nothing(self, group: Any) -> None:
        group.commit({STORY: story()})
        group.write({"content/keepers.yml": "- what: merge\n"})
        report = group.read()

        assert [entry.title for entry in edition_of(report).stories] == ["A"]
        assert {problem.path for problem in report.errors} == {"content/keepers.yml"}

    @pytest.mark.parametrize(
        "broken",
        [
            pytest.param(b"no front matter", id="no front matter"),
            pytest.param(b"\xff\xfe\xfa", id="no text"),
            pytest.param(story(body="<script>x</script>").encode(), id="a script in its text"),
            pytest.param(story(body="<script>x</script> [x](nowhere.md)").encode(), id="a script and a dead link"),
            pytest.param(story(body="x" * 201_000).encode(), id="a text that is too long"),
            pytest.param(b"x" * 1_100_000, id="a file that is too large"),
        ],
    )
    def test_whatever_is_wrong_with_it(self, group: Any, broken: bytes) -> None:
        group.commit({STORY: story("Whole")})
        group.commit({STORY: broken})

        assert [entry.title for entry in edition_of(group.read()).stories] == ["Whole"]

    def test_the_newest_of_several_versions_is_kept_and_one_that_is_not_committed_is_none(self, group: Any) -> None:
        group.commit({STORY: story("First")})
        group.commit({STORY: story("Second")})
        group.commit({STORY: story("Broken", "nope: x")})
        group.commit({STORY: story("Broken again", "nope: y")})
        group.write({STORY: "in the middle of a change"})

        report = group.read()
        assert [entry.title for entry in edition_of(report).stories] == ["Second"]
        assert outcomes(report) == {STORY: "published as it was on 2026-01-02"}

    def test_a_version_of_a_branch_counts_from_its_merge_on(self, group: Any) -> None:
        group.commit({STORY: story("Main")})
        group.git("checkout", "--quiet", "-b", "branch")
        group.commit({STORY: story("Branch")})
        group.git("checkout", "--quiet", "main")
        group.commit({"content/pages/x.md": "---\ntitle: X\n---\nText.\n"})
        group.git("merge", "--quiet", "--no-ff", "--message", "Merge", "branch")
        group.commit({STORY: "broken"})

        assert [entry.title for entry in edition_of(group.read()).stories] == ["Branch"]

    def test_it_has_the_dates_of_the_version_that_is_kept(self, group: Any) -> None:
        group.commit({EVENT: event("First")})
        group.commit({EVENT: event("Second")})
        whole = edition_of(group.read(leave_out=False)).history_of(EVENT)
        group.commit({EVENT: "broken"})
        group.commit({EVENT: "broken again"})
        group.write({EVENT: "broken and not committed"})

        assert edition_of(group.read()).history_of(EVENT) == whole

    def test_a_site_that_lies_deeper_than_its_repository(self, group: Any) -> None:
        group.root = group.root / "site"
        group.root.mkdir()
        group.commit({STORY: story("Whole")})
        group.commit({STORY: "broken"})

        report = group.read()
        assert [entry.title for entry in edition_of(report).stories] == ["Whole"]
        assert edition_of(report).history_of(STORY).changes == 1

    def test_a_translation_and_its_original_are_kept_each_by_itself(self, group: Any) -> None:
        group.commit({STORY: story("Whole"), SPANISH: WORDS, EVENT: event("Whole"), EVENT_ES: WORDS})
        group.commit({STORY: "broken", SPANISH: WORDS.replace("Y", "Z"), EVENT: event("Newer"), EVENT_ES: "broken"})
        edition = edition_of(group.read())

        assert {entry.lang: entry.title for entry in edition.stories} == {"en": "Whole", "es": "Z"}
        assert [text.title for text in edition.events[0].texts] == ["Newer", "Y"]


class TestWhatIsGone:
    @pytest.mark.parametrize(
        ("before", "reason"),
        [
            pytest.param([], "it is new", id="not committed"),
            pytest.param(["broken"], "it never was whole", id="broken from the beginning"),
            pytest.param(["broken", "worse"], "none of its 2 versions is whole", id="never mended"),
            pytest.param([story(), None, "broken"], "it never was whole", id="what was deleted does not come back"),
            pytest.param([story(), None], "it is new", id="nor where the new one is not committed"),
            pytest.param(
                [story("Old"), *(f"{number} is broken" for number in range(60))],
                "none of its last 50 versions is whole, and no older ones are looked at",
                id="too many versions",
            ),
        ],
    )
    def test_without_a_version_that_is_whole_it_is_not_published(
        self, group: Any, before: list[str | None], reason: str
    ) -> None:
        group.commit({OTHER: story("Other")})
        for text in before:
            group.commit({STORY: text})
        group.write({STORY: "broken now"})
        report = group.read()

        assert [entry.title for entry in edition_of(report).stories] == ["Other"]
        assert outcomes(report) == {STORY: f"not published: {reason}"}

    def test_a_file_that_was_deleted_stays_gone(self, group: Any) -> None:
        group.commit({STORY: story(), OTHER: story("Other")})
        group.commit({STORY: None, OTHER: "broken"})

        assert [entry.title for entry in edition_of(group.read()).stories] == ["Other"]

    def test_without_git_nothing_is_known_of_before(self, group: Any) -> None:
        shutil.rmtree(group.root / ".git")
        group.write({STORY: "broken", OTHER: story("Other")})
        report = group.read()

        assert outcomes(report) == {STORY: "not published: git knows no earlier version"}

    def test_its_translations_go_with_it_but_those_of_pages(self, group: Any) -> None:
        page = "---\ntitle: Sobre\n---\nTexto.\n"
        group.commit({"content/pages/about.md": "broken", "content/pages/about.es.md": page})
        group.commit({STORY: "broken", SPANISH: WORDS, EVENT: "broken", EVENT_ES: WORDS})
        report = group.read()

        edition = edition_of(report)
        assert (edition.stories, edition.events) == ((), ())
        assert [entry.address for entry in edition.pages] == ["/es/about/"]
        assert outcomes(report)[SPANISH] == "not published: its original is not published"
        assert outcomes(report)[EVENT_ES] == "not published: its original is not published"

    def test_what_leads_to_it_is_text_and_said(self, group: Any) -> None:
        body = "[a](../stories/2026/closing.md) [b](/2026/03/02/closing/) [c](/tag/walks/) [d](/about/)"
        group.commit({"content/pages/about.md": f"---\ntitle: About\n---\n{body}\n"})
        group.commit({STORY: story("A", "tags: [walks]", "nope: x")})
        report = group.read()

        assert edition_of(report).pages[0].body.html == '<p>a b c <a href="/about/">d</a></p>'
        links = [problem for problem in report.problems if problem.path.startswith("content/pages")]
        assert {problem.severity for problem in links if "closing" in problem.message} == {Severity.WARNING}
        assert len(links) == 3

    def test_a_link_in_html_of_its_own_leads_nowhere_either(self, group: Any) -> None:
        body = '<a href="/2026/03/02/closing/">a</a> <a href="../stories/2026/closing.md">b</a>'
        group.commit({"content/pages/about.md": f"---\ntitle: About\n---\n{body}\n", STORY: "broken"})

        assert "href" not in edition_of(group.read()).pages[0].body.html


class TestLinksAndPictures:
    def test_a_text_with_a_dead_link_alone_is_published_as_it_is_without_the_link(self, group: Any) -> None:
        group.commit({STORY: story("Old")})
        group.commit({STORY: story("New", body="See [this](nowhere.md).")})
        report = group.read()

        assert [(entry.title, entry.body.html) for entry in edition_of(report).stories] == [("New", "<p>See this.</p>")]
        assert (report.broken, report.goes_without_broken, len(report.errors)) == ((), True, 1)

    def test_an_entry_whose_picture_is_not_there_goes_without(self, group: Any) -> None:
        image = "image: {file: images/a.png, alt: A, credit: B, license: CC0}"
        group.commit({STORY: story("A", image), EVENT: event("B", image)})
        edition = edition_of(group.read())

        assert (edition.stories[0].image, edition.events[0].image) == (None, None)

    def test_a_picture_that_is_broken_is_not_published_and_nothing_shows_it(self, group: Any) -> None:
        image = "image: {file: images/a.png, alt: A, credit: B, license: CC0}"
        group.commit({STORY: story("A", image, body="![x](/images/a.png) ![y](../../images/b.png)")})
        group.commit({"content/images/a.png": b"no picture", "content/images/b.png": photo()})
        report = group.read()

        edition = edition_of(report)
        assert edition.stories[0].image is None
        assert (edition.stories[0].body.html.count("<img"), "b.png" in edition.stories[0].body.html) == (1, True)
        assert edition.lost_pictures == {"content/images/a.png"}
        assert outcomes(report) == {"content/images/a.png": "not published: nor is it shown anywhere"}

    def test_what_is_no_picture_at_all_is_not_published_either(self, group: Any) -> None:
        group.commit({"content/images/a.html": "<script></script>"})

        assert edition_of(group.read()).lost_pictures == {"content/images/a.html"}


class TestWhatIsNotUndone:
    """A version that is older may not say what the broken one takes back."""

    def test_comments_that_are_broken_are_not_published_and_others_are(self, group: Any) -> None:
        broken, whole = (f"content/comments/stories/2026/{name}.yml" for name in ("closing", "other"))
        comment = "- {id: 1, name: Ada, date: 2019-05-03, html: <p>Words</p>}\n"
        group.commit({STORY: story(), OTHER: story("B"), broken: "- {id: 1, nope: x}\n", whole: comment})
        report = group.read()

        assert [*edition_of(report).comments] == [OTHER]
        assert outcomes(report) == {broken: "not published: nor is it shown anywhere"}

    @pytest.mark.parametrize(
        ("broken", "topics"),
        [
            pytest.param("content/forum/topics/0/7.json", [8], id="a topic"),
            pytest.param("content/forum/forum.json", [], id="what says of which forum all are"),
        ],
    )
    def test_a_part_of_a_forum_that_is_broken_is_not_published(
        self, group: Any, broken: str, topics: list[int]
    ) -> None:
        def topic(number: int) -> str:
            posts = '[{"number": 1, "day": "2019-05-03", "html": "<p>Words</p>"}]'
            return f'{{"id": {number}, "title": "A topic", "posts": {posts}}}'

        about = '{"name": "A forum", "address": "https://forum.example", "saved": "2026-11-30"}'
        files = {f"content/forum/topics/0/{number}.json": topic(number) for number in (7, 8)}
        group.commit({STORY: story(), "content/forum/forum.json": about, **files, broken: "{"})
        report = group.read()
        forum = edition_of(report).forum

        assert [one.id for one in (forum.topics if forum else ())] == topics
        assert outcomes(report) == {broken: "not published: nor is it shown anywhere"}

    def test_a_version_that_is_a_draft_stays_one(self, group: Any) -> None:
        group.commit({STORY: story("A", "draft: true")})
        group.commit({STORY: story("A", "draft: true", "nope: x")})

        assert edition_of(group.read()).stories == ()

    @pytest.mark.parametrize(
        "line",
        [
            pytest.param("draft: true\nnope: x", id="with another fault"),
            pytest.param("draft: yes\ntags: [a", id="in YAML that cannot be read"),
            pytest.param("Draft : 'True'\nnope: x", id="spelt otherwise"),
        ],
    )
    def test_a_broken_text_that_is_a_draft_is_not_published(self, group: Any, line: str) -> None:
        group.commit({STORY: story()})
        group.commit({STORY: story("A", line)})
        report = group.read()

        assert edition_of(report).stories == ()
        assert outcomes(report) == {STORY: "not published: its text says that it is a draft"}

    @pytest.mark.parametrize(
        ("fields", "status", "note"),
        [
            pytest.param(["status: cancelled"], Status.CANCELLED, "No reason has been given yet.", id="no reason"),
            pytest.param(
                ["status: cancelled", "status_note: Ill.", "nope: x"], Status.CANCELLED, "Ill.", id="its own reason"
            ),
            pytest.param(["status: canceled"], Status.CANCELLED, "No reason has been given yet.", id="a slip"),
            pytest.param(["status: postponed"], Status.POSTPONED, "No reason has been given yet.", id="postponed"),
            pytest.param(
                ["status: rescheduled", "status_note: Ill."], Status.POSTPONED, "Ill.", id="not at the day it had"
            ),
        ],
    )
    def test_an_event_that_is_off_is_published_as_off(
        self, group: Any, fields: list[str], status: Status, note: str
    ) -> None:
        group.commit({EVENT: event("Whole"), EVENT_ES: WORDS})
        group.commit({EVENT: event("Broken", *fields)})
        report = group.read()

        found = edition_of(report).events[0]
        assert (found.text.title, found.status, found.text.status_note) == ("Whole", status, note)
        assert found.translations[0].status_note
        assert outcomes(report) == {EVENT: "published as it was on 2026-01-01"}
        assert report.broken[0].outcome.endswith(f", and as {status}")
        assert edition_of(report).history_of(EVENT).changes == 2  # so that calendars take it for newer

    @pytest.mark.parametrize(
        "field",
        [
            pytest.param("status: moved-online", id="not at its place"),
            pytest.param("repeat: {every: week, count: 4, except: [2026-07-08]}\nnope: x", id="a day without it"),
            pytest.param(
                "repeat: {every: week, count: 4, changes: [{date: 2026-07-08, status: cancelled}]}\nnope: x",
                id="a day on which it is cancelled",
            ),
        ],
    )
    def test_an_event_that_is_off_in_part_is_not_published(self, group: Any, field: str) -> None:
        group.commit({EVENT: event("Whole", "repeat: {every: week, count: 4}")})
        group.commit({EVENT: event("Broken", field)})

        assert edition_of(group.read()).events == ()

    def test_an_event_that_was_cancelled_stays_cancelled(self, group: Any) -> None:
        group.commit({EVENT: event()})
        group.commit({EVENT: event("Off", "status: cancelled", "status_note: Ill.")})
        group.commit({EVENT: event("Off", "status: cancelled", "status_note: Ill.", "nope: x")})

        assert edition_of(group.read()).events[0].status is Status.CANCELLED


class TestWhatClashes:
    """Two requests are whole each by itself, and both are merged."""

    @pytest.mark.parametrize(
        ("path", "text"),
        [
            pytest.param("events/2025/spring.md", event("Y", "uid: other"), id="one address"),
            pytest.param("events/2025/zoo.md", event("Y", "uid: spring"), id="one identity"),
            pytest.param(OTHER, story("Y", "aliases: [/events/spring/]"), id="an alias that is an address"),
            pytest.param(OTHER, story("Y", "aliases: [/old/]"), id="an alias twice"),
            pytest.param("content/pages/old.md", "---\ntitle: Y\n---\nText.\n", id="an address that is an alias"),
        ],
    )
    def test_what_came_later_gives_way(self, group: Any, path: str, text: str) -> None:
        group.commit({EVENT: event("X", "aliases: [/old/]")})
        group.commit({path: text})
        report = group.read()

        edition = edition_of(report)
        assert [(entry.text.title, entry.aliases) for entry in edition.events] == [("X", ("/old/",))]
        assert (edition.stories, edition.pages) == ((), ())
        reason = f"not published: {EVENT} was there before, with its address or identity"
        assert outcomes(report) == {path: reason}

    def test_beside_what_is_broken(self, group: Any) -> None:
        group.commit({EVENT: event("X"), STORY: story("Whole")})
        group.commit({"events/2027/spring.md": event("Y"), STORY: "broken"})
        edition = edition_of(group.read())

        assert ([entry.text.title for entry in edition.events], edition.stories[0].title) == (["X"], "Whole")


class TestWhatStopsAllTheSame:
    @pytest.mark.parametrize(
        ("files", "settings", "why"),
        [
            pytest.param({}, {"LANGUAGES": "en"}, "", id="settings"),
            pytest.param(
                {"theme/site/templates/x.html": "{% if %}"}, {}, "theme/site/templates/x.html", id="templates"
            ),
            pytest.param(
                {"events/2025/new.md": event("Y", "uid: a"), "events/2026/new.md": event("Z", "uid: b")},
                {},
                "not the fault of one",
                id="one address twice, at once",
            ),
            pytest.param({"events/2026/SPRING.md": event()}, {}, "not the fault of one", id="names alike"),
            pytest.param(
                {OTHER: story("B", "aliases: [/search/]")}, {}, "not the fault of one", id="an address of the site"
            ),
        ],
    )
    def test_what_is_of_no_single_text(self, group: Any, files: dict[str, str], settings: Any, why: str) -> None:
        group.commit({EVENT: event(), STORY: story()})
        group.commit({STORY: "broken", **files})
        report = group.read(**settings)

        assert report.edition is None
        assert why in str(report.problems[-1])

    def test_a_clone_that_lacks_older_contents(self, group: Any) -> None:
        group.commit({STORY: story("Whole")})
        blob = group.ask("rev-parse", f"HEAD:{STORY}")
        group.commit({STORY: "broken"})
        (group.root / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
        report = group.read()

        assert report.edition is None
        assert f"the clone does not have {blob}" in str(report.problems[-1])

    def test_so_many_that_a_setting_is_behind_it(self, group: Any) -> None:
        group.commit({f"content/stories/2026/{number}-x.md": story() for number in range(25)})
        report = group.read(CATEGORIES=["Other"])

        assert report.edition is None
        assert "25 files have no version that is whole, and at most 20 are left out" in str(report.problems[-1])

    def test_what_is_kept_gives_way_to_what_has_its_address_now(self, group: Any) -> None:
        group.commit({STORY: story("Old", "aliases: [/about/]"), OTHER: story("Other")})
        group.commit({STORY: "broken", "content/pages/about.md": "---\ntitle: About\n---\nText.\n"})
        report = group.read()

        assert [entry.title for entry in edition_of(report).stories] == ["Other"]
        assert outcomes(report) == {
            STORY: "not published: what was whole of it before does not fit with other files of today"
        }
