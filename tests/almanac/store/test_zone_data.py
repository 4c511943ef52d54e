"""The rules of zones are known by their bytes."""

from __future__ import annotations

import zoneinfo
from pathlib import Path

import pytest

from almanac.store.zone_data import zone_data


@pytest.fixture(autouse=True)
def _paths_of_before() -> object:
    yield
    zoneinfo.reset_tzpath(())


def test_the_order_in_which_zones_are_named_does_not_count() -> None:
    assert zone_data(["Europe/Warsaw", "Asia/Tokyo"]) == zone_data(["Asia/Tokyo", "Europe/Warsaw"])
    assert zone_data(["Europe/Warsaw"]) != zone_data(["Asia/Tokyo"])


def test_a_machine_with_other_rules_has_other_data(tmp_path: Path) -> None:
    zoneinfo.reset_tzpath(())
    before = zone_data(["Europe/Warsaw"])
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "Warsaw").write_bytes(b"TZif of another year")
    zoneinfo.reset_tzpath((str(tmp_path),))

    assert zone_data(["Europe/Warsaw"]) != before
