"""Makes one of names that differ only in case, hyphens or quotation marks; those that signs tell apart stay apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from almanac.importers.slugs import slug_with_signs
from almanac.model.group import Group
from almanac.model.path_part import fault_of_part
from almanac.model.site import Site
from almanac.model.slug import MAX_SLUG_BYTES, slugify

# What joins words: hyphens and dashes, underscores, spaces.
_JOINS = re.compile(r"[\s_\-\u2010-\u2015]+")
_MARKS = str.maketrans("", "", "\"'“”„«»‹›‘’‚「」")


def in_one_spelling(counted: Mapping[str, int]) -> dict[str, str]:
    """The spelling of each name that has another one than its own: that of most entries, else of the first."""
    alike: dict[str, Counter[str]] = defaultdict(Counter)
    for name, count in counted.items():
        alike[key_of_name(name) or name][name] += count
    spellings: dict[str, str] = {}
    for counts in alike.values():
        spelling = counts.most_common(1)[0][0]
        spellings |= dict.fromkeys(counts.keys() - {spelling}, spelling)
    return spellings


def key_of_name(name: str) -> str:
    """What names have in common that are one."""
    plain = unicodedata.normalize("NFC", name.translate(_MARKS)).casefold()
    return _JOINS.sub(" ", plain).strip()


def slugs_to_add(site: Site, names: Iterable[str]) -> dict[str, str]:
    """For SLUGS: those of names that would make no address, or that of another name (``C``, ``C++``)."""
    added: dict[str, str] = {}
    taken = {slug: name for name, slug in site.slugs.items()}
    for name in sorted(names, key=lambda name: (slugify(name) != key_of_name(name).replace(" ", "-"), name)):
        slug = site.slugs.get(name) or slugify(name)
        is_fit = slug and len(slug.encode()) <= MAX_SLUG_BYTES and not fault_of_part(slug)
        if is_fit and taken.setdefault(slug, name) == name:
            continue
        wanted = slug_with_signs(name) or "name"
        number = 1
        slug = wanted if not fault_of_part(wanted) else f"{wanted}-1"
        while taken.get(slug, name) != name or slug == slugify(name):
            number += 1
            slug = f"{wanted}-{number}"
        taken[slug] = added[name] = slug
    return added


def slugs_of_groups(site: Site, groups: Mapping[Group, int]) -> dict[str, str]:
    """The same for organizers, cities and venues, which share an address with no other of their kind."""
    added: dict[str, str] = {}
    taken: dict[tuple[str, str], Group] = {}
    for group in sorted(groups, key=lambda group: (group.kind, group.full_name)):
        whole = replace(site, slugs={**site.slugs, **added})
        slug = group.slug(whole)
        is_fit = slug and len(slug.encode()) <= MAX_SLUG_BYTES and not fault_of_part(slug)
        if is_fit and taken.setdefault((group.kind, slug), group) == group:
            continue
        slug = slugify(group.full_name)
        wanted = slug_with_signs(group.full_name) or group.kind
        number = 1
        while (group.kind, slug) in taken or slug in whole.slugs.values() or fault_of_part(slug):
            number += 1
            slug = f"{wanted}-{number}"
        taken[group.kind, slug] = group
        added[group.full_name] = slug
    return added
