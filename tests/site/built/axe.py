"""What axe finds wrong on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe

# What the colour scheme can change.
IN_THE_DARK = {"runOnly": ["color-contrast", "link-in-text-block"]}
_SCRIPT = Axe().axe_script


def violations(page: Any, options: Mapping[str, Any] | None = None) -> list[str]:
    """The elements that break a rule, each with the rule and what would mend it; axe is loaded once into a page."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_SCRIPT)
    # Elements that break no rule are not described, which is most of the time that axe takes.
    found = page.evaluate("options => axe.run(options)", {**(options or {}), "resultTypes": ["violations"]})
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
