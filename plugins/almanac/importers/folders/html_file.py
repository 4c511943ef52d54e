"""Reads a file of HTML as Pelican does: what its head says, and what is in its body."""

from __future__ import annotations

import re

_META = re.compile(r"""<meta\s+name=["']?([\w-]+)["']?\s+(?:content|contents)=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)
_TITLE = re.compile(r"<title[^>]{0,200}>([^<]*)</title>", re.IGNORECASE)
_BODY = re.compile(r"<body[^>]{0,2000}>(.*?)(?:</body>|$)", re.IGNORECASE | re.DOTALL)


def html_file(text: str) -> tuple[dict[str, object], str]:
    """The fields of a file of HTML, as Pelican reads it, and what is in its body."""
    fields: dict[str, object] = {name.lower(): one or other for name, one, other in _META.findall(text)}
    title, body = _TITLE.search(text), _BODY.search(text)
    if title:
        fields["title"] = " ".join(title[1].split())
    if "keywords" in fields:
        fields.setdefault("tags", fields["keywords"])
    return fields, body[1] if body else text
