"""The kinds of values that front matter has: text as written -> a value, or a ``Fault``."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ValidationInfo

from almanac.model import language
from almanac.model.event import Status
from almanac.model.site import Site
from almanac.model.when import Published
from almanac.read import dates, links
from almanac.read.fault import Fault, did_you_mean

_EMAIL = re.compile(r"[^@\s<>,;:\"]+@[^@\s<>,;:\"]+\.[^@\s<>,;:\"]+")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def one_line(value: Any) -> str:
    """Text in one line; line breaks become spaces. Raises ``Fault`` for lists, mappings and nothing."""
    if value is None:
        raise Fault("is empty", "write a value after the colon, or leave the field out")
    if isinstance(value, dict):
        raise Fault("should be text, not fields of its own", "write the value on the same line")
    if isinstance(value, list):
        raise Fault("should be one value, not a list", "write it without brackets and dashes")
    text = " ".join(str(value).split())
    if not text:
        raise Fault("is empty", "write a value after the colon, or leave the field out")
    return text


def of_text(read: Callable[[str], Any]) -> BeforeValidator:
    """A field that is one line of text, read by ``read``."""
    return BeforeValidator(lambda value: read(one_line(value)))


def in_site(read: Callable[[str, Site], Any]) -> BeforeValidator:
    """A field whose values the settings decide."""
    return BeforeValidator(lambda value, info: read(one_line(value), _site(info)))


def many(value: Any) -> list[Any]:
    """A list; one value may stand for a list of one."""
    if value is None:
        raise Fault("is empty", "write a value after the colon, or leave the field out")
    items = value if isinstance(value, list) else [value]
    if not items:
        raise Fault("is an empty list", "write at least one, or leave the field out")
    return items


def as_list() -> BeforeValidator:
    """A list of fields; one may stand for a list of one."""
    return BeforeValidator(many)


def rule_or_fields() -> BeforeValidator:
    """``repeat``: an RRULE as text stands for ``rule: RRULE``."""
    return BeforeValidator(lambda value: {"rule": value} if isinstance(value, str) else value)


def of_length(least: int, most: int) -> BeforeValidator:
    """One line of a length; the message has the count."""

    def read(text: str) -> str:
        if len(text) < least:
            raise Fault(
                f"has {len(text)} characters, fewer than {least}", "say a little more: it stands in lists and feeds"
            )
        if len(text) > most:
            raise Fault(
                f"has {len(text)} characters, more than {most}",
                "keep the first sentence or two; the rest belongs in the text",
            )
        return text

    return of_text(read)


def true_or_false(text: str) -> bool:
    """``true`` or ``false``."""
    values = {"true": True, "yes": True, "false": False, "no": False}
    if text.lower() not in values:
        raise Fault(f"`{text}` is neither true nor false", "write `true` or `false`")
    return values[text.lower()]


def whole_number(text: str) -> int:
    """A whole number from 1 to 9999."""
    if not re.fullmatch(r"[0-9]{1,4}", text) or int(text) < 1:
        raise Fault(f"`{text}` is not a whole number from 1", "write digits only: `2`")
    return int(text)


def count_from_zero(text: str) -> int:
    """A whole number from 0."""
    return 0 if text == "0" else whole_number(text)


def degrees(limit: int) -> BeforeValidator:
    """A coordinate in degrees, within ±``limit``."""

    def read(text: str) -> float:
        if re.fullmatch(r"[+-]?\d+,\d+", text):
            raise Fault(f"`{text}` has a comma", f"write a point: `{text.replace(',', '.')}`")
        if not _NUMBER.fullmatch(text):
            raise Fault(
                f"`{text}` is not a number of degrees", "degrees with a point, south and west negative: `-1.2921`"
            )
        if abs(float(text)) > limit:
            hint = "latitude is north or south, at most 90; are the two swapped?" if limit == 90 else "at most 180"
            raise Fault(f"`{text}` is beyond {limit} degrees", hint)
        return float(text)

    return of_text(read)


def country(text: str) -> str:
    """An ISO 3166-1 alpha-2 code."""
    known = language.countries()
    if text.upper() in known:
        return text.upper()
    by_name = {name.casefold(): code for code, name in known.items()} | {"uk": "GB"}
    if text.casefold() in by_name:
        raise Fault(f"`{text}` is not the ISO 3166-1 code", f"write `{by_name[text.casefold()]}`")
    near = did_you_mean(text, known.values()).removeprefix("did you mean ").rstrip("?").strip("`")
    hint = (
        f"{near} is `{by_name[near.casefold()]}`"
        if near.casefold() in by_name
        else "two letters of ISO 3166-1: `KE`, `PL`"
    )
    raise Fault(f"`{text}` is not a country's code", hint)


def language_code(text: str) -> str:
    """A BCP 47 code of a language that CLDR knows."""
    if _is_language(text):
        return text
    names = {name.casefold(): code for code, name in language.locale("en").languages.items()}
    guesses = (_usual_capitals(text), names.get(text.casefold(), ""))
    meant = next((guess for guess in guesses if _is_language(guess)), "")
    hint = f"write `{meant}`" if meant else "a code such as `en`, `es`, `ar`, `sw`"
    raise Fault(f"`{text}` is not a language's code", hint)


def _is_language(code: str) -> bool:
    try:
        language.locale(code)
    except ValueError:
        return False
    return True


def _usual_capitals(code: str) -> str:
    """``EN_us`` as ``en-US`` (RFC 5646 2.1.1)."""
    first, *rest = re.split(r"[-_]", code.lower())
    cased = [part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in rest]
    return "-".join([first, *cased])


def status(text: str) -> Status:
    """One of the words for how certain an event is."""
    known = [item.value for item in Status]
    if text not in known:
        raise Fault(f"`{text}` is not a status", did_you_mean(text, known))
    return Status(text)


def email(text: str) -> str:
    """An e-mail address."""
    if not _EMAIL.fullmatch(text):
        raise Fault(f"`{text}` is not an e-mail address", "write it as `name@example.org`")
    return text


def uid(text: str) -> str:
    """The identity of a calendar entry; a UID with ``@`` stands as it is."""
    if re.search(r"[\s\x00-\x1f\"<>\\]", text) or len(text) > 200:
        raise Fault(f"`{text}` cannot be a UID", "letters, digits, `-`, `.`, `@`; at most 200 characters")
    return text


def picture(text: str) -> str:
    """A picture's path below the content folder: ``images/forum.jpg``."""
    if not re.fullmatch(r"images/[^\s?#\\]+\.(?:jpe?g|png|gif|webp|avif|svg)", text, re.IGNORECASE) or ".." in text:
        raise Fault(
            f"`{text}` is not a picture of this site", "put the file in content/images/ and write `images/name.jpg`"
        )
    return text


