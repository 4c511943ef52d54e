"""The types of values that fields have: how each is read from text, what it may be in words, and its JSON Schema."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import ValidationInfo
from pydantic.json_schema import JsonSchemaValue

from almanac.model import entry, event, fault_words, keeper, place
from almanac.model.removal import RULES
from almanac.model.site import ReadingSettings
from almanac.model.story import Voice
from almanac.model.when import DayOrMonth, MonthOnly, Published
from almanac.read.fault import Fault
from almanac.read.front_matter.front_matter import Raw
from almanac.read.schema.declaration import AT_MOST, FieldType
from almanac.read.values import dates, links, money, months
from almanac.read.values import plain_values as plain
from almanac.read.values.coordinates import read_latitude, read_longitude
from almanac.read.values.country import country
from almanac.read.values.language_code import language_code
from almanac.read.values.site_path import place_on_site, site_path
from almanac.read.values.site_values import discussion, event_category, story_category


def of_text(read: Callable[[str], object], words: str, **schema: object) -> FieldType:
    """A field that is one line of text, read by ``read``; ``schema`` says more of it than that."""
    return FieldType(lambda value: read(plain.one_line(value)), words=words, schema={"type": "string", **schema})


def in_site(read: Callable[[str, ReadingSettings], object], words: str, **schema: object) -> FieldType:
    """A field whose values the settings decide."""
    # As an editor sees it, a topic's number is a number, and so is a category `2027`.
    return FieldType(
        lambda value, info: read(plain.one_line(value), _settings(info)), words=words, schema={**_SCALAR, **schema}
    )


def as_list(words: str = "", read: Callable[[Raw], list[Raw]] = plain.many) -> FieldType:
    """A list; one may stand for a list of one, which ``read`` makes of it."""
    return FieldType(read, words=words, schema=_one_or_many)


def names(words: str = "a name, or a list of names") -> FieldType:
    """A list of names; a name that stands for a list has no comma."""

    def schema(inner: JsonSchemaValue) -> JsonSchemaValue:
        one, several = _one_or_many(inner)["anyOf"]
        return {"anyOf": [{**one, "pattern": "^[^,]*$"}, several]}

    return FieldType(plain.names, words=words, schema=schema)


def _one_or_many(inner: JsonSchemaValue) -> JsonSchemaValue:
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
                fault_words.TOO_SHORT.format(count=len(text), least=least), fault_words.TOO_SHORT_HINT.format(most=most)
            )
        if len(text) > most:
            raise Fault(fault_words.TOO_LONG.format(count=len(text), most=most), fault_words.TOO_LONG_HINT)
        return text

    # A longer text may have spaces that do not count: forms, which take them out, know the most by a word of their own.
    return of_text(read, f"one line of {least} to {most} characters", **{"minLength": least, AT_MOST: most})


def _settings(info: ValidationInfo) -> ReadingSettings:
    settings = info.context
    if not isinstance(settings, ReadingSettings):
        raise TypeError("the schema is read without the site's settings")
    return settings


def words_or_fields() -> FieldType:
    """``cost``: a text stands for ``words: TEXT``."""
    return FieldType(
        lambda value: {"words": value} if isinstance(value, str) else value,
        words="or words",
        schema=lambda inner: {"anyOf": [_SCALAR, *inner["anyOf"]]},
    )


# In YAML, `2027` is a number and `true` a switch; as a text they are right all the same.
_SCALAR = {"type": ["string", "number", "boolean"]}
_DAY = r"^\s*\d{4}-\d{1,2}-\d{1,2}"
_MONTH = r"^\s*\d{4}-\d{1,2}\s*$"
_CLOCK = r"\d{1,2}:\d{2}"
_WEB = r"^\s*[Hh][Tt][Tt][Pp][Ss]?://\S+\s*$"

Text = Annotated[str, FieldType(plain.one_line, words="one line of text", schema=_SCALAR)]
Texts = Annotated[tuple[Text, ...], as_list("a text, or a list of texts")]
Names = Annotated[tuple[Text, ...], names()]
Flag = Annotated[bool, of_text(plain.true_or_false, "`true` or `false`", type=["boolean", "string"])]
Number = Annotated[
    int, of_text(plain.whole_number, "a whole number from 1 to 9999", type=["integer", "string"], minimum=1)
]
Count = Annotated[
    int, of_text(plain.count_from_zero, "a whole number from 0 to 9999", type=["integer", "string"], minimum=0)
]
Sequence = Annotated[
    int, of_text(plain.sequence, "a whole number from 0 to 2147483647", type=["integer", "string"], minimum=0)
]
Day = Annotated[date, of_text(dates.read_day, "a day, `YYYY-MM-DD`", pattern=_DAY)]
DayOfMoment = Annotated[date, of_text(dates.read_day_of_moment, "a day, `YYYY-MM-DD`, or a time of it", pattern=_DAY)]
Days = Annotated[tuple[Day, ...], as_list("a day, `YYYY-MM-DD`, or a list of days")]
DaysOrMonths = Annotated[
    tuple[
        Annotated[
            DayOrMonth,
            of_text(
                months.read_day_or_month, "a day, `YYYY-MM-DD`, or a month, `YYYY-MM`", pattern=rf"{_DAY}|{_MONTH}"
            ),
        ],
        ...,
    ],
    as_list("a day, `YYYY-MM-DD`, a month, `YYYY-MM`, or a list of such"),
]
PublishedOn = Annotated[
    Published,
    of_text(
        dates.read_published, "a day, `YYYY-MM-DD`, or a time with its zone, `YYYY-MM-DD HH:MM ZONE`", pattern=_DAY
    ),
]
_END_WORDS = "a day, `YYYY-MM-DD`, a local time, `YYYY-MM-DD HH:MM`, or a time alone, `HH:MM`"
_END_PATTERN = rf"{_DAY}|^\s*{_CLOCK}"
# A day or a time of a day; `LocalEnd` may have the day left out, which is then that of the start.
LocalTime = Annotated[
    dates.Local,
    of_text(dates.read_local, "a day, `YYYY-MM-DD`, or a local time, `YYYY-MM-DD HH:MM`", pattern=_DAY),
]
LocalEnd = Annotated[dates.Local, of_text(dates.read_local, _END_WORDS, pattern=_END_PATTERN)]
# Of an event, which may have a month in place of its day.
EventStart = Annotated[
    dates.Local | MonthOnly,
    of_text(
        months.read_start,
        "a day, `YYYY-MM-DD`, a local time, `YYYY-MM-DD HH:MM`, or a month, `YYYY-MM`, whose day is not fixed",
        pattern=rf"{_DAY}|{_MONTH}",
    ),
]
EventEnd = Annotated[dates.Local | MonthOnly, of_text(months.read_end, _END_WORDS, pattern=_END_PATTERN)]
LocalTimes = Annotated[
    tuple[LocalTime, ...], as_list("a day, `YYYY-MM-DD`, a local time, `YYYY-MM-DD HH:MM`, or a list of such")
]
Zone = Annotated[ZoneInfo, of_text(dates.read_zone, "`UTC`, or an `Area/Location` name of the IANA database")]
WebAddress = Annotated[
    str, of_text(links.web_address, "an address that begins with `https://` or `http://`", pattern=_WEB)
]
ToJoin = Annotated[
    place.Online,
    of_text(
        links.to_join,
        f"an address that begins with `https://` or `http://`, or `{links.LATER}`",
        pattern=rf"{_WEB}|^\s*[Ll][Aa][Tt][Ee][Rr]\s*$",
    ),
]
PageLinks = Annotated[
    tuple[
        Annotated[
            str,
            of_text(
                links.page_link,
                "an address that begins with `https://` or `http://`, or the path of a story from the top of the "
                "repository, or of a page of the site, from `/`",
            ),
        ],
        ...,
    ],
    as_list(
        "an address that begins with `https://` or `http://`, the path of a story, `content/stories/YYYY/SLUG.md`, or "
        "of a page of the site, from `/`, or a list of such"
    ),
]
WebAddresses = Annotated[
    tuple[WebAddress, ...], as_list("an address that begins with `https://` or `http://`, or a list")
]
SitePath = Annotated[str, of_text(site_path, "a path inside the site, from `/`", pattern=r"^\s*(/|%2[Ff])")]
SitePaths = Annotated[tuple[SitePath, ...], as_list("a path inside the site, from `/`, or a list of paths")]
PlaceOnSite = Annotated[
    str, of_text(place_on_site, "a path inside the site, from `/`, or its full address", pattern=rf"^\s*/|{_WEB}")
]
EventSlug = Annotated[
    str,
    of_text(
        plain.event_slug, "the name of an event's file, without `.md`", type=["string", "integer"], pattern="^[^/]*$"
    ),
]
EventSlugs = Annotated[
    tuple[EventSlug, ...],
    as_list("the name of an event's file, without `.md`, or a list of such names", plain.names),
]
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
LanguageCodes = Annotated[tuple[LanguageCode, ...], as_list("the code of a language (BCP 47), or a list of codes")]
EventStatus = Annotated[
    event.Status,
    of_text(
        plain.status,
        f"one of {', '.join(f'`{item.value}`' for item in event.Status)}",
        enum=[item.value for item in event.Status],
    ),
]
PersonOrGroup = Annotated[
    entry.PersonOrGroup,
    of_text(
        plain.person_or_group,
        " or ".join(f"`{item.value}`" for item in entry.PersonOrGroup),
        enum=[item.value for item in entry.PersonOrGroup],
    ),
]
Accessibility = Annotated[
    tuple[Annotated[str, FieldType(plain.accessibility, words="one line of text", schema={"type": "string"})], ...],
    names(f"{', '.join(f'`{word}`' for word in event.ACCESSIBILITY)}, own words, or a list of such"),
]
Amount = Annotated[
    Decimal, of_text(money.read_amount, "a number, such as `500` or `12.50`", type=["number", "string"], minimum=0)
]
Currency = Annotated[
    str, of_text(money.read_currency, "the code of a currency (ISO 4217)", pattern=r"^\s*[A-Za-z]{3}\s*$")
]
StoryVoice = Annotated[
    Voice,
    of_text(
        plain.voice, f"one of {', '.join(f'`{item.value}`' for item in Voice)}", enum=[item.value for item in Voice]
    ),
]
RemovalRule = Annotated[
    str,
    FieldType(
        plain.removal_rule,
        words=f"{', '.join(f'`{word}`' for word in RULES)}, or own words in one line",
        schema={"type": "string"},
    ),
]
KeptKind = Annotated[
    keeper.Kind,
    of_text(
        plain.kept_kind,
        f"one of {', '.join(f'`{item.value}`' for item in keeper.Kind)}",
        enum=[item.value for item in keeper.Kind],
    ),
]
EventFile = Annotated[
    str, of_text(plain.event_file, "the path of an event's file, which ends with `.md`", pattern=r"\.md\s*$")
]
Email = Annotated[str, of_text(plain.email, "one e-mail address", pattern="@")]
Html = Annotated[str, FieldType(plain.as_written, words="HTML, of any number of lines", schema={"type": "string"})]
PublicName = Annotated[
    str, of_text(plain.public_name, "one line of text that is no e-mail address", type=_SCALAR["type"])
]
CommentId = Annotated[
    str,
    of_text(
        plain.comment_id, "letters, digits and hyphens", type=["string", "integer"], pattern="^[A-Za-z0-9-]{1,64}$"
    ),
]
Uid = Annotated[
    str, of_text(plain.uid, "letters, digits, `-`, `.` and `@`, at most 200 characters", type=["string", "number"])
]
UidAtSource = Annotated[str, of_text(plain.uid_at_source, "one line of text", type=["string", "number"])]
FeedId = Annotated[str, of_text(plain.feed_id, "a path, `/YYYY/MM/DD/SLUG/`, or a full URI")]
Revision = Annotated[
    str,
    of_text(
        plain.revision,
        "the name of a file's content in git, or its first 7 characters or more",
        type=["string", "number"],
    ),
]
Picture = Annotated[
    str,
    of_text(
        plain.picture, "`images/` and the name of a JPEG, PNG, GIF, WebP, AVIF or SVG file", pattern=r"^\s*images/"
    ),
]
StoryCategory = Annotated[str, in_site(story_category, "one of CATEGORIES in `pelicanconf.py`")]
EventCategory = Annotated[str, in_site(event_category, "one of EVENT_CATEGORIES in `pelicanconf.py`")]
Topic = Annotated[
    str, in_site(discussion, "the number of a topic, or its address on FORUM_URL", type=["integer", "string"])
]
