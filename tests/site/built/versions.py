"""A small site in two versions, of which the second adds, changes, renames and removes something of every kind."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from almanac.store.publishing.publisher import WORK_FOLDER
from almanac.store.results import Results, output_name
from almanac.store.translations import THEME
from built.project import Project, with_code

NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
_CATALOGUES = {"es", "ar"}  # of all languages that an edit may bring
_SETTINGS = """
SITENAME = "{name}"
SITEURL = "https://versions.example.org"
CALENDAR_DOMAIN = "versions.example.org"
DEFAULT_PAGINATION = 2
LANGUAGES = ["en", "es"]
"""


def project_of(root: Path) -> Project:
    """A project without content, with the catalogues of its languages alone: a build from nothing reads them all."""
    project = Project(with_code(root), NOW)
    for catalogue in (root / THEME).glob("*.po"):
        if catalogue.stem not in _CATALOGUES:
            catalogue.unlink()
    return project


def built(root: Path) -> Project:
    """The first version, built once, into its ``output``; nobody edits its code."""
    project = replace(project_of(root), code_is_ours=True)
    first(project)
    done = project.build(root / "output")
    assert done.returncode == 0, done.stdout + done.stderr
    return project


def copied(made: Path, root: Path) -> Project:
    """A copy of ``built``, whose output is noted as the copy has it: as after a build, in a twentieth of its time."""
    project = Project(shutil.copytree(made, root), NOW, code_is_ours=True)
    results, output = Results(root / WORK_FOLDER), root / "output"
    kept = results.files(output_name(root, output))
    assert kept
    results.keep_files(
        output_name(root, output), {name: file.at(os.lstat(output / name)) for name, file in kept.items()}
    )
    return project


def first(project: Project) -> None:
    """Commit what stands at the beginning."""
    _settings(project, "First name")
    _picture(project, "kept", "red")
    _picture(project, "going", "red")
    told = {2: {"about_event": "[old-name, weekly]"}}
    for number in range(1, 7):
        _story(project, f"story-{number}", tags="[always]", image=_shows("kept"), **told.get(number, {}))
    _story(
        project, "vanishing", tags="[always, vanishing]", authors="Somebody", series="A series", image=_shows("going")
    )
    _story(project, "wayward", tags="[always]", aliases="[/one.html, /two.html/, /gone.html]")
    _event(project, "weekly", worldwide="true", repeat="{every: week, count: 8}")
    _event(
        project, "vanishing", place=_in("NO"), tags="[vanishing]", category="Workshop", online="https://meet.example/"
    )
    _event(project, "old-name", place=_in("PL"))
    _page(project, "about", "About us, as we were")
    _profile(project, "everybody", "Those who were here first.")
    _profile(project, "somebody", "Somebody who goes.")
    project.commit(datetime(2027, 1, 1, 9, tzinfo=UTC), "Begin")


def second(project: Project) -> None:
    """Commit what it becomes: fewer pages of lists, other groups, new addresses, files where folders were."""
    _settings(project, "Second name")
    for gone in ("content", "events"):
        shutil.rmtree(project.root / gone)
    _picture(project, "kept", "blue")
    _picture(project, "coming", "blue")
    for number in range(1, 4):
        about = {"about_event": "[new-name]"} if number == 3 else {}
        _story(project, f"story-{number}", tags="[always]", image=_shows("kept"), text=f"Changed {number}.", **about)
    _story(
        project,
        "arriving",
        tags="[always, arriving]",
        authors="Another",
        series="Another series",
        image=_shows("coming"),
    )
    _story(project, "wayward", tags="[always]", aliases="[/one.html/, /two.html, /came.html]")
    _event(project, "weekly", worldwide="true", repeat="{every: week, count: 5}")
    _event(project, "arriving", place=_in("KE"), tags="[arriving]", category="Hackathon")
    _event(project, "new-name", place=_in("PL"), aliases="[/events/old-name/]", uid="old-name")
    _page(project, "about", "About us, as we are")
    _profile(project, "everybody", "Those who are here now.")
    _profile(project, "another", "Another who comes.")
    _page(project, "more", "A page more")
    project.commit(datetime(2027, 1, 20, 9, tzinfo=UTC), "Go on")


def _settings(project: Project, name: str) -> None:
    settings = project.root / "pelicanconf.py"
    own = settings.read_text("utf-8").partition("\n# Below\n")[0]
    settings.write_text(f"{own}\n# Below\n{_SETTINGS.format(name=name)}", "utf-8")


def _story(project: Project, slug: str, text: str = "A text.", **fields: str) -> None:
    common = {"date": "2027-01-10", "authors": "Everybody", "category": "News"}
    _write(project, f"content/stories/2027/{slug}.md", {**_described(slug), **common, **fields}, text)


def _shows(picture: str) -> str:
    return f"{{file: images/{picture}.svg, alt: A circle, credit: Nobody, license: CC0-1.0}}"


def _event(project: Project, slug: str, **fields: str) -> None:
    common = {"start": "2027-03-03", "category": "Meetup"}
    _write(project, f"events/2027/{slug}.md", {**_described(slug), **common, **fields}, "A text.")


def _in(country: str) -> str:
    return f"{{name: Hall, city: Town of {country}, country: {country}}}"


def _page(project: Project, slug: str, text: str) -> None:
    link = "[A story](../stories/2027/story-1.md)"
    _write(project, f"content/pages/{slug}.md", _described(slug), f"{text}. {link}.")


def _profile(project: Project, slug: str, text: str) -> None:
    _write(project, f"content/authors/{slug}.md", {"name": slug.title(), "kind": "person"}, text)


def _described(slug: str) -> dict[str, str]:
    return {"title": f"The title of {slug}", "summary": "One plain sentence that is long enough to be a summary."}


def _write(project: Project, path: str, fields: Mapping[str, str], text: str) -> None:
    front = "".join(f"{name}: {value}\n" for name, value in fields.items())
    file = project.root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\n{front}---\n\n{text}\n", "utf-8")


def _picture(project: Project, name: str, colour: str) -> None:
    file = project.root / "content" / "images" / f"{name}.svg"
    file.parent.mkdir(parents=True, exist_ok=True)
    circle = f'<circle cx="5" cy="5" r="5" fill="{colour}"/>'
    file.write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10">{circle}</svg>\n', "utf-8")
