"""What both commands for wikis begin with: the account, the connection, and how a wiki fails."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

from almanac.model.site import Site
from almanac.read.settings.addresses import is_plain_http
from almanac.store.wiki.connection import Account, Wiki
from almanac.store.wiki.errors import WikiAway, WikiElsewhere, WikiRefused
from commands.cannot_run import CannotRun

USER, PASSWORD = "ALMANAC_WIKI_USER", "ALMANAC_WIKI_PASSWORD"


def account_of(wiki: str, *, is_needed: bool) -> Account | None:
    """The account that the environment names; ``CannotRun`` where it names half of one, or none that is needed."""
    name, password = (os.environ.get(variable, "").strip() for variable in (USER, PASSWORD))
    if not name and not password and not is_needed:
        return None
    if not name or not password:
        missing = " and ".join(variable for variable, value in ((USER, name), (PASSWORD, password)) if not value)
        verb = "are" if " and " in missing else "is"
        raise CannotRun(f"{missing} {verb} not set.", "set both in the environment; docs/wiki.md says how to get them.")
    if is_plain_http(wiki):
        raise CannotRun(
            f"{wiki} is not encrypted, so that anybody on the way could read the password.",
            "write its address with `https://`.",
        )
    return Account(name, password)


def connect(wiki: str, site: Site, *, account: Account | None) -> Wiki:
    """The wiki, whose operators see who asks (foundation.wikimedia.org, "User-Agent policy")."""
    with told_of_the_wiki(wiki):
        return Wiki(wiki, f"Almanac ({site.url}/)", account)


@contextmanager
def told_of_the_wiki(wiki: str) -> Iterator[None]:
    """Say plainly how a wiki failed."""
    try:
        yield
    except WikiAway as away:
        raise CannotRun(
            f"{wiki} gives no clear answer: {away}.", "run it again later; nothing is done twice, and nothing by half."
        ) from None
    except WikiElsewhere as elsewhere:
        raise CannotRun(
            f"{wiki} leads elsewhere, to {elsewhere}.", "write in the settings the address at which it has its api.php."
        ) from None
    except WikiRefused as refused:
        raise CannotRun(f"{wiki}: {refused.message}.", f"{refused.remedy}.") from None
