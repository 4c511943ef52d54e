"""Edits of a small site, drawn by chance: of every kind that people make of texts, pictures, settings and the theme."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from built.project import Project

# Few of each, so that entries often share one.
TITLES = ("A title of two", "A Title of  two", "Another", "Words & <signs>", "Łódź", "كتاب")
SUMMARIES = ("One sentence that is long enough to be a summary of two entries.", "Another sentence that says as much.")
TAGS = ("always", "rare", "C++", "Łódź", "vanishing")
AUTHORS = ("Everybody", "Somebody", "Group of the north")
SERIES = ("A series", "Another series")
STORY_CATEGORIES = ("News", "Lessons", "Community")
EVENT_CATEGORIES = ("Meetup", "Workshop", "Conference")
# A thread on a mailing list.
_THREAD = "https://example.org/thread/1"
ZONES = ("Europe/Warsaw", "America/New_York", "Asia/Kolkata", "Africa/Casablanca")
PLACES = (
    "{city: Somewhere, country: PL}",
    "{name: Town hall, city: Somewhere, country: PL}",
    "{city: Elsewhere, country: NO, latitude: 59.91, longitude: 10.75}",
    "{name: Hall, city: Lagos, country: NG, latitude: 6.52, longitude: 3.37}",
)
REPEATS = (
    "{every: week, count: 8}",
    "{every: week, until: 2027-06-30, except: [2027-03-10]}",
    "{every: month, count: 14}",
    "{every: day, count: 3}",
    "FREQ=YEARLY;COUNT=5",
)
SETTINGS = (
    *(f'SITE_TAGLINE = "Line {n}"' for n in (1, 2)),
    *(f'SITENAME = "Name {n}"' for n in (1, 2)),
    *(f"DEFAULT_PAGINATION = {n}" for n in (1, 2, 3, 10)),
    *(f"{part} = {on}" for part in ("BLOG", "EVENTS", "MAP", "CONTRIBUTORS") for on in (True, True, False)),
    *(f'TIMEZONE = "{zone}"' for zone in ("UTC", "Pacific/Kiritimati", "America/New_York")),
    'CATEGORIES = ["News", "Lessons", "Community"]',
    'CATEGORIES = ["Community", "Lessons", "News", "Letters"]',
    'EVENT_CATEGORIES = {"Meetup": "#2a6f5e", "Workshop": "#1f5f8b", "Conference": "#a3324a", "Hackathon": "#7a3b8f"}',
    'EVENT_CATEGORIES = {"Conference": "#a3324a", "Workshop": "#8a5a00", "Hackathon": "#7a3b8f", "Meetup": "#2a6f5e"}',
    'CATEGORY_NAMES = {"es": {"News": "Noticias", "Meetup": "Encuentro"}, "en": {"Lessons": "What we learned"}}',
    'CATEGORY_NAMES = {"es": {"News": "Novedades", "Lessons": "Lecciones"}, "ar": {"Meetup": "لقاء"}}',
    *(f'SITE_TAGLINES = {{"es": "Línea {n}"}}' for n in (1, 2)),
    'LANGUAGES = ["en", "es"]',
    'LANGUAGES = ["en", "es", "ar"]',
    'SLUGS = {"C++": "c-plus-plus"}',
    'SLUGS = {"C++": "cpp"}',
    'KEPT_CALENDARS = {"tag": ["vanishing", "rare"]}',
    "KEPT_CALENDARS = {}",
    'ACCENT_COLOR = "#005f5f"',
    "FORUM_URL = None",
    'FORUM_URL = "https://forum.example.org"',
    'MAP_TILES = "OpenStreetMap.Mapnik"',
    'CONTENT_LICENSE = "CC0-1.0"',
    'REPOSITORY_URL = "https://codeberg.org/example/almanac"',
)
WORDS = 'msgid ""\nmsgstr "Language: en\\n"\n\nmsgid "Events"\nmsgstr "Dates {}"\n'
OWN_CARD = '{{% from "!theme/components/story_card.html" import story_card with context %}}\n<!-- own {} -->\n'
LAST_WORDS = "theme/templates/components/site_footer.html"


class NotPossibleError(Exception):
    """There is nothing of which this edit could be made."""


@dataclass
class EditedSite:
    """A project that is edited; ``chance`` says how, and ``turn`` counts, so that each edit says something new."""

    project: Project
    chance: random.Random
    turn: int = 0

    @property
    def root(self) -> Path:
        """The folder of the project."""
        return self.project.root

    def pick(self, values: Sequence[str]) -> str:
        """One of them."""
        if not values:
            raise NotPossibleError
        return self.chance.choice(values)

    def some(self, values: Sequence[str]) -> str:
        """One or two of them, as YAML."""
        return json.dumps(self.chance.sample(values, self.chance.randint(1, 2)), ensure_ascii=False)

    def entries(self, folder: str, *, translated: bool = False) -> list[str]:
        """The originals below a folder, or the translations, as paths from the root."""
        paths = sorted(path.relative_to(self.root).as_posix() for path in (self.root / folder).rglob("*.md"))
        return [path for path in paths if (path.count(".") > 1) is translated]

    def stories(self) -> list[str]:
        """The original stories."""
        return self.entries("content/stories")

    def events(self) -> list[str]:
        """The original texts of events."""
        return self.entries("events")

    def pages(self) -> list[str]:
        """The original pages."""
        return self.entries("content/pages")

    def any(self) -> list[str]:
        """All originals."""
        return [*self.stories(), *self.events(), *self.pages()]

    def pictures(self) -> list[str]:
        """The names of pictures."""
        return sorted(path.name for path in (self.root / "content" / "images").iterdir())

    def day(self, earliest: int, latest: int) -> date:
        """A day, so many before or after the present one."""
        return (self.project.now + timedelta(days=self.chance.randint(earliest, latest))).date()

    def write(self, path: str, text: str) -> None:
        """Write a file."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")

    def append(self, path: str, text: str) -> None:
        """Write more into a file."""
        file = self.root / path
        self.write(path, (file.read_text("utf-8") if file.exists() else "") + text)

    def set(self, path: str, **fields: str) -> None:
        """Give fields of front matter other values; an empty one takes the field out."""
        _, front, body = (self.root / path).read_text("utf-8").split("---\n", 2)
        known = dict(line.split(": ", 1) for line in front.splitlines())
        known = {name: value for name, value in {**known, **fields}.items() if value}
        front = "".join(f"{name}: {value}\n" for name, value in known.items())
        self.write(path, f"---\n{front}---\n{body}")


