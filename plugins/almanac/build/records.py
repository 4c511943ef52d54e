"""Writes what was read as bytes, and makes of them the same values again; nothing but values can come of any bytes.

`msgspec` makes most of them by their types, and checks these. What it does not know is written as what it knows: a time
with the name of its zone, and one of several types with the number of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import datetime
from functools import cache
from types import GenericAlias, NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import msgspec

_ENCODER = msgspec.msgpack.Encoder()


class NoRecordError(ValueError):
    """There is no record of a value: it has text that is none, such as the name of a file that is not UTF-8."""


class SpoiltRecordError(ValueError):
    """These bytes are no record of such a value."""


@dataclass(frozen=True, slots=True)
class _Form:
    """How values of a type are written: as values of ``wire``, which ``write`` makes and ``read`` takes."""

    wire: Any
    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def written(value: object, kind: Any) -> bytes:
    """The record of a value of that type; raises ``NoRecordError``."""
    form = _form(kind)
    try:
        record: bytes = _ENCODER.encode(form.write(value) if form else value)
    except (UnicodeEncodeError, OverflowError) as error:
        raise NoRecordError(str(error)) from None
    return record


def read(data: bytes | memoryview, kind: Any) -> Any:
    """The value again; raises ``SpoiltRecordError``."""
    form = _form(kind)
    try:
        value = _decoder(kind).decode(data)
        return form.read(value) if form else value
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, it is made again
        raise SpoiltRecordError(str(error)) from None


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    form = _form(kind)
    return msgspec.msgpack.Decoder(form.wire if form else kind)


@cache
def _form(kind: Any) -> _Form | None:
    """How such values are written; None for those that msgspec makes itself."""
    if kind is datetime:
        return _Form(tuple[str, str, int], _moment, _moment_of)
    if is_dataclass(kind):
        return _of_dataclass(kind)
    parts = get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        return _of_optional(parts) if NoneType in parts else _of_several(parts)
    if get_origin(kind) is tuple and parts[1:] == (...,):
        return _of_sequence(parts[0])
    return None


def _of_dataclass(kind: Any) -> _Form | None:
    hints = get_type_hints(kind)
    kinds = {part.name: hints[part.name] for part in fields(kind)}
    forms = {name: form for name, of in kinds.items() if (form := _form(of)) is not None}
    if not forms:
        return None

    def write(value: object) -> list[Any]:
        parts = {name: getattr(value, name) for name in kinds}
        return [*(parts | {name: form.write(parts[name]) for name, form in forms.items()}).values()]

    made = [(place, forms[name].read) for place, name in enumerate(kinds) if name in forms]
    is_plain = not any(part.kw_only for part in fields(kind))

    def make(values: Sequence[Any]) -> object:
        parts = [*values]
        for place, make_part in made:
            parts[place] = make_part(parts[place])
        return kind(*parts) if is_plain else kind(**dict(zip(kinds, parts, strict=True)))

    wires = (forms[name].wire if name in forms else of for name, of in kinds.items())
    return _Form(GenericAlias(tuple, (*wires,)), write, make)


def _of_optional(kinds: Sequence[Any]) -> _Form | None:
    form = _form(Union[*(kind for kind in kinds if kind is not NoneType)])
    if form is None:
        return None
    write, make = form.write, form.read
    return _Form(
        form.wire | None,
        lambda value: None if value is None else write(value),
        lambda value: None if value is None else make(value),
    )


def _of_several(kinds: Sequence[Any]) -> _Form:
    """A value by the number of its type among these; msgspec could not tell one from another."""
    return _Form(
        tuple[int, bytes],
        lambda value: (number := kinds.index(type(value)), written(value, kinds[number])),
        lambda parts: read(parts[1], kinds[parts[0]]),
    )


def _of_sequence(kind: Any) -> _Form | None:
    form = _form(kind)
    if form is None:
        return None
    write, make = form.write, form.read
    return _Form(
        GenericAlias(tuple, (form.wire, ...)),
        lambda values: [write(value) for value in values],
        lambda values: tuple(make(value) for value in values),
    )


def _moment(moment: datetime) -> tuple[str, str, int]:
    """A time with the name of its zone: an offset would not say what clocks do later."""
    if moment.tzinfo is None or isinstance(moment.tzinfo, ZoneInfo):
        name = moment.tzinfo.key if moment.tzinfo else ""
        return moment.replace(tzinfo=None).isoformat(), name, moment.fold
    return moment.isoformat(), "", moment.fold


def _moment_of(parts: tuple[str, str, int]) -> datetime:
    text, name, fold = parts
    moment = datetime.fromisoformat(text)
    return moment.replace(tzinfo=ZoneInfo(name), fold=fold) if name else moment.replace(fold=fold)
