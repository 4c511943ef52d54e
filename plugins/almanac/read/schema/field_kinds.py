"""The kinds of values that front matter has: text as written -> a value, or a ``Fault``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import ValidationInfo

from almanac.model.event import Status
from almanac.model.site import Site
from almanac.model.when import Published
from almanac.read.fault import Fault, did_you_mean
from almanac.read.front_matter.yaml_faults import quoted
from almanac.read.schema.field_type import FieldType, JsonSchema
from almanac.read.values import dates, links
from almanac.read.values.coordinates import read_latitude, read_longitude
from almanac.read.values.country import country
from almanac.read.values.language_code import language_code as language_code

_PICTURE = re.compile(r"images/[^\s?#\\]+\.(?:jpe?g|png|gif|webp|avif|svg)", re.IGNORECASE)
_KEEP = "keep one, without brackets; brackets that are a part of the text stand in quotes"
# Less than RFC 5322 allows: `?`, `&` and `%` would add to the `mailto:` address that it becomes.
_EMAIL = re.compile(r"[^@\s<>()\[\],;:\"?&%/\\]+@[\w-]+(\.[\w-]+)+")


class Empty(Fault):
    """Nothing stands where a value should; the remedy depends on whether the field is required."""


def one_line(value: Any) -> str:
    """Text in one line; line breaks become spaces. Raises ``Fault`` for lists, mappings and nothing."""
    if isinstance(value, dict):
        raise _no_text(value)
    if isinstance(value, list):
        hint = f"write `{value[0]}`" if len(value) == 1 and isinstance(value[0], str) else _KEEP
        raise Fault(f"should be one value, not {a_list(value)}", hint)
    text = " ".join(str(value or "").split())
    if not text:
        raise Empty("is empty")
    return text


def a_list(value: list[Any]) -> str:
    """A list in a message, as far as it has texts."""
    return f"the list `[{', '.join(item if isinstance(item, str) else '...' for item in value)}]`"


def _no_text(fields: dict[str, Any]) -> Fault:
    """A text with a colon in it is a field to YAML."""
    name, value = next(iter(fields.items()), ("", ""))
    whole = quoted(f"{name}: {value if isinstance(value, str) else '...'}")
    hint = f"write the value alone; a text with a colon in it stands in quotes: `{whole}`"
    return Fault(f"should be text, not a field `{name}` of its own", hint)


def of_text(read: Callable[[str], Any], words: str, **schema: Any) -> FieldType:
    """A field that is one line of text, read by ``read``; ``schema`` says more of it than that."""
    return FieldType(lambda value: read(one_line(value)), words=words, schema={"type": "string", **schema})


def in_site(read: Callable[[str, Site], Any], words: str, **schema: Any) -> FieldType:
    """A field whose values the settings decide."""
    # As an editor sees it, a topic's number is a number, and so is a category `2027`.
    return FieldType(lambda value, info: read(one_line(value), _site(info)), words=words, schema={**_SCALAR, **schema})


def many(value: Any) -> list[Any]:
    """A list; one value may stand for a list of one."""
    if value is None or value == []:
        raise Empty("is empty" if value is None else "is an empty list")
    return value if isinstance(value, list) else [value]


def as_list(words: str = "") -> FieldType:
    """A list; one may stand for a list of one."""
    return FieldType(many, words=words, schema=_one_or_many)


def _one_or_many(inner: JsonSchema) -> JsonSchema:
    return {"anyOf": [inner["items"], {**inner, "minItems": 1}]}


def rule_or_fields() -> FieldType:
    """``repeat``: an RRULE as text stands for ``rule: RRULE``."""
    return FieldType(
        lambda value: {"rule": value} if isinstance(value, str) else value,
        words="or an RRULE of RFC 5545",
        schema=lambda inner: {"anyOf": [{"type": "string"}, *inner["anyOf"]]},
    )


def of_length(least: int, most: int) -> FieldType:
    """One line of a length; the message has the count."""

    def read(text: str) -> str:
        if len(text) < least:
            raise Fault(
                f"has {len(text)} characters, fewer than {least}",
                f"say a little more, up to {most}: it stands in lists and feeds",
            )
        if len(text) > most:
            raise Fault(
                f"has {len(text)} characters, more than {most}",
                "keep the first sentence or two; the rest belongs in the text",
            )
        return text

    # A longer text may have spaces that do not count.
    return of_text(read, f"one line of {least} to {most} characters", minLength=least)


def true_or_false(text: str) -> bool:
    """``true`` or ``false``."""
    values = {"true": True, "yes": True, "false": False, "no": False}
    if text.lower() not in values:
        raise Fault(f"`{text}` is neither true nor false", "write `true` or `false`")
    return values[text.lower()]


def whole_number(text: str, least: int = 1) -> int:
    """A whole number from ``least`` to 9999."""
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) < least:
        raise Fault(f"`{text}` is not a whole number from {least} to 9999", "write digits only, such as `2`")
    return int(text)


def count_from_zero(text: str) -> int:
    """A whole number from 0."""
    return whole_number(text, 0)


def status(text: str) -> Status:
    """One of the words for how certain an event is."""
    known = [item.value for item in Status]
    if text not in known:
        raise Fault(f"`{text}` is not a status", did_you_mean(text, known))
    return Status(text)


def email(text: str) -> str:
    """An e-mail address."""
    if not _EMAIL.fullmatch(text):
        within = {
            found for word in re.split(r"[\s,;<>()?]|mailto:", text) if (found := word) and _EMAIL.fullmatch(word)
        }
        hint = f"write `{within.pop()}`" if len(within) == 1 else "write one address, such as `name@example.org`"
        raise Fault(f"`{text}` is not an e-mail address", hint)
    return text


def uid(text: str) -> str:
    """The identity of a calendar entry; a UID with ``@`` stands as it is."""
    if re.search(r"[\s\x00-\x1f\"<>\\]", text) or len(text) > 200:
        raise Fault(f"`{text}` cannot be a UID", "it has letters, digits, `-`, `.`, `@`, and at most 200 characters")
    return text


def picture(text: str) -> str:
    """A picture's path below the content folder: ``images/forum.jpg``."""
    if not _PICTURE.fullmatch(text) or ".." in text:
        meant = re.search(r"images[/\\](.+)", text) or re.fullmatch(r"([^/\\:]+)", text)
        path = f"images/{meant[1]}".replace("\\", "/") if meant else ""
        is_one = _PICTURE.fullmatch(path) and ".." not in path and "://" not in text
        hint = f"write `{path}`" if is_one else "write `images/` and the name of the file, such as `images/forum.jpg`"
        raise Fault(f"`{text}` is not a picture of this site", f"put the file in content/images/ and {hint}")
    return text


