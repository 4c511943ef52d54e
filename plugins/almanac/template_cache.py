"""Templates, compiled once for all that render them."""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache


class TemplateCache(BytecodeCache):
    """Keeps bytecode while the program runs: each of Pelican's generators has an environment of its own.

    Not on disk, where somebody else could put code in the place of ours.
    """

    def __init__(self) -> None:
        self._code: dict[str, bytes] = {}

    def __deepcopy__(self, memo: object) -> TemplateCache:
        """The same: Pelican copies its settings."""
        return self

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket with what is known of its template."""
        known = self._code.get(bucket.key)
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._code[bucket.key] = bucket.bytecode_to_string()
