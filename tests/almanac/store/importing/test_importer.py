"""What comes passes the check, keeps its addresses, and can be brought again without harm to anybody's work."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_source import MadeSource, checked, comment, entry, event, files_of, run, story

from almanac.importers.plan import PlannedComment, PlannedPicture, PlannedRedirect
from almanac.read.fault import Fault
from almanac.store.importing.files import UnsafePath
from almanac.store.importing.source_files import SourceFolder

GIF = bytes.fromhex("47494638396101000100800000000000ffffff2c00000000010001000002024401003b")
PATH = "content/stories/2019/walk.md"


@pytest.fixture(autouse=True)
def _no_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No repository around the temporary folder."""
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))


def front(root: Path, path: str) -> dict[str, Any]:
    """The front matter of a file."""
    found: dict[str, Any] = yaml.safe_load((root / path).read_text("utf-8").split("---\n")[1])
    return found


def errors(root: Path, *made: Any, planned: Any = (), **more: Any) -> list[str]:
    """What the check says of a site with these."""
    imported = run(root, MadeSource(made, planned), **more)
    return [str(problem) for problem in checked(root, imported).errors]


def test_slug_that_cannot_stay_leads_to_the_new_one(tmp_path: Path) -> None:
    made = story("post 1", "Our_Walk.2🎉", old_addresses=("/2019/05/04/Our_Walk.2🎉/", "/?p=1"))

    assert errors(tmp_path, made) == []
    assert front(tmp_path, "content/stories/2019/our-walk-2.md")["aliases"] == ["/2019/05/04/Our_Walk.2🎉/", "/?p=1"]


def test_entry_that_keeps_its_address_needs_no_alias(tmp_path: Path) -> None:
    run(tmp_path, MadeSource([story("post 1", "walk", old_addresses=("/2019/05/04/walk/",))]))

    assert "aliases" not in front(tmp_path, PATH)


@pytest.mark.parametrize(
    ("made", "paths"),
    [
        pytest.param(
            [story("a", "walk"), story("b", "walk", date="2019-09-01"), story("c", "walk", date="2020-01-01")],
            ["content/stories/2019/walk.md", "content/stories/2019/walk-2.md", "content/stories/2020/walk.md"],
            id="stories of one year",
        ),
        pytest.param(
            [event("a", "fair"), event("b", "fair", start="2020-05-01")],
            ["events/2019/fair.md", "events/2020/fair-2.md"],
            id="events of all years",
        ),
        pytest.param(
            [entry("page", key, "team", old_addresses=(f"/{key}/team/",)) for key in "xy"],
            ["content/pages/team.md", "content/pages/y-team.md"],
            id="pages below others",
        ),
        pytest.param([entry("page", "a", "events"), entry("page", "b", "2019"), entry("page", "c", "de")],
                     ["content/pages/events-2.md", "content/pages/2019-2.md", "content/pages/de-2.md"], id="reserved"),
        pytest.param([event("a", "map"), event("b", "2019")], ["events/2019/map-2.md", "events/2019/2019-2.md"],
                     id="reserved for events"),
        pytest.param([story("a", "con"), story("b", "🎉", title="Party")],
                     ["content/stories/2019/con-2.md", "content/stories/2019/party.md"], id="devices, and signs alone"),
        pytest.param([story("a", "straße"), story("b", "strasse")],
                     ["content/stories/2019/straße.md", "content/stories/2019/strasse-2.md"], id="alike on some disks"),
        pytest.param(
            [story("a", "walk"), story("b", "paseo", lang="es", original="a", date="2019-06-01"),
             story("c", "spacer", lang="pl", original="b")],
            ["content/stories/2019/walk.md", "content/stories/2019/walk.es.md", "content/stories/2019/walk.pl.md"],
            id="translations",
        ),
        pytest.param(
            [story("b", "paseo", lang="es", original="gone"), story("c", "walk", lang="en", original="gone")],
            ["content/stories/2019/paseo.md", "content/stories/2019/paseo.en.md"], id="of what did not come",
        ),
        pytest.param([story("a", "walk"), story("b", "walk-too", original="a")],
                     ["content/stories/2019/walk.md", "content/stories/2019/walk-too.md"], id="in the same language"),
        pytest.param([story("a", "x", lang="es", original="b"), story("b", "y", lang="en", original="a")],
                     ["content/stories/2019/x.md", "content/stories/2019/x.en.md"], id="each of the other"),
    ],
)  # fmt: skip
def test_each_entry_has_a_name_of_its_own(tmp_path: Path, made: list[Any], paths: list[str]) -> None:
    assert errors(tmp_path, *made) == []
    assert sorted(path for path in files_of(tmp_path) if path.endswith(".md")) == sorted(paths)


