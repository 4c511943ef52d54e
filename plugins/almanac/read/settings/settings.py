"""``pelicanconf.py`` -> a Site, or Problems at the lines of the settings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from almanac.model.problem import Problem, Severity
from almanac.model.site import Site
from almanac.model.slug import MAX_SLUG_BYTES, slugify
from almanac.read.fault import Fault
from almanac.read.settings import setting_addresses as addresses
from almanac.read.settings import setting_lists as lists
from almanac.read.settings import setting_values as values
from almanac.read.settings.settings_source import SettingsSource
from almanac.read.settings.wiring import unknown_names, wiring_faults

Switch = Annotated[bool, BeforeValidator(values.switch)]
Text = Annotated[str, BeforeValidator(values.text)]


# Pelican's names; the others are called the same in the model, in small letters.
_IN_THE_MODEL = {"SITENAME": "name", "SITEURL": "url", "SITE_TAGLINE": "tagline", "TIMEZONE": "zone"}


class SettingsFields(BaseModel):
    """What a community decides, each setting once."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    SITENAME: Annotated[str, BeforeValidator(values.name)] = Field("Almanac", description="Name of the site.")
    SITEURL: Annotated[str, BeforeValidator(addresses.site_url)] = Field(
        "", description="Address of the site; may have a path."
    )
    SITE_TAGLINE: Text = Field("", description="One line under the name.")
    TIMEZONE: Annotated[ZoneInfo, BeforeValidator(values.zone)] = Field(
        ZoneInfo("UTC"), description="Where a story's day begins."
    )
    DEFAULT_LANG: Annotated[str, BeforeValidator(values.default_language)] = Field(
        "en", description="Language of files that name none."
    )
    LANGUAGES: Annotated[tuple[str, ...], BeforeValidator(lists.languages)] = Field(
        ("en",), description="Languages that have a home and feeds; DEFAULT_LANG first."
    )
    CATEGORIES: Annotated[tuple[str, ...], BeforeValidator(lists.categories)] = Field(
        ("News",), description="Of stories, in the order of the menu."
    )
    EVENT_CATEGORIES: Annotated[dict[str, str], BeforeValidator(lists.colored)] = Field(
        {"Meetup": "#2a6f5e"}, description="Of events, each with a colour."
    )
    CALENDAR_DOMAIN: Annotated[str, BeforeValidator(addresses.domain)] = Field(
        "almanac.example.org", description="Right-hand side of every UID; never changes."
    )
    FORUM_URL: Annotated[str, BeforeValidator(addresses.outside_address)] = Field(
        "", description="Base of discussion links."
    )
    FORUM_NEW_TOPIC: Text = Field("", description="Category for new topics.")
    REPOSITORY_URL: Annotated[str, BeforeValidator(addresses.outside_address)] = Field(
        "", description="Where the sources are."
    )
    EDIT_URL: Annotated[str, BeforeValidator(addresses.edit_url)] = Field(
        "", description="Pattern with `{path}` of edit links."
    )
    MAP_TILES: Text = Field("", description="Street tiles offered on the map.")
    CONTENT_LICENSE: Annotated[str, BeforeValidator(values.license_name)] = Field(
        "CC BY-SA 4.0", description="Default licence."
    )
    ACCENT_COLOR: Annotated[str, BeforeValidator(values.accent)] = Field("", description="The one colour of the theme.")
    EVENTS_PATH: Annotated[str, BeforeValidator(addresses.folder)] = Field(
        "events", description="Where event entries are."
    )
    SLUGS: Annotated[dict[str, str], BeforeValidator(lists.slugs)] = Field(
        {}, description="Slugs of names that collide."
    )
    LOADS_FROM: Annotated[dict[str, str], BeforeValidator(lists.loads_from)] = Field(
        {}, description="Other hosts that pages load from, each with the reason."
    )
    BLOG: Switch = Field(True, description="Whether there are stories.")
    EVENTS: Switch = Field(True, description="Whether there are events.")
    MAP: Switch = Field(True, description="Whether there is a map of events.")


