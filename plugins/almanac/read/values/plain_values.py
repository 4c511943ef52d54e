"""Plain values of front matter: a line of text, a list, a switch, a number, a status, an e-mail address, a picture."""

from __future__ import annotations

import re

from almanac.model.entry import PersonOrGroup
from almanac.model.event import ACCESSIBILITY, Status
from almanac.model.keeper import Kind
from almanac.model.removal import RULES
from almanac.model.slug import is_slug, slugify
from almanac.model.story import Voice
from almanac.read.fault import Fault, did_you_mean, nearest
from almanac.read.front_matter.front_matter import Raw
from almanac.read.front_matter.yaml_faults import quoted

_PICTURE = re.compile(r"images/[^\s?#\\]+\.(?:jpe?g|png|gif|webp|avif|svg)", re.IGNORECASE)
# Values that may have commas of their own: only what begins like another one behind a comma is one.
_LISTED = re.compile(r"/|https?://")
# What YAML takes as a text between brackets, without quotation marks.
_PLAIN_IN_LIST = re.compile(r"[\w][^,\[\]{}:#\"]*")
_KEEP = "keep one, without brackets; brackets that are a part of the text stand in quotes"
# The name of an object, by SHA-1 or SHA-256 (gitrevisions(7)); what is shorter than this names too many.
_OBJECT = re.compile(r"[0-9a-f]{7,64}", re.IGNORECASE)
_HAS_A_SUFFIX = re.compile(r"\.(?:jpe?g|png|gif|webp|avif|svg)$", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]+:", re.IGNORECASE)
# Of accessibility.
_SAYS_NOTHING = frozenset(["yes", "no", "true", "false", "none", "accessible", "partly", "unknown"])
_MOST_SEQUENCE = 2_147_483_647  # RFC 5545 3.3.8
# Less than RFC 5322 allows: `?`, `&` and `%` would add to the `mailto:` address that it becomes.
_EMAIL = re.compile(r"[^@\s<>()\[\],;:\"?&%/\\]+@[\w-]+(\.[\w-]+)+")


class Empty(Fault):
    """Nothing stands where a value should; the remedy depends on whether the field is required."""


def one_line(value: Raw) -> str:
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


def a_list(value: list[Raw]) -> str:
    """A list in a message, as far as it has texts."""
    return f"the list `[{', '.join(item if isinstance(item, str) else '...' for item in value)}]`"


def _no_text(fields: dict[str, Raw]) -> Fault:
    """A text with a colon in it is a field to YAML."""
    name, value = next(iter(fields.items()), ("", ""))
    whole = quoted(f"{name}: {value if isinstance(value, str) else '...'}")
    hint = f"write the value alone; a text with a colon in it stands in quotes: `{whole}`"
    return Fault(f"should be text, not a field `{name}` of its own", hint)


def many(value: Raw) -> list[Raw]:
    """A list; one value may stand for a list of one."""
    if value is None or value == []:
        raise Empty("is empty" if value is None else "is an empty list")
    parts = _parts(value) if isinstance(value, str) else []
    if isinstance(value, str) and parts and all(_LISTED.match(part) for part in parts):
        raise _several(value, "values", parts)
    return value if isinstance(value, list) else [value]


def names(value: Raw) -> list[Raw]:
    """A list of names; a comma outside one separates two, or is a part of one (`Smith, J.`): nobody can tell."""
    if isinstance(value, str) and "," in value:
        raise _several(value, "names", [_in_flow(part) for part in _parts(value)], or_one_name=True)
    return many(value)


def people(value: Raw) -> list[Raw]:
    """A list of fields of their own, of which a name alone is said to be no field."""
    if isinstance(value, str) and "," in value:
        raise _several(value, "names", [f"{{name: {_in_flow(part)}}}" for part in _parts(value)])
    return many(value)


def _parts(text: str) -> list[str]:
    """What commas separate; nothing where they separate nothing."""
    parts = [part.strip() for part in text.split(",")]
    return [part for part in parts if part] if len(parts) > 1 else []