def test_files_of_the_site_keep_their_names_and_addresses(tmp_path: Path) -> None:
    own = tmp_path / "content/pages/about.md"
    own.parent.mkdir(parents=True)
    own.write_text("---\ntitle: About us\naliases: [/team/]\n---\nOurs.\n")

    found = errors(tmp_path, entry("page", "a", "about", title="A", old_addresses=("/about/", "/team/", "/old/")))

    assert (found, own.read_text("utf-8").splitlines()[-1]) == ([], "Ours.")
    assert front(tmp_path, "content/pages/about-2.md")["aliases"] == ["/old/"]


@pytest.mark.parametrize(
    ("link", "leads_to"),
    [
        ("/2019/05/04/w_alk/", "/2019/05/04/w-alk/"),
        ("https://old.example/2019/05/04/w_alk", "/2019/05/04/w-alk/"),
        ("http://www.old.example/2019/05/04/w_alk/?utm_source=x#part", "/2019/05/04/w-alk/#part"),
        ("//old.example/?p=7", "/2019/05/04/w-alk/"),
        ("https://old.example/index.php?p=7&preview=true", "/2019/05/04/w-alk/"),
        ("../w_alk/", "/2019/05/04/w-alk/"),
        ("/2019/05/04/w_alk/#comment-12", "/2019/05/04/w-alk/#comment-12"),
        ("/2019/05/04/w_alk/#respond", "/2019/05/04/w-alk/"),
        ("https://old.example/", "/"),
        ("/tag/rivers/", "/tag/river-walks/"),
        ("/was-never/", "https://old.example/was-never/"),
        ("https://other.example/2019/05/04/w_alk/", "https://other.example/2019/05/04/w_alk/"),
        ("https://old.example:8080/?p=7", "https://old.example:8080/?p=7"),
        ("mailto:us@old.example", "mailto:us@old.example"),
    ],
)
def test_links_in_texts_lead_where_their_page_is_now(tmp_path: Path, link: str, leads_to: str) -> None:
    made = [
        story("post 7", "w_alk", tags=["River walks"], old_addresses=("/2019/05/04/w_alk/", "/?p=7")),
        story("post 8", html=f'<p>See <a href="{link}">there</a>.</p>', base="/2019/05/04/post-8/"),
    ]
    assert errors(tmp_path, *made, planned=[PlannedRedirect("/tag/rivers/", "tag", "River walks")]) == []
    assert f"[there]({leads_to})" in (tmp_path / "content/stories/2019/post-8.md").read_text("utf-8")


def test_old_addresses_of_lists_lead_on(tmp_path: Path) -> None:
    planned = [
        PlannedRedirect("/topic/news/", "category", "news"),
        PlannedRedirect("/label/rivers/", "tag", "Rivers"),
        PlannedRedirect("/people/ann/", "author", "Ann"),
        PlannedRedirect("/label/none/", "tag", "nobody has it"),
        PlannedRedirect("/venue/hall/", "venue", "Hall"),
        PlannedRedirect("/feed/", "address", "/feeds/stories.atom.xml"),
        PlannedRedirect("/category/news/", "category", "News"),
        PlannedRedirect("/category/news/page/2/", "category", "News"),
        PlannedRedirect("/tag/nothing/", "tag", "Rivers"),
        PlannedRedirect("/feed/none/", "address", "/feeds/tag/none.atom.xml"),
        PlannedRedirect("/rivers/feed/", "address", "/feeds/tag/rivers.atom.xml"),
        PlannedRedirect("/feeds/all.atom.xml", "address", "/feeds/stories.atom.xml"),
        PlannedRedirect("/feeds/news.atom.xml", "category", "News", as_feed=True),
        PlannedRedirect("/feeds/nobody.atom.xml", "author", "nobody", as_feed=True),
        PlannedRedirect("/feeds/stories.atom.xml", "tag", "rivers", as_feed=True),
        PlannedRedirect("/2019/05/", "address", "/stories/"),
        PlannedRedirect("/.hidden/", "category", "News"),
    ]
    halls = [event(f"e{n}", place={"name": "Hall", "city": "Bonn", "country": "DE"}) for n in range(2)]
    imported = run(tmp_path, MadeSource([story("a", tags=["rivers"], category="NEWS"), *halls], planned))

    assert yaml.safe_load((tmp_path / "content/redirects.yml").read_text("utf-8")) == [
        {"from": "/2019/05/", "to": "/stories/"},
        {"from": "/feed/", "to": "/feeds/stories.atom.xml"},
        {"from": "/feed/none/", "to": "/stories/"},
        {"from": "/feeds/all.atom.xml", "to": "/feeds/stories.atom.xml"},
        {"from": "/feeds/news.atom.xml", "to": "/feeds/category/news.atom.xml"},
        {"from": "/feeds/nobody.atom.xml", "to": "/feeds/stories.atom.xml"},
        {"from": "/label/none/", "to": "/stories/"},
        {"from": "/label/rivers/", "to": "/tag/rivers/"},
        {"from": "/people/ann/", "to": "/author/ann/"},
        {"from": "/rivers/feed/", "to": "/feeds/tag/rivers.atom.xml"},
        {"from": "/tag/nothing/", "to": "/tag/rivers/"},
        {"from": "/topic/news/", "to": "/category/news/"},
        {"from": "/venue/hall/", "to": "/events/venue/hall-bonn/"},
    ]
    assert [old for old, _, _ in imported.report.unfit] == ["/feeds/stories.atom.xml", "/.hidden/"]
    assert checked(tmp_path, imported).errors == ()


