"""`new translation` writes a file beside its original, or says why not."""

from __future__ import annotations

import os
import subprocess
from argparse import Namespace
from pathlib import Path

import pytest

from almanac.model.site import Site
from commands import new_translation, site
from commands.cannot_run import CannotRun

SITE = Site(
    "Sample",
    "https://almanac.example.org",
    languages=("en", "es", "pt-BR"),
    categories=("News",),
    event_categories={"Meetup": "#223344"},
)
SUMMARY = "What this text is about, in one plain sentence or two."
STORY, PAGE, EVENT = "content/stories/2027/a.md", "content/pages/about.md", "events/2027/b.md"
FILES = {
    STORY: f"---\ntitle: A\ndate: 2027-01-01\nauthors: Ewa\ncategory: News\nsummary: {SUMMARY}\ntags: [x]\n"
    "---\nText.\n",
    PAGE: "---\ntitle: About\n---\nText.\n",
    EVENT: f"---\ntitle: B\nstart: 2027-05-01\nsummary: {SUMMARY}\ncategory: Meetup\nworldwide: true\n---\nText.\n",
}
NOT_IN_GIT = "translation_of_revision` is left out"


def git(root: Path, *arguments: str) -> str:
    name = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    done = subprocess.run(["git", *name, *arguments], cwd=root, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def write(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(text, "utf-8")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site that is not in git."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.setattr(site, "site_of", lambda root: SITE)
    for path, text in FILES.items():
        write(tmp_path, path, text)
    return tmp_path


@pytest.fixture
def root(folder: Path) -> Path:
    """A site whose texts are committed."""
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "Begin")
    return folder


def call(root: Path, path: str, lang: str = "es", *, dry_run: bool = False) -> int:
    return new_translation.run(Namespace(root=root, path=root / path, lang=lang, dry_run=dry_run))


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        pytest.param(STORY, f"title: A\nsummary: {SUMMARY}\n", id="a story"),
        pytest.param(PAGE, "title: About\n", id="a page"),
        pytest.param(EVENT, f"title: B\nsummary: {SUMMARY}\n", id="an event"),
    ],
)
def test_it_has_the_words_of_the_original_and_its_revision(root: Path, path: str, fields: str) -> None:
    assert call(root, path) == 0

    revision = git(root, "rev-parse", f"HEAD:{path}")
    written = (root / path.replace(".md", ".es.md")).read_text("utf-8")
    assert written == f"---\n{fields}translation_of_revision: {revision}\n---\n\nText.\n"


def test_a_dry_run_prints_it(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(root, PAGE, "pt-BR", dry_run=True) == 0

    assert capsys.readouterr().out.startswith("---\ntitle: About\ntranslation_of_revision: ")
    assert not (root / "content/pages/about.pt-BR.md").exists()


def test_it_begins_with_what_is_committed(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, PAGE, "---\ntitle: About us\n---\nAnother text.\n")
    call(root, PAGE)

    assert (root / "content/pages/about.es.md").read_text("utf-8").startswith("---\ntitle: About\ntranslation_of_")
    assert f"{PAGE} has changes that are not committed: they are not in the translation." in capsys.readouterr().err


def test_an_original_that_is_not_committed_has_no_revision(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(root, "content/pages/new.md", FILES[PAGE])
    call(root, "content/pages/new.md")

    assert (root / "content/pages/new.es.md").read_text("utf-8") == "---\ntitle: About\n---\n\nText.\n"
    said = capsys.readouterr().err
    assert NOT_IN_GIT in said
    assert "git rev-parse HEAD:content/pages/new.md" in said


def test_without_git_it_has_no_revision(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    call(folder, PAGE)

    assert (folder / "content/pages/about.es.md").read_text("utf-8") == "---\ntitle: About\n---\n\nText.\n"
    assert f"this folder is not in a git repository: `{NOT_IN_GIT}" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("path", "lang", "message"),
    [
        pytest.param("content/pages/gone.md", "es", "is no file", id="what is not there"),
        pytest.param("content/pages", "es", "is no file", id="a folder"),
        pytest.param("../outside.md", "es", "is not in this project", id="what is outside"),
        pytest.param("README.md", "es", "is no story, event, page or profile", id="what is no text of the site"),
        pytest.param("content/pages/README.md", "es", "is no story, event, page or profile", id="what is not read"),
        pytest.param("content/pages/there.es.md", "pt-BR", "is a translation", id="a translation"),
        pytest.param("content/pages/alone.es.md", "en", "beside .* nothing can be a translation", id="a text alone"),
        pytest.param("content/pages/there.md", "es", "is there already", id="a translation that is there"),
        pytest.param(PAGE, "en", "is in `en` itself", id="its own language"),
        pytest.param(PAGE, "fr", r"`fr` is not a language of this site \(en, es, pt-BR\)", id="an unknown language"),
        pytest.param(PAGE, "Spanish", "`Spanish` is not a language's code", id="a language's name"),
        pytest.param(
            "content/pages/wrong.md",
            "es",
            "the original has errors: content/pages/wrong.md:2: summary: has 5",
            id="an original with errors",
        ),
    ],
)
def test_what_cannot_be_is_refused(root: Path, path: str, lang: str, message: str) -> None:
    for name in ("content/pages/there.md", "content/pages/there.es.md", "content/pages/alone.es.md", "README.md",
                 "content/pages/README.md", "../outside.md"):  # fmt: skip
        write(root, name, FILES[PAGE])
    write(root, "content/pages/wrong.md", "---\nsummary: short\n---\n")
    before = sorted(root.rglob("*.md"))

    with pytest.raises(CannotRun, match=message) as refused:
        call(root, path, lang)
    assert refused.value.remedy
    assert sorted(root.rglob("*.md")) == before
