"""Reads the settings for wikis: where one is, which lists are kept there, and where people send something in."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from almanac.model.wiki import LIST_KINDS, WikiList, is_data_page
from almanac.read.fault import Fault, did_you_mean
from almanac.read.settings.addresses import outside_address
from almanac.read.settings.lists import Pair, read_all
from almanac.read.settings.single_values import language, shown, text
from almanac.read.values.country import country

MOST = 500
_EXAMPLE = '`{"Project:Events": {"list": "events"}}`'
# What no title has, and longer than which none is (mediawiki.org, "Help:Bad title").
_NOT_IN_TITLES = re.compile(r"[#<>\[\]|{}]|~~~|%[0-9A-Fa-f]{2}|&[\w#]+;")
_LONGEST_TITLE = 255
_SCRIPT = re.compile(r"/(?:api|index)\.php$")
_Reader = Callable[[object], Any]


def wiki_address(value: object) -> str:
    """The address below which a wiki has its ``api.php``, without a slash at the end; empty for none."""
    address = _SCRIPT.sub("", outside_address(value))
    if "?" in address or "#" in address:
        raise Fault(
            f"`{shown(value)}` goes on after the path", "write the folder of `api.php`: `https://wiki.example/w`"
        )
    if re.search(r"/wiki(?:/.*)?$", address):
        hint = "open Special:Version there, which names it: mostly `/w`, as in `https://meta.wikimedia.org/w`"
        raise Fault(f"`{shown(value)}` is where the pages are, not the folder of `api.php`", hint)
    return address


def title(value: object) -> str:
    """The title of a page; empty for none."""
    name = text(value).replace("_", " ").strip()
    wrong = _NOT_IN_TITLES.search(name)
    if wrong:
        raise Fault(f"`{shown(name)}` has `{wrong[0]}`, which no title has", "copy it from the head of the page")
    if len(name.encode()) > _LONGEST_TITLE or name.startswith((":", "/")) or re.search(r"(?:^|/)\.{1,2}(?:/|$)", name):
        raise Fault(f"`{shown(name)}` is not the title of a page", "copy it from the head of the page")
    return name


def wiki_lists(value: object) -> tuple[WikiList, ...]:
    """The lists by the pages on which they are; where one is wrong, its page is the entry."""
    if value is None:
        return ()
    if not isinstance(value, Mapping):
        raise Fault(f"`{shown(value)}` does not say which list is on which page", f"such as {_EXAMPLE}")
    return tuple(read_all(value.items(), _list, lambda pair: pair[0]))


def _list(pair: Pair) -> WikiList:
    page, options = title(pair[0]), pair[1]
    if not page:
        raise Fault("has a page without a title", f"such as {_EXAMPLE}")
    if not isinstance(options, Mapping):
        raise Fault(f"`{page}` has `{shown(options)}`, not what is to be listed", f"such as {_EXAMPLE}")
    for name in options:
        if name not in _READERS:
            raise Fault(f"`{page}` has `{shown(name)}`, which is not known", did_you_mean(str(name), _READERS))
    if "list" not in options:
        raise Fault(f"`{page}` has no `list`", f"one of {', '.join(f'`{kind}`' for kind in LIST_KINDS)}")
    read = {name: _read(page, name, options[name]) for name in options}
    if page.startswith("Data:") and not is_data_page(page):
        raise Fault(f"`{page}` is no page of tabular data", f"write `{page}.tab`")
    if is_data_page(page) and read.get("template"):
        raise Fault(f"`{page}` is data, around which no template stands", "delete `template`")
    kind, most = read.pop("list"), read.pop("most", MOST if is_data_page(page) else 50)
    return WikiList(page=page, kind=kind, most=most, **{"lang": "", **read})


def _read(page: str, name: str, value: object) -> Any:
    try:
        return _READERS[name](value)
    except Fault as fault:
        raise Fault(f"`{page}`: `{name}`: {fault.message}", fault.hint) from None


def _kind(value: object) -> str:
    if value not in LIST_KINDS:
        raise Fault(f"`{shown(value)}` is not a list", did_you_mean(str(value), LIST_KINDS))
    return str(value)


def _most(value: object) -> int:
    if type(value) is not int or not 1 <= value <= MOST:
        raise Fault(f"`{shown(value)}` is not how many it has at most", f"a number from 1 to {MOST}, such as `20`")
    return value


_READERS: Mapping[str, _Reader] = {
    "list": _kind,
    "lang": language,
    "most": _most,
    "category": text,
    "country": lambda value: country(text(value)),
    "language": language,
    "tag": text,
    "template": title,
    "wiki": wiki_address,
}
