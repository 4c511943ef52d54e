"""What axe finds wrong on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from axe_playwright_python.sync_playwright import Axe

_SCRIPT = Axe().axe_script
# What colours decide: most of the time that axe takes, since it looks for what lies behind every text.
_OF_COLOURS = ["color-contrast", "link-in-text-block"]
# Rules of WCAG 2.2 that axe leaves out unless it is asked; those of colours are for one text of each look.
_RULES = {"target-size": {"enabled": True}, **{rule: {"enabled": False} for rule in _OF_COLOURS}}
# Marks one element with a text of its own for each look: all that colours its words and whatever lies behind them.
_MARK_LOOKS = """() => {
  const styles = ["color", "backgroundColor", "backgroundImage", "fontSize", "fontWeight", "opacity", "textShadow",
    "textDecorationLine", "clipPath", "position", "overflow", "borderBottomStyle", "filter", "mixBlendMode"];
  const known = new Map(), seen = new Set();
  const look = (one) => {
    if (!one) return "";
    if (!known.has(one)) {
      const style = getComputedStyle(one);
      known.set(one, [one.tagName, one.checkVisibility(), ...styles.map((name) => style[name])].join("|")
        + look(one.parentElement));
    }
    return known.get(one);
  };
  for (const one of document.querySelectorAll("*")) {
    const hasText = [...one.childNodes].some((child) => child.nodeType === Node.TEXT_NODE && child.data.trim());
    one.toggleAttribute("data-look", (hasText || one.matches("input, select, textarea")) && !seen.has(look(one)));
    if (one.hasAttribute("data-look")) seen.add(look(one));
  }
}"""


def violations(page: Any) -> list[str]:
    """The elements that break a rule, each with the rule and what would mend it."""
    return [*_run(page, None, {"rules": _RULES}), *violations_of_colours(page)]


def violations_of_colours(page: Any) -> list[str]:
    """Those that break a rule about colours, which a colour scheme can change."""
    page.evaluate(_MARK_LOOKS)
    return _run(page, {"include": ["[data-look]"]}, {"runOnly": _OF_COLOURS})


def _run(page: Any, context: Mapping[str, Any] | None, options: Mapping[str, Any]) -> list[str]:
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(_SCRIPT)
    # Elements that break no rule are not described, which takes long too.
    arguments = [context, {**options, "resultTypes": ["violations"]}]
    found = page.evaluate("([context, options]) => axe.run(context ?? document, options)", arguments)
    return [
        f"{one['id']}: {node['target']} {node['failureSummary']}"
        for one in found["violations"]
        for node in one["nodes"]
    ]
