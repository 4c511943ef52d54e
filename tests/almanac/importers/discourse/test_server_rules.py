"""Every address that a forum had leads to its archive, whichever web server answers there."""

from __future__ import annotations

import re

import pytest

from almanac.importers.discourse.server_rules import server_rules

NEW = "https://group.example/forum/"
ADDRESSES = [
    ("/t/our-walk/3184", "https://group.example/forum/t/3184/"),
    ("/t/3184", "https://group.example/forum/t/3184/"),
    ("/t/our-walk/3184/7", "https://group.example/forum/t/3184/#post_7"),
    ("/t/our-walk/3184.rss", "https://group.example/forum/t/3184/"),
    ("/t/3184/7", "https://group.example/forum/t/3184/#post_7"),
    ("/c/general/5", "https://group.example/forum/c/5/"),
    ("/c/general/part/7", "https://group.example/forum/c/7/"),
    ("/c/general/5/l/latest", "https://group.example/forum/c/5/"),
    ("/u/ada", "https://group.example/forum/"),
    ("/latest", "https://group.example/forum/"),
]


def filled(to: str, match: re.Match[str]) -> str:
    """The target with what the groups of the expression have."""
    return re.sub(r"\$(\d)", lambda group: match[int(group[1])], to)


def led_by_apache(rules: str, where: str) -> str:
    """Where the first rule that matches leads, as mod_rewrite reads them."""
    for pattern, to in re.findall(r'^RewriteRule "([^"]*)" "([^"]*)"', rules, re.MULTILINE):
        match = re.match(pattern, where)
        if match:
            return filled(to, match)
    return ""


def led_by_nginx(rules: str, where: str) -> str:
    """Where the first location that matches leads; those of expressions come before a prefix."""
    for pattern, to in re.findall(r"^location ~ (\S+) \{ return 301 (\S+); \}", rules, re.MULTILINE):
        match = re.search(pattern, where)
        if match:
            return filled(to, match)
    prefix = re.search(r"^location (/\S*) \{ return 301 (\S+); \}", rules, re.MULTILINE)
    return prefix[2] if prefix and where.startswith(prefix[1]) else ""


@pytest.mark.parametrize("below", ["", "/community"])
@pytest.mark.parametrize(("old", "new"), ADDRESSES)
def test_an_old_address_leads_to_what_it_was(old: str, new: str, below: str) -> None:
    rules = server_rules(f"https://forum.example.org{below}", NEW)
    assert led_by_apache(rules["apache.conf"], f"{below}{old}") == new
    assert led_by_nginx(rules["nginx.conf"], f"{below}{old}") == new


def test_hosts_have_rules_of_their_own_form() -> None:
    lines = server_rules("https://forum.example.org", NEW)["_redirects"].splitlines()[1:]
    assert all(re.fullmatch(r"/\S* https://group\.example/forum/\S* 301", line) for line in lines)