def read_settings(
    settings: Mapping[str, Any], source: str, path: str = "pelicanconf.py"
) -> tuple[Site | None, list[Problem]]:
    """The Site, and all that is wrong; no Site where there is an error.

    ``source`` is the text of the settings file, to find the line of each setting.
    """
    written = SettingsSource(source)
    found: dict[str, Any] = {}
    problems = [
        Problem(path, written.line(name), name, fault.message, fault.hint)
        for name, fault in (*wiring_faults(settings, written), *unknown_names(written, SettingsFields.model_fields))
    ]
    for name, field in SettingsFields.model_fields.items():
        try:
            found[name] = _read(field, settings[name]) if name in settings else field.default
        except ValidationError as errors:
            problems += _problems(errors, name, written, path)
    problems += _together(found, written, path)
    problems.sort()
    if any(problem.is_error for problem in problems):
        return None, problems
    return _site(found), problems


def line_of(source: str, name: str) -> int:
    """The line on which a setting gets its value, or 0."""
    return SettingsSource(source).line(name)


def _read(field: FieldInfo, value: object) -> Any:
    annotation: Any = field.annotation
    for extra in field.metadata:
        annotation = Annotated[annotation, extra]
    return TypeAdapter(annotation).validate_python(value)


def _problems(errors: ValidationError, name: str, written: SettingsSource, path: str) -> Iterator[Problem]:
    error = errors.errors(include_url=False)[0]
    cause = error.get("ctx", {}).get("error")
    if isinstance(cause, lists.Faults):
        for entry, fault in cause.faults:
            yield Problem(path, written.line(name, entry), name, fault.message, fault.hint)
    elif isinstance(cause, Fault):
        also = ", here or in the environment variable" if written.is_from_environment(name) else ""
        yield Problem(path, written.line(name), name, cause.message, f"{cause.hint}{also}")
    else:
        yield Problem(path, written.line(name), name, error["msg"])


def _together(found: Mapping[str, Any], written: SettingsSource, path: str) -> Iterator[Problem]:
    """What only several settings together show."""
    languages, default = found.get("LANGUAGES"), found.get("DEFAULT_LANG")
    if languages and default and languages[0] != default:
        hint = f'DEFAULT_LANG comes first: `["{default}", ...]`'
        yield Problem(path, written.line("LANGUAGES"), "LANGUAGES", f"begins with `{languages[0]}`", hint)
    for setting in ("CATEGORIES", "EVENT_CATEGORIES"):
        for name, fault in _slug_faults(found.get(setting, ()), found.get("SLUGS", {})):
            yield Problem(path, written.line(setting, name), setting, fault.message, fault.hint)
    for setting in ("SITEURL", "FORUM_URL"):
        if addresses.is_plain_http(found.get(setting, "")):
            message = f"`{found[setting]}` is not encrypted"
            hint = "write `https://` if the host has it"
            yield Problem(path, written.line(setting), setting, message, hint, Severity.WARNING)


def _slug_faults(names: Iterable[str], slugs: Mapping[str, str]) -> Iterator[tuple[str, Fault]]:
    taken: dict[str, str] = {}
    for name in names:
        slug = slugs.get(name) or slugify(name)
        remedy = f'add `"{name}": "another-slug"` to SLUGS'
        if not slug:
            yield name, Fault(f"`{name}` has no letters or digits to make an address of", remedy)
        elif len(slug.encode()) > MAX_SLUG_BYTES:
            size = len(slug.encode())
            yield (
                name,
                Fault(f"`{values.shown(name)}` makes an address of {size} bytes, more than {MAX_SLUG_BYTES}", remedy),
            )
        elif taken.setdefault(slug, name) != name:
            yield name, Fault(f"`{name}` and `{taken[slug]}` would share one address, {slug}", remedy)


def _site(found: dict[str, Any]) -> Site:
    return Site(**{_IN_THE_MODEL.get(name, name.lower()): value for name, value in found.items()})