def story_category(text: str, site: Site) -> str:
    """One of CATEGORIES."""
    return _one_of(text, site.categories, "CATEGORIES")


def event_category(text: str, site: Site) -> str:
    """One of EVENT_CATEGORIES."""
    return _one_of(text, tuple(site.event_categories), "EVENT_CATEGORIES")


def discussion(text: str, site: Site) -> str:
    """A topic's number, or its full address on the forum."""
    if re.fullmatch("[0-9]{1,12}", text) and int(text) > 0:
        return text
    number = re.fullmatch(r"(?:[^\W\d]+\s*)?#?([1-9][0-9]{0,11})", text)
    hint = f"write `{number[1]}`" if number else "write a topic's number, such as `3184`, or its full address"
    try:
        address = links.web_address(text)
    except Fault:
        raise Fault(f"`{text}` is not a topic of the forum", hint) from None
    if site.forum_url and links.host(address) != links.host(site.forum_url):
        hint = f"other places belong in `also_discussed`; the forum is {site.forum_url}"
        raise Fault(f"`{text}` is not on the forum", hint)
    return address


def _one_of(text: str, known: tuple[str, ...], setting: str) -> str:
    if text not in known:
        raise Fault(f"`{text}` is not a category", did_you_mean(text, known) or f"see {setting} in pelicanconf.py")
    return text


def _site(info: ValidationInfo) -> Site:
    site = info.context
    if not isinstance(site, Site):
        raise TypeError("the schema is read without the site's settings")
    return site


# In YAML, `2027` is a number and `true` a switch; as a text they are right all the same.
_SCALAR = {"type": ["string", "number", "boolean"]}
_DAY = r"^\s*\d{4}-\d{1,2}-\d{1,2}"
_CLOCK = r"\d{1,2}:\d{2}"

