"""Plugins that a site adds: what they change of a story's or a page's HTML is shown, and what has no effect is told."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from built.project import MINIATURE_NOW, Project, with_code

STORY = "content/stories/2027/first.md"
PLUGIN = '''
from pelican import signals
from pelican.contents import Article, Page
from pelican.readers import MarkdownReader
from pelican.writers import Writer


def shout(content):
    """Changes HTML as soon as there is some."""
    if isinstance(content, (Article, Page)):
        content._content = content._content.replace("quiet", "LOUD")


def sign(generator, content):
    """Changes HTML at the last moment."""
    content._content += '<p>Signed: <a href="{index}">us</a></p>'


def retitle(generator):
    for article in generator.articles:
        article.title += "!"


def read(readers):
    readers.reader_classes["md"] = MarkdownReader


def write(pelican):
    return Writer


def register():
    signals.content_object_init.connect(shout)
    signals.article_generator_write_article.connect(sign)
    signals.article_generator_finalized.connect(retitle)
    signals.readers_init.connect(read)
    signals.get_writer.connect(write)
'''
SETTINGS = 'PLUGINS = [*PLUGINS, "loud"]\nPLUGIN_PATHS = [*PLUGIN_PATHS, "own"]\n'


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A site of one story and one page, with a plugin of its own, built once."""
    root = with_code(tmp_path_factory.mktemp("other-plugins") / "project")
    files = {
        "own/loud.py": PLUGIN,
        STORY: "---\ntitle: First\ndate: 2027-01-02\nauthors: Ewa\ncategory: News\nsummary: "
        "What this text is about, in one plain sentence or two.\n---\nA quiet text.\n",
        "content/pages/about.md": "---\ntitle: About\n---\nA quiet page.\n",
    }
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write(SETTINGS)
    project = Project(root, MINIATURE_NOW)
    project.commit(datetime(2026, 12, 1, tzinfo=UTC), "Begin")
    return project


@pytest.fixture(scope="module")
def printed(project: Project) -> str:
    """What `build` says."""
    done = project.build(project.root / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


@pytest.fixture
def read(project: Project, printed: str) -> Callable[[str], str]:
    """Reads what was built."""
    return lambda path: (project.root / "output" / path).read_text("utf-8")


def test_html_that_a_plugin_changes_stands_on_pages(read: Callable[[str], str]) -> None:
    assert "<p>A LOUD page.</p>" in read("about/index.html")
    assert "<p>A LOUD text.</p>" in read("2027/01/02/first/index.html")


def test_what_it_changes_last_counts_with_the_links_of_pelican(read: Callable[[str], str]) -> None:
    assert re.search(r'<p>Signed: <a href="[^{"]+index.html">us</a></p>', read("2027/01/02/first/index.html"))


@pytest.mark.parametrize("feed", ["stories.atom.xml", "stories.json", "category/news.atom.xml"])
def test_feeds_have_it_too(read: Callable[[str], str], feed: str) -> None:
    assert "A LOUD text." in read(f"feeds/{feed}")


def test_a_title_that_it_changes_stays_as_in_the_file_and_is_told(read: Callable[[str], str], printed: str) -> None:
    assert '<h1 class="p-name">First</h1>' in read("2027/01/02/first/index.html")
    assert "PLUGINS: `title` of stories/2027/first.md was changed by `loud`, without effect" in _one_line(printed)


@pytest.mark.parametrize("signal", ["readers_init", "get_writer"])
def test_what_a_plugin_does_without_effect_is_told_with_file_and_line(
    project: Project, printed: str, signal: str
) -> None:
    lines = (project.root / "pelicanconf.py").read_text("utf-8").splitlines()
    line = lines.index(SETTINGS.splitlines()[0]) + 1

    assert f"pelicanconf.py:{line}: PLUGINS: what `loud` does on `{signal}` has no effect: " in _one_line(printed)


def test_the_command_of_pelican_tells_the_same(project: Project, printed: str) -> None:
    done = project.pelican("-o", str(project.root / "elsewhere"))

    assert done.returncode == 0, done.stderr
    assert "warning: pelicanconf.py:" in done.stderr
    assert "what `loud` does on `get_writer` has no effect: plugins/output_files/ is the one writer" in done.stderr


def _one_line(printed: str) -> str:
    return " ".join(printed.split())
