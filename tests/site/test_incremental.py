"""After any edit a build leaves what a build from nothing gives, to the byte, and touches nothing else."""

from __future__ import annotations

import json
import os
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from built import versions
from built.from_nothing import from_nothing
from built.project import Project, tree

from almanac.store.results import Results

Anew = Callable[[Project], dict[str, str]]
STORY = "content/stories/2027/story-2.md"
NEXT = "content/stories/2027/story-4.md"
EVENT = "events/2027/old-name.md"
SPANISH_EVENT = "events/2027/old-name.es.md"
VANISHING = "events/2027/vanishing.md"
ORGANIZED = ("category: ", "organizers: [{name: Wikimedia Polska}]\ncategory: ")
IN_SPANISH = "---\ntitle: Un encuentro\nsummary: Nos encontramos y hablamos toda la tarde.\n---\nTexto.\n"
COMMENT = "- {id: 1, name: Ada, date: 2019-05-03, html: <p>A comment.</p>}\n"
FORUM = '{"name": "A forum", "address": "https://forum.example", "saved": "2026-11-30"}'
TOPIC_FILE = "content/forum/topics/0/7.json"
TOPIC = '{"id": 7, "title": "A topic", "posts": [{"number": 1, "day": "2019-05-03", "html": "<p>Words</p>"}]}'
WORDS = """
msgid ""
msgstr "Language: en\\n"

msgid "Events"
msgstr "Dates"
"""


def edited(path: str, old: str, new: str) -> Callable[[Project], None]:
    def edit(project: Project) -> None:
        file = project.root / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")

    return edit


def appended(path: str, more: str) -> Callable[[Project], None]:
    def edit(project: Project) -> None:
        file = project.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text((file.read_text("utf-8") if file.exists() else "") + more, "utf-8")

    return edit


def both(*edits: Callable[[Project], None]) -> Callable[[Project], None]:
    def edit(project: Project) -> None:
        for one in edits:
            one(project)

    return edit


EDITS = {
    "nothing": lambda project: None,
    "a text": appended(STORY, "\nMore of it.\n"),
    "a title": edited(STORY, "title: ", "title: Another "),
    "the text of a profile": appended("content/authors/everybody.md", "\nMore of it.\n"),
    "what a profile says of an author": edited("content/authors/everybody.md", "kind: person", "kind: organization"),
    "the text of an event": appended(EVENT, "\nMore of it.\n"),
    "the title of an event": edited(EVENT, "title: ", "title: Another "),
    "a second event at a place": edited(VANISHING, "Town of NO, country: NO", "Town of PL, country: PL"),
    "a second event of an organizer": both(edited(EVENT, *ORGANIZED), edited(VANISHING, *ORGANIZED)),
    "a translation of an event": appended(SPANISH_EVENT, IN_SPANISH),
    "a language less": edited("pelicanconf.py", 'LANGUAGES = ["en", "es"]', 'LANGUAGES = ["en"]'),
    "a story less": lambda project: (project.root / STORY).unlink(),
    "a setting": appended("pelicanconf.py", '\nSITE_TAGLINE = "Another line"\n'),
    "the name of a category": appended("pelicanconf.py", '\nCATEGORY_NAMES = {"es": {"News": "Novedades"}}\n'),
    "a line in a language": appended("pelicanconf.py", '\nSITE_TAGLINES = {"es": "Otra línea"}\n'),
    "a template": edited("theme/templates/components/site_footer.html", "site-footer", "our-footer site-footer"),
    "a style": appended("theme/static/css/almanac.css", "\n.x { color: inherit }\n"),
    "a style of the site's own": appended("theme/site/static/css/site.css", ".x { color: inherit }\n"),
    "a word": appended("theme/site/translations/en.po", WORDS),
    "comments of a former site": both(
        appended("content/comments/stories/2027/story-2.yml", COMMENT),
        appended("content/comments/events/2027/old-name.yml", COMMENT),
    ),
    "a topic of a forum that closed": both(appended("content/forum/forum.json", FORUM), appended(TOPIC_FILE, TOPIC)),
    "the forum": lambda project: (project.root / ".almanac" / "forum.json").write_text('{"topics": {}}'),
}  # fmt: skip