def test_an_old_list_may_be_where_a_list_here_could_be_while_there_is_none(tmp_path: Path) -> None:
    planned = [
        PlannedRedirect("/tag/river/", "tag", "rivers"),
        PlannedRedirect("/category/news/local/", "category", "News"),
        PlannedRedirect("/author/ann-m/page/2/", "author", "Ann"),
        PlannedRedirect("/events/category/meet/", "event category", "Meetup"),
        PlannedRedirect("/tag/rivers/page/2/", "tag", "rivers"),
        PlannedRedirect("/author/ann/", "tag", "rivers"),
        PlannedRedirect("/search/", "tag", "rivers"),
    ]
    imported = run(tmp_path, MadeSource([story("a", tags=["rivers"], category="News"), event("e")], planned))

    assert yaml.safe_load((tmp_path / "content/redirects.yml").read_text("utf-8")) == [
        {"from": "/author/ann-m/page/2/", "to": "/author/ann/"},
        {"from": "/category/news/local/", "to": "/category/news/"},
        {"from": "/events/category/meet/", "to": "/events/category/meetup/"},
        {"from": "/tag/river/", "to": "/tag/rivers/"},
    ]
    assert [old for old, _, _ in imported.report.unfit] == ["/author/ann/", "/search/"]
    assert checked(tmp_path, imported).errors == ()


def test_names_that_are_one_become_one_and_signs_keep_others_apart(tmp_path: Path) -> None:
    made = [
        story("a", tags=["Open data", "C"]),
        story("b", tags=["open-data", "C++", "C#", "🎉"]),
        story("c", tags=["Open data", "Smith, J."], authors=["Ann", "ANN", "ann@old.example", "Bo, Jr."]),
    ]
    imported = run(tmp_path, MadeSource(made))

    assert front(tmp_path, "content/stories/2019/b.md")["tags"] == ["Open data", "C++", "C#", "🎉"]
    assert front(tmp_path, "content/stories/2019/c.md")["authors"] == ["Ann", "Bo, Jr."]
    assert imported.needed.mappings["SLUGS"] == {"C#": "c-sharp", "C++": "c-plus-plus", "🎉": "party-popper"}
    assert checked(tmp_path, imported).errors == ()


def test_categories_are_mapped_or_added(tmp_path: Path) -> None:
    made = [story("a", category="news"), story("b", category="Uncategorized"), story("c", category="Walks"), story("d")]
    imported = run(tmp_path, MadeSource(made), mapped={"uncategorized": "News", "Nothing": "News"})

    written = [front(tmp_path, f"content/stories/2019/{name}.md")["category"] for name in "abcd"]
    assert (written, imported.needed.lists["CATEGORIES"]) == (["News", "News", "Walks", "News"], ["Walks"])
    assert imported.report.unused_maps == ["Nothing"]