def _several(text: str, noun: str, parts: list[str], *, or_one_name: bool = False) -> Fault:
    otherwise = f"; a name that has a comma stands in quotes in it: `[{quoted(one_line(text))}]`" if or_one_name else ""
    return Fault(f"`{one_line(text)}` is not a list of {noun}", f"write a list: `[{', '.join(parts)}]`{otherwise}")


def _in_flow(text: str) -> str:
    """A text as it stands in a list between brackets."""
    return text if _PLAIN_IN_LIST.fullmatch(text) else quoted(text)


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


def sequence(text: str) -> int:
    """A SEQUENCE of a calendar (RFC 5545 3.3.8): some programs write the seconds since 1970."""
    if not re.fullmatch(r"[0-9]{1,10}", text) or int(text) > _MOST_SEQUENCE:
        raise Fault(f"`{text}` is not a whole number from 0 to {_MOST_SEQUENCE}", "write digits only, such as `2`")
    return int(text)


def status(text: str) -> Status:
    """One of the words for how certain an event is."""
    known = [item.value for item in Status]
    if text not in known:
        raise Fault(f"`{text}` is not a status", did_you_mean(text, known))
    return Status(text)


def person_or_group(text: str) -> PersonOrGroup:
    """One of the words for what an author or an organizer is."""
    known = [item.value for item in PersonOrGroup]
    # What people write elsewhere (schema.org), and in British spelling.
    meant = {"organisation": PersonOrGroup.ORGANIZATION, "group": PersonOrGroup.ORGANIZATION}.get(text.lower())
    if text not in known:
        hint = f"write `{meant or text.lower()}`" if meant or text.lower() in known else did_you_mean(text, known)
        raise Fault(f"`{text}` is neither a person nor an organization", hint)
    return PersonOrGroup(text)


def removal_rule(value: Raw) -> str:
    """One of ``RULES``, however it is spelt, or own words; raises ``Fault`` for what nearly is one of them."""
    text = one_line(value)
    alike = {_letters(word): word for word in RULES}
    word = alike.get(_letters(text))
    if word:
        return word
    near = nearest(_letters(text), alike, cutoff=0.85)
    if near:
        raise Fault(
            f"`{text}` is nearly `{alike[near]}`", f"write `{alike[near]}`, which every page says in its language"
        )
    return text


def kept_kind(text: str) -> Kind:
    """One of the words for what somebody keeps."""
    known = [item.value for item in Kind]
    if text not in known:
        raise Fault(f"`{text}` is nothing that is kept", did_you_mean(text, known))
    return Kind(text)


def event_file(text: str) -> str:
    """The path of a file that was an event's, from the top of the repository."""
    path = text.strip()
    if not path.endswith(".md") or path.startswith(("/", ".")) or ".." in path.split("/") or "/" not in path:
        hint = "from the top of the repository, as git has it: `events/2027/spring-walk.md`"
        raise Fault(f"`{text}` is not the path of an event's file", hint)
    return path


def accessibility(value: Raw) -> str:
    """One of ``ACCESSIBILITY``, however it is spelt, or own words; raises ``Fault`` for what nearly is one of them."""
    text = one_line(value)
    alike = {_letters(word): word for word in ACCESSIBILITY}
    word = alike.get(_letters(text))
    if word:
        return word
    if text.casefold() in _SAYS_NOTHING:
        raise Fault(f"`{text}` does not say what there is", f"name it, such as `[{ACCESSIBILITY[0]}]`, or in own words")
    near = nearest(_letters(text), alike, cutoff=0.85)
    if near:
        raise Fault(
            f"`{text}` is nearly `{alike[near]}`", f"write `{alike[near]}`, which every page says in its language"
        )
    return text


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.casefold())


def voice(text: str) -> Voice:
    """One of the words for what a story speaks as."""
    known = [item.value for item in Voice]
    if text not in known:
        raise Fault(f"`{text}` is not a voice", did_you_mean(text, known))
    return Voice(text)


def email(text: str) -> str:
    """An e-mail address."""
    if not _EMAIL.fullmatch(text):
        within = {
            address for word in re.split(r"[\s,;<>()?]|mailto:", text) if (address := word) and _EMAIL.fullmatch(word)
        }
        hint = f"write `{within.pop()}`" if len(within) == 1 else "write one address, such as `name@example.org`"
        raise Fault(f"`{text}` is not an e-mail address", hint)
    return text


