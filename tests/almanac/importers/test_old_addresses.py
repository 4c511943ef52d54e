"""Old addresses are found in whichever form a text has them."""

from __future__ import annotations

import pytest

from almanac.importers.old_addresses import OldAddresses


def known(base: str = "https://old.example/blog") -> OldAddresses:
    """Three addresses, of a site in a folder."""
    old = OldAddresses(base)
    for path, new in (("/blog/2019/05/łódź/", "/a/"), ("/blog/?p=12", "/b/"), ("/2019/06/walk.html", "/c/")):
        old.add(path, new)
    return old


@pytest.mark.parametrize(
    ("link", "new"),
    [
        pytest.param("https://old.example/blog/2019/05/%C5%82%C3%B3d%C5%BA", "/a/", id="percent-encoded"),
        pytest.param("http://WWW.OLD.EXAMPLE:80/blog/2019/05/łódź/", "/a/", id="another form of the host"),
        pytest.param("//old.example/blog//2019/05/łódź/index.php", "/a/", id="without scheme, with an index"),
        pytest.param("/blog/2019/05/ło\u0301dz\u0301/#more-7", "/a/", id="accents apart, at a place of the page"),
        pytest.param("/blog/2019/05/łódź/#part-2", "/a/#part-2", id="at a part"),
        pytest.param("?p=12", "/b/", id="a query beside it"),
        pytest.param("/blog/index.php?p=12&replytocom=3#respond", "/b/", id="a query among others"),
        pytest.param("https://old.example/2019/06/walk.html?share=x", "/c/", id="a file"),
        pytest.param("https://old.example/blog/2019/06/walk.html", "/c/", id="a path from the folder"),
        pytest.param("https://old.example/blog/", "/", id="the front page"),
        pytest.param("https://old.example:8443/blog/?p=12", "", id="another port"),
        pytest.param("https://other.example/blog/?p=12", "", id="another host"),
        pytest.param("https://[::1/x", "", id="no address"),
        pytest.param("mailto:a@old.example", "", id="mail"),
        pytest.param("/blog/2019/", "", id="unknown"),
        pytest.param("/?p=13", "", id="an unknown query of the front page"),
    ],
)
def test_link_of_any_form_is_found(link: str, new: str) -> None:
    assert known().find(link, "/blog/") == new


def test_first_that_claims_an_address_has_it() -> None:
    old = known()
    old.add("/blog/2019/05/łódź", "/z/")

    assert old.find("/blog/2019/05/łódź/") == "/a/"


def test_relative_link_without_known_site_stays_as_it_is() -> None:
    old = OldAddresses("")

    assert (old.absolute("/x/"), old.is_old("/x/"), old.is_old("https://x.example/")) == ("/x/", True, False)
