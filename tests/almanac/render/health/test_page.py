"""The page of `health` loads nothing, takes whatever somebody wrote as text, and leads to the guides."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from lxml import html

from almanac.model.health import Finding, Health, State, Step, Topic
from almanac.model.site import Site
from almanac.render.health.page import health_page

NOW = datetime(2027, 2, 10, 12, tzinfo=UTC)
SITE = Site("Group", "https://group.example", repository_url="https://github.com/group/site.git")
ODD = '<script>x</script> & "`quoted`" ` أحمد'
FINDINGS = (
    Finding(Topic.NAMES, ODD, State.ACT, ODD, "renew it", None, "docs/health.md#secrets", 2),
    Finding(Topic.PEOPLE, "Who can merge", State.WELL, "run `x`", guide="docs/publish.md"),
)
HEALTH = Health(ODD, ODD, NOW, "a" * 40, FINDINGS, (Step("First", "ask"), Step(ODD, ODD, "docs/health.md#secrets")))


def page(site: Site = SITE) -> html.HtmlElement:
    return html.document_fromstring(health_page(HEALTH, site))


def test_nothing_is_loaded_and_nothing_runs() -> None:
    assert page().xpath("//script | //link | //img | //@src | //@onclick") == []
    (policy,) = page().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == "default-src 'none'; style-src 'unsafe-inline'"


def test_what_somebody_wrote_is_text() -> None:
    shown = page()
    assert shown.xpath("string(//h1/bdi)") == ODD
    assert shown.xpath("string(//dt)") == ODD
    assert shown.xpath("string(//ol/li[2]/b)") == ODD
    assert "<script>" not in health_page(HEALTH, SITE)


def test_words_between_backticks_are_code() -> None:
    assert page().xpath("//dd/code/text()") == ["quoted", "x"]


def test_a_finding_leads_to_its_step_and_a_well_one_to_its_guide() -> None:
    first, second = page().xpath("//dd")
    assert first.xpath("a/@href") == ["#step-2"]
    assert page().xpath("//li[@id='step-2']//a/@href") == [
        "https://github.com/group/site/blob/main/docs/health.md#secrets"
    ]
    assert second.xpath(".//a/@href") == ["https://github.com/group/site/blob/main/docs/publish.md"]


def test_without_a_repository_guides_are_named() -> None:
    shown = page(Site("Group", "https://group.example"))
    assert shown.xpath("//ol//a") == []
    assert shown.xpath("//ol//*[@class='guide']//text()") == ["docs/health.md#secrets"]


@pytest.mark.parametrize(("state", "number"), [("act", "1"), ("look", "0"), ("unknown", "0"), ("well", "1")])
def test_each_state_is_counted(state: str, number: str) -> None:
    (item,) = page().xpath(f"//ul[@class='counts']/li[span[contains(@class, '{state}')]]")
    assert item.xpath("string(b)") == number


def test_only_states_that_there_are_have_a_heading() -> None:
    assert [" ".join(heading.text_content().split()) for heading in page().xpath("//h3")] == ["! Act now", "✓ Well"]
