"""`preview` and `build --for-disk`: pages to be looked at, whose links lead somewhere."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import nullcontext
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit
from urllib.request import urlopen

import pytest
from ten_submissions import MOMENT, Submissions, picture

from commands import before_and_after, main
from commands.clients import Client
from commands.packs import pack, write_folder

pytestmark = pytest.mark.git

LINK = re.compile(r'\b(?:href|src|action)="([^"]*)"')


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Submissions]:
    """The ten, looked at as of one moment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", MOMENT)
        submissions = Submissions(tmp_path_factory.mktemp("ten") / "site")
        submissions.all_ten()
        patch.setattr(main, "ROOT", submissions.root)
        yield submissions


@pytest.fixture(scope="module")
def event(sent: Submissions, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a new event changes, for a disk."""
    del sent
    folder = tmp_path_factory.mktemp("preview")
    assert main.main(["preview", "event", "--for-disk", "--output", str(folder / "event")]) == 0
    return folder / "event"


def pages(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in sorted(folder.rglob("*.html"))}


def dangling(folder: Path) -> list[tuple[str, str]]:
    """Links within a folder to what does not lie there."""
    led = [(name, unescape(link)) for name, html in pages(folder).items() for link in LINK.findall(html)]
    inside = [(name, link) for name, link in led if not urlsplit(link).scheme and urlsplit(link).path]
    return [(name, link) for name, link in inside
            if not (folder / normpath(join(dirname(name), unquote(urlsplit(link).path)))).is_file()]  # fmt: skip


def test_the_pages_of_an_event_and_its_lists_are_there(event: Path) -> None:
    assert {"events/meetup/index.html", "events/2027/05/index.html", "events/index.html", "index.html",
            "es/events/index.html", "events/map/index.html", "preview.html"} <= pages(event).keys()  # fmt: skip
    assert "events/fair/index.html" in pages(event)  # the other one in that city
    assert "stories/index.html" not in pages(event)


def test_every_link_leads_to_a_file_or_to_the_site_itself(event: Path) -> None:
    assert dangling(event) == []
    assert 'href="https://group.example.net/stories/"' in pages(event)["index.html"]


def test_each_page_says_what_it_is_and_to_searches_that_it_is_nothing(event: Path) -> None:
    told = pages(event)
    whole = {name for name in told if not name.startswith(("embed/", "es/embed/"))}

    assert {name for name in told if 'name="robots" content="noindex"' in told[name]} == told.keys()
    assert {name for name in told if 'class="preview-note"' in told[name]} == whole
    assert "Todavía no está aceptado." in told["es/index.html"]


def test_calendars_know_the_event_as_they_will(event: Path) -> None:
    calendar = (event / "events/meetup/meetup.ics").read_text("utf-8")
    assert "UID:meetup@calendar.example.net" in calendar


def test_nothing_of_a_page_for_a_disk_needs_a_server(event: Path) -> None:
    assert not [*event.rglob("*.js")]
    assert not re.search(
        r'<script(?! type="application/ld\+json")|<noscript|rel="manifest"', "".join(pages(event).values())
    )


def test_the_first_page_names_the_others(event: Path) -> None:
    listed = re.findall(r'<a href="([^"]+)"><bdi>([^<]+)</bdi>', pages(event)["preview.html"])

    assert listed[:2] == [("events/meetup/index.html", "Meetup in May"), ("events/fair/index.html", "Spring fair")]
    in_spanish = [name.startswith("es/") for name, _ in listed]
    assert in_spanish == sorted(in_spanish)  # after those of the site's own language
    assert len(listed) == len(pages(event)) - 1


def test_what_is_served_is_as_the_site_has_it(sent: Submissions, tmp_path: Path) -> None:
    del sent
    archive = tmp_path / "story.zip"
    assert main.main(["preview", "story", "--output", str(tmp_path / "story"), "--pack", str(archive)]) == 0

    told = pages(tmp_path / "story")["2026/11/20/bridge/index.html"]
    assert 'src="/images/river.png"' in told
    assert (tmp_path / "story" / "images" / "river.png").is_file()
    with zipfile.ZipFile(archive) as packed:
        assert packed.read("2026/11/20/bridge/index.html").decode() == told


def test_with_code_and_settings_of_the_main_line(sent: Submissions, tmp_path: Path) -> None:
    assert main.main(["preview", "mixed", "--output", str(tmp_path / "mixed")]) == 0
    told = pages(tmp_path / "mixed")["events/may-day/index.html"]

    assert "Group of the north" in told
    assert "Group of the south" not in told
    assert not [*sent.root.glob("**/pwned*")]


def test_of_what_has_errors_nothing_is_built(
    sent: Submissions, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del sent
    assert main.main(["preview", "hostile", "--output", str(tmp_path / "x")]) == 1
    assert "Nothing was built: the submission has errors." in capsys.readouterr().out
    assert not (tmp_path / "x").exists()


def test_a_folder_of_others_stays(sent: Submissions, tmp_path: Path) -> None:
    del sent
    (tmp_path / "own.txt").write_text("x", "utf-8")
    assert main.main(["preview", "event", "--output", str(tmp_path)]) == 2
    assert main.main(["preview", "event", "--pack", str(tmp_path / "x.rar")]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["own.txt"]


def test_the_whole_site_for_a_disk(sent: Submissions, tmp_path: Path) -> None:
    del sent
    folder = tmp_path / "disk"
    assert main.main(["build", "--for-disk", str(folder)]) == 0
    assert main.main(["build", "--for-disk", str(folder)]) == 0

    assert {"index.html", "search/index.html", "events/map/index.html", "events/fair/index.html"} <= pages(
        folder
    ).keys()
    assert dangling(folder) == []
    assert not [*folder.rglob("*.js"), *folder.rglob("*.pf_*")]
    assert not [*folder.glob("_headers"), *folder.glob("sitemap*")]


def test_pictures_are_taken_of_pages_before_and_after(
    sent: Submissions, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stand-in for the browser reads the page that it would show."""
    del sent
    shown: dict[tuple[str, int], list[str]] = {}

    def whole_page(_browser: object, address: str, width: int, _moment: object) -> bytes:
        with urlopen(address) as answer:
            shown.setdefault((urlsplit(address).path, width), []).append(answer.read().decode())
        return picture()

    monkeypatch.setattr(before_and_after, "browser_of", lambda _: nullcontext())
    monkeypatch.setattr(before_and_after, "whole_page", whole_page)
    monkeypatch.setattr(Client, "find", lambda _: "chromium")
    folder = tmp_path / "pictures"
    assert main.main(["preview", "correction", "--output", str(tmp_path / "x"), "--pictures", str(folder)]) == 0

    before, after = shown["/events/fair/", 360]
    assert ("10 Apr 2027" in before, "17 Apr 2027" in after) == (True, True)
    assert ("preview-note" in before, "preview-note" in after) == (False, True)
    assert {"01-events-fair-360-before.png", "01-events-fair-1280-after.png"} <= {one.name for one in folder.iterdir()}
    monkeypatch.setattr(Client, "find", lambda _: "")
    main.main(["preview", "correction", "--output", str(tmp_path / "x"), "--pictures", str(tmp_path / "none")])
    assert "No pictures: there is no Chromium here" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["a.zip", "a.tar.gz"])
def test_an_archive_has_the_same_bytes_each_time(tmp_path: Path, name: str) -> None:
    files = {"b/c.html": b"c", "a.html": b"a"}
    pack(tmp_path / name, files)
    first = (tmp_path / name).read_bytes()
    pack(tmp_path / name, dict(reversed(files.items())))

    assert (tmp_path / name).read_bytes() == first
    shutil.unpack_archive(tmp_path / name, tmp_path / "unpacked")
    assert (tmp_path / "unpacked" / "b" / "c.html").read_bytes() == b"c"


def test_a_folder_that_was_written_is_written_anew(tmp_path: Path) -> None:
    write_folder(tmp_path / "x", {"old.html": b""})
    write_folder(tmp_path / "x", {"new.html": b""})
    assert sorted(path.name for path in (tmp_path / "x").iterdir()) == [".almanac-preview", "new.html"]
