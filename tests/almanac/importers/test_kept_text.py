"""A text keeps what its author wrote, with other addresses, or is not kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.importers.kept_text import with_other_addresses
from almanac.read.body.document import Kind
from almanac.read.body.engine import parse


def link(address: str) -> str:
    return {"/old/": "/new/", "/new/": "/newer/", "/(x)": "/(y)", "gone": ""}.get(address, address)


def picture(address: str) -> str:
    return f"/images/{address.rpartition('/')[2]}" if address.endswith(".png") else ""


TEXTS = [
    pytest.param("*   a\n*   b\n\nC\n=\n", "*   a\n*   b\n\nC\n=\n", id="without addresses nothing changes"),
    pytest.param("[a](/old/) [b](/old/ \"c\") [d](</old/>)", "[a](/new/) [b](/new/ \"c\") [d](</new/>)", id="links"),
    pytest.param("[a](/old/) [b](/new/)", "[a](/new/) [b](/newer/)", id="one becomes what another was"),
    pytest.param("[a][1]\n\n[1]: /old/\n", "[a][1]\n\n[1]: /new/\n", id="a reference"),
    pytest.param("![a](p/q.png)", "![a](/images/q.png)", id="a picture"),
    pytest.param("[![a](q.png)](/old/)", "[![a](/images/q.png)](/new/)", id="a picture in a link"),
    pytest.param("/old/ is a word, [a](/old/) is none", "/old/ is a word, [a](/new/) is none", id="a word"),
    pytest.param("`[a](/old/)` [b](/old/)", "", id="code that would change"),
    pytest.param("[a](gone)", "", id="a link that leads nowhere"),
    pytest.param("![a](b.tiff)", "", id="a picture that is not there"),
    pytest.param("<a href='/old/'>a</a>", "", id="HTML with an address"),
    pytest.param("<kbd>a</kbd> [b](/old/)", "<kbd>a</kbd> [b](/new/)", id="HTML without one"),
]  # fmt: skip


@pytest.mark.parametrize(("markdown", "kept"), TEXTS)
def test_only_addresses_change(markdown: str, kept: str) -> None:
    assert with_other_addresses(markdown, link, picture) == kept


PARTS = st.sampled_from(
    ["[a](/old/)", "[b](/new/ 't')", "\n", "`", "*", "> ", "- ", "](/old/)", "[c]: /old/", "[c]", "<b>", "x "]
)


@given(st.lists(PARTS, max_size=12).map("".join))
def test_what_is_kept_leads_where_it_should(markdown: str) -> None:
    kept = with_other_addresses(markdown, link, picture)

    if kept:
        before, after = ([node.address for node in parse(text).of_kind[Kind.LINK]] for text in (markdown, kept))
        assert after == [link(address) for address in before]