def made_from(project: Project) -> dict[str, bytes]:
    """By name, what each file of the output was made from."""
    return {name: kept.made_from for name, kept in Results(project.root / ".almanac").files("output").items()}


@pytest.fixture
def project(built_project: Project) -> Project:
    """A small site that was built, into ``output``."""
    return built_project


@pytest.fixture
def anew(shared_folder: Path) -> Anew:
    """What a build from nothing makes of a project."""
    return partial(from_nothing, shared_folder)


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS)
def test_an_edit_gives_the_bytes_of_a_build_from_nothing(
    project: Project, edit: Callable[[Project], None], anew: Anew
) -> None:
    edit(project)
    after = project.build(project.root / "output")

    assert after.returncode == 0, after.stderr
    assert tree(project.root / "output") == anew(project)


@pytest.mark.parametrize("days", [0, 1, 30, 400])
def test_the_day_counts(project: Project, days: int, anew: Anew) -> None:
    later = replace(project, now=project.now + timedelta(days=days))
    later.build(project.root / "output")

    assert tree(project.root / "output") == anew(later)


def test_what_has_not_changed_is_not_written(project: Project) -> None:
    output = project.root / "output"
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()}
    project.build(output)

    assert {path: path.stat().st_mtime_ns for path in output.rglob("*") if path.is_file()} == before


FOOTER, CARD = "theme/templates/components/site_footer.html", "theme/templates/components/event_card.html"


@pytest.mark.parametrize(
    ("edit", "made", "not_made"),
    [
        pytest.param(
            edited(FOOTER, "site-footer", "our-footer site-footer"),
            ["index.html", "404.html", "events/old-name/index.html", "subscribe/index.html"],
            ["events/calendar.ics", "feeds/stories.atom.xml", "sitemap.xml", "favicon.ico", "theme/css/almanac.css"],
            id="a template of every page",
        ),
        pytest.param(
            edited(CARD, "class=", 'data-is="ours" class='),
            ["events/index.html", "events/map/index.html"],
            ["404.html", "events/old-name/index.html", "stories/index.html", "events/calendar.ics"],
            id="a template of lists of events, through others",
        ),
    ],
)
def test_an_edit_makes_again_what_has_it_in_itself_and_nothing_else(
    project: Project, edit: Callable[[Project], None], made: list[str], not_made: list[str]
) -> None:
    before = made_from(project)
    edit(project)
    assert project.build(project.root / "output").returncode == 0
    after = made_from(project)

    assert after.keys() == before.keys() >= {*made, *not_made}
    changed = {name for name, key in after.items() if before[name] != key}
    assert changed >= {*made}
    assert changed.isdisjoint(not_made)


def test_an_edit_of_a_translation_touches_its_own_calendars_alone(project: Project, tmp_path: Path) -> None:
    output = project.root / "output"
    appended(SPANISH_EVENT, IN_SPANISH)(project)
    project.build(output)
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.ics")}
    edited(SPANISH_EVENT, "Un encuentro", "Otro encuentro")(project)
    project.build(output)
    project.build(tmp_path / "anew", "--fresh")

    assert tree(output) == tree(tmp_path / "anew")
    changed = {path.relative_to(output).as_posix() for path in before if path.stat().st_mtime_ns != before[path]}
    assert changed == {
        *(f"es/events/{name}.ics" for name in ("archive", "calendar", "category/meetup", "country/pl")),
        "es/events/old-name/old-name.ics",
    }


def test_another_process_knows_what_the_one_before_made(project: Project) -> None:
    output = project.root / "output"
    appended(STORY, "\nMore of it.\n")(project)
    project.build_by_itself(output, PYTHONHASHSEED="1")
    before = {path: path.stat().st_mtime_ns for path in output.rglob("*.html")}
    appended(STORY, "\nAnd more.\n")(project)
    # Sets and hashes have another order in each process.
    done = project.build_by_itself(output, PYTHONHASHSEED="2")

    assert done.returncode == 0, done.stderr
    changed = {path for path, moment in before.items() if path.stat().st_mtime_ns != moment}
    # The page for translators begins a translation with the text itself.
    assert sorted(path.parent.name for path in changed) == ["story-2", "translations"]