def _text(site: EditedSite) -> None:
    path, other, picture = site.pick(site.any()), site.pick(site.any()), site.pick(site.pictures())
    up = "../" * path.count("/")
    more = (
        f"Sentence {site.turn}.",
        f"## Heading {site.turn}",
        f"[A link]({up}{other}), and [to a part of it]({up}{other}#heading-{site.turn - 1}).",
        f"![A picture]({up}content/images/{picture})",
        "[Far away](https://example.org/?a=1&b=2), and [in here](/events/).",
        f"A footnote[^{site.turn}].\n\n[^{site.turn}]: Here.",
    )
    site.append(path, f"\n{site.pick(more)}\n")


def _less_text(site: EditedSite) -> None:
    path = site.pick(site.any())
    text = (site.root / path).read_text("utf-8")
    front, _, body = text.rpartition("---\n")
    site.write(path, f"{front}---\n\n" + "\n\n".join(body.strip().split("\n\n")[:-1]) + "\n")


def _title(site: EditedSite) -> None:
    site.set(site.pick(site.any()), title=f'"{site.pick((*TITLES, f"Title {site.turn}"))}"')


def _summary(site: EditedSite) -> None:
    site.set(
        site.pick(site.any()),
        summary=site.pick((*SUMMARIES, f"A sentence of {site.turn} that is long enough to be a summary.")),
    )


def _date(site: EditedSite) -> None:
    day = site.day(-60, 2)
    site.set(site.pick(site.stories()), date=site.pick((f"{day}", f"{day} 23:30 America/New_York", f"{day} 12:00")))


def _tags(site: EditedSite) -> None:
    site.set(site.pick([*site.stories(), *site.events()]), tags=site.pick((site.some(TAGS), "")))


def _category(site: EditedSite) -> None:
    story = site.chance.random() < 0.5
    path = site.pick(site.stories() if story else site.events())
    site.set(path, category=site.pick(STORY_CATEGORIES if story else EVENT_CATEGORIES))


def _authors(site: EditedSite) -> None:
    site.set(site.pick(site.stories()), authors=site.some(AUTHORS))


def _series(site: EditedSite) -> None:
    site.set(site.pick([*site.stories(), *site.events()]), series=site.pick((*SERIES, "")))


def _image(site: EditedSite) -> None:
    picture = site.pick((*site.pictures(), ""))
    shown = f"{{file: images/{picture}, alt: A circle {site.turn}, credit: Nobody, license: CC0-1.0}}"
    site.set(site.pick([*site.stories(), *site.events()]), image=shown if picture else "")


