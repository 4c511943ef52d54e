"""Writes what was read as JSON, and makes of it the same values again; nothing but values can come of any text."""

from __future__ import annotations

import json
from datetime import date, datetime
from functools import cache
from types import NoneType
from typing import Any
from zoneinfo import ZoneInfo

import cattrs
from cattrs.strategies import configure_tagged_union

from almanac.model.when import DayOrMonth, MonthOnly, When


class SpoiltRecordError(ValueError):
    """A text is no record of such a value."""


def written(value: object, kind: Any) -> bytes:
    """The JSON of a value of that type."""
    return json.dumps(_converter().unstructure(value, kind), ensure_ascii=False, separators=(",", ":")).encode(
        "utf-8", "surrogatepass"
    )


def read(data: bytes, kind: Any) -> Any:
    """The value again; raises ``SpoiltRecordError``."""
    try:
        return _converter().structure(json.loads(data.decode("utf-8", "surrogatepass")), kind)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with it, it is made again
        raise SpoiltRecordError(str(error)) from None


@cache
def _converter() -> cattrs.Converter:
    converter = cattrs.Converter(detailed_validation=False, omit_if_default=True)
    for kind, write, make in (
        (date, _date, lambda text, _: date.fromisoformat(text)),
        (datetime, _moment, lambda parts, _: _moment_of(parts)),
        (date | datetime, _day_or_moment, lambda text, _: _day_or_moment_of(text)),
        (date | datetime | None, _day_or_moment, lambda text, _: None if text is None else _day_or_moment_of(text)),
    ):
        converter.register_unstructure_hook(kind, write)
        converter.register_structure_hook(kind, make)
    configure_tagged_union(When, converter)
    converter.register_unstructure_hook(DayOrMonth, _day_or_month)
    converter.register_structure_hook(DayOrMonth, lambda text, _: _day_or_month_of(text))
    return converter


def _date(day: date) -> str:
    return day.isoformat()


def _moment(moment: datetime) -> list[Any]:
    """A time with the name of its zone: an offset would not say what clocks do later."""
    zone = moment.tzinfo
    name = zone.key if isinstance(zone, ZoneInfo) else ""
    if not name and moment.utcoffset() is not None and zone is not None:
        return [moment.isoformat()]
    return [moment.replace(tzinfo=None).isoformat(), name, moment.fold]


def _moment_of(parts: list[Any]) -> datetime:
    if len(parts) == 1:
        return datetime.fromisoformat(parts[0])
    text, name, fold = parts
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(name) if name else None, fold=fold)


def _day_or_month(value: DayOrMonth) -> Any:
    return [value.first.isoformat()] if isinstance(value, MonthOnly) else value.isoformat()


def _day_or_month_of(value: Any) -> DayOrMonth:
    return MonthOnly(date.fromisoformat(value[0])) if isinstance(value, list) else date.fromisoformat(value)


def _day_or_moment(value: date | datetime | None) -> Any:
    if isinstance(value, NoneType):
        return None
    return _moment(value) if isinstance(value, datetime) else _date(value)


def _day_or_moment_of(value: Any) -> date | datetime:
    return _moment_of(value) if isinstance(value, list) else date.fromisoformat(value)
