"""After a move every address of the old site leads to what it named, whichever of the four forms its host takes."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote, unquote, urlsplit

import pytest
from built.once import once
from built.pages import BuiltSite
from built.project import Project
from built.web_servers import Answer, Asking, apache, nginx
from lxml import etree, html

from almanac.model.removal import Removal
from almanac.render.moving.move import Move
from almanac.render.moving.old_host import OldHost
from almanac.store.publishing.manifest import files_in
from commands.clients import APACHE, NGINX, Client
from commands.moving import write_files
from commands.site import check_site

DAY = date(2027, 2, 1)
WORKER = b"// leaves\n"
# What hosts, and the old site's own pages and worker, ask for; nothing is in its place.
LEFT_OUT = {".almanac.json", "_headers", "_redirects", "offline.json", "redirects.json", "sitemap.xml"}
FIRST = re.compile(rb"(?m)^(?=BEGIN:V(?:EVENT|TIMEZONE)\r$)")
UID = re.compile(rb"^UID:(.*(?:\r\n .*)*)\r$", re.MULTILINE)
# The miniature has removed nothing: to the rules it does not matter what was there.
GONE = Removal(("/gone/", "/weg-über/", "/gone.html"), DAY, "It was wrong.", "mistake", "Editors", "en")
# What else is asked for below the old site, and where inside the new one it leads.
OTHERS = {
    "/?p=12": "/2027/01/20/every-kind-of-text/",
    "/?page_id=7": "/stories/",
    "/?s=a%20word&lang=%D8%B9": "/?s=a%20word&lang=%D8%B9",
    "/feed/": "/feeds/stories.atom.xml",
    "/old-without-slash": "/2027/01/20/every-kind-of-text/",
    "/antigua-direcci%C3%B3n/?utm=1": "/2027/01/20/every-kind-of-text/?utm=1",
    "/never/was%20there/100%25?x=1&y=%2F": "/never/was%20there/100%25?x=1&y=%2F",
    "/a+b%3Fc%23d/$1%251": "/a+b%3Fc%23d/$1%251",
}


@dataclass(frozen=True)
class Moved:
    """A site at its old and at its new address, and what was written for the old host."""

    old: BuiltSite
    new: BuiltSite
    folder: Path

    @property
    def base(self) -> str:
        """The path of the old site."""
        return urlsplit(self.old.siteurl).path

    def targets(self) -> dict[str, str]:
        """Every address of the old site as one asks for it, with where it leads: to the same, unless it led on."""
        names = [name for name in files_in(self.old.folder) if name not in LEFT_OUT]
        found = {
            f"/{name.removesuffix('index.html') if name.endswith('/index.html') else name}": name for name in names
        }
        found["/"] = found.pop("/index.html")
        return {self.asked(where): self._led(where) for where in found}

    def asked(self, where: str) -> str:
        """An address inside the old site, as a browser asks for it."""
        return f"{self.base}{quote(where)}"

    def has(self, location: str) -> bool:
        """Whether the new site has what an address names, and that leads no further."""
        where = self.inside(location)
        page = self.new.pages.get(where)
        return (
            self.new.folder / f"{where}{'index.html' if where.endswith('/') else ''}".lstrip("/")
        ).is_file() and not (page and page.redirects)

    def inside(self, location: str) -> str:
        """The address inside the new site."""
        assert location.startswith(f"{self.new.siteurl}/"), location
        return unquote(urlsplit(location.removeprefix(self.new.siteurl)).path)

    def _led(self, where: str) -> str:
        page = self.old.pages.get(where)
        if page and page.redirects:
            [canonical] = page.linked("canonical")
            return canonical.target.replace(self.old.siteurl, self.new.siteurl, 1)
        return f"{self.new.siteurl}{quote(where)}"


@pytest.fixture(scope="session", params=["to-a-path", "from-a-path"])
def moved(
    request: pytest.FixtureRequest, shared_folder: Path, miniature_project: Project,
    miniature_site: BuiltSite, moved_site: BuiltSite,
) -> Moved:  # fmt: skip
    """The miniature, which moved from a host of its own to one where it lies below a path, or back."""
    old, new = (miniature_site, moved_site) if request.param == "to-a-path" else (moved_site, miniature_site)
    folder = once(
        shared_folder, f"for-the-old-host-{request.param}", lambda to: _write(to, miniature_project, old, new)
    )
    return Moved(old, new, folder)


def _write(folder: Path, project: Project, old: BuiltSite, new: BuiltSite) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(project.now.timestamp())))
        edition = check_site(project.root, drafts=False, siteurl=new.siteurl).edition
    assert edition is not None
    move = Move(replace(edition.site, url=old.siteurl), replace(edition, removals=(GONE,)), DAY)
    write_files(folder, new.folder, OldHost(move, WORKER))
    for where in GONE.addresses[:2]:
        (folder / "pages" / where.strip("/")).mkdir()
        (folder / "pages" / where.strip("/") / "index.html").write_text("<p>Gone for good.", "utf-8")


def test_every_page_of_the_old_site_has_one_that_leads_on_without_script(moved: Moved) -> None:
    led = {}
    for asked, target in moved.targets().items():
        name = unquote(asked.removeprefix(moved.base)).lstrip("/")
        path = moved.folder / "pages" / (f"{name}index.html" if not name or name.endswith("/") else name)
        if path.suffix == ".html" and path.name != "404.html":
            led[asked] = target, html.fromstring(path.read_bytes())

    assert len(led) > 100
    for target, page in led.values():
        assert moved.has(target), target
        assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={target}"]
        assert page.xpath("//link[@rel='canonical']/@href") == page.xpath("//a/@href") == [target]
        assert page.xpath("//script | //*[@src] | //link[@rel != 'canonical']") == []


def test_whatever_else_the_old_site_had_is_there_too(moved: Moved) -> None:
    names = {*files_in(moved.old.folder)}
    there = {*files_in(moved.folder / "pages")}

    assert {name for name in names - there if name not in LEFT_OUT} == set()
    assert there - names == {f"{where.strip('/')}/index.html" for where in GONE.addresses[:2]}
    assert (moved.folder / "pages/service-worker.js").read_bytes() == WORKER
    assert (moved.folder / "pages/robots.txt").read_text() == "User-agent: *\nAllow: /\n"


def test_a_host_that_reads_redirects_leads_every_address_on(moved: Moved) -> None:
    rules = [line.split() for line in (moved.folder / "redirects/_redirects").read_text("utf-8").splitlines()]

    def led(asked: str) -> tuple[str, str]:
        old, new, status = next(rule for rule in rules if fnmatchcase(asked, rule[0]))
        return new.replace(":splat", asked.removeprefix(old.rstrip("*"))), status

    worker = moved.asked("/service-worker.js")
    assert led(worker) == (moved.asked("/leaving-worker.js"), "200")
    assert {asked: led(asked) for asked in moved.targets() if asked != worker} == {
        asked: (target, "301") for asked, target in moved.targets().items() if asked != worker
    }
    assert all(moved.has(led(asked)[0]) for asked in moved.targets() if asked != worker)
    assert [old for old, _, _ in rules if "*" in old] == [rules[-1][0]]
    workers = ("leaving-worker.js", "service-worker.js")
    assert {(moved.folder / "redirects" / name).read_bytes() for name in workers} == {WORKER}


@pytest.mark.nginx
def test_nginx_leads_every_address_on(program: Callable[[Client], str], moved: Moved, served: Path) -> None:
    with nginx(program(NGINX), served, served / "root", moved.folder / "nginx.conf") as server:
        _assert_led(moved, server)


@pytest.mark.apache
def test_apache_leads_every_address_on(program: Callable[[Client], str], moved: Moved, served: Path) -> None:
    shutil.copyfile(moved.folder / "apache.conf", served / "rules.conf")
    with apache(program(APACHE), served, served / "root", served / "rules.conf") as server:
        _assert_led(moved, server)


@pytest.mark.apache
def test_apache_does_so_by_a_file_among_the_pages(program: Callable[[Client], str], moved: Moved, served: Path) -> None:
    top = served / "root" / moved.base.lstrip("/")
    shutil.copyfile(moved.folder / "apache.conf", top / ".htaccess")
    with apache(program(APACHE), served, served / "root", None) as server:
        _assert_led(moved, server)


def _assert_led(moved: Moved, server: Asking) -> None:
    worker = moved.asked("/service-worker.js")
    targets = {asked: target for asked, target in moved.targets().items() if asked != worker}
    assert len(targets) > 300
    assert {asked: _where(server.get(asked)) for asked in targets} == targets
    assert all(map(moved.has, targets.values()))
    assert server.get(worker) == Answer(200, "", WORKER.decode())
    assert {asked: _where(server.get(f"{moved.base}{asked}")) for asked in OTHERS} == {
        asked: f"{moved.new.siteurl}{where}" for asked, where in OTHERS.items()
    }
    gone = {where: server.get(moved.asked(where)) for where in GONE.addresses}
    assert {answer.status for answer in gone.values()} == {410}
    assert {where for where, answer in gone.items() if "Gone for good" in answer.text} == {*GONE.addresses[:2]}


@pytest.mark.nginx
def test_nginx_leaves_a_new_site_alone_that_lies_within_the_old_one(
    program: Callable[[Client], str], moved_within: Path, moved_site: BuiltSite, tmp_path: Path
) -> None:
    with nginx(program(NGINX), tmp_path, moved_within / "pages", moved_within / "nginx.conf") as server:
        _assert_left_alone(server, moved_site)


@pytest.mark.apache
def test_apache_leaves_a_new_site_alone_that_lies_within_the_old_one(
    program: Callable[[Client], str], moved_within: Path, moved_site: BuiltSite, tmp_path: Path
) -> None:
    shutil.copyfile(moved_within / "apache.conf", moved_within / "pages/.htaccess")
    with apache(program(APACHE), tmp_path, moved_within / "pages", None) as server:
        _assert_left_alone(server, moved_site)


def _assert_left_alone(server: Asking, new: BuiltSite) -> None:
    base = urlsplit(new.siteurl).path
    assert _where(server.get("/events/calendar.ics")) == f"{new.siteurl}/events/calendar.ics"
    assert _where(server.get("/")) == f"{new.siteurl}/"
    assert server.get(f"{base}/") == Answer(200, "", "The new site")
    assert server.get(f"{base}/never/").status == 404
    assert urlsplit(server.get(base).location).path == f"{base}/"


@pytest.fixture
def moved_within(miniature_project: Project, moved_site: BuiltSite) -> Iterator[Path]:
    """What is for the old host of a site that moved into a folder of its own, with the new site in it."""
    old = replace(moved_site, siteurl=moved_site.siteurl.removesuffix(urlsplit(moved_site.siteurl).path))
    with TemporaryDirectory(prefix="almanac-move-") as name:
        folder = Path(name)
        folder.chmod(0o755)
        _write(folder, miniature_project, old, moved_site)
        there = folder / "pages" / urlsplit(moved_site.siteurl).path.strip("/")
        there.mkdir()
        (there / "index.html").write_text("The new site", "utf-8")
        yield folder


def test_no_file_of_redirects_leads_on_for_ever(moved_within: Path) -> None:
    assert not (moved_within / "redirects").exists()


def _where(answer: Answer) -> str:
    return answer.location if answer.status == 301 else f"{answer.status}: {answer.text}"


@pytest.fixture
def served(moved: Moved) -> Iterator[Path]:
    """A folder that servers may read which let go of root's rights, with the pages for the old host in `root`."""
    with TemporaryDirectory(prefix="almanac-move-") as folder:
        work = Path(folder)
        work.chmod(0o755)
        shutil.copytree(moved.folder / "pages", work / "root" / moved.base.lstrip("/"))
        yield work


