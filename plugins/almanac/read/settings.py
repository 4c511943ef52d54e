"""``pelicanconf.py`` -> a Site, or Problems at the lines of the settings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from almanac.model.problem import Problem
from almanac.model.site import Site
from almanac.read import dates, fields, links
from almanac.read.fault import Fault

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
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
    return tuple(fields.language_code(str(code)) for code in value)


def _categories(value: object) -> tuple[str, ...]:
    if isinstance(value, str) or not isinstance(value, list | tuple) or not value:
        raise Fault(f"`{value}` is not a list of categories", 'such as `["News", "Lessons"]`')
    return tuple(str(name) for name in value)


def _colored(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping) or not value:
        raise Fault(f"`{value}` does not give each category a colour", 'such as `{"Meetup": "#2a6f5e"}`')
    return {str(name): _color(color) for name, color in value.items()}


def _slugs(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise Fault(f"`{value}` does not map names to slugs", 'such as `{"C++": "c-plus-plus"}`')
    return {str(name): str(slug) for name, slug in value.items()}


def _address_or_none(value: object) -> str:
    return links.web_address(str(value)).rstrip("/") if value else ""


def _text(value: object) -> str:
    return str(value or "").strip()


class SettingsFields(BaseModel):
    """What a community decides, each setting once."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    SITENAME: Annotated[str, BeforeValidator(_text)] = Field("Almanac", description="Name of the site.")
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
    EDIT_URL: Annotated[str, BeforeValidator(_text)] = Field("", description="Pattern with `{path}` of edit links.")
    MAP_TILES: Annotated[str, BeforeValidator(_text)] = Field("", description="Street tiles offered on the map.")
    CONTENT_LICENSE: Annotated[str, BeforeValidator(_text)] = Field("CC BY-SA 4.0", description="Default licence.")
    ACCENT_COLOR: Annotated[str, BeforeValidator(_color)] = Field("", description="The one colour of the theme.")
    EVENTS_PATH: Annotated[str, BeforeValidator(_text)] = Field("events", description="Where event entries are.")
    SLUGS: Annotated[dict[str, str], BeforeValidator(_slugs)] = Field({}, description="Slugs of names that collide.")
    BLOG: bool = Field(True, description="Whether there are stories.")
    EVENTS: bool = Field(True, description="Whether there are events.")
    MAP: bool = Field(True, description="Whether there is a map of events.")


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
            problems.append(Problem(path, _line(source, name), name, *said))
    problems += _together(values, source, path)
    return (None, problems) if problems else (_site(values), [])


def _together(values: dict[str, Any], source: str, path: str) -> list[Problem]:
    languages, default = values.get("LANGUAGES"), values.get("DEFAULT_LANG")
    if languages and default and languages[0] != default:
        hint = f'DEFAULT_LANG comes first: `["{default}", ...]`'
        return [Problem(path, _line(source, "LANGUAGES"), "LANGUAGES", f"begins with `{languages[0]}`", hint)]
    return []


def _line(source: str, name: str) -> int:
    match = re.search(rf"^{name}\b", source, re.MULTILINE)
    return source.count("\n", 0, match.start()) + 1 if match else 0


def _site(values: dict[str, Any]) -> Site:
    return Site(
        name=values["SITENAME"],
        url=values["SITEURL"],
        tagline=values["SITE_TAGLINE"],
        zone=values["TIMEZONE"],
        default_lang=values["DEFAULT_LANG"],
        languages=values["LANGUAGES"],
        categories=values["CATEGORIES"],
        event_categories=values["EVENT_CATEGORIES"],
        calendar_domain=values["CALENDAR_DOMAIN"],
        forum_url=values["FORUM_URL"],
        forum_new_topic=values["FORUM_NEW_TOPIC"],
        repository_url=values["REPOSITORY_URL"],
        edit_url=values["EDIT_URL"],
        map_tiles=values["MAP_TILES"],
        content_license=values["CONTENT_LICENSE"],
        accent_color=values["ACCENT_COLOR"],
        events_path=values["EVENTS_PATH"],
        slugs=values["SLUGS"],
        blog=values["BLOG"],
        events=values["EVENTS"],
        map=values["MAP"],
    )