def _elsewhere(site: EditedSite) -> None:
    site.set(site.pick(site.stories()), also_discussed=f"[{_THREAD}, https://example.net/{site.turn}]")


def _discussion(site: EditedSite) -> None:
    topic = site.pick(("3184", "3185", "https://forum.example.org/t/x/3184", "https://example.org/thread", ""))
    site.set(site.pick([*site.stories(), *site.events()]), discussion=topic)


def _forum(site: EditedSite) -> None:
    topics = {
        number: {
            "title": "A topic",
            "url": f"https://forum.example.org/t/x/{number}",
            "posts": site.chance.randint(1, 9),
            "last_posted_at": f"{site.day(-30, 0)}T09:30:00Z",
            "closed": site.chance.random() < 0.3,
            "as_of": str(site.day(-30, 0)),
            "best": [_reply(site, number)] * site.chance.randint(0, 2),
        }
        for number in ("3184", "3185")
        if site.chance.random() < 0.8
    }
    if site.chance.random() < 0.8:
        topics[_THREAD] = {"title": f"Thread {site.turn}", "url": _THREAD, "posts": site.chance.randint(1, 9)}
    site.write(".almanac/forum.json", json.dumps({"topics": topics}))


def _reply(site: EditedSite, number: str) -> dict[str, str]:
    address = f"https://forum.example.org/t/x/{number}/2"
    return {"author": "ada", "day": str(site.day(-30, 0)), "url": address, "html": f"<p>Said {site.turn}.</p>"}


def _rename(site: EditedSite) -> None:
    path = site.pick([*site.stories(), *site.events()])
    new = path.rsplit("/", 1)[0] + f"/renamed-{site.turn}.md"
    for translation in (site.root / path).parent.glob(f"{Path(path).stem}.*.md"):
        translation.rename(translation.with_name(f"renamed-{site.turn}{''.join(translation.suffixes)}"))
    (site.root / path).rename(site.root / new)
    if site.chance.random() < 0.5:
        stem, kind = Path(path).stem, "events" if path.startswith("events") else "stories"
        site.set(new, aliases=f"[/{kind}/{stem}/, /was/{site.turn}/]")


def _delete(site: EditedSite) -> None:
    path = site.root / site.pick(site.any() if len(site.stories()) > 3 else site.events())
    for translation in path.parent.glob(f"{path.stem}.*.md"):
        translation.unlink()
    path.unlink()


def _add_story(site: EditedSite) -> None:
    path = f"content/stories/{site.pick(('2027', 'docs', 'tests'))}/story-of-{site.turn}.md"
    site.write(path, "---\n---\n\nA text.\n")
    fields = {"title": f"Story {site.turn}", "summary": site.pick(SUMMARIES), "date": f"{site.day(-20, 0)}"}
    site.set(path, **fields, authors=site.some(AUTHORS), category=site.pick(STORY_CATEGORIES), tags=site.some(TAGS))


def _add_event(site: EditedSite) -> None:
    path = f"events/2027/event-of-{site.turn}.md"
    site.write(path, "---\n---\n\nA text.\n")
    fields = {"title": f"Event {site.turn}", "summary": site.pick(SUMMARIES), "start": f"{site.day(-40, 90)}"}
    site.set(path, **fields, category=site.pick(EVENT_CATEGORIES), place=site.pick(PLACES), tags=site.some(TAGS))


def _add_page(site: EditedSite) -> None:
    page = f"---\ntitle: Page {site.turn}\nsummary: {site.pick(SUMMARIES)}\n---\n\nA text.\n"
    site.write(f"content/pages/page-{site.turn}.md", page)


def _translate(site: EditedSite) -> None:
    path, lang = site.pick(site.any()), site.pick(("es", "ar"))
    text = f"---\ntitle: {site.pick(TITLES[2:3])} {lang}\nsummary: {site.pick(SUMMARIES)}\n---\n\nTexto {site.turn}.\n"
    site.write(f"{path.removesuffix('.md')}.{lang}.md", text)


def _edit_translation(site: EditedSite) -> None:
    path = site.pick([path for folder in ("content", "events") for path in site.entries(folder, translated=True)])
    site.chance.choice(
        (
            lambda: (site.root / path).unlink(),
            lambda: site.append(path, f"\nMás {site.turn}.\n"),
            lambda: site.set(path, title=f"Título {site.turn}"),
        )
    )()


def _draft(site: EditedSite) -> None:
    path = site.pick(site.any())
    is_draft = "draft: true" in (site.root / path).read_text("utf-8")
    site.set(path, draft="" if is_draft else "true")


