"""What feeds know a story by."""

from __future__ import annotations

import pytest

from almanac.model.story import feed_identity

HERE = "/2027/01/30/new/"


@pytest.mark.parametrize(
    ("own", "aliases", "address", "identity"),
    [
        pytest.param("", [], HERE, HERE, id="its address"),
        pytest.param("", ["/x/", "/2026/11/20/old"], HERE, "/2026/11/20/old/", id="the first address it had"),
        pytest.param("", ["/es/2026/11/20/old/"], HERE, HERE, id="not that of a translation"),
        pytest.param("", ["/2026/11/20/old/feed/", "/2026/11/"], HERE, HERE, id="not what is above or below one"),
        pytest.param(
            "", ["/2026/1/2/a/", "/es/2026/11/20/b/"], f"/es{HERE}", "/es/2026/11/20/b/", id="in its language"
        ),
        pytest.param("urn:x:1", ["/2026/11/20/old/"], HERE, "urn:x:1", id="what its entry says"),
    ],
)
def test_an_identity_is_the_first_there_was(own: str, aliases: list[str], address: str, identity: str) -> None:
    assert feed_identity(own, aliases, address) == identity
