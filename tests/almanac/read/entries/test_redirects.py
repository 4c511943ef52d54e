"""The list of old addresses is read as front matter is."""

from __future__ import annotations

import pytest

from almanac.model.old_address import OldAddress
from almanac.model.site import Site
from almanac.read.entries.redirects import read_redirects

SITE = Site("Almanac", "https://almanac.example/group")


def test_an_entry_says_what_is_old_and_where_it_leads() -> None:
    text = """\
# The former site.
- {from: /category/old/, to: /category/news/}
- from: [/author/ann, '/?p=12']
  to: https://almanac.example/group/author/ann-miller/
"""
    assert read_redirects(text, SITE) == (
        (
            OldAddress(("/category/old/",), "/category/news/", 2),
            OldAddress(("/author/ann", "/?p=12"), "/author/ann-miller/", 3),
        ),
        [],
    )


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        pytest.param("{from: /a/, to: https://elsewhere.example/x/}",
                     "to: `https://elsewhere.example/x/` is not on this site", id="another site"),
        pytest.param("{from: /a/, to: https://almanac.example/group2/x/}",
                     "to: `https://almanac.example/group2/x/` is not on this site", id="beside this site"),
        pytest.param("{from: /a/, to: category/news}", "to: `category/news` is not a web address", id="no path"),
        pytest.param("{from: /a/, to: /x/../y/}", "to: `/x/../y/` is not the address of a page of this site", id="up"),
        pytest.param("{from: '/?cat=3', to: /x/}", "from.0: `/?cat=3` cannot be an old address", id="another query"),
        pytest.param("{from: /_x/, to: /x/}", "from.0: `/_x/` cannot be an old address", id="a path that hosts hide"),
        pytest.param("{form: /a/, to: /x/}", "form: is not a field of a redirect (did you mean `from`?)", id="a slip"),
        pytest.param("{from: /a/}", "to: is missing", id="without its end"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_line(entry: str, said: str) -> None:
    read, problems = read_redirects(f"# x\n- {entry}\n", SITE)
    assert read == ()
    assert any(str(problem).startswith(f"content/redirects.yml:2: {said}") for problem in problems), problems


@pytest.mark.parametrize(
    ("to", "is_for_programs"),
    [
        ("/feeds/stories.atom.xml", True),
        ("/events/calendar.ics", True),
        ("/events/events.json", True),
        ("/category/news/", False),
        ("/images/a.jpg", False),
    ],
)
def test_what_leads_to_a_feed_or_data_is_for_programs(to: str, *, is_for_programs: bool) -> None:
    assert OldAddress(("/feed/",), to).is_for_programs is is_for_programs