def _when(site: EditedSite) -> None:
    path, day, days = site.pick(site.events()), site.day(-30, 120), site.chance.randint(1, 4)
    whole = {"start": f"{day}", "end": "", "timezone": ""}
    zone = site.pick(ZONES)
    fields: Sequence[dict[str, str]] = (
        whole,
        whole | {"end": f"{day + timedelta(days=days)}"},
        {"start": f"{day} 18:00", "end": "19:30", "timezone": zone},
        {"start": f"{site.project.now.date()} {site.chance.randint(0, 23):02}:15", "end": "", "timezone": zone},
        whole | {"start": f"{day:%Y-%m}", "repeat": ""},
    )
    site.set(path, **site.chance.choice(fields))


def _status(site: EditedSite) -> None:
    fields = {"status": site.pick(("cancelled", "tentative", "postponed", "")), "status_note": f"Why {site.turn}."}
    site.set(site.pick(site.events()), **fields if fields["status"] else fields | {"status_note": ""})


def _repeat(site: EditedSite) -> None:
    site.set(site.pick(site.events()), repeat=site.pick((*REPEATS, "")))


def _change_once(site: EditedSite) -> None:
    path, start = site.pick(site.events()), site.day(1, 30)
    change = site.pick(
        (
            f"{{date: {start + timedelta(days=7)}, status: cancelled, note: Not then.}}",
            f"{{date: {start + timedelta(days=7)}, place: {PLACES[1]}, note: Elsewhere.}}",
            f"{{date: {start + timedelta(days=7)}, start: {start + timedelta(days=9)}, note: Later.}}",
        )
    )
    repeat = f"{{every: week, count: 6, also: [{start + timedelta(days=3)}], changes: [{change}]}}"
    site.set(path, start=f"{start}", end="", timezone="", status="", status_note="", repeat=repeat)


def _place(site: EditedSite) -> None:
    where = {"place": site.pick(PLACES), "online": "", "worldwide": ""}
    online = {"place": "", "online": site.pick((f"https://meet.example.org/{site.turn}", "later")), "worldwide": ""}
    both, everywhere = where | {"online": "https://meet.example.org/"}, {"place": "", "online": "", "worldwide": "true"}
    site.set(site.pick(site.events()), **site.chance.choice((where, online, both, everywhere)))


def _registration(site: EditedSite) -> None:
    deadline = f"{{url: https://example.org/{site.turn}, deadline: {site.day(-3, 20)}}}"
    site.set(site.pick(site.events()), registration=site.pick((deadline, deadline, "")))


def _languages(site: EditedSite) -> None:
    site.set(site.pick(site.events()), languages=site.pick(("[en]", "[pl, en]", "[ar]", "")))


def _alias(site: EditedSite) -> None:
    aliases = site.pick((f"[/old/{site.turn}/]", f"[/old/{site.turn}/, '/?p={site.turn}']", "[/one/]", ""))
    site.set(site.pick([*site.stories(), *site.events()]), aliases=aliases)


def _setting(site: EditedSite) -> None:
    site.append("pelicanconf.py", f"\n{site.pick(SETTINGS)}\n")


def _theme(site: EditedSite) -> None:
    text = (site.root / LAST_WORDS).read_text("utf-8")
    site.write(LAST_WORDS, re.sub(r"</footer>", f"<p>{site.turn}</p></footer>", text, count=1))


def _style(site: EditedSite) -> None:
    site.append(site.pick(("theme/static/css/almanac.css", "theme/site/static/css/site.css")),
                f"\n.x-{site.turn} {{ color: inherit }}\n")  # fmt: skip


def _own_template(site: EditedSite) -> None:
    name = site.pick(("story_list.html", "article.html", "event.html", "event_list.html", "404.html"))
    own = site.root / "theme" / "site" / "templates" / name
    if own.exists() and site.chance.random() < 0.4:
        own.unlink()
        return
    # A template that shows of other entries what the theme's own does not.
    shown = {
        "story_list.html": "{% for a in articles_page.object_list %}{{ a.card.story.body.html | length }},{% endfor %}",
        "article.html": "{% for c in article.view.read_next %}{{ c.story.body.html | length }},{% endfor %}",
        "event_list.html": "{% for part in coming %}{% for c in part.cards %}{{ c.event.text.body.html | length }},"
        "{% endfor %}{% endfor %}",
    }
    theme = (site.root / "theme" / "templates" / name).read_text("utf-8")
    mark = f"<p>{site.turn} {shown.get(name, '')}</p>"
    site.write(f"theme/site/templates/{name}", re.sub(r"(</h1>)", lambda end: f"{end[1]}{mark}", theme, count=1))


