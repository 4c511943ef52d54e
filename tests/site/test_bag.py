"""A bag of a whole site: others' programs take it, each kind of damage is named, and it gives the same site again."""

from __future__ import annotations

import csv
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import bagit
import pytest
from built import versions
from built.once import once
from built.project import Project, tree
from jsonschema import Draft202012Validator

from almanac.model.bag import OfferedBag
from almanac.render.bag.offered import offered_text
from almanac.store.bag.checking import check_bags
from almanac.store.bag.zipped import write_zip

PACKED_BY_GIT = {"data/history/history.bundle", "manifest-sha512.txt", "tagmanifest-sha512.txt", "bag-info.txt"}
SNAPSHOT = {"topics": {"7": {"title": "Weekly", "url": "https://forum.example.org/t/7", "posts": 3}}}
# The last bag was a large one.
OFFERED = [
    OfferedBag(f"site-{part}.zip", f"https://versions.example.org/site-{part}.zip", date(2027, 1, 1), 15, "a" * 128)
    for part in ("2026", "everything-else")
]


@pytest.fixture(scope="session")
def source(shared_folder: Path) -> Project:
    """A site that is in git with its program, as everybody's is; tests only read it."""
    return Project(once(shared_folder, "bag-source", _source), versions.NOW, code_is_ours=True)


def _source(root: Path) -> None:
    project = replace(versions.project_of(root), code_is_ours=True)
    versions.first(project)
    (root / ".gitignore").write_text("/output/\n.almanac/\n__pycache__/\n", "utf-8")
    (root / ".almanac").mkdir(exist_ok=True)
    (root / ".almanac" / "forum.json").write_text(json.dumps(SNAPSHOT), "utf-8")
    (root / ".almanac" / "import").mkdir()
    (root / ".almanac" / "import" / "report.md").write_text("secret-marker", "utf-8")
    (root / "content" / "bags.json").write_text(offered_text(OFFERED), "utf-8")
    project.git("add", "--all")
    project.git("commit", "--quiet", "--message=Bring the program", at=versions.NOW - timedelta(days=1))
    project.git("tag", "v1")
    project.git("branch", "sent-in")
    project.git("switch", "--quiet", "sent-in")
    project.git("commit", "--quiet", "--allow-empty", "--message=secret-branch", at=versions.NOW)
    project.git("switch", "--quiet", "main")


@pytest.fixture(scope="session")
def whole(shared_folder: Path, source: Project) -> Path:
    """A bag of it; tests only read it."""

    def make(folder: Path) -> None:
        done = source.almanac("export", "bag", str(folder))
        assert done.returncode == 0, done.stdout + done.stderr

    return once(shared_folder, "bag", make)


@pytest.fixture
def bag(whole: Path, tmp_path: Path) -> Path:
    """A copy, to be damaged."""
    return Path(shutil.copytree(whole, tmp_path / "bag", copy_function=os.link))


def rewritten(path: Path, change: Callable[[bytes], bytes]) -> None:
    """The copy shares its files with others': none is changed in its place."""
    data = change(path.read_bytes())
    path.unlink()
    path.write_bytes(data)


def test_others_find_it_whole_and_so_do_we(whole: Path) -> None:
    theirs = bagit.Bag(str(whole))

    assert theirs.validate()
    assert theirs.version_info == (1, 0)
    assert check_bags(whole).damages == []
    assert theirs.info["Payload-Oxum"].partition(".")[2] == str(len(theirs.payload_entries()))


def test_it_has_every_part_and_nothing_private(whole: Path) -> None:
    names = tree(whole).keys()
    history = subprocess.run(
        ["git", "bundle", "list-heads", str(whole / "data/history/history.bundle")], capture_output=True, check=True
    )
    refs = [line.split()[1] for line in history.stdout.decode().splitlines()]

    assert {
        "README.txt", "data/site/index.html", "data/site/events/calendar.ics", "data/site/feeds/stories.atom.xml",
        "data/site-to-open/index.html", "data/sources/pelicanconf.py", "data/sources/plugins/almanac/__init__.py",
        "data/entries/stories.jsonl", "data/entries/events.schema.json", "data/pictures/pictures.csv",
        "data/addresses/redirects.json", "data/addresses/removals.json", "data/forum/forum.json",
    } <= names  # fmt: skip
    assert sorted(refs) == ["HEAD", "refs/heads/main", "refs/tags/v1"]
    assert not [name for name in names if b"secret-marker" in (whole / name).read_bytes()]


