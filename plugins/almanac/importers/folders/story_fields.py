"""Makes the fields of an entry of what stands above a text, by the names that programs and people give them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from almanac.importers.folders.metadata import as_names, as_text
from almanac.importers.plan import Account, PlannedPicture

# A field here, and what it is called elsewhere; the first that says something counts.
NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "name", "headline"),
    "date": ("date", "publishdate", "pubdate", "published_at", "created", "created_at", "published_date"),
    "authors": ("authors", "author", "by", "byline"),
    "category": ("category", "categories", "section"),
    "tags": ("tags", "tag", "keywords"),
    "summary": ("summary", "description", "excerpt", "abstract", "lead"),
    "image": ("image", "cover", "featured_image", "featuredimage", "thumbnail", "og_image", "banner", "hero", "images",
              "header", "teaser", "feature_image", "img"),
    "series": ("series",),
    "lang": ("lang", "language", "locale"),
    "slug": ("slug",),
    "aliases": ("aliases", "alias", "redirect_from"),
    "license": ("license", "licence"),
}  # fmt: skip
# What says how a text was shown or made, and nothing that a reader would miss.
_OF_NO_USE = frozenset(["layout", "template", "type", "weight", "draft", "published", "status", "modified", "updated",
                        "lastmod", "save_as", "url", "permalink", "toc", "comments", "math", "mathjax", "katex",
                        "markup", "expirydate", "translation", "translationkey", "disqus", "share", "related",
                        "showtoc", "tocopen", "menu", "sitemap", "outputs", "cascade", "build", "_build", "headless",
                        "pinned", "sticky", "featured", "last_modified_at", "uuid", "guid", "id", "ref", "linktitle",
                        "iscjklanguage", "private", "charset", "viewport", "generator"])  # fmt: skip
_LINKED = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_PICTURE = ("image", "src", "url", "path", "file", "teaser", "feature", "og_image", "overlay_image", "thumb")
_ALT = ("alt", "image_alt", "image_description", "featured_image_alt", "og_image_alt", "cover_alt")
_CAPTION = ("caption", "image_caption", "cover_caption")
_CREDIT = ("credit", "image_credit", "image_author", "attribution", "photographer")
_SUMMARY = 300


def renamed(fields: Mapping[str, Any], mapped: Mapping[str, str]) -> dict[str, Any]:
    """The fields with names of this site for those that whoever imports has named."""
    found = dict(fields)
    for old, new in mapped.items():
        if old.lower() in fields:
            found[new.lower()] = fields[old.lower()]
            if old.lower() != new.lower():
                found.pop(old.lower(), None)
    return found


def first(fields: Mapping[str, Any], name: str) -> Any:
    """The value of a field here, under whichever of its names it stands."""
    return next((fields[known] for known in NAMES[name] if fields.get(known) not in (None, "", [], {})), None)


def story_fields(fields: Mapping[str, Any], *, separators: str = ";,") -> dict[str, Any]:
    """Title, authors, category, tags, summary, series and licence, as far as they stand there."""
    categories = as_names(first(fields, "category"), separators)
    tags = as_names(first(fields, "tags"), separators)
    found = {
        "title": as_text(first(fields, "title")),
        # Some write a link to where an author is at home.
        "authors": [_LINKED.sub(r"\1", name) for name in as_names(first(fields, "authors"), separators)],
        "category": categories[0] if categories else "",
        # An entry has one category here: what else it stood under are words to find it by.
        "tags": [*tags, *(name for name in categories[1:] if name not in tags)],
        "summary": as_text(first(fields, "summary")),
        "series": as_text(first(fields, "series")),
        "license": as_text(fields.get("license") or fields.get("licence")),
    }
    return {name: value for name, value in found.items() if value not in ("", [])}


def picture_of(fields: Mapping[str, Any]) -> PlannedPicture | None:
    """The picture of the entry, by the address that stands there; None without one."""
    for name in NAMES["image"]:
        value = fields.get(name)
        address = _address(value)
        if address and "." in address.rpartition("/")[2]:
            inner = value if isinstance(value, Mapping) else {}
            return PlannedPicture(
                address,
                alt=_said(_ALT, inner, fields),
                caption=_said(_CAPTION, inner, fields),
                credit=_said(_CREDIT, inner, fields),
            )
    return None


def _address(value: Any) -> str:
    if isinstance(value, Mapping):
        return next((_address(value[name]) for name in _PICTURE if _address(value.get(name))), "")
    if isinstance(value, list):
        return next((_address(one) for one in value if _address(one)), "")
    return str(value or "").strip()


def _said(names: Iterable[str], *places: Mapping[str, Any]) -> str:
    return next((as_text(place[name]) for place in places for name in names if as_text(place.get(name))), "")


def count_unknown(fields: Mapping[str, Any], account: Account, where: str) -> None:
    """Tell of what stands above a text and has no place here."""
    known = {name for names in NAMES.values() for name in names} | _OF_NO_USE
    known |= {*_ALT, *_CAPTION, *_CREDIT}
    for name, value in fields.items():
        if name not in known and value not in (None, "", [], {}):
            account.leave_out(f"fields that have no place here: {name}", where)