def _words(site: EditedSite) -> None:
    site.write("theme/site/translations/en.po", WORDS.format(site.turn))


def _picture(site: EditedSite) -> None:
    name = site.pick((*site.pictures(), f"new-{site.turn}.svg"))
    size, colour = site.chance.choice((5, 10, 20)), site.pick(("red", "green", "blue"))
    circle = f'<circle cx="5" cy="5" r="4" fill="{colour}"/>'
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" width="{size}" height="{size}">{circle}</svg>\n'
    site.write(f"content/images/{name}", drawing)


def _picture_away(site: EditedSite) -> None:
    (site.root / "content" / "images" / site.pick(site.pictures())).unlink()


def _comments(site: EditedSite) -> None:
    """Of a former site, on any text, or none any more."""
    of = site.pick(site.any()).removeprefix("content/").removesuffix(".md")
    file = site.root / "content" / "comments" / f"{of}.yml"
    if file.exists() and site.chance.choice((True, False)):
        file.unlink()
        return
    said = f"- {{id: {site.turn}, name: Ada, date: 2019-05-03, html: <p>Comment {site.turn}</p>}}\n"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text((file.read_text("utf-8") if file.exists() else "") + said, "utf-8")


def _redirect(site: EditedSite) -> None:
    to = site.pick(("/", "/subscribe/", "/feeds/digest.atom.xml"))
    feed = site.pick(("/feeds/stories.atom.xml", "/feeds/stories.json", "/feeds/events.rss.xml"))
    lines = f"- {{from: /tag/of-the-former-site-{site.turn}/, to: {to}}}\n- {{from: /old.xml, to: {feed}}}\n"
    (site.root / "content" / "redirects.yml").write_text(lines, "utf-8")


def _commit(site: EditedSite) -> None:
    if not site.project.git("status", "--porcelain", "content", "events"):
        raise NotPossibleError
    site.project.commit(_moment(site), f"Commit {site.turn}", site.pick(AUTHORS))


def _amend(site: EditedSite) -> None:
    author = f"{site.pick(AUTHORS)} <a@example.org>"
    site.project.git("commit", "--quiet", "--amend", "--no-edit", f"--author={author}", at=_moment(site))


def _take_back(site: EditedSite) -> None:
    if not site.project.git("rev-list", "--max-count=1", "--skip=1", "HEAD"):
        raise NotPossibleError
    site.project.git("reset", "--quiet", "--soft", "HEAD~1")


def _merge(site: EditedSite) -> None:
    _commit_all(site)
    site.project.git("checkout", "--quiet", "-b", f"branch-{site.turn}")
    _text(site)
    site.project.commit(_moment(site), "On a branch", site.pick(AUTHORS))
    site.project.git("checkout", "--quiet", "main")
    _add_event(site)
    site.project.commit(_moment(site), "Beside it", site.pick(AUTHORS))
    site.project.git("merge", "--quiet", "--no-ff", "-m", "Merge", f"branch-{site.turn}", at=_moment(site))


def _commit_all(site: EditedSite) -> None:
    if site.project.git("status", "--porcelain", "content", "events"):
        _commit(site)


def _touch(site: EditedSite) -> None:
    (site.root / site.pick(site.any())).touch()


def _nothing(site: EditedSite) -> None:
    del site


def _time_passes(site: EditedSite) -> None:
    after = site.chance.choice(
        [timedelta(minutes=10), timedelta(hours=5), timedelta(days=1), timedelta(days=8), timedelta(days=35)]
    )
    site.project = replace(site.project, now=site.project.now + after)


def _clock_back(site: EditedSite) -> None:
    site.project = replace(site.project, now=site.project.now - timedelta(hours=site.chance.choice((1, 30))))


def _moment(site: EditedSite) -> datetime:
    """When something is committed: hours before it is built."""
    return site.project.now - timedelta(hours=site.chance.randint(1, 90))


EDITS: Mapping[str, Callable[[EditedSite], None]] = {
    function.__name__.strip("_").replace("_", " "): function
    for function in (
        _text, _text, _less_text, _title, _title, _summary, _date, _tags, _category, _authors, _series, _image,
        _discussion, _elsewhere, _forum, _rename, _delete, _add_story, _add_event, _add_page, _translate,
        _edit_translation,
        _draft, _when, _status, _repeat, _change_once, _place, _registration, _languages, _alias, _setting, _theme,
        _style, _own_template, _words, _picture, _picture_away, _comments,
        _redirect, _commit, _amend, _take_back, _merge, _touch, _nothing,
        _time_passes, _clock_back,
    )
}  # fmt: skip
