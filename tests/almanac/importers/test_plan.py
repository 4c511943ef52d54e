"""What comes from another system, and the account of it."""

from __future__ import annotations

from almanac.importers.plan import Account, PlannedEntry


def test_counts_all_that_is_left_out_and_names_some_of_it() -> None:
    account = Account()
    for number in range(25):
        account.leave_out("draft", f"post {number}")
    assert account.left_out == {"draft": 25}
    assert account.examples["draft"] == [f"post {number}" for number in range(Account.MOST_EXAMPLES)]


def test_an_entry_without_text_has_an_empty_one() -> None:
    entry = PlannedEntry("story", "post 1", "post 1", "first", {"title": "First"})
    assert (entry.html(), entry.markdown(), entry.comments()) == ("", "", ())