Text = Annotated[str, FieldType(one_line, words="one line of text", schema=_SCALAR)]
Texts = Annotated[list[Text], as_list("a text, or a list of texts")]
Flag = Annotated[bool, of_text(true_or_false, "`true` or `false`", type=["boolean", "string"])]
Number = Annotated[int, of_text(whole_number, "a whole number from 1 to 9999", type=["integer", "string"], minimum=1)]
Count = Annotated[int, of_text(count_from_zero, "a whole number from 0 to 9999", type=["integer", "string"], minimum=0)]
Day = Annotated[date, of_text(dates.read_day, "a day, `YYYY-MM-DD`", pattern=_DAY)]
Days = Annotated[list[Day], as_list("a day, `YYYY-MM-DD`, or a list of days")]
PublishedOn = Annotated[
    Published,
    of_text(
        dates.read_published, "a day, `YYYY-MM-DD`, or a time with its zone, `YYYY-MM-DD HH:MM ZONE`", pattern=_DAY
    ),
]
# A day or a time of a day; `LocalEnd` may have the day left out, which is then that of the start.
LocalTime = Annotated[
    dates.Local,
    of_text(dates.read_local, "a day, `YYYY-MM-DD`, or a local time, `YYYY-MM-DD HH:MM`", pattern=_DAY),
]
LocalEnd = Annotated[
    dates.Local,
    of_text(
        dates.read_local,
        "a day, `YYYY-MM-DD`, a local time, `YYYY-MM-DD HH:MM`, or a time alone, `HH:MM`",
        pattern=rf"{_DAY}|^\s*{_CLOCK}",
    ),
]
LocalTimes = Annotated[
    list[LocalTime], as_list("a day, `YYYY-MM-DD`, a local time, `YYYY-MM-DD HH:MM`, or a list of such")
]
Zone = Annotated[ZoneInfo, of_text(dates.read_zone, "`UTC`, or an `Area/Location` name of the IANA database")]
WebAddress = Annotated[
    str, of_text(links.web_address, "an address that begins with `https://` or `http://`", pattern="://")
]
WebAddresses = Annotated[list[WebAddress], as_list("an address that begins with `https://` or `http://`, or a list")]
SitePath = Annotated[str, of_text(links.site_path, "a path inside the site, from `/`", pattern=r"^\s*(/|%2[Ff])")]
SitePaths = Annotated[list[SitePath], as_list("a path inside the site, from `/`, or a list of paths")]
Latitude = Annotated[
    float,
    of_text(
        read_latitude, "degrees from -90 to 90; south is negative", type=["number", "string"], minimum=-90, maximum=90
    ),
]
Longitude = Annotated[
    float,
    of_text(
        read_longitude,
        "degrees from -180 to 180; west is negative",
        type=["number", "string"],
        minimum=-180,
        maximum=180,
    ),
]
Country = Annotated[str, of_text(country, "the two letters of a country in ISO 3166-1", pattern=r"^\s*[A-Za-z]{2}\s*$")]
# `no` is Norwegian; programs that read YAML 1.1 see a switch.
LanguageCode = Annotated[
    str, of_text(language_code, "the code of a language, `en` or `pt-BR` (BCP 47)", type=["string", "boolean"])
]
LanguageCodes = Annotated[list[LanguageCode], as_list("the code of a language (BCP 47), or a list of codes")]
EventStatus = Annotated[
    Status,
    of_text(status, f"one of {', '.join(f'`{item.value}`' for item in Status)}", enum=[item.value for item in Status]),
]
Email = Annotated[str, of_text(email, "one e-mail address", pattern="@")]
Uid = Annotated[
    str, of_text(uid, "letters, digits, `-`, `.` and `@`, at most 200 characters", type=["string", "number"])
]
Picture = Annotated[
    str,
    of_text(picture, "`images/` and the name of a JPEG, PNG, GIF, WebP, AVIF or SVG file", pattern=r"^\s*images/"),
]
StoryCategory = Annotated[str, in_site(story_category, "one of CATEGORIES in `pelicanconf.py`")]
EventCategory = Annotated[str, in_site(event_category, "one of EVENT_CATEGORIES in `pelicanconf.py`")]
Topic = Annotated[
    str, in_site(discussion, "the number of a topic, or its address on FORUM_URL", type=["integer", "string"])
]