def test_comments_hang_on_one_another_without_addresses(tmp_path: Path) -> None:
    thread = (
        comment("1", '<p onclick="x()">One <a href="/?p=1">there</a> <img src="https://evil.example/p.png"></p>'),
        comment("2", "<script>x()</script><b>Two</b>", parent="1", name="ann@old.example"),
        comment("3", "<b>Three</b>", parent="99"),
        comment("4", "<script>only()</script>"),
    )
    run(tmp_path, MadeSource([story("post 1", "walk", old_addresses=("/?p=1",), comments=lambda: thread)]))

    assert yaml.safe_load((tmp_path / "content/comments/stories/2019/walk.yml").read_text("utf-8")) == [
        {
            "id": "1",
            "name": "Ben",
            "date": "2019-05-05",
            "html": '<p>One <a href="/2019/05/04/walk/" rel="nofollow ugc">there</a> </p>',
        },
        {"id": "2", "parent": "1", "date": "2019-05-05", "html": "<b>Two</b>"},
        {"id": "3", "name": "Ben", "date": "2019-05-05", "html": "<b>Three</b>"},
    ]


def test_drafts_and_what_is_of_the_future_stay_out(tmp_path: Path) -> None:
    made = [story("a", draft="true"), story("b", date="2026-06-02"), story("c", date="2026-06-01 15:00 Europe/Warsaw"),
            story("d", date="yesterday"), story("e", date="2026-06-01 13:00 Europe/Warsaw")]  # fmt: skip
    imported = run(tmp_path, MadeSource(made))

    assert [path for path in files_of(tmp_path) if path.endswith(".md")] == ["content/stories/2026/e.md"]
    assert dict(imported.report.account.left_out) == {
        "drafts": 1, "stories of the future": 2, "stories without a date that can be read": 1,
    }  # fmt: skip


def test_identity_in_calendars_is_kept_and_one_entry_has_it(tmp_path: Path) -> None:
    own = tmp_path / "events/2018/fair.md"
    own.parent.mkdir(parents=True)
    fields = "title: Fair\nstart: 2018-05-04\ncategory: Meetup\nworldwide: true\nuid: a@old"
    own.write_text(f"---\n{fields}\nsummary: What happens there, and for whom.\n---\nX\n")
    made = [
        event("e1", uid="a@old"),
        event("e2", source={"name": "Old", "uid": "b@old", "url": "https://old.example/"}),
        event("e3", uid="b@old"),
        story("s1", id="https://old.example/?p=1"),
        story("s2", id="https://old.example/?p=1"),
    ]
    imported = run(tmp_path, MadeSource(made))

    assert checked(tmp_path, imported).errors == ()
    assert [front(tmp_path, f"events/2019/e{n}.md").get("uid") for n in (1, 3)] == [None, None]
    assert front(tmp_path, "events/2019/e2.md")["source"]["uid"] == "b@old"
    assert [where for where, _ in imported.report.account.to_look_at] == ["line 1: e1", "line 1: e3", "line 1: s2"]


def test_again_gives_the_same_files(tmp_path: Path) -> None:
    made = [story("post 1", "walk"), story("post 2", "walk", lang="es"), event("event 1", "fair")]
    run(tmp_path, MadeSource(made))
    before = files_of(tmp_path)

    imported = run(tmp_path, MadeSource(made))

    assert (files_of(tmp_path), imported.report.files) == (before, {"same": 3})


def test_what_comes_later_takes_no_name_from_what_was_here_before(tmp_path: Path) -> None:
    run(tmp_path, MadeSource([story("post 2", "walk")]))

    run(tmp_path, MadeSource([story("post 1", "walk", date="2019-01-01"), story("post 2", "walk", title="Changed")]))

    assert front(tmp_path, PATH)["title"] == "Changed"
    assert front(tmp_path, "content/stories/2019/walk-2.md")["title"] == "post 1"


def test_day_that_moved_at_the_source_leaves_its_old_address_behind(tmp_path: Path) -> None:
    run(tmp_path, MadeSource([story("post 1", "walk")]))

    assert errors(tmp_path, story("post 1", "walk", date="2019-05-07")) == []
    assert front(tmp_path, PATH)["aliases"] == ["/2019/05/04/walk/"]


def test_what_somebody_has_changed_or_deleted_stays_so(tmp_path: Path) -> None:
    made = [story("post 1", "walk"), story("post 2", "talk"), story("post 3", "bird")]
    run(tmp_path, MadeSource(made))
    (tmp_path / PATH).write_text((tmp_path / PATH).read_text("utf-8").replace("Words.", "Better words."))
    (tmp_path / "content/stories/2019/talk.md").unlink()
    before = files_of(tmp_path)

    imported = run(tmp_path, MadeSource([story(one.key, one.slug, "<p>New words.</p>") for one in made]))

    changed = {path for path, data in files_of(tmp_path).items() if data != before.get(path)}
    assert changed == {"content/stories/2019/bird.md", "content/imports.json"}
    assert imported.report.kept == ["content/stories/2019/talk.md", PATH]