def story_category(text: str, site: Site) -> str:
    """One of CATEGORIES."""
    return _one_of(text, site.categories, "CATEGORIES")


def event_category(text: str, site: Site) -> str:
    """One of EVENT_CATEGORIES."""
    return _one_of(text, tuple(site.event_categories), "EVENT_CATEGORIES")


def discussion(text: str, site: Site) -> str:
    """A topic's number, or its full address on the forum."""
    if text.isascii() and text.isdigit():
        return text
    address = _or_hint(links.web_address, text, "a topic's number, such as `3184`, or its full address")
    if site.forum_url and links.host(address) != links.host(site.forum_url):
        raise Fault(
            f"`{text}` is not on the forum", f"other places belong in `also_discussed`; the forum is {site.forum_url}"
        )
    return address


def _one_of(text: str, known: tuple[str, ...], setting: str) -> str:
    if text not in known:
        raise Fault(f"`{text}` is not a category", did_you_mean(text, known) or f"see {setting} in pelicanconf.py")
    return text


def _or_hint(read: Callable[[str], str], text: str, hint: str) -> str:
    try:
        return read(text)
    except Fault as fault:
        raise Fault(fault.message, hint) from None


def _site(info: ValidationInfo) -> Site:
    site = info.context
    if not isinstance(site, Site):
        raise TypeError("the schema is read without the site's settings")
    return site


Text = Annotated[str, BeforeValidator(one_line)]
Texts = Annotated[list[Text], BeforeValidator(many)]
Flag = Annotated[bool, of_text(true_or_false)]
Number = Annotated[int, of_text(whole_number)]
Count = Annotated[int, of_text(count_from_zero)]
Day = Annotated[date, of_text(dates.read_day)]
Days = Annotated[list[Day], BeforeValidator(many)]
PublishedOn = Annotated[Published, of_text(dates.read_published)]
LocalTime = Annotated[dates.Local, of_text(dates.read_local)]
LocalTimes = Annotated[list[LocalTime], BeforeValidator(many)]
Zone = Annotated[ZoneInfo, of_text(dates.read_zone)]
WebAddress = Annotated[str, of_text(links.web_address)]
WebAddresses = Annotated[list[WebAddress], BeforeValidator(many)]
SitePath = Annotated[str, of_text(links.site_path)]
SitePaths = Annotated[list[SitePath], BeforeValidator(many)]
Latitude = Annotated[float, degrees(90)]
Longitude = Annotated[float, degrees(180)]
Country = Annotated[str, of_text(country)]
LanguageCode = Annotated[str, of_text(language_code)]
LanguageCodes = Annotated[list[LanguageCode], BeforeValidator(many)]
EventStatus = Annotated[Status, of_text(status)]
Email = Annotated[str, of_text(email)]
Uid = Annotated[str, of_text(uid)]
Picture = Annotated[str, of_text(picture)]
StoryCategory = Annotated[str, in_site(story_category)]
EventCategory = Annotated[str, in_site(event_category)]
Topic = Annotated[str, in_site(discussion)]
