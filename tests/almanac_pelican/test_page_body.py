"""The HTML of a page is what was read, until a plugin changes it, at whatever moment."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from jinja2 import Environment

from almanac.model.entry import Source
from almanac_pelican.page_body import PageBody, changed_bodies

READ = '<p>As <a href="/x/">read</a></p>'


def content(html: str = READ, shown: str = "as Pelican shows it", **more: Any) -> Any:
    return SimpleNamespace(_content=html, content=shown, **more)


def test_what_nobody_changed_is_given_as_it_was_read() -> None:
    body = PageBody(content(), READ)
    assert (body.html, body.is_changed) == (READ, False)


def test_what_a_plugin_changes_is_given_as_pelican_shows_it() -> None:
    changed = content()
    body = PageBody(changed, READ)
    changed._content = "<p>Changed</p>"
    assert (body.html, body.is_changed) == ("as Pelican shows it", True)


def test_a_plugin_that_makes_html_when_it_is_asked_counts() -> None:
    assert PageBody(content(_get_content=lambda: "<p>Made</p>"), READ).is_changed


def test_a_template_does_not_escape_it() -> None:
    template = Environment(autoescape=True).from_string("{{ body }}")
    assert template.render(body=PageBody(content(), READ)) == READ


def test_stories_with_other_html_are_found_among_all_that_pelican_has_read() -> None:
    def read(html: str, **more: Any) -> Any:
        found = content(html, **more)
        found.body = PageBody(found, READ)
        return found

    story = SimpleNamespace(source=Source("content/stories/2027/x.md", ""))
    other = SimpleNamespace(source=Source("content/stories/2027/y.md", ""))
    generated = {
        "x": read("<p>Changed</p>", story=story),
        "y": read(READ, story=other),
        "a page": read("<p>Changed</p>"),
        "what could not be read": None,
    }

    assert changed_bodies({"generated_content": generated}) == {"content/stories/2027/x.md": "as Pelican shows it"}
