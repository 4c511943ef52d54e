"""The project as a submission would leave it: texts and pictures are its own, all else is the main line's."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from work_tree import TEXT, WorkTree

from almanac.store.git.repository import open_repository
from almanac.store.git.submission import ChangedFile, Submission, read_submission
from almanac.store.git.submission_folder import FOLDER, FolderInUse, SubmissionFolder, submission_folder, taken_over

pytestmark = pytest.mark.git

MOMENT = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture
def tree(tmp_path: Path) -> WorkTree:
    """A site with a submission on the branch `sent`."""
    tree = WorkTree(tmp_path / "site")
    files = {
        ".gitignore": ".almanac/\n",
        "events/gone.md": TEXT,
        "events/old.md": f"old\n{TEXT}",
        "pelicanconf.py": "A = 1\n",
    }
    for path, text in files.items():
        tree.write(path, text)
    tree.write("docs/long.md", TEXT)
    tree.commit_all(on=1)
    tree.branch("sent")
    (tree.site / "events/gone.md").unlink()
    tree.git("mv", "events/old.md", "events/new.md")
    tree.write("events/crlf.md", "a\r\nb\r\n")
    tree.write("pelicanconf.py", "A = 2\n")
    tree.write("content/.gitattributes", "*.md filter=never\n")
    tree.write(".gitattributes", "*.md text eol=lf\n")
    (tree.site / "content/link.md").symlink_to("/etc/passwd")
    tree.git("-c", "core.safecrlf=false", "add", "--all")
    tree.commit_all(on=2)
    tree.git("checkout", "--quiet", "main")
    return tree


@pytest.fixture
def folder(tree: WorkTree) -> Iterator[SubmissionFolder]:
    """Where it is laid out."""
    with submission_folder(tree.site, open_repository(tree.site)) as folder:
        yield folder


@pytest.fixture
def sent(tree: WorkTree) -> Submission:
    """What is on that branch."""
    return read_submission(open_repository(tree.site), "sent", "main")


def files(folder: SubmissionFolder) -> set[str]:
    paths = (path for path in folder.root.rglob("*") if ".git" not in path.parts and not path.is_dir())
    return {path.relative_to(folder.root).as_posix() for path in paths}


def test_its_texts_are_laid_over_what_the_main_line_has(folder: SubmissionFolder, sent: Submission) -> None:
    folder.lay_out(sent, MOMENT, "events")

    assert files(folder) == {".gitignore", "events/crlf.md", "events/new.md", "pelicanconf.py"}
    assert (folder.root / "pelicanconf.py").read_text("utf-8") == "A = 1\n"
    assert open_repository(folder.root).uncommitted() <= {"docs/long.md"}


def test_its_history_is_what_it_would_be(folder: SubmissionFolder, sent: Submission) -> None:
    folder.lay_out(sent, MOMENT, "events")
    repository = open_repository(folder.root)

    parents = repository.answer("log", "-1", "--format=%P %ct").decode().split()

    assert parents == [sent.target, sent.commit, str(int(MOMENT.timestamp()))]
    assert not repository.is_shallow


def test_without_it_all_is_as_the_main_line_has_it_and_what_is_right_is_not_written_again(
    folder: SubmissionFolder, sent: Submission
) -> None:
    folder.lay_out(sent, MOMENT)
    before = (folder.root / "pelicanconf.py").stat()
    folder.lay_out(sent, MOMENT, "events")
    folder.lay_out(sent, MOMENT)

    assert files(folder) == {".gitignore", "events/gone.md", "events/old.md", "pelicanconf.py"}
    assert open_repository(folder.root).head() == sent.target
    assert (folder.root / "pelicanconf.py").stat().st_mtime_ns == before.st_mtime_ns


def test_what_somebody_left_or_changed_there_is_put_right(folder: SubmissionFolder, sent: Submission) -> None:
    folder.lay_out(sent, MOMENT)
    (folder.root / "events/stray.md").write_text("x", "utf-8")
    (folder.root / "pelicanconf.py").write_text("A = 3\n", "utf-8")
    folder.lay_out(sent, MOMENT)

    assert "events/stray.md" not in files(folder)
    assert (folder.root / "pelicanconf.py").read_text("utf-8") == "A = 1\n"


def test_the_repository_that_it_was_sent_to_gets_no_object_and_no_file(
    tree: WorkTree, folder: SubmissionFolder, sent: Submission
) -> None:
    before = tree.git("count-objects", "--verbose")
    folder.lay_out(sent, MOMENT, "events")

    assert tree.git("count-objects", "--verbose") == before
    assert tree.git("status", "--porcelain") == ""


def test_what_builds_kept_is_there_to_begin_with(tree: WorkTree, folder: SubmissionFolder) -> None:
    tree.write(".almanac/history.json", "{}")
    tree.write(".almanac/forum.json", "1")
    folder.keep_results()
    (folder.root / ".almanac/history.json").write_text("own", "utf-8")
    (tree.site / ".almanac/forum.json").unlink()
    folder.keep_results()

    assert (folder.root / ".almanac/history.json").read_text("utf-8") == "own"
    assert not (folder.root / ".almanac/forum.json").exists()


def test_two_at_a_time_are_one_too_many(tree: WorkTree, folder: SubmissionFolder) -> None:
    assert folder.root == tree.site / FOLDER / "site"
    with pytest.raises(FolderInUse), submission_folder(tree.site, open_repository(tree.site)):
        pass


@pytest.mark.parametrize(
    ("file", "is_taken"),
    [
        (ChangedFile("content/stories/a.md", "A", "1"), True),
        (ChangedFile("events/a.md", "D"), True),
        (ChangedFile("content/images/a.png", "A", "1", is_link=True), False),
        (ChangedFile("content/.hidden/a.md", "A", "1"), False),
        (ChangedFile("content/a.md", "R", "1", old="docs/a.md"), False),
        (ChangedFile("content.md", "A", "1"), False),
        (ChangedFile("../content/a.md", "A", "1"), False),
        (ChangedFile("theme/site/a.css", "A", "1"), False),
    ],
)
def test_texts_and_pictures_are_taken_over_and_nothing_else(file: ChangedFile, is_taken: bool) -> None:
    assert taken_over([file], "events") == ((file,) if is_taken else ())