def test_calendars_have_the_same_entries_at_both_hosts_and_the_copies_one_more(moved: Moved) -> None:
    calendars = [name for name in files_in(moved.new.folder) if name.endswith(".ics")]
    notices: dict[str, list[bytes]] = {}
    for name in calendars:
        copy, now, before = (folder / name for folder in (moved.folder / "pages", moved.new.folder, moved.old.folder))
        entries = FIRST.split(now.read_bytes(), maxsplit=1)[1]
        assert UID.findall(before.read_bytes()) == UID.findall(now.read_bytes())
        assert copy.read_bytes().endswith(entries), "every entry to the letter"
        notices[name] = UID.findall(copy.read_bytes().removesuffix(entries))

    assert len(calendars) > 50
    alone = {name for name in calendars if re.fullmatch(r"(?:\w+/)?events/([^/]+)/\1\.ics", name)}
    assert {name: len(uids) for name, uids in notices.items()} == {name: int(name not in alone) for name in calendars}
    assert len({uid for uids in notices.values() for uid in uids}) == len(calendars) - len(alone), "each has its own"


def test_feeds_have_the_same_items_at_both_hosts_and_the_copies_one_more(moved: Moved) -> None:
    feeds = [name for name in files_in(moved.new.folder) if re.search(r"(?:^|/)feeds/.*\.xml$", name)]
    assert len(feeds) > 20
    for name in feeds:
        copy, now, before = (
            etree.fromstring((folder / name).read_bytes())
            for folder in (moved.folder / "pages", moved.new.folder, moved.old.folder)
        )
        first, *others = _ids(copy)
        assert first.startswith("urn:uuid:")
        assert others == _ids(now) == _ids(before)
        assert copy.xpath("//*[local-name()='link'][@rel='self']/@href") == [f"{moved.new.siteurl}/{quote(name)}"]


