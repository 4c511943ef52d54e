"""Below a story stands what to read next."""

from __future__ import annotations

from urllib.parse import unquote

from built.pages import BuiltSite, Page


def leads_to(site: BuiltSite, address: str) -> list[str]:
    navs = [nav for nav in site.document(address).iter("nav") if nav.get("class") == "read-next"]
    return [unquote(link.get("href", "")) for nav in navs for link in nav.iter("a")]


def of_its_own(site: BuiltSite, page: Page) -> set[str]:
    """The story and its translations."""
    others = {unquote(link.target) for link in page.linked("alternate") if "hreflang" in link.others}
    return {page.address, *(other.removeprefix(site.siteurl) for other in others)}


def test_a_part_of_a_series_leads_to_the_next_one_in_its_language(miniature_site: BuiltSite) -> None:
    assert leads_to(miniature_site, "/2027/01/05/part-one-of-a-whole/")[0] == "/2027/01/12/part-two-of-a-whole/"


def test_every_story_leads_to_three_at_most_in_its_language_and_not_to_itself(miniature_site: BuiltSite) -> None:
    pages = {page.address: page for page in miniature_site.pages.values() if leads_to(miniature_site, page.address)}
    found = {address: leads_to(miniature_site, address) for address in pages}
    languages = {address: {miniature_site.page(to).lang for to in targets} for address, targets in found.items()}

    assert found
    assert [address for address, targets in found.items() if not len(targets) == len({*targets}) <= 3] == []
    assert languages == {address: {page.lang} for address, page in pages.items()}
    assert [address for address, page in pages.items() if of_its_own(miniature_site, page) & {*found[address]}] == []
