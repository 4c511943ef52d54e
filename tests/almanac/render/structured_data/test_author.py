"""An author as those who gather structured data read it."""

from __future__ import annotations

from almanac.model.entry import Body, PersonOrGroup, Source
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.render.structured_data.author import author, profile_page

URL = "https://group.example"
SITE = Site("Group", URL)


def test_a_name_alone_says_neither_person_nor_group() -> None:
    assert author("Ada", None, SITE) == {"name": "Ada", "url": f"{URL}/author/ada/"}


def test_a_page_of_an_author_is_about_the_author_whom_stories_name() -> None:
    profile = Profile(
        Source("ada.md", "ada"), "ada", "en", "Ada", "/author/ada/", PersonOrGroup.PERSON, ("en", "es"), "A society",
        links=("https://example.org/ada",), body=Body("<p>She counts.</p>", "She counts."),
    )  # fmt: skip
    page = profile_page(SITE, "/author/ada/", "Ada", "Her stories.", "en", profile)

    assert (page["@type"], page["url"]) == ("ProfilePage", f"{URL}/author/ada/")
    assert page["mainEntity"] == {
        **author("Ada", PersonOrGroup.PERSON, SITE),
        "description": "She counts.",
        "sameAs": ["https://example.org/ada"],
        "knowsLanguage": ["en", "es"],
        "memberOf": {"@type": "Organization", "name": "A society"},
    }
    assert author("Ada", PersonOrGroup.PERSON, SITE)["@id"] == f"{URL}/author/ada/#author"