def test_what_is_carried_to_another_machine_holds_there(project: Project, tmp_path: Path) -> None:
    other = replace(project, root=tmp_path / "clone")
    shutil.copytree(project.root, other.root)
    for name in ("drawings", "pictures", "publish"):
        shutil.rmtree(other.root / ".almanac" / name, ignore_errors=True)
    before = Results(project.root / ".almanac").files("output")
    done = other.build(other.root / "output")

    assert done.returncode == 0, done.stderr
    after = Results(other.root / ".almanac").files("output")
    assert len(before) > 100
    assert {name: file.changed for name, file in after.items()} == {
        name: file.changed for name, file in before.items()
    }  # none was made
    # The next build need not look into them.
    assert all(file.is_as_left((other.root / "output" / name).stat()) for name, file in after.items())
    assert tree(other.root / "output") == tree(project.root / "output")


@pytest.mark.parametrize("name", ["index.html", "events/calendar.ics", "theme/css/almanac.css"])
def test_what_somebody_did_to_the_output_is_mended(project: Project, name: str, anew: Anew) -> None:
    file = project.root / "output" / name
    file.write_bytes(bytes(len(file.read_bytes())))
    project.build(project.root / "output")

    assert tree(project.root / "output") == anew(project)


@pytest.mark.parametrize("jobs", ["1", "5"])
def test_any_number_of_processes_gives_the_same(project: Project, jobs: str, tmp_path: Path) -> None:
    done = project.build(tmp_path / "anew", "--fresh", "--jobs", jobs)

    assert done.returncode == 0, done.stderr
    assert tree(project.root / "output") == tree(tmp_path / "anew")


def test_pelican_makes_the_same(project: Project, tmp_path: Path) -> None:
    """That it makes the same of every kind of text: `test_pelican_command.py`."""
    appended("pelicanconf.py", '\nJINJA_GLOBALS = {"nothing": 1}\n')(project)
    # Pelican finds what is copied beside the code.
    done = replace(project, code_is_ours=False).build(tmp_path / "output")

    assert done.returncode == 0, done.stderr
    assert "Pelican built all of it" in done.stdout
    assert tree(tmp_path / "output") == tree(project.root / "output")


OWN = "theme/site/templates"
IN_LISTS = """
{% extends "!theme/story_list.html" %}
{% block content %}
{{ super() }}
{% for article in articles_page.object_list %}{{ article.card.story.body.html }}{% endfor %}
{% for story in articles_next_page.object_list if articles_next_page %}{{ story.title }}{% endfor %}
{% endblock %}
"""
AT_THE_END = """
{% extends "!theme/article.html" %}
{% block content %}
{{ super() }}
{% for card in article.view.read_next %}{{ card.story.body.html }}{% endfor %}
{% include "shown_too.html" %}
{% endblock %}
"""


def with_own_templates(project: Project) -> None:
    """Let a site show of other entries what the theme's own templates do not."""
    for name, text in (
        ("story_list.html", IN_LISTS),
        ("article.html", AT_THE_END),
        ("shown_too.html", "<p>Before</p>"),
    ):
        appended(f"{OWN}/{name}", text)(project)
    built = project.build(project.root / "output")
    assert built.returncode == 0, built.stderr
    assert "Pelican" not in built.stdout


@pytest.mark.parametrize(
    "edit",
    [
        pytest.param(appended(STORY, "\nMore of it.\n"), id="the text of another entry"),
        pytest.param(edited(NEXT, "title: ", "title: Another "), id="the title of one on the next page"),
        pytest.param(edited(f"{OWN}/shown_too.html", "Before", "After"), id="a template that another one includes"),
    ],
)
def test_a_template_of_the_sites_own_may_show_all_that_it_gets(
    project: Project, edit: Callable[[Project], None], anew: Anew
) -> None:
    with_own_templates(project)
    edit(project)
    after = project.build(project.root / "output")

    assert after.returncode == 0, after.stderr
    assert tree(project.root / "output") == anew(project)