def test_what_vanished_at_the_source_stays(tmp_path: Path) -> None:
    run(tmp_path, MadeSource([story("post 1", "walk"), story("post 2", "talk")]))

    imported = run(tmp_path, MadeSource([story("post 2", "talk"), story("post 3", "walk")]))

    assert imported.report.vanished == [PATH]
    assert front(tmp_path, PATH)["title"] == "post 1"
    assert front(tmp_path, "content/stories/2019/walk-2.md")["title"] == "post 3"


def test_source_that_ends_too_early_writes_nothing(tmp_path: Path) -> None:
    class Torn(MadeSource):
        def entries(self, account: Any) -> Any:
            yield self.made[0]
            raise Fault("export.xml ends too early", "export it again")

    with pytest.raises(Fault):
        run(tmp_path, Torn([story("post 1")]))

    assert [*tmp_path.rglob("*")] == []


def test_dry_run_writes_nothing(tmp_path: Path) -> None:
    imported = run(tmp_path, MadeSource([story("post 1")]), is_dry=True)

    assert ([*tmp_path.rglob("*")], imported.report.files) == ([], {"new": 1})


class _Cut(BaseException):
    """The power goes."""


@pytest.mark.parametrize("step", range(12))
def test_import_that_was_cut_off_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    """At each of its moves; the journal and the files are all that is left then."""
    pictures = tmp_path / "uploads"
    pictures.mkdir()
    (pictures / "a.gif").write_bytes(GIF)
    made = [story("post 1", "walk", '<p><img src="/a.gif" alt="A"></p>'), story("post 2", "walk"), event("event 1")]
    source = MadeSource(made, [PlannedRedirect("/people/ann/", "author", "Ann")])
    whole, torn = tmp_path / "whole", tmp_path / "torn"
    for root in (whole, torn):
        root.mkdir()
    folders = [SourceFolder(pictures)]
    run(whole, source, folders=folders)
    replace, moves = Path.replace, iter(range(step, -1, -1))

    def cut(path: Path, target: Path) -> Path:
        if next(moves) == 0:
            raise _Cut
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", cut)
    with suppress(_Cut):
        run(torn, source, folders=folders)
    monkeypatch.undo()

    run(torn, source, folders=folders)

    assert files_of(torn) == files_of(whole)


def test_folder_that_is_a_link_is_written_to_by_nothing(tmp_path: Path) -> None:
    root, outside = tmp_path / "site", tmp_path / "outside"
    (root / "content").mkdir(parents=True)
    outside.mkdir()
    (root / "content/stories").symlink_to(outside)

    with pytest.raises(UnsafePath):
        run(root, MadeSource([story("post 1")]))

    assert [*outside.iterdir()] == []


def test_pictures_come_once_with_exact_names_first(tmp_path: Path) -> None:
    uploads = tmp_path / "uploads"
    for path in ("2019/05/a.gif", "2019/05/a-300x200.gif", "2018/01/a.gif"):
        (uploads / path).parent.mkdir(parents=True, exist_ok=True)
        (uploads / path).write_bytes(GIF + path.encode() + b";")
    html = "".join(
        f'<p><img src="{address}" alt="A"></p>'
        for address in ("/wp-content/uploads/2019/05/a-300x200.gif", "https://i0.wp.com/old.example/wp-content/uploads/"
                        "2019/05/a-640x480.gif?w=10", "/wp-content/uploads/2018/01/a.gif", "/wp-content/uploads/no.gif",
                        "https://other.example/2018/01/a.gif")
    )  # fmt: skip
    image = PlannedPicture("/2019/05/a.gif", ("2019/05/a.gif",), caption="<em>A walk</em>", credit="Ann")
    assert errors(tmp_path, story("post 1", "walk", html, image=image), folders=[SourceFolder(uploads)]) == []

    images = sorted(path for path in files_of(tmp_path) if path.startswith("content/images"))
    assert images == [f"content/images/{name}.gif" for name in ("2018/a", "2019/a-300x200", "2019/a")]
    assert front(tmp_path, PATH)["image"] == {
        "file": "images/2019/a.gif", "alt": "A walk", "credit": "Ann", "license": "unknown",
    }  # fmt: skip


