"""The report is a page on which everything from a source is text."""

from __future__ import annotations

import json

from lxml import html

from almanac.importers.plan import Account
from almanac.importers.report import MOST_LISTED, ImportReport
from almanac.importers.report_page import report_page

HOSTILE = '"><script>x()</script><img src=x onerror=x()>'


def full_report() -> ImportReport:
    """A report in which everything has something to say."""
    account = Account()
    account.came["story"] = 1200
    for number in range(30):
        account.leave_out(HOSTILE, f"{HOSTILE} {number}")
    account.mended[HOSTILE] = 1
    for number in range(MOST_LISTED + 5):
        account.look_at(HOSTILE, f"{number} {HOSTILE}")
    return ImportReport(
        HOSTILE, True, account, {"new": 3}, {"new": 1}, [HOSTILE], [HOSTILE], 2, [(HOSTILE,) * 3], [(HOSTILE,) * 2],
        {"story": {HOSTILE: "News"}, "event": {}}, [HOSTILE], [f"X = {HOSTILE}"],
    )  # fmt: skip


def test_page_runs_and_loads_nothing() -> None:
    page = html.fromstring(report_page(full_report()))

    assert {element.tag for element in page.iter()} & {"script", "img", "link", "iframe"} == set()
    assert page.xpath("//@src | //@href | //@*[starts-with(name(), 'on')]") == []
    assert "default-src 'none'" in page.xpath("//meta[@http-equiv]/@content")[0]


def test_page_says_all_of_it_and_where_the_rest_is() -> None:
    text = html.fromstring(report_page(full_report())).text_content()

    assert "1,200stories" in text.replace("\n", "").replace(" ", "")
    assert "5 more are in the JSON" in text
    assert "A dry run" in text


def test_json_has_everything() -> None:
    whole = json.loads(full_report().as_json())

    assert (len(whole["look_at"]), whole["left_out"], whole["came"]) == (
        MOST_LISTED + 5,
        {HOSTILE: 30},
        {"story": 1200},
    )
    assert len(whole["examples"][HOSTILE]) == Account.MOST_EXAMPLES
