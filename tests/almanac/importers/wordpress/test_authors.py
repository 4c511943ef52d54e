"""Who wrote what, by names that may be shown."""

from __future__ import annotations

import pytest
from exports import Item, author, planned

GUEST = Item(
    90, "Gus", type="guest-author", slug="cap-gus", meta={"cap-display_name": "Gus Guest", "cap-user_email": "g@x.org"}
)


def by(*terms: tuple[str, str], creator: str = "ann") -> Item:
    return Item(1, creator=creator, terms=[("author", slug, name) for slug, name in terms])


@pytest.mark.parametrize(
    ("parts", "names"),
    [
        pytest.param([author("ann", "Ann Example"), by()], ["Ann Example"], id="the creator, by the name to show"),
        pytest.param(
            [author("ann", "Ann Example"), by(creator=">ann")], ["Ann Example"], id="a login that an export has damaged"
        ),
        pytest.param([by(creator="zoe")], ["zoe"], id="a login of which nothing is known"),
        pytest.param([by(creator="zoe@example.org")], None, id="a login that is an address"),
        pytest.param([author("ann"), by()], ["ann"], id="no other name than the login"),
        pytest.param(
            [author("a@example.org", "a@example.org"), by(creator="a@example.org")],
            None,
            id="a name that is an address",
        ),
        pytest.param(
            [author("ann", "Ann"), author("bob", "Bob"), by(("cap-bob", "bob"), ("cap-ann", "ann"))],
            ["Bob", "Ann"],
            id="co-authors in place of the creator, in order",
        ),
        pytest.param([by(("cap-gus", "gus")), GUEST], ["Gus Guest"], id="a guest, who stands further down"),
        pytest.param([author("Ann.M", "Ann M."), by(("cap-ann-m", "x"))], ["Ann M."], id="a co-author by the slug"),
        pytest.param([by(("cap-x", "x@example.org"))], None, id="a co-author whose name is an address"),
        pytest.param([by(("cap-zoe", "Zoe Q"))], ["Zoe Q"], id="a co-author of whom nothing is known"),
    ],
)
def test_names(parts: list[object], names: list[str] | None) -> None:
    [entry] = planned(*parts)

    assert entry.fields.get("authors") == names
