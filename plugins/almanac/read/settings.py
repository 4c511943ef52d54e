"""``pelicanconf.py`` -> a Site, or Problems at the lines of the settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.model.slug import is_slug
from almanac.read import dates, fields, links
from almanac.read.fault import Fault

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_TAKEN = {("content", "stories"), ("content", "pages"), ("content", "images")}
_DOMAIN = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")


def _site_url(value: object) -> str:
    address = str(value or "").rstrip("/")
    return links.web_address(address) if address else ""


def _domain(value: object) -> str:
    if not _DOMAIN.fullmatch(str(value)):
        raise Fault(f"`{value}` is not a domain", "lower case, without https: `calendar.example.org`")
    return str(value)


def _color(value: object) -> str:
    if value and not _COLOR.fullmatch(str(value)):
        raise Fault(f"`{value}` is not a colour", "`#` and six digits: `#2a6f5e`")
    return str(value or "")


def _languages(value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not value:
        raise Fault(f"`{value}` is not a list of languages", 'such as `["en", "es"]`')
    return _different(tuple(fields.language_code(str(code)) for code in value))


def _categories(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, list | tuple) or not value:
        raise Fault(f"`{value}` is not a list of categories", 'such as `["News", "Lessons"]`')
    return _different(tuple(_name(name) for name in value))


def _different(names: tuple[str, ...]) -> tuple[str, ...]:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Fault(f"has `{twice}` twice", "keep one of them")
    return names


def _colored(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping) or not value:
        raise Fault(f"`{value}` does not give each category a colour", 'such as `{"Meetup": "#2a6f5e"}`')
    without = next((name for name, color in value.items() if not color), None)
    if without is not None:
        raise Fault(f"`{without}` has no colour", "`#` and six digits: `#2a6f5e`")
    return {_name(name): _color(color) for name, color in value.items()}


def _slugs(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise Fault(f"`{value}` does not map names to slugs", 'such as `{"C++": "c-plus-plus"}`')
    wrong = next((slug for slug in value.values() if not is_slug(str(slug))), None)
    if wrong is not None:
        raise Fault(f"`{wrong}` cannot stand in an address", "lower-case letters, digits and hyphens: `c-plus-plus`")
    return {str(name): str(slug) for name, slug in value.items()}


def _address_or_none(value: object) -> str:
    return links.web_address(str(value)).rstrip("/") if value else ""


def _text(value: object) -> str:
    return str(value or "").strip()


def _name(value: object) -> str:
    if not _text(value):
        raise Fault("is empty", "write a name between the quotation marks")
    return _text(value)


def _edit_url(value: object) -> str:
    return links.web_address(_text(value)) if value else ""


def _folder(value: object) -> str:
    path = PurePosixPath(_text(value))
    within = not path.is_absolute() and path.parts and not any(part.startswith(".") for part in path.parts)
    if not within or path.parts[:2] in _TAKEN or path.parts == ("content",):
        raise Fault(f"`{value}` cannot be the folder of events", "a folder of its own inside the repository: `events`")
    return str(path)


def _switch(value: object) -> bool:
    if not isinstance(value, bool):
        raise Fault(f"`{value}` is neither True nor False", "write `True` or `False`, without quotation marks")
    return value


Switch = Annotated[bool, BeforeValidator(_switch)]


# Pelican's names; the others are called the same in the model, in small letters.
_IN_THE_MODEL = {"SITENAME": "name", "SITEURL": "url", "SITE_TAGLINE": "tagline", "TIMEZONE": "zone"}


class SettingsFields(BaseModel):
    """What a community decides, each setting once."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    SITENAME: Annotated[str, BeforeValidator(_name)] = Field("Almanac", description="Name of the site.")
    SITEURL: Annotated[str, BeforeValidator(_site_url)] = Field("", description="Address of the site; may have a path.")
    SITE_TAGLINE: Annotated[str, BeforeValidator(_text)] = Field("", description="One line under the name.")
    TIMEZONE: Annotated[ZoneInfo, BeforeValidator(lambda value: dates.read_zone(str(value)))] = Field(
        ZoneInfo("UTC"), description="Where a story's day begins."
    )
    DEFAULT_LANG: Annotated[str, BeforeValidator(lambda value: fields.language_code(str(value)))] = Field(
        "en", description="Language of files that name none."
    )
    LANGUAGES: Annotated[tuple[str, ...], BeforeValidator(_languages)] = Field(
        ("en",), description="Languages that have a home and feeds; DEFAULT_LANG first."
    )
    CATEGORIES: Annotated[tuple[str, ...], BeforeValidator(_categories)] = Field(
        ("News",), description="Of stories, in the order of the menu."
    )
    EVENT_CATEGORIES: Annotated[dict[str, str], BeforeValidator(_colored)] = Field(
        {"Meetup": "#2a6f5e"}, description="Of events, each with a colour."
    )
    CALENDAR_DOMAIN: Annotated[str, BeforeValidator(_domain)] = Field(
        "almanac.example.org", description="Right-hand side of every UID; never changes."
    )
    FORUM_URL: Annotated[str, BeforeValidator(_address_or_none)] = Field("", description="Base of discussion links.")
    FORUM_NEW_TOPIC: Annotated[str, BeforeValidator(_text)] = Field("", description="Category for new topics.")
    REPOSITORY_URL: Annotated[str, BeforeValidator(_address_or_none)] = Field("", description="Where the sources are.")
    EDIT_URL: Annotated[str, BeforeValidator(_edit_url)] = Field("", description="Pattern with `{path}` of edit links.")
    MAP_TILES: Annotated[str, BeforeValidator(_text)] = Field("", description="Street tiles offered on the map.")
    CONTENT_LICENSE: Annotated[str, BeforeValidator(_text)] = Field("CC BY-SA 4.0", description="Default licence.")
    ACCENT_COLOR: Annotated[str, BeforeValidator(_color)] = Field("", description="The one colour of the theme.")
    EVENTS_PATH: Annotated[str, BeforeValidator(_folder)] = Field("events", description="Where event entries are.")
    SLUGS: Annotated[dict[str, str], BeforeValidator(_slugs)] = Field({}, description="Slugs of names that collide.")
    BLOG: Switch = Field(True, description="Whether there are stories.")
    EVENTS: Switch = Field(True, description="Whether there are events.")
    MAP: Switch = Field(True, description="Whether there is a map of events.")


