"""What a page of the sample site weighs, so that it opens on a cheap telephone far from its server."""

from __future__ import annotations

import gzip
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from built.pages import BuiltSite, Page

# Bytes: of the page with its styles and scripts as servers send them, of its scripts and its styles as they are; for
# those of paper no screen waits.
COMPRESSED, SCRIPTS, STYLES = 40_000, 10_000, 31_000


def is_story(page: Page) -> bool:
    return page.address[1:5].isdigit() or page.address[4:8].isdigit()


def is_event(page: Page) -> bool:
    own = f"{page.address}{page.address.split('/')[-2]}.ics"
    return any(link.target.endswith(own) for link in page.links)


def heaviest(site: BuiltSite, kind: str) -> Page:
    chosen = {"home": lambda page: page.address in {"/", "/es/", "/ar/"}, "story": is_story, "event": is_event}[kind]
    return max(filter(chosen, site.pages.values()), key=lambda page: len(site.data(page.address)))


def loaded(site: BuiltSite, page: Page) -> list[str]:
    """The addresses inside the site of the styles and scripts that a browser loads because of the page."""
    scripts = [link.target for link in page.links if link.element == "script"]
    styles = [link.target for link in page.linked("stylesheet")]
    return [unquote(urlsplit(target).path) for target in (*scripts, *styles)]


@pytest.mark.parametrize("kind", ["home", "story", "event"])
def test_the_heaviest_page_of_a_kind_is_light(sample_site: BuiltSite, kind: str) -> None:
    page = heaviest(sample_site, kind)
    files = {address: sample_site.data(address) for address in loaded(sample_site, page)}
    paper = {unquote(urlsplit(link.target).path) for link in page.linked("stylesheet") if "media" in link.others}
    sent = sum(len(gzip.compress(data, 6)) for data in (sample_site.data(page.address), *files.values()))
    scripts = sum(len(data) for address, data in files.items() if address.endswith(".js"))
    styles = sum(len(data) for address, data in files.items() if address.endswith(".css") and address not in paper)

    assert any(address.endswith("/almanac.css") for address in files)
    assert (sent < COMPRESSED, scripts < SCRIPTS, styles < STYLES) == (True, True, True), (sent, scripts, styles)


def test_every_picture_says_how_large_it_is(sample_site: BuiltSite) -> None:
    unsized = [
        (page.address, image.get("src"))
        for page in sample_site.pages.values()
        for image in sample_site.document(page.address).iter("img")
        if not (image.get("width") and image.get("height"))
    ]

    assert unsized == []


def test_drawings_are_small(sample_site: BuiltSite) -> None:
    heavy = {path.name: path.stat().st_size for path in Path(sample_site.folder, "images").glob("*.svg")}

    assert {name: size for name, size in heavy.items() if size > 24_000} == {}
