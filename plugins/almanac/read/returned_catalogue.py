"""A catalogue that comes back from whoever translated it elsewhere -> the translations that can be taken, and Problems.

Such a file is a stranger's: nothing of it is taken but translations of our own messages, each looked at by itself.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email import message_from_string
from gettext import c2py
from itertools import starmap

from babel.messages.catalog import Catalog, Message

from almanac.model import language
from almanac.model.problem import Problem, Severity
from almanac.read.catalogue import COUNTED, faults_of_forms, key_of, parse_catalogue, texts_of
from almanac.read.fault import Fault, FaultInLine, presentable
from almanac.read.front_matter.encoding import decode
from almanac.read.values.invisible import has_invisible, without_blanks

MOST_BYTES = 2_000_000  # ten times what the largest of ours has
# How much longer than its original a translation may be: a word of four letters can become a phrase.
_TIMES, _AT_LEAST = 4, 120
# What could be HTML to a browser, or name a character of it.
_MARKUP = re.compile(r"<[^<>]*>|[<>]|&(?:#\w+|\w+);")
# They part what follows from the direction of the page, and end where a sentence cannot see.
_ISOLATES = re.compile("[\u2066-\u2069]")
_HEADER = re.compile(r'^msgid ""\s*\nmsgstr ((?:"(?:[^"\\]|\\.)*"\s*)+)', re.MULTILINE)
_HEADER_LINE = re.compile(r'"((?:[^"\\]|\\.)*)"')
_FORMS = re.compile(r"\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")


@dataclass(frozen=True, slots=True)
class Returned:
    """The translations that can be taken, by context and English, each with all its forms.

    ``lacking`` are the messages that have none there, without those of which something is wrong.
    """

    lang: str
    translations: Mapping[tuple[str, str], tuple[str, ...]]
    lacking: frozenset[tuple[str, str]]
    problems: tuple[Problem, ...]


class _NoRepetition(Catalog):
    """A catalogue in which a message stands once: of several Babel would take the first, of headers the last."""

    def __setitem__(self, id: str | tuple[str, ...] | list[str], message: Message) -> None:
        line = (message.lineno or 0) - 1
        if id and self.get(id, message.context) is not None:
            raise FaultInLine(line, f"has `{texts_of(id)[0]}` twice", "keep one of the two")
        if not id and message.string:
            raise FaultInLine(line, "has a second header", "delete it")
        super().__setitem__(id, message)


def read_returned(data: bytes, path: str, lang: str, template: Catalog) -> Returned:
    """What a file says in ``lang``, as far as it passes; ``template`` has the messages there are, and nothing else.

    An error in the file as a whole leaves nothing to take; one in a translation leaves out that one.
    """
    try:
        text = _text(data)
        order = _checked_header(text, lang)
        # Its header is checked and then forgotten: what was filled in there is read by nobody.
        catalog = parse_catalogue(_without_header(text), lang, _NoRepetition)
    except FaultInLine as fault:
        problem = Problem(path, fault.line + 1, "", presentable(fault.message), fault.hint)
        return Returned(lang, {}, frozenset(), (problem,))
    known = {key_of(message): message for message in template if message.id}
    taken: dict[tuple[str, str], tuple[str, ...]] = {}
    refused: set[tuple[str, str]] = set()
    problems: list[Problem] = []
    for message in catalog:
        if message.id:
            if order and message.pluralizable:
                forms = texts_of(message.string)
                message.string = tuple(forms[form] for form in order)
            faults = [*_faults(message, known.get(key_of(message)), catalog)]
            problems += [Problem(path, message.lineno or 0, "", f.message, f.hint, severity) for f, severity in faults]
            if faults:
                refused.add(key_of(message))
            elif all(texts_of(message.string)):
                taken[key_of(message)] = texts_of(message.string)
    return Returned(lang, taken, frozenset(known.keys() - taken.keys() - refused), tuple(problems))


def language_of(data: bytes, name: str) -> str:
    """The language of a file, by its name (``es``, ``zh_Hans``) or else its header; empty where neither says it."""
    for code in (name, _headers(data.decode("utf-8", "replace")).get("Language", "")):
        usual = code.strip().replace("_", "-")
        try:
            language.locale(usual)
        except ValueError:
            continue
        return usual
    return ""


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        message = f"has {len(data) // 1000} kB, more than {MOST_BYTES // 1000}"
        raise FaultInLine(-1, message, "a catalogue of these messages is a tenth of that: look at what it is")
    return decode(data).removeprefix("\ufeff").replace("\r\n", "\n")


def _headers(text: str) -> dict[str, str]:
    found = _HEADER.search(text)
    if not found:
        return {}
    lines = "".join(_HEADER_LINE.findall(found[1])).replace("\\n", "\n")
    return {name: str(value) for name, value in message_from_string(lines).items()}


def _checked_header(text: str, lang: str) -> tuple[int, ...]:
    """Which of its plural forms is each of ours; empty where they are the same."""
    headers = _headers(text)
    charset = re.search(r"charset=([\w-]+)", headers.get("Content-Type", ""), re.IGNORECASE)
    if charset and charset[1].lower() not in {"utf-8", "utf8"}:
        raise _in_header(text, "Content-Type", f"says that it is in {charset[1]}", "let it be saved as UTF-8")
    own = headers.get("Language", "").strip().replace("_", "-")
    if own and own not in {lang, str(language.locale(lang)).replace("_", "-")}:
        hint = "take the file of that language, or mend the header where the file comes from"
        raise _in_header(text, "Language", f"says that it is in `{own}`, not in `{lang}`", hint)
    return _order_of_forms(text, headers["Plural-Forms"], lang) if "Plural-Forms" in headers else ()


def _order_of_forms(text: str, written: str, lang: str) -> tuple[int, ...]:
    """Arabic has its last two forms the other way round in some programs: another order is no other language."""
    expected = parse_catalogue("", lang).plural_forms
    ours, theirs = _counting(expected), _counting(written)
    if ours is not None and theirs is not None and ours[0] == theirs[0]:
        same = set(zip(ours[1], theirs[1], strict=True))
        if len(same) == len(set(ours[1])) == len(set(theirs[1])) == ours[0]:
            return tuple(form for _, form in sorted(same))
    hint = f"set the plural forms of the language where the file comes from to `{expected}`"
    raise _in_header(text, "Plural-Forms", f"counts otherwise: `{written}`", hint)


def _counting(written: str) -> tuple[int, list[int]] | None:
    """How many forms there are, and which of them each number has; None for what says neither."""
    found = _FORMS.fullmatch(written)
    try:
        form_of = c2py(found[2]) if found else None
        return (int(found[1]), [form_of(number) for number in COUNTED]) if found and form_of else None
    except (ValueError, ArithmeticError, RecursionError):
        return None


def _in_header(text: str, name: str, message: str, hint: str) -> FaultInLine:
    lines = text.split("\n")
    line = next((number for number, line in enumerate(lines) if line.startswith(f'"{name}:')), -1)
    return FaultInLine(line, f"its header {message}", hint)


def _without_header(text: str) -> str:
    """The same lines, so that each keeps its number."""
    found = _HEADER.search(text)
    if not found:
        return text
    begin, end = found.span(1)
    lines = "\n" * text.count("\n", begin, end)
    return f'{text[:begin]}""{lines}{text[end:]}'


def _faults(message: Message, original: Message | None, catalog: Catalog) -> Iterator[tuple[Fault, Severity]]:
    name = key_of(message)[1]
    if original is None or texts_of(original.id) != texts_of(message.id):
        yield (
            Fault(f"`{name}` is no phrase of the interface", "it is left out; the file may be of another version"),
            Severity.WARNING,
        )
        return
    if message.fuzzy:
        yield Fault(f"`{name}` is marked as fuzzy", "it is left out until somebody has confirmed it"), Severity.WARNING
        return
    if not any(texts_of(message.string)):
        return  # a message that waits for its translation
    if not all(texts_of(message.string)):
        yield Fault(f"`{name}` lacks some of its plural forms", "fill all of them, or none"), Severity.ERROR
        return
    for fault in (*starmap(Fault, faults_of_forms(message, catalog)), *_strange(message)):
        yield fault, Severity.ERROR


def _strange(message: Message) -> Iterator[Fault]:
    """What no translation of ours needs, and a page must not have."""
    originals = texts_of(message.id)
    markup = Counter(part for text in originals for part in _MARKUP.findall(text))
    most = max(_AT_LEAST, _TIMES * max(map(len, originals)))
    for form in texts_of(message.string):
        if has_invisible(form) or _ISOLATES.search(form):
            yield Fault(f"`{form}` has a character that nobody sees", "write it anew, without that character")
        elif not without_blanks(form):
            yield Fault(f"the translation of `{originals[0]}` shows nothing", "write it, or leave it empty")
        if "\n" in form and not any("\n" in text for text in originals):
            yield Fault(f"`{form}` has a line break", "write it in one line, as the original is")
        if Counter(_MARKUP.findall(form)) - markup:
            yield Fault(f"`{form}` has markup", "write words alone: a page shows it letter by letter")
        if len(form) > most:
            yield Fault(f"`{form}` has {len(form)} letters, the original {max(map(len, originals))}", "say it in fewer")
        if form != form.strip() and all(text == text.strip() for text in originals):
            yield Fault(f"`{form}` begins or ends with a space", "take it out")
