"""Checks what only several fields of a place together show."""

from __future__ import annotations

from almanac.model.problem import Severity
from almanac.read.fault import Fault
from almanac.read.front_matter.front_matter import Path
from almanac.read.schema.declaration import Fields
from almanac.read.schema.place import PlaceFields
from almanac.read.validation.checked import Checked
from almanac.read.values.geography import check_country


def check_place(checked: Checked[Fields], fields: PlaceFields | None, where: Path) -> None:
    """Note in ``checked`` what only several fields of a place together show."""
    if fields is None:
        return
    if (fields.latitude is None) != (fields.longitude is None):
        there, missing = ("latitude", "longitude") if fields.longitude is None else ("longitude", "latitude")
        checked.report((*where, there), f"stands without {missing}", f"add a line `{missing}: ...`, or delete this one")
    if fields.country and fields.latitude is not None and fields.longitude is not None:
        try:
            check_country(fields.country, (fields.latitude, fields.longitude))
        except Fault as fault:
            checked.report((*where, "latitude"), fault.message, fault.hint, Severity.WARNING)
    if not any((fields.name, fields.address, fields.city, fields.country)):
        checked.report(where, "has neither name, address, city nor country", "say at least `city` and `country`")
