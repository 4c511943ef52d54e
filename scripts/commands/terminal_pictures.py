"""Takes pictures of what commands print for editors: they are run on a clone of the repository."""

from __future__ import annotations

import html
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from commands.cannot_run import CannotRun

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# An event of the sample, sent once more under another title, and a story that is taken away.
_EVENT, _AGAIN = "events/2027/fosdem-2027.md", "events/2027/fosdem-in-brussels.md"
_STORY = "content/stories/2026/how-time-zones-go-wrong.md"
_BRANCH = "fosdem-in-brussels"
_WHO = ("-c", "user.name=Somebody new", "-c", "user.email=new@example.org", "-c", "commit.gpgSign=false")
_WIDTH, _DENSITY = 520, 1.5
_PAGE = """<!doctype html><style>
body {{ margin: 0; background: #1c1b18; }}
pre {{ margin: 0; padding: 20px; color: #efece4; font: 14px/1.45 monospace;
  white-space: pre-wrap; overflow-wrap: anywhere; }}
b {{ color: #f2c14e; }}
</style><pre>{}</pre>"""


@dataclass(frozen=True, slots=True)
class Printed:
    """A command as people type it, and what is done in the clone before it is called."""

    command: str
    before: Sequence[Sequence[str]] = ()


# By the name of the picture. The pages of all languages show the same: what is printed is English.
TERMINALS: Mapping[str, Printed] = {
    "reviewing": Printed(f"review {_BRANCH}"),
    "moderating": Printed("check --changed-since HEAD", (("git", "rm", "--quiet", _STORY),)),
    "handing-over": Printed("check", (("git", "reset", "--quiet", "--hard"),)),
}


def terminal_pictures(root: Path, browser: Browser) -> Iterator[tuple[str, bytes]]:
    """Each by its name, as PNG; raises ``CannotRun`` where the sample's entries are not there."""
    for name, text in printed(root).items():
        context = browser.new_context(viewport={"width": _WIDTH, "height": 200}, device_scale_factor=_DENSITY)
        page = context.new_page()
        command, _, rest = text.partition("\n")
        page.set_content(_PAGE.format(f"<b>{html.escape(command)}</b>\n{html.escape(rest)}"))
        yield name, page.locator("pre").screenshot()
        context.close()


def printed(root: Path) -> dict[str, str]:
    """What a terminal shows, by the name of the picture: the command, and what it prints."""
    with TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        _run(root, "git", "clone", "--quiet", "--shared", "--no-tags", str(root), str(site))
        _run(site, "git", "checkout", "--quiet", "-B", "main")
        _send(site)
        return {name: f"$ scripts/almanac {one.command}\n{_said(site, one)}" for name, one in TERMINALS.items()}


def _send(site: Path) -> None:
    if not (site / _EVENT).is_file() or not (site / _STORY).is_file():
        remedy = "choose others in scripts/commands/terminal_pictures.py."
        raise CannotRun(f"the site has no {_EVENT} or no {_STORY}, of which pictures tell.", remedy)
    text = (site / _EVENT).read_text("utf-8")
    _run(site, "git", "checkout", "--quiet", "-b", _BRANCH)
    again = re.sub(r"^title: .*$", "title: FOSDEM in Brussels", text, count=1, flags=re.MULTILINE)
    own = re.sub(r"^(?:aliases|uid|discussion):.*\n", "", again, flags=re.MULTILINE)
    (site / _AGAIN).write_text(own, "utf-8")
    _run(site, "git", "add", "--all")
    _run(site, "git", *_WHO, "commit", "--quiet", "--message", "Add FOSDEM")
    _run(site, "git", "checkout", "--quiet", "main")


def _said(site: Path, one: Printed) -> str:
    for command in one.before:
        _run(site, *command)
    said = _run(site, sys.executable, "-m", "commands", *one.command.split(), codes=(0, 1))
    return re.sub(r" \([0-9a-f]{10}\):", ":", said)  # a commit that is another every time


def _run(folder: Path, *command: str, codes: Sequence[int] = (0,)) -> str:
    paths = os.pathsep.join([str(folder / "plugins"), str(folder / "scripts")])
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode not in codes:
        raise CannotRun(
            f"{' '.join(command[:3])} failed: {done.stderr.strip()}", "commit what is there, and try again."
        )
    return done.stdout
