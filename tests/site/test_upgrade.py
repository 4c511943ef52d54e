"""docs/upgrade.md, line by line: what is the site's own comes out of an upgrade as it went in, and still wins."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from .built.project import REPOSITORY, SAMPLE_NOW, Project, tree, with_code

pytestmark = pytest.mark.git

OWN = ("pelicanconf.py", "content", "events", "theme/site")
FOOTER = "components/site_footer.html"
SETTINGS = """from almanac.defaults import *

SITENAME = "{name}"
SITEURL = "https://a.net"
CALENDAR_DOMAIN = "a.net"
"""
STORY = """---
title: {title}
date: 2026-03-02
authors: [Ann]
category: News
summary: What this text is about, in one plain sentence or two.
---

Text.
"""
EVENT = """---
title: {title}
start: 2027-05-01
summary: What happens there, in one plain sentence or two.
category: Meetup
worldwide: true
---
"""


@dataclass(frozen=True)
class Clone:
    """A repository that somebody works in."""

    root: Path

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        own = {f"GIT_{who}_{what}": "a@a.net" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
        others = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        config = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        return subprocess.run(
            ["git", *arguments],
            cwd=self.root,
            env={**others, **own, **config},
            capture_output=True,
            text=True,
            check=False,
        )

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", f"--message={message}").check_returncode()

    def write(self, path: str, text: str) -> None:
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text, "utf-8")

    def change(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text("utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def own(self) -> dict[str, str]:
        files = tree(self.root)
        return {path: digest for path, digest in files.items() if path.startswith(OWN)}


def guide() -> list[list[str]]:
    """The commands of the second step."""
    text = (REPOSITORY / "docs" / "upgrade.md").read_text("utf-8")
    block = next(found for found in re.findall(r"```sh\n(.*?)```", text, re.DOTALL) if "git merge" in found)
    return [shlex.split(line) for line in block.strip().splitlines()]


def begin_upstream(root: Path) -> Clone:
    upstream = Clone(with_code(root))
    shutil.copy(REPOSITORY / ".gitignore", root)
    upstream.write("pelicanconf.py", SETTINGS.format(name="Sample"))
    upstream.write("content/stories/2026/sample.md", STORY.format(title="Sample"))
    upstream.write("events/2027/sample-day.md", EVENT.format(title="Sample day"))
    upstream.write("content/pages/about.md", "---\ntitle: About\n---\nThe sample.\n")
    upstream.git("init", "--quiet", "--initial-branch=main").check_returncode()
    upstream.commit("The first version")
    return upstream


def begin_site(upstream: Clone, root: Path) -> Clone:
    upstream.git("clone", "--quiet", "--origin=upstream", str(upstream.root), str(root)).check_returncode()
    site = Clone(root)
    (root / "content/stories/2026/sample.md").unlink()
    (root / "events/2027/sample-day.md").unlink()
    # So like the sample's that git takes it for the same file with another name, and one that is not.
    site.write("content/stories/2026/our-walk.md", STORY.format(title="Our walk"))
    site.write("events/2027/our-day.md", EVENT.format(title="Our day") + "Ours. " * 99)
    site.write("content/pages/about.md", "---\ntitle: About\n---\nWho we are.\n")
    site.change("pelicanconf.py", '"Sample"', '"Mappers of the North"')
    site.write("theme/site/static/css/site.css", ":root { --measure: 36rem; }\n")
    footer = (root / "theme/templates" / FOOTER).read_text("utf-8")
    site.write(f"theme/site/templates/{FOOTER}", footer.replace("</footer>", "<p>Our own footer</p></footer>"))
    site.commit("Our own site")
    return site


def release(upstream: Clone) -> None:
    """A version that changes what a site may have changed, deleted, replaced, and what it has not."""
    upstream.change("content/stories/2026/sample.md", "Text.", "Better text.")
    upstream.change("events/2027/sample-day.md", "Sample day", "Sample days")
    upstream.change("content/pages/about.md", "The sample.", "The new sample.")
    upstream.write("content/stories/2026/second-sample.md", STORY.format(title="Second sample"))
    upstream.change("pelicanconf.py", '"Sample"', '"New sample"')
    upstream.write("theme/site/README.md", "New words about theme/site.\n")
    upstream.change(f"theme/templates/{FOOTER}", "</footer>", "<p>The new footer</p></footer>")
    upstream.change("theme/templates/404.html", "{% extends", "{# of the new version #}\n{% extends")
    upstream.change("plugins/almanac/render/sitemap.py", "User-agent: *", "# The new version.\\nUser-agent: *")
    upstream.commit("The second version")


@pytest.fixture(scope="module")
def upgraded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Clone, dict[str, str]]:
    folder = tmp_path_factory.mktemp("upgrade")
    upstream = begin_upstream(folder / "upstream")
    site = begin_site(upstream, folder / "site")
    before = site.own()
    release(upstream)
    said = [site.git(*arguments[1:]).stdout for arguments in guide()]
    # Without these the guide would not be tried.
    assert "CONFLICT (modify/delete): events/2027/sample-day.md" in "".join(said)
    assert "CONFLICT (content): Merge conflict in pelicanconf.py" in "".join(said)
    return site, before


def test_the_guide_calls_git_alone() -> None:
    assert {words[0] for words in guide()} == {"git"}


def test_what_is_the_sites_own_is_as_it_was(upgraded: tuple[Clone, dict[str, str]]) -> None:
    site, before = upgraded

    assert site.own() == before


def test_nothing_is_left_to_settle_and_the_merge_can_be_committed(upgraded: tuple[Clone, dict[str, str]]) -> None:
    site, _ = upgraded

    assert site.git("diff", "--name-only", "--diff-filter=U").stdout == ""
    site.git("commit", "--no-edit").check_returncode()
    assert site.git("status", "--porcelain").stdout == ""
    assert len(site.git("show", "--no-patch", "--format=%P").stdout.split()) == 2


def test_the_new_version_builds_with_the_sites_own_look(upgraded: tuple[Clone, dict[str, str]], tmp_path: Path) -> None:
    site, _ = upgraded

    done = Project(site.root, SAMPLE_NOW).build(tmp_path / "output")

    home = (tmp_path / "output" / "index.html").read_text("utf-8")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# The new version." in (tmp_path / "output" / "robots.txt").read_text("utf-8")
    assert "Mappers of the North" in home
    assert "Our own footer" in home
    assert "The new footer" not in home
    assert "theme/css/site.css" in home
    assert not list((tmp_path / "output" / "events").glob("sample-day*"))
