"""Says what answers are called where they were given, so that whoever wrote them finds what a message is about."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from almanac.model.submission import EntryKind
from almanac.model.submission_form import FORMS

# What the check says of lines of a file, which whoever answers does not see.
_LINE = re.compile(r"`(?P<field>[a-z_]+): (?P<value>[^`]+)`")
_OF_FILES = (
    (re.compile(r"add a line with |add a line, such as |add a line (?=`)"), "write "),
    (re.compile(r"delete the line"), "leave it empty"),
    (re.compile(r"then a line (?=`)"), "then "),
)
# What whoever has no repository cannot do.
_OF_REPOSITORIES = (
    (re.compile(r"; an e-mail address belongs in `email` of an organizer"), ""),
    (
        re.compile(r"put the file in content/images/"),
        "link to it, `[words](https://...)`, and ask the editors for more",
    ),
    (
        re.compile(r"write the path from this file, or the address from `/`"),
        "write the whole address, from `https://` on",
    ),
)
# Which one, of several fields or items, a Problem names behind the answer.
_PART = re.compile(r"\.\d+.*")


@dataclass(frozen=True, slots=True)
class Names:
    """By what answers are called, the fields that they are, for each kind; what has a dot is a part of another.

    ``bodies`` is what the text is called. ``in_code``: a name is that of a parameter, and no words.
    """

    fields: Mapping[EntryKind, Mapping[str, str]]
    bodies: Mapping[EntryKind, str]
    in_code: bool = False

    def name_of(self, kind: EntryKind, field: str) -> str:
        """What the answer is called that became a field, or a part of it; the field itself where there is none."""
        whole = _PART.sub("", field)
        if not whole:
            return self.bodies[kind]
        names = {known: name for name, known in self.fields[kind].items()}
        return names.get(whole) or (names.get("place.name", whole) if whole == "place" else whole)

    def shown(self, kind: EntryKind, field: str) -> str:
        """The same within a sentence."""
        name = self.name_of(kind, field)
        return f"`{name}`" if self.in_code else name

    def written(self, kind: EntryKind, field: str, value: str) -> str:
        """What to write, and where: ```16:00` in Ends`` or ```end=16:00` ``."""
        if self.in_code:
            return f"`{self.name_of(kind, field)}={value}`"
        return f"`{value}` in {self.name_of(kind, field)}"

    def in_their_words(self, kind: EntryKind, words: str) -> str:
        """What the check says of a file, said of the answers that it was made of."""
        known = set(self.fields[kind].values())

        def instead(match: re.Match[str]) -> str:
            return self.written(kind, match["field"], match["value"]) if match["field"] in known else match[0]

        for pattern, plain in (*_OF_FILES, *(() if self.in_code else _OF_REPOSITORIES)):
            words = pattern.sub(plain, words)
        return _LINE.sub(instead, words)


WIKI = Names(
    {
        "event": {
            "title": "title", "start": "start", "end": "end", "timezone": "timezone", "category": "category",
            "summary": "summary", "place": "place.name", "address": "place.address", "city": "place.city",
            "country": "place.country", "latitude": "place.latitude", "longitude": "place.longitude",
            "online": "online", "worldwide": "worldwide", "url": "url", "registration": "registration.url",
            "deadline": "registration.deadline", "cost": "registration.cost", "organizers": "organizers",
            "languages": "languages", "tags": "tags", "accessibility": "accessibility", "series": "series",
            "lang": "lang",
        },
        "story": {
            "title": "title", "category": "category", "summary": "summary", "author": "authors", "tags": "tags",
            "series": "series", "voice": "voice", "speaks_for": "speaks_for", "license": "license", "lang": "lang",
        },
    },
    {"event": "", "story": ""},
    in_code=True,
)  # fmt: skip
FORM = Names(
    {kind: {field.label: field.field for field in form.fields if field.field} for kind, form in FORMS.items()},
    {kind: form.last.label for kind, form in FORMS.items()},
)
