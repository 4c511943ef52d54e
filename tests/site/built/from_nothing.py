"""What a build from nothing makes of a small site: made once per run for all sites that are alike."""

from __future__ import annotations

import os
from hashlib import sha256
from pathlib import Path

from built.once import once
from built.project import Project, tree

_SOURCES = ("content", "events", "theme", "pelicanconf.py", ".almanac/forum.json")


def from_nothing(shared: Path, project: Project) -> dict[str, str]:
    """The digests of its files by their paths; ``shared`` is a folder that all processes of the run share."""
    assert project.code_is_ours

    def build(folder: Path) -> None:
        done = project.build(folder, "--fresh")
        assert done.returncode == 0, done.stdout + done.stderr

    return tree(once(shared, f"from-nothing-{_state(project)}", build))


def _state(project: Project) -> str:
    """A digest of all that may differ between two sites of the same code."""
    places = [project.root / name for name in _SOURCES]
    files = [path for place in places for path in ([place] if place.is_file() else sorted(place.rglob("*")))]
    digest = sha256()
    for known in (project.now, sorted(project.variables.items()), project.git("rev-parse", "HEAD")):
        digest.update(f"{known}\n".encode())
    for path in files:
        if path.is_file():
            data = path.read_bytes()
            digest.update(b"%b\n%d\n%b" % (os.fsencode(path.relative_to(project.root)), len(data), data))
    return digest.hexdigest()[:32]
