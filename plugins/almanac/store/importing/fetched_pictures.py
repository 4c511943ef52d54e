"""Fetches pictures from the old site, one by one, through the one gate to the web; a host that is gone is let be."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from almanac.store.importing.pictures import PictureUnavailable
from almanac.store.public_network import IsAllowed, is_public
from almanac.store.web_page import Addresses, PageUnavailable, addresses_of, fetch

MOST_BYTES = 30_000_000
# So often one after the other; each may take half a minute.
_MOST_SILENCES = 3
_ACCEPT = "image/webp, image/avif, image/png, image/jpeg, image/gif, image/svg+xml"


class PictureFetcher:
    """Fetches what is asked for; ``addresses`` and ``allowed`` are those of ``fetch``."""

    def __init__(self, addresses: Addresses = addresses_of, allowed: IsAllowed = is_public) -> None:
        self._addresses = addresses
        self._allowed = allowed
        self._silences: Counter[str] = Counter()

    def __call__(self, address: str) -> bytes:
        """The bytes of a picture; raises ``PictureUnavailable``."""
        host = _host(address)
        if self._silences[host] >= _MOST_SILENCES:
            raise PictureUnavailable("its host has given no answer several times")
        try:
            found = fetch(address, self._addresses, self._allowed, most=MOST_BYTES, accept=_ACCEPT)
        except PageUnavailable as error:
            is_answer = " answers " in error.message
            self._silences[host] = 0 if is_answer else self._silences[host] + 1
            raise PictureUnavailable(error.message.replace(address, "the old site").strip()) from None
        self._silences[host] = 0
        return found.data


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
