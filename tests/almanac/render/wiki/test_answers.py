"""What is said on a talk page."""

from __future__ import annotations

from almanac.render.wiki.answers import answer, answered, with_answers

KEY = "0123456789abcdef"
SECTION = """\
== River &#123;&#123;walk&#125;&#125; ==
<!-- almanac-answer 0123456789abcdef -->
[[User:Ada L|Ada L]]&#58; this event or story on [[:Project:New]] cannot be taken in as it is.
* <code>start</code>: &#96;soon&#96; is not a day (write &#96;2027-05-08&#96;)
* the text is empty

What is mended there is read again. ~~~~"""


def test_a_section_names_the_author_and_each_fault() -> None:
    faults = [("start", "`soon` is not a day", "write `2027-05-08`"), ("", "the text is empty", "")]

    assert answer(KEY, "River {{walk}}", "Ada L", "Project:New", faults) == SECTION.replace("&#58; this", ": this")


def test_a_name_that_would_end_the_link_is_not_linked() -> None:
    assert "[[User" not in answer(KEY, "x", "a]]b", "Project:New", [])
    assert "[[User" not in answer(KEY, "x", "", "Project:New", [])


def test_what_was_answered_is_known_again() -> None:
    assert answered(with_answers("== Hello ==\nA person.\n", [SECTION])) == {KEY}
    assert with_answers("Old.\n\n", ["New."]) == "Old.\n\nNew."
    assert with_answers("", ["New."]) == "New."