def test_each_entry_is_a_line_that_its_schema_takes(whole: Path) -> None:
    entries = whole / "data" / "entries"
    numbers = {}
    for kind in ("stories", "pages", "events"):
        schema = Draft202012Validator(json.loads((entries / f"{kind}.schema.json").read_text("utf-8")))
        lines = [json.loads(line) for line in (entries / f"{kind}.jsonl").read_text("utf-8").splitlines()]
        assert [error.message for line in lines for error in schema.iter_errors(line)] == []
        numbers[kind] = len(lines)
    archive = json.loads((whole / "data/site/events/archive.json").read_text("utf-8"))

    assert numbers["events"] == len(archive["events"]) > 1
    assert numbers["stories"] > 1
    assert numbers["pages"] >= 1


def test_each_picture_stands_in_the_table_with_its_licence(whole: Path) -> None:
    with (whole / "data/pictures/pictures.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["file"]: row for row in csv.DictReader(file)}
    pictures = {path.name for path in (whole / "data/sources/content/images").iterdir()}

    assert {name.rpartition("/")[2] for name in rows} == pictures
    kept = rows["content/images/kept.svg"]
    assert (kept["license"], kept["credit"], kept["alt"]) == ("CC0-1.0", "Nobody", "A circle")
    assert "content/stories/2027/story-1.md" in kept["used_by"]


def test_its_page_names_each_file_of_the_bag_before_and_with_which_to_begin(whole: Path) -> None:
    page = (whole / "data/site/take/index.html").read_text("utf-8")

    assert all(one.url in page for one in OFFERED)
    assert "Everything, in several files" in page
    assert "“everything-else”" in page


def _cut(data: bytes) -> bytes:
    return data[:-1]


def _flip(data: bytes) -> bytes:
    return bytes([data[0] ^ 1]) + data[1:]


@pytest.mark.parametrize(
    ("path", "change"),
    [
        pytest.param("data/site/index.html", _flip, id="a bit of a page"),
        pytest.param("data/history/history.bundle", _cut, id="the end of the history"),
        pytest.param("data/site/.almanac.json", _flip, id="a hidden file"),
        pytest.param("manifest-sha512.txt", _flip, id="the manifest"),
        pytest.param("bag-info.txt", lambda data: data.replace(b"Almanac-Moment: 1", b"Almanac-Moment: 2"), id="info"),
        pytest.param("README.txt", lambda data: data + b"rm -rf /", id="what explains it"),
    ],
)
def test_what_is_damaged_is_named(bag: Path, path: str, change: Callable[[bytes], bytes]) -> None:
    rewritten(bag / path, change)

    assert path in {one.path for one in check_bags(bag).damages}
    with pytest.raises(bagit.BagError):
        bagit.Bag(str(bag)).validate()


def test_what_is_missing_or_was_added_is_named(bag: Path) -> None:
    (bag / "data/site/index.html").unlink()
    (bag / "data/site/extra.html").write_text("x", "utf-8")
    (bag / "extra.txt").write_text("x", "utf-8")

    assert {(one.path, one.message.partition(":")[0]) for one in check_bags(bag).damages} >= {
        ("data/site/index.html", "is missing"),
        ("data/site/extra.html", "was added"),
        ("extra.txt", "was added"),
    }


def test_a_link_is_named_and_not_followed(bag: Path, tmp_path: Path) -> None:
    page = bag / "data/site/index.html"
    page.rename(tmp_path / "same.html")
    page.symlink_to(tmp_path / "same.html")
    (bag / "data/elsewhere").symlink_to(tmp_path)

    found = {(one.path, one.message) for one in check_bags(bag).damages}

    assert ("data/site/index.html", "is a link, which no bag has") in found
    assert ("data/elsewhere", "is a link, which no bag has") in found
    assert not [path for path, _ in found if path.startswith("data/elsewhere/")]


@pytest.mark.parametrize("hostile", ["data/../../secret", "/etc/passwd", "data/a\\..\\b", "C:/x", "README.txt"])
def test_a_path_that_leads_elsewhere_is_refused_and_never_read(bag: Path, hostile: str) -> None:
    rewritten(bag / "manifest-sha512.txt", lambda data: data + f"{'0' * 128}  {hostile}\n".encode())

    assert any(hostile in one.message and one.path == "manifest-sha512.txt" for one in check_bags(bag).damages)


def test_restored_in_another_folder_and_zone_it_builds_the_same(source: Project, whole: Path, tmp_path: Path) -> None:
    there = replace(source, variables={"TZ": "Asia/Kathmandu"})
    folder = tmp_path / "Ñandú again"
    restored = there.almanac("restore", str(whole), str(folder))
    again = Project(folder, versions.NOW, {"TZ": "Asia/Kathmandu"})
    built = again.build(again.root / "output", "--siteurl", "https://versions.example.org")

    assert restored.returncode == 0, restored.stdout + restored.stderr
    assert f"cd '{folder}'\n" in restored.stdout
    assert built.returncode == 0, built.stdout + built.stderr
    assert tree(again.root / "output") == tree(whole / "data/site")
    assert again.git("status", "--short") == ""
    assert (again.root / ".almanac/forum.json").read_bytes() == (whole / "data/forum/forum.json").read_bytes()
    recorded = json.loads((source.root / "content/restores.json").read_text("utf-8"))["restores"]
    assert recorded[-1]["commit"] == source.git("rev-parse", "HEAD").strip()


def test_a_second_bag_differs_by_what_git_packed_alone(source: Project, whole: Path, tmp_path: Path) -> None:
    done = source.almanac("export", "bag", str(tmp_path / "b"), "--split-by-year", "--zip", str(tmp_path / "b.zip"))
    assert done.returncode == 0, done.stdout + done.stderr
    parts = {path.name: tree(path) for path in (tmp_path / "b").iterdir()}
    first = tree(whole)
    payload = {name: digest for part in parts.values() for name, digest in part.items() if name.startswith("data/")}

    assert set(parts) == {"2026", "2027", "2028", "everything-else"}
    assert {name for name in payload.keys() | first.keys() if name.startswith("data/")} == payload.keys()
    assert {name for name, digest in payload.items() if first[name] != digest} <= PACKED_BY_GIT
    assert check_bags(tmp_path / "b").damages == []
    assert [bagit.Bag(str(tmp_path / "b" / part)).validate() for part in parts] == [True] * 4
    with ZipFile(tmp_path / "b-2027.zip") as archive:
        assert archive.testzip() is None
        assert {name.partition("/")[2] for name in archive.namelist()} == parts["2027"].keys()
    shutil.rmtree(tmp_path / "b" / "2027")
    assert "part 3 of 4 is missing" in {one.message for one in check_bags(tmp_path / "b").damages}


def test_a_damaged_bag_is_not_restored(source: Project, bag: Path, tmp_path: Path) -> None:
    rewritten(bag / "data/sources/pelicanconf.py", _cut)
    done = source.almanac("restore", str(bag), str(tmp_path / "again"))

    assert done.returncode == 1
    assert "data/sources/pelicanconf.py: was cut off or changed: it has " in done.stdout
    assert not (tmp_path / "again").exists()


def test_nothing_is_written_where_something_is(source: Project, whole: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", "utf-8")
    made = [
        source.almanac("restore", str(whole), str(tmp_path)),
        source.almanac("export", "bag", str(tmp_path)),
        source.almanac("export", "bag", str(source.root / "bag")),
    ]

    assert [done.returncode for done in made] == [2, 2, 2]
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_same_bag_is_the_same_zip(whole: Path, tmp_path: Path) -> None:
    for name in ("a.zip", "b.zip"):
        write_zip(whole, tmp_path / name, "bag", versions.NOW)

    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