def test_a_theme_that_was_edited_may_show_texts_in_lists(project: Project, anew: Anew) -> None:
    edited("theme/templates/story_list.html", "{{ story_card(", "{{ article.card.story.body.html }}{{ story_card(")(
        project
    )
    project.build(project.root / "output")
    appended(STORY, "\nMore of it.\n")(project)
    after = project.build(project.root / "output")

    assert after.returncode == 0, after.stderr
    assert tree(project.root / "output") == anew(project)


STORY_ES, STORY_SETTINGS = STORY.replace(".md", ".es.md"), '\nSITE_TAGLINE = os.environ.get("SITE_LINE", "Before")\n'
TRANSLATION = "---\ntitle: Otra\nsummary: Una frase que es lo bastante larga para un resumen.\n---\n\nUn texto.\n"


def discussed(replies: int) -> Callable[[Project], None]:
    address = "https://forum.example.org/t/x/3184"
    best = [{"author": "ada", "day": "2027-01-20", "url": f"{address}/2", "html": f"<p>Said {replies} times.</p>"}]
    topic = {"title": "x", "url": address, "posts": replies + 1, "as_of": "2027-01-20", "best": best}
    thread = {"title": "A thread", "url": "https://example.org/thread/1", "posts": replies + 1}

    def edit(project: Project) -> None:
        (project.root / ".almanac").mkdir(exist_ok=True)
        (project.root / ".almanac" / "forum.json").write_text(
            json.dumps({"topics": {"3184": topic, thread["url"]: thread}})
        )

    return edit


def with_its_times(path: str, old: bytes, new: bytes) -> Callable[[Project], None]:
    """Another text that is as long, in the same file, which says that it was written when it was."""

    def edit(project: Project) -> None:
        file = project.root / path
        status, data = file.stat(), file.read_bytes()
        assert old in data
        assert len(old) == len(new)
        with file.open("r+b") as opened:
            opened.write(data.replace(old, new, 1))
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    return edit


def amended(project: Project) -> None:
    project.git("commit", "--quiet", "--amend", "--no-edit", "--author=Another <a@example.org>", at=project.now)


def by_pelican_meanwhile(project: Project) -> None:
    settings = project.root / "pelicanconf.py"
    before = settings.read_text("utf-8")
    settings.write_text(f'{before}\nJINJA_GLOBALS = {{"nothing": 1}}\nSITE_TAGLINE = "Meanwhile"\n', "utf-8")
    # Pelican finds what is copied beside the code.
    done = replace(project, code_is_ours=False).build(project.root / "output")
    assert "Pelican built all of it" in done.stdout, done.stdout + done.stderr
    settings.write_text(before, "utf-8")


def output_of_before(project: Project) -> None:
    """Put back an older output, as from another machine or a backup, beside what is known of a newer one."""
    output, aside = project.root / "output", project.root.parent / "aside"
    shutil.copytree(output, aside)
    appended(STORY, "\nMore of it.\n")(project)
    project.build(output)
    shutil.rmtree(output)
    shutil.copytree(aside, output)


def swapped(project: Project) -> None:
    """Two stories that take each other's names, both as long, and of the same time; and a picture in other letters."""
    story, other, aside = project.root / STORY, project.root / NEXT, project.root.parent / "aside.md"
    longest = max(path.stat().st_size for path in (story, other))
    for path in (story, other):
        path.write_bytes(path.read_bytes().ljust(longest, b"\n"))
    settled(project)
    project.build(project.root / "output")
    story.rename(aside)
    other.rename(story)
    aside.rename(other)
    project.git("mv", "content/images/kept.svg", "content/images/KEPT.svg")
    for path in (project.root / "content" / "stories").rglob("*.md"):
        path.write_text(path.read_text("utf-8").replace("kept.svg", "KEPT.svg"), "utf-8")


