"""Reads whether a page lets programs write to it (en.wikipedia.org, "Template:Bots")."""

from __future__ import annotations

import mwparserfromhell
from mwparserfromhell.nodes import Template


def lets_write(text: str, account: str) -> bool:
    """Whether a page with this text lets the account write: ``{{nobots}}`` and ``{{bots|deny=...}}`` do not.

    ``account`` is the name of a user, without what a bot password puts behind it.
    """
    templates = mwparserfromhell.parse(text).filter_templates()
    return all(_lets_write(template, account.casefold()) for template in templates)


def _lets_write(template: Template, account: str) -> bool:
    name = str(template.name).strip().casefold()
    if name == "nobots":
        return False
    if name != "bots":
        return True
    denied, allowed = _names(template, "deny"), _names(template, "allow")
    if {"all", account} & denied:
        return False
    return not allowed or bool({"all", account} & allowed)


def _names(template: Template, parameter: str) -> set[str]:
    if not template.has(parameter):
        return set()
    written = str(template.get(parameter).value)
    return {name for part in written.split(",") if (name := part.strip().replace("_", " ").casefold())}
