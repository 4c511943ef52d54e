"""Templates, compiled once for all that render them."""

from __future__ import annotations

from types import CodeType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment
    from jinja2.bccache import Bucket


class TemplateCache:
    """Keeps code while the program runs: each of Pelican's generators has an environment of its own.

    Not on disk, where somebody else could put code in the place of ours. It has what Jinja asks of its
    ``BytecodeCache``, and is none: settings have one, and whoever only reads them need not load Jinja.
    """

    def __init__(self) -> None:
        self._code: dict[str, tuple[str, CodeType]] = {}

    def __deepcopy__(self, memo: object) -> TemplateCache:
        """The same: Pelican copies its settings."""
        return self

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """What is known of a template: its code, where it was compiled from the same source."""
        from jinja2.bccache import Bucket  # whoever asks has loaded it

        bucket = Bucket(environment, f"{name}|{filename}", source)
        compiled_from, code = self._code.get(bucket.key, ("", None))
        bucket.code = code if compiled_from == source else None
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        if bucket.code is not None:
            self._code[bucket.key] = bucket.checksum, bucket.code