def test_nothing_private_is_in_what_is_written(tmp_path: Path) -> None:
    marker = "secret-7f3a"
    private = [
        story("a", title=f"{marker}-draft", draft="true"),
        story("b", title=f"{marker}-future", date="2099-01-01"),
        story("c", "talk", authors=[f"{marker}@mail.example", f"{marker} (at) mail.example"],
              comments=lambda: (comment("1", name=f"{marker}@mail.example"),)),
        event("d", organizers=[{"name": "WMDE", "email": f"{marker}@mail.example"}, {"name": f"{marker}@mail.example"}],
              speakers=[f"{marker}@mail.example"]),
    ]  # fmt: skip
    uploads = tmp_path / "uploads"
    uploads.mkdir()
    (uploads / f"{marker}.gif").write_bytes(GIF)
    root = tmp_path / "site"
    root.mkdir()
    run(root, MadeSource(private), folders=[SourceFolder(uploads)])

    assert [path for path, data in files_of(root).items() if marker in path or marker.encode() in data] == []
    assert [path.name for path in (root / ".almanac/import").iterdir()] == []


_TEXT = st.text(max_size=60)
_NAMES = st.lists(_TEXT, max_size=4)
_SKIPPED = st.just("2019-03-31 02:30 Europe/Berlin")
_DATE = st.one_of(st.dates().map(str), st.datetimes().map(str), _TEXT, _SKIPPED)
_PLACE = st.fixed_dictionaries({"name": _TEXT, "city": _TEXT, "country": st.sampled_from(["DE", "PL", "x", ""])})
_HTML = st.one_of(
    _TEXT,
    st.lists(st.sampled_from(
        ["<p>", "</p>", "<b>", "<a href='/x/'>", "<a href='javascript:x'>", "</a>", "<script>", "</script>", "<h1>x",
         "<table><tr><td>", "| a |", "# a", "```", "---", "- [ ] x", "[^1]", "<<<<<<< HEAD\n", "&#x202e;", "\n\n",
         "<ul><li>", "{{ x }}", "https://", "www.a.b", "a@b.c", "<svg onload=x>", "&lt;script&gt;",
         "<a href='//'>z</a>", "\\", "<img src=x>"]
    ), max_size=12).map("".join),
)  # fmt: skip


def _thread(text: str) -> tuple[PlannedComment, ...]:
    return (comment("1", text, name=text), comment(text, text, parent="1"))


@st.composite
def _entries(draw: st.DrawFn) -> list[Any]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        kind = draw(st.sampled_from(["story", "event", "page"]))
        fields = {
            "title": draw(_TEXT), "date": draw(_DATE), "start": draw(_DATE), "end": draw(_DATE), "tags": draw(_NAMES),
            "authors": draw(_NAMES), "category": draw(_TEXT), "summary": draw(_TEXT), "series": draw(_TEXT),
            "timezone": draw(st.one_of(_TEXT, st.sampled_from(["Europe/Berlin", "+05:30", "UTC"]))),
            "place": draw(st.one_of(st.none(), _PLACE)),
            "status": draw(st.one_of(_TEXT, st.sampled_from(["cancelled", "rescheduled", "moved-online"]))),
            "url": draw(_TEXT), "online": draw(_TEXT), "discussion": draw(_TEXT), "repeat": draw(_TEXT), "nothing": "x",
            "uid": draw(_TEXT), "id": draw(_TEXT), "license": draw(_TEXT),
        }  # fmt: skip
        made.append(
            entry(
                kind, f"{kind} {number}", draw(_TEXT), draw(_HTML), lang=draw(st.sampled_from(["", "es", "xx", "en"])),
                original=draw(st.sampled_from(["", "story 0", "event 0", "page 0"])), excerpt=draw(_HTML),
                old_addresses=tuple(draw(st.lists(st.one_of(_TEXT, st.sampled_from(["/a/", "/a", "/?p=1", "/events/"])),
                                                  max_size=3))),
                comments=partial(_thread, draw(_HTML)), **fields,
            )
        )  # fmt: skip
    return made


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(_entries())
def test_whatever_comes_passes_the_check(tmp_path_factory: pytest.TempPathFactory, made: list[Any]) -> None:
    root = tmp_path_factory.mktemp("site")
    planned = [PlannedRedirect(old, "tag", old) for one in made for old in one.old_addresses]

    assert errors(root, *made, planned=planned) == []
