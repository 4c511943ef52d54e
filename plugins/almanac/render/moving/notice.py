"""Says in a copy of a calendar or a feed that the site has moved, in the copy's language."""

from __future__ import annotations

from almanac.model.interface import Phrases
from almanac.render.moving.move import Move


def notice_title(move: Move, phrases: Phrases) -> str:
    """The name of the entry that says it."""
    # Translators: %(site)s is the name of this site: it has another address now.
    return phrases.gettext("%(site)s has moved", site=move.site.name)


def notice_text(move: Move, where: str, phrases: Phrases) -> str:
    """What to do: ``where`` is the address of the calendar or feed inside the site."""
    # Translators: of a calendar or a feed that somebody subscribed to; %(address)s is its new address.
    return phrases.gettext(
        "Nothing new comes here any more. Please subscribe again at the new address: %(address)s",
        address=move.new(where),
    )