def as_written(value: Raw) -> str:
    """A text of any number of lines; raises ``Fault`` for lists, mappings and nothing."""
    one_line(value)
    return str(value)


def public_name(text: str) -> str:
    """The name of somebody, as everybody may see it: no e-mail address."""
    if _EMAIL.fullmatch(text):
        raise Fault(f"`{text}` is an e-mail address, which is not to be published", "take the line out")
    return text


def comment_id(text: str) -> str:
    """What a comment was known by."""
    if not re.fullmatch(r"[A-Za-z0-9-]{1,64}", text):
        raise Fault(f"`{text}` cannot be the `id` of a comment", "it has letters, digits and hyphens, at most 64")
    return text


def uid(text: str) -> str:
    """The identity of a calendar entry; a UID with ``@`` stands as it is."""
    if re.search(r"[\s\x00-\x1f\"<>\\]", text) or len(text) > 200:
        raise Fault(f"`{text}` cannot be a UID", "it has letters, digits, `-`, `.`, `@`, and at most 200 characters")
    return text


def uid_at_source(text: str) -> str:
    """The identity of a calendar entry as another program gave it, in whichever letters (RFC 5545 3.8.4.7)."""
    if not text.isprintable() or len(text) > 1000:
        raise Fault(f"`{text}` cannot be a UID", "it has at most 1000 characters, and none that are invisible")
    return text


def event_slug(text: str) -> str:
    """What an event is called in its address: the name of its file, without its ending."""
    if is_slug(text):
        return text
    name = text.rstrip("/").rpartition("/")[2].removesuffix(".md")
    hint = f"write `{name}`" if is_slug(name) else "write the name of its file without `.md`, such as `spring-meetup`"
    raise Fault(f"`{text}` is not the name of an event's file", hint)


def feed_id(text: str) -> str:
    """The identity of a story in feeds: a path that it had, or a whole URI (RFC 3986 3)."""
    is_path = re.fullmatch(r"/(?!/)[^\s\\]+/", text)
    is_uri = re.fullmatch(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s\\]+", text)
    if not (is_path or is_uri) or re.search(r"[\x00-\x1f\x7f\"<>^`{|}]", text) or len(text) > 500:
        raise Fault(f"`{text}` cannot be an identity", "write the first address, such as `/2026/11/20/old-name/`")
    return text


def revision(text: str) -> str:
    """The object name of a file's content in git, abbreviated or whole, in small letters."""
    if not _OBJECT.fullmatch(text):
        hint = "write what `git rev-parse HEAD:PATH` prints for the path of the original, or its first 7 characters"
        raise Fault(f"`{text}` is not the name of a revision: it has 7 to 64 of the digits 0 to 9 and a to f", hint)
    return text.lower()


def picture(text: str) -> str:
    """A picture's path below the content folder: ``images/forum.jpg``."""
    if _PICTURE.fullmatch(text) and ".." not in text:
        return text
    if "://" in text or ".." in text.removeprefix("../") or not _HAS_A_SUFFIX.search(text) or _SCHEME.match(text):
        hint = (
            "put the file in content/images/ and write `images/` and the name of the file, such as `images/forum.jpg`"
        )
        raise Fault(f"`{text}` is not a picture of this site", hint)
    name = (re.search(r"images[/\\](.+)", text) or re.search(r"([^/\\]+)$", text) or [text, text])[1]
    path = f"images/{name}".replace("\\", "/")
    if _PICTURE.fullmatch(path):
        message = f"`{text}` is not the path of a picture, from content/ on"
        raise Fault(message, f"put the file in content/images/ and write `{path}`")
    stem, _, suffix = path.removeprefix("images/").rpartition(".")
    better = "/".join(slugify(part) or "picture" for part in stem.split("/"))
    message = f"`{text}` cannot stand in an address: a picture's name has no spaces, `?`, `#` and `\\`"
    raise Fault(message, f"rename the file, and write `images/{better}.{suffix.lower()}`")
