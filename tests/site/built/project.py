"""Projects to build: this repository's code with some content, and a history of fixed dates."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from bootstrap.variables import for_commands, without_misleading
from built.builder import builder

REPOSITORY = Path(__file__).resolve().parents[3]
MINIATURE = REPOSITORY / "tests" / "site" / "miniature"
MINIATURE_BEFORE = MINIATURE.with_name("miniature-before")
MINIATURE_NOW = datetime(2027, 2, 1, 12, tzinfo=UTC)
SAMPLE_NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
_CODE = ("plugins", "scripts", "theme", "pelicanconf.py")
_CONTENT = ("content", "events")
_BINARIES = Path(sys.executable).parent


@dataclass(frozen=True)
class Project:
    """A folder that someone could have cloned, the moment at which it is built, and variables of that machine.

    Where ``code_is_ours`` nobody edits its code, which then need not be loaded for every build.
    """

    root: Path
    now: datetime
    variables: Mapping[str, str] = field(default_factory=dict)
    code_is_ours: bool = False

    def build(self, output: Path, *options: str) -> subprocess.CompletedProcess[str]:
        """Run `build`, with the packages of others loaded before; does not raise when it fails.

        In one process unless asked for more: the tests have the cores already.
        """
        jobs = () if "--jobs" in options else ("--jobs", "1")
        return self._fork("commands", "build", "--output", str(output), *jobs, *options, **self._ours)

    def check(self, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `check`, with the packages of others loaded before; does not raise when it fails."""
        return self._fork("commands", "check", *options, **self._ours, **variables)

    def almanac(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run any command, with the packages of others loaded before; does not raise when it fails."""
        return self._fork("commands", *arguments, **self._ours)

    def build_by_itself(self, output: Path, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run `build` as `scripts/almanac` starts it; does not raise either."""
        command = [sys.executable, "-m", "commands", "build", "--output", str(output), *options]
        return self._run(command, {**self._ours, **variables})

    def preview(self, output: Path, siteurl: str) -> subprocess.CompletedProcess[str]:
        """Build what `serve` shows, drafts among it; its answers are lines of JSON."""
        return self._fork("previewed", str(self.root), str(output), siteurl, "drafts", **self._ours)

    def pelican(self, *options: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run the command that Pelican brings, with the packages of others loaded before; does not raise either."""
        return self._fork("pelican", *options, **without_misleading(os.environ), **variables)

    def pelican_by_itself(self, *options: str) -> subprocess.CompletedProcess[str]:
        """Run that command as anyone would who knows it; does not raise either."""
        return self._run([str(_BINARIES / "pelican"), *options], without_misleading(os.environ))

    def _fork(self, program: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        options = ["all"] if self.code_is_ours else []
        return builder(*options).run(self.root, program, list(arguments), {**variables, **self._clock})

    def _run(self, command: list[str], variables: dict[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.root, env={**variables, **self._clock}, capture_output=True, encoding="utf-8", check=False
        )

    @property
    def _ours(self) -> dict[str, str]:
        """The variables of `scripts/almanac`, under which the project's own code is found."""
        return for_commands(os.environ, self.root, _BINARIES)

    @property
    def _clock(self) -> dict[str, str]:
        return {"SOURCE_DATE_EPOCH": str(int(self.now.timestamp())), **self.variables}

    def commit(self, moment: datetime, message: str, author: str = "Group of the north") -> None:
        """Commit everything that people write, by default as a group that nobody is in, at a fixed moment."""
        if not (self.root / ".git").exists():
            self._git("init", "--quiet", "--initial-branch=main")
        self._git("add", "--all", *(name for name in _CONTENT if (self.root / name).exists()))
        self._git("commit", "--quiet", f"--message={message}", GIT_AUTHOR_NAME=author,
                  GIT_AUTHOR_DATE=_git_date(moment), GIT_COMMITTER_DATE=_git_date(moment))  # fmt: skip

    def git(self, *arguments: str, at: datetime | None = None) -> str:
        """Run git, as if at a moment; what it says."""
        dates = {name: _git_date(at) for name in ("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE")} if at else {}
        return self._git(*arguments, **dates)

    def _git(self, *arguments: str, **variables: str) -> str:
        own = {
            "GIT_AUTHOR_NAME": "Group of the north",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_AUTHOR_EMAIL": "north@example.org",
            "GIT_COMMITTER_NAME": "Group of the north",
            "GIT_COMMITTER_EMAIL": "north@example.org",
        }
        # Where a hook of git runs the tests, its variables mean the repository that they are a part of.
        others = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        variables = {**others, **own, **variables}
        done = subprocess.run(["git", *arguments], cwd=self.root, env=variables, check=True, stdout=subprocess.PIPE)
        return done.stdout.decode()


def miniature(root: Path) -> Project:
    """The miniature: the real settings with a few of its own below them, and two commits."""
    project = Project(with_code(root), MINIATURE_NOW)
    settings = root / "pelicanconf.py"
    settings.write_text(f"{settings.read_text('utf-8')}\n{(MINIATURE / 'overrides.py').read_text('utf-8')}", "utf-8")
    _copy(MINIATURE, root)
    _copy(MINIATURE_BEFORE, root)
    later = root / "events" / "2027" / "venue-autumn.md"
    later.unlink()
    project.commit(datetime(2026, 12, 1, 9, tzinfo=UTC), "Begin")
    _copy(MINIATURE, root)
    project.commit(datetime(2027, 1, 25, 9, tzinfo=UTC), "Cancel one event and announce another")
    (root / ".almanac").mkdir()
    shutil.copy(MINIATURE / "forum.json", root / ".almanac" / "forum.json")
    return project


def sample(root: Path) -> Project:
    """The content that this repository brings, in one commit."""
    project = Project(with_code(root), SAMPLE_NOW)
    _copy(REPOSITORY, root)
    project.commit(datetime(2026, 11, 20, 9, tzinfo=UTC), "Begin")
    return project


def has_sample() -> bool:
    """Whether this is the repository of the program, and not that of a site, which begins by taking the sample out."""
    return (REPOSITORY / "events" / "2027" / "fosdem-2027.md").exists()


def with_code(root: Path) -> Path:
    """A new folder with the repository's code and settings, and nothing that people write."""
    root.mkdir()
    for name in _CODE:
        source = REPOSITORY / name
        if source.is_dir():
            # `theme/site` is what a site has changed; the tests are about the program.
            # What is compiled comes along, so that it is not compiled for every project.
            shutil.copytree(source, root / name, ignore=shutil.ignore_patterns("site", "*.pyc.*"))
        else:
            shutil.copy(source, root / name)
    return root


def _copy(source: Path, root: Path) -> None:
    for name in _CONTENT:
        if (source / name).exists():
            shutil.copytree(source / name, root / name, dirs_exist_ok=True)


def _git_date(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%S+00:00")


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder by its path, with a digest of its bytes."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in files}
