"""Reads answers that name one of what is known: countries, languages, zones, categories; and lists of names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from almanac.model import language
from almanac.model.language import language_name
from almanac.model.site import Site
from almanac.model.submission import EntryKind
from almanac.model.submission_form import categories_of
from almanac.read.fault import Fault, nearest
from almanac.read.values.country import code_of
from almanac.read.values.country import country as check_code
from almanac.read.values.geography import zones_of
from almanac.read.values.language_code import language_code, meanings
from almanac.read.values.zones import LARGE, read_zone, zone_names

# Between names, in the scripts that people write them in.
_COMMAS = re.compile(r"[,;\n،、，；]")
_BETWEEN_LANGUAGES = re.compile(r"[,;/&\n،、，；]|\s+and\s+")
# What may be initials, which follow a name as well as they begin another.
_INITIALS = re.compile(r"(?:[^\W\d_]\.?[\s-]*){1,3}")
_FEW = 4


def read_country(answer: str) -> str:
    """The code of a country by its code or name; raises ``Fault`` for anything else."""
    code, known = answer.upper(), language.countries()
    if code in known or code_of(answer):
        return code if code in known else code_of(answer)
    several = [code for code, name in known.items() if answer.casefold() in re.findall(r"\w+", name.casefold())]
    if len(several) > 1:
        hint = " or ".join(f"`{code}` for {known[code]}" for code in several[:_FEW])
        raise Fault(f"`{answer}` can be {len(several)} countries", f"write {hint}")
    try:
        return check_code(answer)
    except Fault as fault:
        hint = fault.hint if fault.hint.startswith("did you mean") else "write its name in English, or its code: `KE`"
        raise Fault(f"`{answer}` is no country", hint) from None


def read_language(answer: str) -> str:
    """The code of a language by its code or name; raises ``Fault`` for what is none, or can be two."""
    codes = meanings(answer)
    if len(codes) > 1:
        hint = " or ".join(f"`{code}` for {language_name(code, 'en')}" for code in codes)
        raise Fault(f"`{answer}` can be {len(codes)} languages", f"write {hint}")
    if codes:
        return codes[0]
    words = [word for part in answer.split() for word in meanings(part)[:1]]
    if len(words) > 1 and len(words) == len(answer.split()):
        raise Fault(f"`{answer}` is no language", f"write commas between several: `{', '.join(words)}`")
    try:
        return language_code(answer)
    except Fault as fault:
        hint = fault.hint if fault.hint.startswith("did you mean") else "write its name in English, or its code: `sw`"
        raise Fault(f"`{answer}` is no language", hint) from None


def read_languages(answer: str) -> list[str]:
    """The codes of several, with commas between them."""
    names = [name for part in _BETWEEN_LANGUAGES.split(answer) if (name := part.strip())]
    if [name.casefold() for name in names] == ["no"]:
        raise Fault("`No` can be Norwegian, or none", "write `Norwegian`, or leave it empty")
    return [*dict.fromkeys(map(read_language, names))]


def read_zone_name(answer: str, country: str) -> str:
    """The name of a zone, however it is spelt, or of its city where the ``country`` (a code) has it."""
    plain = re.sub(r"\s*/\s*", "/", answer).replace(" ", "_").casefold()
    exact = [name for name in zone_names() if name.casefold() == plain]
    if exact:
        return exact[0]
    cities = [name for name in zones_of(country) if name.rpartition("/")[2].casefold() == plain]
    return cities[0] if len(cities) == 1 else read_zone(answer).key


def zone_of_place(country: str, city: str) -> str:
    """The zone of a place, where its country has one alone or one of this city; raises ``Fault`` naming all."""
    zones = sorted(zones_of(country), key=lambda zone: zone not in LARGE)
    if len(zones) == 1:
        return zones[0]
    of_city = [
        zone for zone in zones if city and zone.rpartition("/")[2].replace("_", " ").casefold() == city.casefold()
    ]
    if len(of_city) == 1:
        return of_city[0]
    named = (
        f": {', '.join(f'`{zone}`' for zone in zones[:_FEW])}{', ...' if len(zones) > _FEW else ''}" if zones else ""
    )
    hint = (
        f"write one of the country's{named}"
        if zones
        else "write that of a large city near by, such as `Europe/Warsaw`, or `UTC`"
    )
    raise Fault("is empty, and the start has a time", hint)


def read_category(answer: str, kind: EntryKind, site: Site) -> str:
    """One of the site's categories, by its name in any of its languages, whatever its case."""
    known = categories_of(kind, site)
    if answer in known:
        return answer
    plain = answer.casefold()
    found = {name for name in known if plain in _names_of(name, site)}
    if len(found) == 1:
        return found.pop()
    near = nearest(answer, known)
    listed = ", ".join(f"`{name}`" for name in known)
    raise Fault(
        f"`{answer}` is not a category", f"did you mean `{near}`? one of {listed}" if near else f"write one of {listed}"
    )


def _names_of(category: str, site: Site) -> Iterable[str]:
    return {category.casefold(), *(names.get(category, category).casefold() for names in site.category_names.values())}


def read_names(answer: str) -> list[str]:
    """Names with commas between them, each once."""
    return [*dict.fromkeys(name for part in _COMMAS.split(answer) if (name := " ".join(part.split())))]


def read_tags(answer: str) -> list[str]:
    """Tags with commas between them; a `#` before one is how others mark it."""
    return [*dict.fromkeys(tag for name in read_names(answer) if (tag := name.lstrip("#").strip()))]


def read_people(answer: str) -> list[str]:
    """Names of people with commas between them; raises ``Fault`` where a comma can be a part of one (`Smith, J.`)."""
    names = read_names(answer)
    for name, behind in pairwise(names):
        if _INITIALS.fullmatch(behind):
            one, two = f"{behind} {name}", f"{name}, {behind}"
            hint = f"write `{one}` if it is one name; if they are two, write both as they are called"
            raise Fault(f"`{two}` can be one name or two", hint)
    return names
