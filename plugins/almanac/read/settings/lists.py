"""Reads the settings that are lists and mappings: a value, or all that is wrong inside."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from almanac.model import address
from almanac.model.address import PICTURE_FORMATS
from almanac.model.group import KINDS, named_group
from almanac.model.path_part import fault_of_part
from almanac.model.site import WAYS_TO_SEND, MailingList
from almanac.model.slug import is_slug
from almanac.read.fault import Fault, did_you_mean
from almanac.read.settings.addresses import outside_address
from almanac.read.settings.contrast import GRAPHICS, check_contrast
from almanac.read.settings.single_values import color, language, shown, text
from almanac.read.values.country import country
from almanac.read.values.invisible import without_blanks
from almanac.read.values.origin import host_to_load_from

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")
Pair = tuple[object, object]
_OF_MAILING_LIST = ("archive", "about")
_MAILING_LIST = '{"Announcements": {"archive": "https://lists.example.org/announce/", "about": "News, once a week"}}'


class Faults(ValueError):
    """What is wrong inside one setting: each fault with the entry it is about."""

    def __init__(self, faults: Sequence[tuple[object, Fault]]) -> None:
        super().__init__("; ".join(fault.message for _, fault in faults))
        self.faults = tuple(faults)


def languages(value: object) -> tuple[str, ...]:
    """Codes of languages, each once."""
    return _each_once(value, "a list of languages", '["en", "es"]', language)


def categories(value: object) -> tuple[str, ...]:
    """Names, each once."""
    return _each_once(value, "a list of categories", '["News", "Lessons"]', _entry)


def picture_formats(value: object) -> tuple[str, ...]:
    """Formats in which copies of pictures are made, each once; none of an empty list."""
    if isinstance(value, list | tuple) and not value:
        return ()
    return _each_once(value, "a list of formats", '["webp"]', _picture_format)


def _picture_format(value: object) -> str:
    if value in PICTURE_FORMATS:
        return str(value)
    known = " and ".join(f'`"{form}"`' for form in sorted(PICTURE_FORMATS, reverse=True))
    raise Fault(f"`{shown(value)}` is no format in which copies are made", f"there are {known}")


def ways_to_send(value: object) -> tuple[str, ...]:
    """Ways to send what a form makes, each once; none of an empty list."""
    if isinstance(value, list | tuple) and not value:
        return ()
    return _each_once(value, "a list of ways", '["issue", "mail"]', _way_to_send)


def _way_to_send(value: object) -> str:
    if value in WAYS_TO_SEND:
        return str(value)
    known = ", ".join(f'`"{way}"`' for way in WAYS_TO_SEND)
    raise Fault(f"`{shown(value)}` is no way to send an entry", f"there are {known}")


def colored(value: object) -> dict[str, str]:
    """Names, each with a colour that can be told from paper."""
    if isinstance(value, Mapping) and not value:
        raise Fault("is empty", 'name one at least: `{"Meetup": "#2a6f5e"}`')
    if not isinstance(value, Mapping):
        raise Fault(f"`{shown(value)}` does not give each category a colour", 'such as `{"Meetup": "#2a6f5e"}`')

    def read(pair: Pair) -> tuple[str, str]:
        if not pair[1]:
            raise Fault(f"`{shown(pair[0])}` has no colour", "`#` and six digits: `#2a6f5e`")
        rgb = color(pair[1])
        check_contrast(rgb, GRAPHICS, "marks and points")
        return _entry(pair[0]), rgb

    return dict(read_all(value.items(), read, _key))


def slugs(value: object) -> dict[str, str]:
    """Names and their slugs, no two alike."""
    if not isinstance(value, Mapping):
        raise Fault(f"`{shown(value)}` does not map names to slugs", 'such as `{"C++": "c-plus-plus"}`')
    first: dict[str, object] = {}

    def read(pair: Pair) -> tuple[str, str]:
        slug = pair[1]
        if not isinstance(slug, str) or not is_slug(slug):
            hint = "lower-case letters, digits and hyphens: `c-plus-plus`"
            raise Fault(f"`{shown(slug)}` cannot stand in an address", hint)
        if fault_of_part(slug):
            raise Fault(f"`{shown(slug)}` cannot stand in an address: {fault_of_part(slug)}", "choose another")
        if first.setdefault(slug, pair[0]) != pair[0]:
            raise Fault(f"gives `{slug}` to `{shown(first[slug])}` and to `{shown(pair[0])}`", "give each its own")
        return _entry(pair[0]), slug

    return dict(read_all(value.items(), read, _key))


def loads_from(value: object) -> dict[str, str]:
    """Hosts, each with the reason why pages load from there."""
    if not isinstance(value, Mapping):
        hint = 'such as `{"https://media.example.org": "videos of our meetings"}`'
        raise Fault(f"`{shown(value)}` does not give a reason for each host", hint)

    def read(pair: Pair) -> tuple[str, str]:
        if not isinstance(pair[1], str) or not pair[1].strip():
            hint = "say to your readers why pages load from there, and who sees it"
            raise Fault(f"`{shown(pair[0])}` has no reason", hint)
        return host_to_load_from(str(pair[0])), text(pair[1])

    return dict(read_all(value.items(), read, _key))


def kept_calendars(value: object) -> dict[str, tuple[str, ...]]:
    """Kinds of groups of events, each with the names of some."""
    example = '`{"tag": ["hackathon"]}`'
    if not isinstance(value, Mapping):
        raise Fault(f"`{shown(value)}` does not name groups of events by their kind", f"such as {example}")

    def read(pair: Pair) -> tuple[str, tuple[str, ...]]:
        kind = pair[0]
        if kind not in KINDS:
            raise Fault(f"`{shown(kind)}` is not a kind of group", did_you_mean(str(kind), KINDS))
        example = f'["{_GROUP_EXAMPLES.get(str(kind), "hackathon")}"]'
        return str(kind), _each_once(pair[1], "a list of names", example, _GROUP_NAMES.get(str(kind), _entry))

    return dict(read_all(value.items(), read, _key))


def mailing_lists(value: object) -> tuple[MailingList, ...]:
    """Mailing lists by their names, each with its archive and what it is for."""
    example = f"such as `{_MAILING_LIST}`"
    if not isinstance(value, Mapping):
        raise Fault(f"`{shown(value)}` does not name mailing lists", example)

    def read(pair: Pair) -> MailingList:
        name, given = _entry(pair[0]), pair[1]
        if not isinstance(given, Mapping):
            raise Fault(f"`{name}` has `{shown(given)}`, not its archive and what it is for", example)
        unknown = next((key for key in given if key not in _OF_MAILING_LIST), None)
        if unknown is not None:
            raise Fault(
                f"`{name}` has `{shown(unknown)}`, which nothing reads", did_you_mean(str(unknown), _OF_MAILING_LIST)
            )
        archive, about = outside_address(given.get("archive")), text(given.get("about"))
        if not archive or not without_blanks(about):
            lacks = "about" if archive else "archive"
            raise Fault(f"`{name}` lacks `{lacks}`", example)
        # As it was written: of some archives the slash at the end is a part.
        return MailingList(name, text(given["archive"]), about)

    return tuple(read_all(value.items(), read, _key))


def _each_once(value: object, wanted: str, example: str, read: Callable[[object], str]) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        written = f'["{shown(value)}"]' if isinstance(value, str) and value else ""
        raise Fault(f"`{shown(value)}` is not {wanted}", f"write `{written}`" if written else f"such as `{example}`")
    if not value:
        raise Fault("is empty", f"name one at least: `{example}`")
    seen: set[str] = set()

    def once(item: object) -> str:
        entry = read(item)
        if entry in seen:
            raise Fault(f"has `{entry}` twice", "keep one of them")
        seen.add(entry)
        return entry

    return tuple(read_all(value, once, lambda item: item))


def _entry(value: object) -> str:
    if not text(value):
        raise Fault("has an empty name", "write a name between the quotation marks, or delete the entry")
    return text(value)


def _country(value: object) -> str:
    return country(_entry(value))


def _in_a_country(kind: address.EventGroup) -> Callable[[object], str]:
    def read(value: object) -> str:
        name = _entry(value)
        group = named_group(kind, name)
        if not group.country or (kind == "venue" and not (group.name and group.city)):
            raise Fault(f"`{shown(name)}` does not say where that is", f'such as `"{_GROUP_EXAMPLES[kind]}"`')
        country(group.country)
        return name

    return read


_GROUP_EXAMPLES = {
    "country": "PL",
    "language": "es",
    "city": "Katowice, PL",
    "venue": "Market Hall, Katowice, PL",
    "country/tag": "hackathon, PL",
}
# Names that are codes or have one; all others are words.
_GROUP_NAMES: Mapping[str, Callable[[object], str]] = {
    "country": _country,
    "language": language,
    "city": _in_a_country("city"),
    "venue": _in_a_country("venue"),
    "country/tag": _in_a_country("country/tag"),
}


def _key(pair: Pair) -> object:
    return pair[0]


def read_all(
    items: Iterable[_Item], read: Callable[[_Item], _Result], entry: Callable[[_Item], object]
) -> list[_Result]:
    """Every item read; raises ``Faults`` with all that are wrong."""
    results: list[_Result] = []
    faults: list[tuple[object, Fault]] = []
    for item in items:
        try:
            results.append(read(item))
        except Fault as fault:
            faults.append((entry(item), fault))
        except Faults as inside:
            faults += inside.faults
    if faults:
        raise Faults(faults)
    return results