# What somebody would try who wants a page to stay as it was; docs/performance.md has them too.
TRIED = {
    "a variable of the settings": lambda project: replace(project, variables={"SITE_LINE": "After"}),
    "the size of a picture": edited("content/images/kept.svg", 'width="10"', 'width="20"'),
    "the original of a translation": edited(STORY, "tags: [always]", "tags: [always, other]"),
    "a translation less": lambda project: (project.root / STORY_ES).unlink(),
    "the title of another entry": edited(STORY, "title: The title of story-2", "title: The title of story-4"),
    "the forum's topic": discussed(7),
    "history written anew": amended,
    "two names swapped, and one in other letters": swapped,
    "a text as long, of the same time": with_its_times(STORY, b"A text.", b"A test."),
    "the output, with its times": with_its_times("output/index.html", b"<title>", b"<tytle>"),
    "an older output": output_of_before,
    "a plugin meanwhile": by_pelican_meanwhile,
    "a clock that went back": lambda project: replace(project, now=project.now - timedelta(days=9)),
}  # fmt: skip


@pytest.mark.parametrize("edit", TRIED.values(), ids=TRIED)
def test_nothing_that_somebody_tries_leaves_a_page_as_it_was(
    project: Project, edit: Callable[[Project], Project | None], anew: Anew
) -> None:
    appended("pelicanconf.py", STORY_SETTINGS)(project)
    appended(STORY_ES, TRANSLATION)(project)
    edited(STORY, "title: ", "discussion: 3184\ntitle: ")(project)
    discussed(2)(project)
    project.commit(project.now - timedelta(days=1), "More")
    settled(project)
    assert project.build(project.root / "output").returncode == 0
    project = edit(project) or project
    after = project.build(project.root / "output")

    assert after.returncode == 0, after.stderr
    assert tree(project.root / "output") == anew(project)


# Settings are read once the program has said which code it is, and before it has loaded all of it.
SAVES_CODE = """
from pathlib import Path

root = Path(__file__).parent
if (root / "save").exists():
    (root / CODE).write_text((root / CODE).read_text().replace("version/1.1", "version/1.0"))
"""


def test_code_that_was_saved_while_it_was_loaded_and_put_back_leaves_nothing(project: Project, tmp_path: Path) -> None:
    project, path = replace(project, code_is_ours=False), "plugins/almanac/render/feeds/json_feed.py"
    code, output, save = project.root / path, project.root / "output", project.root / "save"
    before = code.read_text("utf-8")
    appended("pelicanconf.py", SAVES_CODE.replace("CODE", repr(path)))(project)
    project.build(output)
    save.touch()
    appended(STORY, "\nMore of it.\n")(project)
    meanwhile = project.build(output)
    assert (meanwhile.returncode, before == code.read_text("utf-8")) == (0, False), meanwhile.stderr
    code.write_text(before, "utf-8")
    save.unlink()
    after, anew = project.build(output), project.build(tmp_path / "anew", "--fresh")

    assert (after.returncode, anew.returncode) == (0, 0), after.stderr + anew.stderr
    assert tree(output) == tree(tmp_path / "anew")


def settled(project: Project) -> None:
    """Let no file of the project be as new as the next build."""
    for path in project.root.rglob("*"):
        if path.is_file() and ".almanac" not in path.parts and "output" not in path.parts:
            os.utime(path, (1_700_000_000, 1_700_000_000))
    time.sleep(0.2)


def test_a_build_of_what_has_not_changed_says_so(project: Project) -> None:
    settled(project)
    project.build(project.root / "output")
    again = project.build(project.root / "output")

    assert again.stdout.startswith("Nothing has changed: output has the "), again.stdout


@pytest.mark.parametrize(
    "edit", [appended(STORY, "\nMore.\n"), appended("output/index.html", "<p>mine</p>")], ids=["a text", "the output"]
)
def test_an_edit_after_that_is_seen(project: Project, edit: Callable[[Project], None], anew: Anew) -> None:
    settled(project)
    project.build(project.root / "output")
    project.build(project.root / "output")
    edit(project)
    after = project.build(project.root / "output")

    assert after.stdout.startswith(("Built", "Warnings"))
    assert tree(project.root / "output") == anew(project)


