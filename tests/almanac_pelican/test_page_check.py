"""Pages are checked after everything that plugins do to them."""

from __future__ import annotations

from pelican import signals

import page_check


def other(_pelican: object) -> None:
    """What another plugin does at the end of a run."""


def test_pages_are_looked_at_after_plugins_that_were_added_later() -> None:
    page_check.look_last(None)
    with signals.finalized.connected_to(other):
        page_check.look_last(None)
        receivers = list(signals.finalized.receivers_for(None))
    signals.finalized.disconnect(page_check.look)

    assert receivers == [other, page_check.look]
