"""What a plugin of the site does without effect is a warning at the settings, with the plugin's name."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pelican import signals

from almanac.defaults import PLUGINS
from almanac.model.entry import Source
from almanac.model.story import Story
from almanac.model.when import Published
from almanac_pelican.plugin_effects import PluginEffects

SETTINGS = 'SITENAME = "X"\nPLUGINS = [\n    *PLUGINS,\n    "mine",\n    "similar",\n]\n'
ADDED = ("mine", "pelican.plugins.similar")
STORY = Story(
    source=Source("content/stories/2027/x.md", ""),
    slug="x",
    lang="en",
    title="X",
    published=Published(date(2027, 1, 2)),
    summary="What it is about.",
    address="/2027/01/02/x/",
    category="News",
    tags=("a",),
    authors=("Ewa",),
)


def article(**changed: Any) -> Any:
    facts = {
        "entry": STORY,
        "relative_source_path": "stories/2027/x.md",
        "title": "X",
        "summary": "What it is about.",
        "save_as": "2027/01/02/x/index.html",
        "category": SimpleNamespace(name="News"),
        "tags": [SimpleNamespace(name="a")],
        "authors": [SimpleNamespace(name="Ewa")],
    }
    return SimpleNamespace(**facts | changed)


def receiver(module: str) -> Any:
    def receive(sender: object) -> None:
        """Do nothing."""

    receive.__module__ = module
    return receive


def told(plugins: tuple[str, ...] = ADDED, *written: Any, output: Path = Path()) -> list[str]:
    """The warnings after these articles were written."""
    effects = PluginEffects([*PLUGINS, *plugins], SETTINGS)
    with effects.watched():
        for content in written:
            signals.article_generator_write_article.send(None, content=content)
    return [str(problem) for problem in effects.warnings(output, {})]


@pytest.mark.parametrize(
    ("module", "plugin", "line"),
    [
        pytest.param("mine", "mine", 4, id="a module"),
        pytest.param("mine.parts.feeds", "mine", 4, id="a module inside it"),
        pytest.param("pelican.plugins.similar.similar", "similar", 5, id="one that is installed"),
    ],
)
def test_a_signal_that_never_comes_is_told_with_the_plugin_that_waits_for_it(
    module: str, plugin: str, line: int
) -> None:
    waiting = receiver(module)
    with signals.feed_written.connected_to(waiting):
        warnings = told()

    assert warnings == [
        f"pelicanconf.py:{line}: PLUGINS: what `{plugin}` does on `feed_written` has no effect: feeds are made from "
        "the edition, not by Pelican's writer (docs/pelican.md says what reaches the site)"
    ]


def test_adapters_of_the_program_are_no_matter() -> None:
    waiting = receiver("output_files")
    with signals.get_writer.connected_to(waiting):
        assert told() == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        pytest.param("title", "X!", id="title"),
        pytest.param("summary", "Shorter.", id="summary"),
        pytest.param("save_as", "x.html", id="save_as"),
        pytest.param("category", SimpleNamespace(name="Lessons"), id="category"),
        pytest.param("tags", [], id="tags"),
        pytest.param("authors", [SimpleNamespace(name="Bob")], id="authors"),
    ],
)
def test_a_field_that_a_plugin_changed_is_told_once(field: str, value: object) -> None:
    changed = article(**{field: value})

    assert [line.partition(", without")[0] for line in told(ADDED, changed, changed)] == [
        f"pelicanconf.py:2: PLUGINS: `{field}` of stories/2027/x.md was changed by `mine`, `similar`"
    ]


def test_articles_as_they_were_read_are_no_matter() -> None:
    assert told(ADDED, article()) == []


def test_without_plugins_of_its_own_a_site_is_not_looked_at() -> None:
    assert told((), article(title="X!")) == []


@pytest.mark.parametrize("data", [b"theirs", None], ids=["written over", "removed"])
def test_a_file_of_the_site_that_a_plugin_changed_is_told(tmp_path: Path, data: bytes | None) -> None:
    (tmp_path / "robots.txt").write_bytes(b"ours")
    if data is not None:
        (tmp_path / "sitemap.xml").write_bytes(data)
    digest = sha256(b"ours").digest()
    warnings = PluginEffects(ADDED, SETTINGS).warnings(tmp_path, {"/sitemap.xml": digest, "/robots.txt": digest})

    assert [problem.message for problem in warnings] == [
        "/sitemap.xml was changed by `mine`, `similar`, and is not what the site makes itself"
    ]
