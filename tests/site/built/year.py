"""A small site that somebody edits for a year: four events, and as little else as a site can have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from built.project import Project, with_code

YEAR_URL = "https://year.example.org"
YEAR_DOMAIN = "year.example.org"
_SETTINGS = f"""
SITENAME = "A year"
SITEURL = "{YEAR_URL}"
CALENDAR_DOMAIN = "{YEAR_DOMAIN}"
EVENT_CATEGORIES = {{"Meetup": "#2a6f5e", "Workshop": "#8a5a00"}}
LANGUAGES = ["en"]
FORUM_URL = REPOSITORY_URL = None
BLOG = MAP = False
"""
_MORNING = time(9, tzinfo=UTC)
_NOON = time(12, tzinfo=UTC)
EVENTS = {
    "picnic": """\
title: Two days by the river
start: 2027-08-21
end: 2027-08-22
summary: Bring what you like to eat, and a map of where you live.
category: Meetup
place: {name: Meadow, city: Puławy, country: PL}
""",
    "talk": """\
title: A talk
start: 2027-09-30 19:00
end: 20:30
timezone: Australia/Adelaide
summary: What ten years of maps have taught us.
category: Meetup
place: {name: Library, city: Adelaide, country: AU}
""",
    "circle": """\
title: Reading circle
start: 2027-10-14 12:00
end: 13:00
timezone: America/New_York
repeat:
  every: week
  count: 6
summary: Six Thursdays, one book.
category: Workshop
place: {name: Café, city: Boston, country: US}
""",
    "workshop": """\
title: Mapping workshop
start: 2027-11-20 10:00
end: 13:00
timezone: Africa/Nairobi
status: tentative
summary: We draw the map of a town that has none.
category: Workshop
place: {name: School, city: Nairobi, country: KE}
""",
}


@dataclass(frozen=True)
class Edit:
    """What somebody writes in an event's file instead of something else, and its new name if it gets one."""

    event: str
    before: str
    after: str
    slug: str = ""


def committed(day: date) -> datetime:
    """When a day's edits are committed."""
    return datetime.combine(day, _MORNING)


class Year:
    """The site's sources, which begin on a day; ``files`` are those of its events by their first names."""

    def __init__(self, root: Path, day: date) -> None:
        self.root = with_code(root)
        with (root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
            settings.write(_SETTINGS)
        (root / "content").mkdir()
        folder = root / "events" / "2027"
        folder.mkdir(parents=True)
        self.files = {event: folder / f"{event}.md" for event in EVENTS}
        for event, front in EVENTS.items():
            self.files[event].write_text(f"---\n{front}---\nEverybody is welcome.\n", "utf-8")
        self._commit(day, "Begin")

    def edit(self, day: date, edits: Sequence[Edit], message: str) -> None:
        """Make some edits in one commit, or none."""
        for edit in edits:
            self._write(edit)
        if edits:
            self._commit(day, message)

    def build(self, day: date, output: Path, siteurl: str) -> None:
        """Publish what was committed, at noon; raises ``AssertionError`` when nothing is built."""
        done = Project(self.root, datetime.combine(day, _NOON)).build(output, "--siteurl", siteurl)
        assert done.returncode == 0, done.stdout + done.stderr

    def _write(self, edit: Edit) -> None:
        old = self.files[edit.event]
        text = old.read_text("utf-8")
        assert text.count(edit.before) == 1, f"{old.name} should have this once: {edit.before}"
        new = old.with_stem(edit.slug or old.stem)
        old.rename(new).write_text(text.replace(edit.before, edit.after), "utf-8")
        self.files[edit.event] = new

    def _commit(self, day: date, message: str) -> None:
        moment = committed(day)
        Project(self.root, moment).commit(moment, message)