def _ids(feed: etree._Element) -> list[str]:
    return [
        str(text) for text in feed.xpath("//*[local-name()='entry']/*[local-name()='id']/text() | //item/guid/text()")
    ]


def test_json_feeds_say_that_they_have_expired(moved: Moved) -> None:
    for name in ("feeds/stories.json", "feeds/events.json"):
        copy, now = (json.loads((folder / name).read_bytes()) for folder in (moved.folder / "pages", moved.new.folder))
        assert (copy["expired"], copy["feed_url"]) == (True, f"{moved.new.siteurl}/{name}")
        assert copy["items"][1:] == now["items"]


@pytest.mark.browser
def test_a_browser_without_script_is_led_on(moved: Moved, new_page: Callable[..., Any]) -> None:
    page = new_page(java_script_enabled=False)
    page.route("**/*", lambda route: route.fulfill(status=200, content_type="text/html", body="<h1>There</h1>"))
    page.set_content((moved.folder / "pages/ar/index.html").read_text("utf-8"))
    page.wait_for_url(f"{moved.new.siteurl}/ar/")

    assert page.locator("h1").inner_text() == "There"


@pytest.mark.browser
@pytest.mark.parametrize(("name", "direction", "heading"), [
    ("404.html", "ltr", "Miniature & <Co> has moved"),
    ("ar/index.html", "rtl", "نُقلت هذه الصفحة"),
])  # fmt: skip
def test_a_page_is_read_without_any_other_file(
    moved: Moved, new_page: Callable[..., Any], name: str, direction: str, heading: str
) -> None:
    page = new_page(java_script_enabled=False, viewport={"width": 360, "height": 640})
    text = (moved.folder / "pages" / name).read_text("utf-8")
    page.set_content(re.sub(r"<meta http-equiv=\"refresh\"[^>]*>", "", text))

    assert page.locator("h1").inner_text() == heading
    assert page.evaluate("document.documentElement.dir") == direction
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.evaluate("getComputedStyle(document.querySelector('main a')).overflowWrap") == "anywhere"
