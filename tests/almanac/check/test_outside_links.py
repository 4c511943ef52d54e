"""Every link to the web has its file, its line and its field."""

from __future__ import annotations

from datetime import UTC, datetime

from almanac.check.entries import Entries
from almanac.check.outside_links import outside_links
from almanac.check.texts import read_texts
from almanac.model.site import Site
from almanac.store.tree import Tree

EVENT = """\
---
title: Fair
start: 2027-05-01
summary: What this text is about, in one plain sentence.
category: Meetup
online: https://meet.example/room
url: https://fair.example/
registration:
  url: https://fair.example/register
organizers:
  - name: Ann
    url: https://ann.example
deadlines:
  - {what: Talks, until: 2027-03-01, url: https://fair.example/talks}
report: [/subscribe/, https://fair.example/report]
---
See [the plan](https://fair.example/plan?a=1&b=2) and

https://fair.example/again, or [the page](/events/fair/), [mail](mailto:a@fair.example).
"""
STORY = """\
---
title: A walk
date: 2026-11-20
authors: [Ann]
category: News
summary: What this text is about, in one plain sentence.
also_discussed: [https://talk.example/1]
---
Text with [a][1].

[1]: https://fair.example/plan
"""
TRANSLATION = "---\ntitle: Un paseo\nsummary: What this text is about, in one plain sentence.\n---\nSin enlaces.\n"


def entries() -> Entries:
    site = Site("A", "https://a.example", categories=("News",), event_categories={"Meetup": "#000000"})
    stories = {"content/stories/2026/walk.md": STORY, "content/stories/2026/walk.es.md": TRANSLATION}
    tree = Tree(stories=stories, events={"events/2027/fair.md": EVENT})
    texts = read_texts(site, tree, "", now=datetime(2026, 12, 1, tzinfo=UTC), drafts=True)
    assert [str(problem) for problem in texts.problems if problem.is_error] == []
    return texts.entries


def test_links_of_fields_and_of_texts_are_found_with_their_lines() -> None:
    found = [(link.path[-7:], link.line, link.field, link.address) for link in outside_links(entries())]

    assert found == [
        ("walk.md", 7, "also_discussed.0", "https://talk.example/1"),
        ("walk.md", 11, "", "https://fair.example/plan"),
        ("fair.md", 6, "online", "https://meet.example/room"),
        ("fair.md", 7, "url", "https://fair.example/"),
        ("fair.md", 9, "registration.url", "https://fair.example/register"),
        ("fair.md", 12, "organizers.0.url", "https://ann.example"),
        ("fair.md", 14, "deadlines.0.url", "https://fair.example/talks"),
        ("fair.md", 15, "report.1", "https://fair.example/report"),
        ("fair.md", 17, "", "https://fair.example/plan?a=1&b=2"),
        ("fair.md", 19, "", "https://fair.example/again"),
    ]


def test_those_of_some_files_alone() -> None:
    assert {link.path for link in outside_links(entries(), {"content/stories/2026/walk.md"})} == {
        "content/stories/2026/walk.md"
    }
