"""Writes the file of a translation before it is one: the original's words, to be replaced, and its revision."""

from __future__ import annotations

from typing import Any

from almanac.model.event import Event
from almanac.model.image import Image
from almanac.model.profile import Profile
from almanac.model.story import Page, Story

# So wide that no value is broken into lines.
_WIDTH = 100_000


def translation_path(original: str, lang: str) -> str:
    """Where the translation of ``SLUG.md`` into a language goes: ``SLUG.LANG.md`` beside it."""
    return f"{original.removesuffix('.md')}.{lang}.md"


def translation_file(original: Story | Page | Profile | Event, revision: str, body: str) -> str:
    """The file with the fields that are to be translated, and ``body``; an empty ``revision`` is left out."""
    fields = _words_of_profile(original) if isinstance(original, Profile) else _words(original)
    if isinstance(original, Event):
        fields |= {"status_note": original.text.status_note} if original.text.status_note else {}
        fields |= {"image": {"alt": original.text.image_alt}} if original.image else {}
    elif isinstance(original, Story) and original.image:
        fields["image"] = _picture(original.image)
    if revision:
        fields["translation_of_revision"] = revision
    import yaml  # where nothing is read and nothing begun, nobody needs it

    front = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False, width=_WIDTH) if fields else ""
    return f"---\n{front}---\n\n{body.strip()}\n"


def _words(original: Story | Page | Event) -> dict[str, Any]:
    words = original.text if isinstance(original, Event) else original
    return {"title": words.title, **({"summary": words.summary} if words.summary else {})}


def _words_of_profile(original: Profile) -> dict[str, Any]:
    """A name stays as it is signed."""
    fields = {"affiliation": original.affiliation, "disclosure": original.disclosure}
    said: dict[str, Any] = {name: value for name, value in fields.items() if value}
    return said | ({"image": {"alt": original.image.alt}} if original.image else {})


def _picture(image: Image) -> dict[str, str]:
    """A picture with all of its fields: in a story's translation it stands whole."""
    source = {"source": image.source} if image.source else {}
    file = image.address.removeprefix("/")
    return {"file": file, "alt": image.alt, "credit": image.credit, "license": image.license, **source}
