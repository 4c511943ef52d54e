"""Ten branches as an editor gets them, on a small site; each by somebody, from the same commit of the main line."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from work_tree import WorkTree

REPOSITORY = Path(__file__).resolve().parents[2]
# The moment at which all of them are looked at: 2026-12-01 12:00 UTC.
MOMENT = "1796126400"
SETTINGS = """\
from almanac.defaults import *

SITENAME = "Group of the north"
SITEURL = "https://group.example.net"
CATEGORIES = ["News"]
LANGUAGES = ["en", "es"]
EVENT_CATEGORIES = {"Meetup": "#2a6f5e"}
CALENDAR_DOMAIN = "calendar.example.net"
"""
SUMMARY = "What this text is about, in one plain sentence or two."
FAIR, WALK = "events/2027/fair.md", "content/stories/2026/walk.md"


def event(title: str, *fields: str, start: str = "2027-05-01", body: str = "Come along.") -> str:
    """The file of one in Graz, on the first of May if nothing else is said."""
    where = ["place:", "  name: Town hall", "  city: Graz", "  country: AT", "  latitude: 47.07", "  longitude: 15.44"]
    known = [f"title: {title}", f"start: {start}", f"summary: {SUMMARY}", "category: Meetup", *where]
    return "\n".join(["---", *known, *fields, "---", "", body, ""])


def story(
    title: str, *fields: str, author: str = "Ann", summary: str = SUMMARY, body: str = "We went along the river."
) -> str:
    """The file of one."""
    known = [f"title: {title}", "date: 2026-11-20", f"authors: [{author}]", "category: News", f"summary: {summary}"]
    return "\n".join(["---", *known, *fields, "---", "", body, ""])


def picture(color: str = "teal") -> bytes:
    """A small one, as a camera would save it."""
    target = io.BytesIO()
    Image.new("RGB", (64, 40), color).save(target, "PNG")
    return target.getvalue()


class Submissions:
    """The repository; ``branch`` makes one, on which nobody has looked yet."""

    def __init__(self, root: Path) -> None:
        self.tree = WorkTree(root)
        self.root = root
        shutil.copytree(REPOSITORY / "theme", root / "theme", ignore=shutil.ignore_patterns("site"))
        self.tree.write("pelicanconf.py", SETTINGS)
        self.tree.write(".gitignore", ".almanac/\noutput/\n")
        self.tree.write(FAIR, event("Spring fair", "url: https://fair.example.net", start="2027-04-10"))
        self.tree.write(WALK, story("A walk along the river"))
        self.tree.write("content/pages/about.md", "---\ntitle: About\n---\nWe walk.\n")
        self.tree.commit_all(on=1, by="Ann")
        self.tree.commit("content/pages/about.md", "---\ntitle: About us\n---\nWe walk.\n", on=2, by="Ben")

    def branch(self, name: str, by: str, change: Callable[[WorkTree], None]) -> str:
        """One that somebody sends."""
        self.tree.branch(name)
        change(self.tree)
        self.tree.commit_all(on=3, by=by)
        self.tree.git("checkout", "--quiet", "main")
        return name

    def write_bytes(self, path: str, data: bytes) -> None:
        """A file that is no text."""
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_bytes(data)

    def all_ten(self) -> dict[str, str]:
        """Each by what it is."""
        return {made.__name__.lstrip("_"): made(self) for made in TEN}


def _event(of: Submissions) -> str:
    text = event("Meetup in May", start="2027-05-14", body="On Friday, 14 May 2027, at the town hall.")
    return of.branch("event", "Cleo", lambda tree: tree.write("events/2027/meetup.md", text))


def _story(of: Submissions) -> str:
    def change(tree: WorkTree) -> None:
        of.write_bytes("content/images/river.png", picture())
        image = ("image:", "  file: images/river.png", "  alt: The river", "  credit: Ben", "  license: CC BY-SA 4.0")
        text = story(
            "The old bridge", *image, author="Ben", summary="Who built it and why it was pulled down.", body="So."
        )
        tree.write("content/stories/2026/bridge.md", text)

    return of.branch("story", "Ben", change)


def _translation(of: Submissions) -> str:
    text = f"---\ntitle: Un paseo por el río\nsummary: {SUMMARY}\n---\nFuimos por el río.\n"
    return of.branch("translation", "Cleo", lambda tree: tree.write("content/stories/2026/walk.es.md", text))


def _correction(of: Submissions) -> str:
    return of.branch("correction", "Ann", lambda tree: tree.write(FAIR, event("Spring fair", start="2027-04-17")))


def _removal(of: Submissions) -> str:
    return of.branch("removal", "Ann", lambda tree: (of.root / FAIR).unlink())


def _rename(of: Submissions) -> str:
    def change(tree: WorkTree) -> None:
        tree.git("mv", WALK, "content/stories/2026/along-the-river.md")

    return of.branch("rename", "Ann", change)


def _duplicate(of: Submissions) -> str:
    again = event("The spring fair", "url: https://fair.example.net/", start="2027-04-10")
    return of.branch("duplicate", "Dan", lambda tree: tree.write("events/2027/fair-again.md", again))


def _hostile(of: Submissions) -> str:
    def change(tree: WorkTree) -> None:
        title = '"</title><img src=x onerror=alert(1)> @keepers ![x](https://evil.example/p.png) `` \\e[31m \\u202E"'
        body = "<script>alert(1)</script>\n\n[click here](javascript:alert(1))\n"
        tree.write("events/2027/$(touch pwned).md", event("Names that a shell would run", start="2027-06-01"))
        tree.write("events/2027/hostile.md", event(title, start="2027-06-01", body=body))
        tree.write("content/.gitattributes", "* filter=pwned\n")
        tree.write(".gitattributes", "* filter=pwned diff=pwned\n")
        (of.root / "content" / "images").mkdir(parents=True, exist_ok=True)
        (of.root / "content" / "images" / "passwd.png").symlink_to("/etc/passwd")

    return of.branch("hostile", "::error::Mallory <!-- x -->", change)


def _code(of: Submissions) -> str:
    def change(tree: WorkTree) -> None:
        tree.write("theme/templates/base.html", "{{ 1 / 0 }}")
        tree.write(".github/workflows/check.yml", "on: push\n")
        tree.write("pelicanconf.py", f"{SETTINGS}\nimport os\nos.mkdir('pwned')\n")

    return of.branch("code", "Dan", change)


def _mixed(of: Submissions) -> str:
    def change(tree: WorkTree) -> None:
        of.write_bytes("content/images/lonely.png", picture("red"))
        late = ("deadlines:", "  - what: Proposals", "    until: 2028-02-01")
        body = "On Friday, 1 May 2027, we meet. Everything else is [here](https://fair.example.net/program)."
        tree.write("events/2027/may-day.md", event("May day", *late, body=body))
        tree.write("pelicanconf.py", SETTINGS.replace("Group of the north", "Group of the south"))

    return of.branch("mixed", "Dan", change)


TEN = (_event, _story, _translation, _correction, _removal, _rename, _duplicate, _hostile, _code, _mixed)
