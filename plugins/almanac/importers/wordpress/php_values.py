"""Reads values that PHP serialised, as plugins keep them in custom fields and descriptions of terms."""

from __future__ import annotations

from typing import Any, TypeAlias

import phpserialize

# As long as any value that is asked for; WordPress serialises some of them twice.
_MOST_BYTES = 1_000_000
_TWICE = 2

PhpValue: TypeAlias = str | int | float | bool | dict[str, Any] | None


def php_value(text: str) -> PhpValue:
    """Dictionaries of texts, numbers and dictionaries, or the text itself where it is nothing serialised.

    Objects are never made.
    """
    value: Any = text.strip()
    for _ in range(_TWICE):
        if not isinstance(value, str):
            break
        read = _read(value)
        if read is None:
            break
        value = _plain(read)
    return value  # type: ignore[no-any-return]


def php_dictionary(text: str) -> dict[str, Any]:
    """The dictionary, or an empty one for anything else."""
    value = php_value(text)
    return value if isinstance(value, dict) else {}


def _read(text: str) -> Any:
    raw = text.encode()
    if len(raw) > _MOST_BYTES or raw[1:2] != b":" or raw[:1] not in b"abdis":
        return None
    try:
        return phpserialize.loads(raw, decode_strings=True, errors="replace")
    except (ValueError, TypeError, RecursionError, OverflowError):
        return None


def _plain(value: Any) -> Any:
    """With texts as keys: PHP's lists are dictionaries by numbers."""
    if isinstance(value, dict):
        return {str(key): _plain(inner) for key, inner in value.items()}
    return value