def test_a_new_day_is_seen(project: Project) -> None:
    settled(project)
    project.build(project.root / "output")
    tomorrow = replace(project, now=project.now + timedelta(days=1))

    assert "Nothing has changed" not in tomorrow.build(project.root / "output").stdout


def test_flipped_bytes_in_what_is_kept_change_nothing(project: Project, anew: Anew) -> None:
    kept = project.root / ".almanac" / "store" / "results.sqlite3"
    data, chance = bytearray(kept.read_bytes()), random.Random(1)  # noqa: S311 - the same on every run
    for _ in range(2000):
        data[chance.randrange(200, len(data))] ^= 1 << chance.randrange(8)
    kept.write_bytes(data)
    done = project.build(project.root / "output")

    assert done.returncode == 0, done.stderr
    assert tree(project.root / "output") == anew(project)


def committed(edit: Callable[[Project], None]) -> Callable[[Project], Project]:
    def edit_and_commit(project: Project) -> Project:
        edit(project)
        project.commit(project.now - timedelta(minutes=1), "More")
        return project

    return edit_and_commit


def at(hour: int, minute: int = 0) -> Callable[[Project], Project]:
    """The clock then, of the day of the first build or the one after it; nothing else."""
    return lambda project: replace(project, now=versions.NOW.replace(hour=0) + timedelta(hours=hour, minutes=minute))


A_STORY, AN_EVENT = committed(appended(STORY, "\nMore of it.\n")), committed(appended(EVENT, "\nMore of it.\n"))
SAME_TITLE = committed(edited(STORY, "title: The title of story-2", "title: The title of old-name"))
TODAY = """---
title: Today
summary: One plain sentence that is long enough to be a summary.
start: 2027-02-01 13:00
end: 2027-02-01 14:30
timezone: UTC
category: Meetup
worldwide: true
---

A text.
"""


def without(name: str) -> Callable[[Project], Project]:
    def remove(project: Project) -> Project:
        (project.root / "output" / name).unlink()
        return project

    return remove


@pytest.mark.parametrize(
    "edits",
    [
        pytest.param((A_STORY, AN_EVENT, A_STORY), id="a story, an event, a story"),
        pytest.param((AN_EVENT, A_STORY, AN_EVENT), id="an event, a story, an event"),
        pytest.param((A_STORY, appended(EVENT, "\nMore.\n"), at(12, 5)), id="an event not committed, and later"),
        pytest.param((A_STORY, SAME_TITLE, A_STORY), id="a story with the title of an event"),
        pytest.param((A_STORY, at(23, 59), at(24), A_STORY), id="midnight"),
        pytest.param((A_STORY, at(12, 59), at(13), A_STORY), id="an event begins"),
        pytest.param((A_STORY, at(14, 29), at(14, 30), A_STORY), id="an event ends"),
        pytest.param((A_STORY, at(24), at(12), A_STORY), id="the clock goes back"),
        pytest.param((A_STORY, without("events/old-name/index.html"), A_STORY), id="a page of an event is gone"),
        pytest.param((A_STORY, discussed(5), AN_EVENT), id="the forum"),
        pytest.param((A_STORY, EDITS["a setting"], A_STORY), id="a setting"),
    ],
)  # fmt: skip
def test_edits_one_after_another(
    project: Project, edits: tuple[Callable[[Project], Project | None], ...], anew: Anew
) -> None:
    """What is kept of how one build planned is used by the next only where it is still right."""
    appended("events/2027/today.md", TODAY)(project)
    edited(EVENT, "title: ", "discussion: 3184\ntitle: ")(project)
    project.commit(project.now - timedelta(hours=1), "More")
    for edit in ((lambda project: project), *edits):
        project = edit(project) or project
        after = project.build(project.root / "output")

        assert after.returncode == 0, after.stderr
        assert tree(project.root / "output") == anew(project)
