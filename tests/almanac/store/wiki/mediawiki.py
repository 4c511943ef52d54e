"""A real MediaWiki, as Debian packs it, on SQLite and PHP's own server."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from almanac.store.wiki.connection import Account, Wiki

CODE = Path("/usr/share/mediawiki")
BOT, PASSWORD = "Almanac bot", "0123456789abcdef0123456789abcdef"
ADMIN = "Admin"
ACCOUNT = Account(f"{BOT}@almanac", PASSWORD)
PEOPLE = Account(f"{ADMIN}@people", PASSWORD)
GRANTS = "basic,highvolume,editpage,createeditmovepage"
ADMIN_GRANTS = f"{GRANTS},editprotected,blockusers,delete,protect"
SETTINGS = """
wfLoadExtension( 'Scribunto' );
wfLoadExtension( 'ParserFunctions' );
if ( !file_exists( __DIR__ . '/without-footnotes' ) ) wfLoadExtension( 'Cite' );
$wgScribuntoDefaultEngine = 'luastandalone';
$wgScribuntoEngineConf['luastandalone']['luaPath'] = '/usr/bin/lua5.1';
$wgRightsUrl = 'https://creativecommons.org/licenses/by-sa/4.0/';
$wgRightsText = 'Creative Commons Attribution-Share Alike 4.0';
$wgGroupPermissions['bot']['noratelimit'] = true;
$wgJobRunRate = 0;
$wgPasswordConfig['pbkdf2']['cost'] = '1'; // else each login takes a tenth of a second
"""


@dataclass
class TestWiki:
    """One that runs: its address, and how its people do what they do there."""

    __test__ = False

    address: str
    folder: Path

    def wiki(self, account: Account | None = ACCOUNT, **options: Any) -> Wiki:
        """A connection of ours."""
        return Wiki(self.address, "Almanac tests", account, **{"retries": 1, "seconds_between": 0, **options})

    @contextmanager
    def without_footnotes(self) -> Iterator[None]:
        """What it is where nobody installed Cite; PHP notices seconds later when a file of its own was edited."""
        sign = self.folder / "without-footnotes"
        sign.touch()
        yield
        sign.unlink()

    @cached_property
    def bot(self) -> Wiki:
        """The connection that most tests can share."""
        return self.wiki()

    @cached_property
    def reader(self) -> Wiki:
        """One without an account."""
        return self.wiki(None)

    @cached_property
    def _admin(self) -> Wiki:
        return self.wiki(PEOPLE)

    def edit(self, title: str, text: str) -> int:
        """As a person does it; returns the revision."""
        answer = self.do("edit", title=title, text=text)
        return int(answer["edit"].get("newrevid", 0))

    def do(self, action: str, **parameters: str) -> Any:
        """What an administrator does."""
        site = self._admin._site
        return site.post(action, token=site.get_token("csrf"), **parameters)

    def text(self, title: str) -> str | None:
        """What a page has now."""
        return self.reader.page(title).text

    def edits(self, title: str) -> int:
        """How often it was saved."""
        return len([*self.reader.revisions(title, 500)])

    def rendered(self, text: str, **options: str) -> str:
        """The HTML of a text, before a template's limits are noted."""
        answer = self.api(action="parse", text=text, contentmodel="wikitext", disablelimitreport="1", **options)
        return str(answer["parse"]["text"]["*"])

    def api(self, **parameters: str) -> Any:
        """What the API answers to somebody who is not logged in."""
        data = urllib.parse.urlencode({"format": "json", **parameters}).encode()
        with urllib.request.urlopen(f"{self.address}/api.php", data, timeout=60) as answer:
            return json.load(answer)


@contextmanager
def running(folders: pytest.TempPathFactory) -> Iterator[TestWiki]:
    """One for this process; it is installed once for all processes of a run."""
    shared = folders.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    template = shared / "mediawiki"
    with FileLock(shared / "mediawiki.lock"):
        if not template.exists():
            install(template)
    with served(template, folders.mktemp("wiki") / "wiki") as wiki:
        yield wiki


def maintain(folder: Path, script: str, *arguments: str) -> None:
    """Run one of the scripts that MediaWiki has for its operators."""
    command = ["php", CODE / "maintenance" / f"{script}.php", *arguments]
    done = subprocess.run(command, env=variables(folder), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def variables(folder: Path) -> dict[str, str]:
    """Where MediaWiki finds its settings."""
    return {**os.environ, "MW_CONFIG_FILE": str(folder / "LocalSettings.php")}


def install(folder: Path) -> None:
    """A wiki with an administrator and a bot that has a password for programs."""
    data = folder / "data"
    data.mkdir(parents=True)
    options = {"dbtype": "sqlite", "dbpath": data, "dbname": "wiki", "confpath": folder, "scriptpath": "",
               "server": "http://127.0.0.1", "pass": PASSWORD[::-1], "lang": "en"}  # fmt: skip
    settings = folder / "LocalSettings.php"
    arguments = [f"--{name}={value}" for name, value in options.items()]
    subprocess.run(
        ["php", CODE / "maintenance" / "install.php", *arguments, "Testwiki", ADMIN], check=True, capture_output=True
    )
    settings.write_text(f"{settings.read_text('utf-8')}{SETTINGS}", "utf-8")
    maintain(folder, "createAndPromote", "--custom-groups", "bot", BOT, PASSWORD)
    maintain(folder, "createBotPassword", "--appid", "almanac", "--grants", GRANTS, BOT, PASSWORD)
    maintain(folder, "createBotPassword", "--appid", "people", "--grants", ADMIN_GRANTS, ADMIN, PASSWORD)


@contextmanager
def served(template: Path, folder: Path) -> Iterator[TestWiki]:
    """A copy of an installed wiki, which answers until the end."""
    shutil.copytree(template, folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    settings = folder / "LocalSettings.php"
    text = settings.read_text("utf-8").replace(str(template), str(folder))
    settings.write_text(text.replace('"http://127.0.0.1"', f'"{address}"'), "utf-8")
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            ["php", "-S", address.removeprefix("http://"), "-t", CODE],
            env=variables(folder), stdout=log, stderr=log,
        )  # fmt: skip
    try:
        _wait_for(address)
        yield TestWiki(address, folder)
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    port = int(address.rpartition(":")[2])
    for _ in range(1200):
        with socket.socket() as attempt:
            if attempt.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError(address)
