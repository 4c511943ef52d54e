"""Something to publish."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from almanac.model.edition import Edition
from almanac.model.site import Site


@pytest.fixture
def edition() -> Edition:
    """An edition of nothing."""
    return Edition(Site("Group", "https://group.example"), datetime(2027, 1, 10, 12, tzinfo=UTC))