def read_settings(
    settings: Mapping[str, Any], source: str, path: str = "pelicanconf.py"
) -> tuple[Site | None, list[Problem]]:
    """The Site; ``source`` is the text of the settings file, to find the line of each setting."""
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, field in SettingsFields.model_fields.items():
        annotation: Any = field.annotation
        for extra in field.metadata:
            annotation = Annotated[annotation, extra]
        try:
            values[name] = TypeAdapter(annotation).validate_python(settings.get(name, field.default))
        except ValidationError as errors:
            error = errors.errors(include_url=False)[0]
            fault = error.get("ctx", {}).get("error")
            said = (fault.message, fault.hint) if isinstance(fault, Fault) else (error["msg"], "")
            problems.append(Problem(path, line_of(source, name), name, *said))
    problems += _together(values, source, path)
    return (None, problems) if problems else (_site(values), [])


def _together(values: dict[str, Any], source: str, path: str) -> list[Problem]:
    languages, default = values.get("LANGUAGES"), values.get("DEFAULT_LANG")
    if languages and default and languages[0] != default:
        hint = f'DEFAULT_LANG comes first: `["{default}", ...]`'
        return [Problem(path, line_of(source, "LANGUAGES"), "LANGUAGES", f"begins with `{languages[0]}`", hint)]
    return []


def line_of(source: str, name: str) -> int:
    """The line on which a setting gets its value, or 0."""
    match = re.search(rf"^{name}\b", source, re.MULTILINE)
    return source.count("\n", 0, match.start()) + 1 if match else 0


def _site(values: dict[str, Any]) -> Site:
    return Site(**{_IN_THE_MODEL.get(name, name.lower()): value for name, value in values.items()})
