"""``place``: its fields -> a Place."""

from __future__ import annotations

from almanac.model.place import Place
from almanac.model.problem import Severity
from almanac.read.fault import Fault
from almanac.read.front_matter.front_matter import Path
from almanac.read.schema.declared import PlaceFields
from almanac.read.validation.validate import Values
from almanac.read.values.geography import check_country


def place_of(fields: PlaceFields | None) -> Place | None:
    """A Place from its fields."""
    if fields is None:
        return None
    return Place(
        fields.name or "",
        fields.address or "",
        fields.city or "",
        fields.country or "",
        fields.latitude,
        fields.longitude,
    )


def check_place(values: Values, fields: PlaceFields | None, where: Path) -> None:
    """Note in ``values`` what only several fields of a place together show."""
    if fields is None:
        return
    if (fields.latitude is None) != (fields.longitude is None):
        there, missing = ("latitude", "longitude") if fields.longitude is None else ("longitude", "latitude")
        values.report((*where, there), f"stands without {missing}", f"add a line `{missing}: ...`, or delete this one")
    if fields.country and fields.latitude is not None and fields.longitude is not None:
        try:
            check_country(fields.country, (fields.latitude, fields.longitude))
        except Fault as fault:
            values.report((*where, "latitude"), fault.message, fault.hint, Severity.WARNING)
    if not any((fields.name, fields.address, fields.city, fields.country)):
        values.report(where, "has neither name, address, city nor country", "say at least `city` and `country`")
