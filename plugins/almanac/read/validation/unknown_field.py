"""Says of a field that does not exist where it belongs, or which one was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from almanac.read.fault import nearest
from almanac.read.front_matter.front_matter import Raw
from almanac.read.schema.declaration import inside
from almanac.read.schema.event import EventFields, EventTranslationFields
from almanac.read.schema.image import ImageFields, PictureTextFields
from almanac.read.schema.page import PageFields, PageTranslationFields
from almanac.read.schema.profile import ProfileFields, ProfileTranslationFields
from almanac.read.schema.story import StoryFields, StoryTranslationFields

# Fields of the other kind, which people mix up.
_OTHER_KINDS: dict[type[BaseModel], tuple[type[BaseModel], ...]] = {
    StoryFields: (EventFields,),
    EventFields: (StoryFields,),
    PageFields: (StoryFields, EventFields),
    PageTranslationFields: (StoryFields, EventFields),
    StoryTranslationFields: (EventFields,),
    EventTranslationFields: (StoryFields,),
    PictureTextFields: (ImageFields,),
}
_ORIGINALS = (StoryFields, PageFields, ProfileFields, EventFields)
# What is not in the hands of a translation.
_ORIGINAL_OF: dict[type[BaseModel], type[BaseModel]] = {
    EventTranslationFields: EventFields,
    StoryTranslationFields: StoryFields,
    ProfileTranslationFields: ProfileFields,
}
_OF_TRANSLATIONS = "translation_of_revision"
# What says nearly the same in the kind at hand.
_INSTEAD: dict[tuple[type[BaseModel], str], str] = {
    (StoryFields, "start"): "date",
    (StoryFields, "organizers"): "authors",
    (EventFields, "date"): "start",
    (EventFields, "authors"): "organizers",
}
# Words of other programs and of everyday speech, the better name first.
_MEANT = {
    "abstract": ("summary",), "access": ("accessibility",), "address": ("place",),
    "author": ("authors", "organizers"), "begin": ("start",),
    "by": ("authors", "organizers"), "category": ("tags",), "content": ("summary",), "cover": ("image",),
    "dates": ("date", "start"), "day": ("date", "start"), "description": ("summary", "note"),
    "dtend": ("end", "until"), "dtstart": ("start", "date"), "end": ("until",), "end_date": ("end",),
    "enddate": ("end",), "eventurl": ("url",), "excerpt": ("summary",), "exdate": ("except",),
    "external_url": ("url",), "feature_image": ("image",), "featured_image": ("image",), "featuredimage": ("image",),
    "finish": ("end",), "frequency": ("every",), "from": ("start", "date"), "headline": ("title",),
    "homepage": ("url",), "host": ("organizers",), "keywords": ("tags",), "language": ("lang", "languages"),
    "lat": ("latitude",), "link": ("url", "online"), "links": ("url",),
    "organisation": ("affiliation",), "organization": ("affiliation",), "sameas": ("links",),
    "social": ("links",), "lng": ("longitude",),
    "location": ("place", "name"), "lon": ("longitude",), "mail": ("email",), "name": ("title",), "on": ("day",),
    "organiser": ("organizers", "authors"), "photo": ("image", "file", "photos"), "picture": ("image", "file"),
    "presentations": ("slides",),
    "price": ("cost",), "pubdate": ("date",), "publish_date": ("date",), "publishdate": ("date",),
    "recurrence": ("repeat",), "revision": (_OF_TRANSLATIONS,), "rrule": ("repeat", "rule"), "site": ("url",),
    "skip": ("except",),
    "start_date": ("start",), "startdate": ("start",), "subtitle": ("summary",), "tagline": ("summary",),
    "tease": ("summary",), "teaser": ("summary",), "thumbnail": ("image",), "time": ("start",), "title": ("name",),
    "to": ("end",),
    "topic": ("discussion",), "town": ("city",), "tz": ("timezone",), "until": ("end", "deadline"),
    "venue": ("place", "name"), "video": ("recordings",), "videos": ("recordings",),
    "web": ("url",), "website": ("url",), "when": ("start", "date"),
    "where": ("place", "name"), "why": ("note", "status_note"), "writer": ("authors",), "zone": ("timezone",),
}  # fmt: skip
# A value that says more than the field's name does.
_HIDES = {("published", "false"), ("published", "no"), ("status", "draft"), ("status", "hidden"), ("visible", "false")}
# Fields that hold an address: on this site it is an old one that leads here; elsewhere it is no alias.
_OLD_ADDRESSES = frozenset(["permalink", "redirect_from", "url", "alias", "old_url", "redirects"])
# What other programs want to be told, and this one finds out or leaves to the theme and the settings.
_REASONS = {
    "the file's name is the address": "permalink save_as slug",
    "git knows when a file changed": "last_modified_at lastmod modified updated",
    "every kind of file has its own look": "aside classes css header javascripts layout stylesheet template",
    "the folder says what kind of file it is": "type",
    "a text is published unless it has `draft: true`": "published visible",
    "every text is in Markdown": "markup",
    "the title stands everywhere": "linktitle",
    "put the link into the text": "external_url",
    "a link in the text leads elsewhere": "redirect_to",
    "what was published stays": "expirydate unpublishdate",
    "`SLUG.LANG.md` beside `SLUG.md` is its translation": "ref translation translationkey",
    "lists are in the order of dates": "featured nav_order order pin sticky weight",
    "the theme and the settings decide that": (
        "cascade comments excerpt_separator feed headless iscjklanguage math menu menus outputs params "
        "render_with_liquid resources showtoc sitemap toc"
    ),
}
_KNOWN_ANYWAY = {name: reason for reason, names in _REASONS.items() for name in names.split()}


def unknown_field(name: str, declared: type[BaseModel], written: Mapping[str, Raw]) -> tuple[str, str]:
    """What is wrong with a field that ``declared`` does not have, and the remedy; ``written`` are all beside it."""
    names = names_of(declared)
    message = f"is not a field of {declared.model_config.get('title') or 'a file'}"
    if declared in _ORIGINALS and name == _OF_TRANSLATIONS:
        return "belongs to a translation, which stands as `SLUG.LANG.md` beside its original", "delete the line"
    if declared in _ORIGINAL_OF and name in names_of(_ORIGINAL_OF[declared]):
        return "belongs to the original, not to a translation", "delete the line"
    by_value = _by_its_value(name.lower(), written.get(name), names, written)
    if by_value:
        return message, by_value
    for other in _OTHER_KINDS.get(declared, ()):
        if name in names_of(other):
            instead = _INSTEAD.get((declared, name), "")
            hint = f"write `{instead}`" if instead and instead not in written else "delete the line"
            return f"{message}, but of {other.model_config.get('title')}", hint
    meant = next((word for word in _MEANT.get(name.lower(), ()) if word in names), "")
    parents = [parent for parent, inner in _nested(declared) if name in names_of(inner)]
    if parents and not meant:
        where = " or ".join(f"`{parent}:`" for parent in parents)
        return message, f"write it below {where}, indented by two spaces"
    meant = meant or nearest(name, names)
    if meant and meant in written:
        return message, f"delete the line: there is `{meant}`"
    if meant:
        return message, f"did you mean `{meant}`?"
    if name.lower() in _KNOWN_ANYWAY:
        return message, f"delete the line: {_KNOWN_ANYWAY[name.lower()]}"
    return message, f"delete the line; the fields are {', '.join(names)}"


def _by_its_value(name: str, value: Raw, names: list[str], written: Mapping[str, Raw]) -> str:
    """The remedy where the value says what was meant; empty where it does not."""
    if "draft" in names and "draft" not in written and (name, str(value).lower()) in _HIDES:
        return "write `draft: true`"
    listed = value if isinstance(value, list) else [value]
    is_path = all(isinstance(item, str) and item.startswith("/") and ":" not in item for item in listed)
    if name in _OLD_ADDRESSES and name not in names and "aliases" in names and is_path:
        return "did you mean `aliases`?" if "aliases" not in written else "move the address to `aliases`"
    return ""


def names_of(declared: type[BaseModel]) -> list[str]:
    """The fields' names as people write them."""
    return [field.alias or name for name, field in declared.model_fields.items()]


def _nested(declared: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel]]]:
    """The fields that have fields of their own, and these."""
    for name, field in declared.model_fields.items():
        inner = inside(field)
        if inner:
            yield field.alias or name, inner
