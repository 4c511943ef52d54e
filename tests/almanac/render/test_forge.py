"""Links to a file's history, to its editor, to a new file, and to what commits changed."""

from __future__ import annotations

import pytest

from almanac.model.site import Site
from almanac.render.forge import (
    NewFile,
    NewIssue,
    difference_url,
    edit_url,
    file_url,
    history_url,
    new_file,
    new_file_url,
    new_issue,
)

PATH = "events/2027/spring.md"


def site(repository_url: str, edit_url: str = "") -> Site:
    return Site("Almanac", "https://example.org", repository_url=repository_url, edit_url=edit_url)


@pytest.mark.parametrize(
    ("repository", "history", "edit"),
    [
        pytest.param(
            "https://github.com/group/site",
            "https://github.com/group/site/commits/main/events/2027/spring.md",
            "https://github.com/group/site/edit/main/events/2027/spring.md",
            id="GitHub",
        ),
        pytest.param(
            "https://gitlab.com/group/part/site",
            "https://gitlab.com/group/part/site/-/commits/main/events/2027/spring.md",
            "https://gitlab.com/group/part/site/-/edit/main/events/2027/spring.md",
            id="GitLab, in a group of a group",
        ),
        pytest.param(
            "https://GitLab.Example.org/group/site",
            "https://GitLab.Example.org/group/site/-/commits/main/events/2027/spring.md",
            "https://GitLab.Example.org/group/site/-/edit/main/events/2027/spring.md",
            id="a GitLab of one's own",
        ),
        pytest.param(
            "https://codeberg.org/group/site",
            "https://codeberg.org/group/site/commits/branch/main/events/2027/spring.md",
            "https://codeberg.org/group/site/_edit/main/events/2027/spring.md",
            id="Codeberg",
        ),
        pytest.param(
            "https://forgejo.example.org:3000/group/site",
            "https://forgejo.example.org:3000/group/site/commits/branch/main/events/2027/spring.md",
            "https://forgejo.example.org:3000/group/site/_edit/main/events/2027/spring.md",
            id="Forgejo on a port of its own",
        ),
        pytest.param(
            "https://gitea.example.org/group/site",
            "https://gitea.example.org/group/site/commits/branch/main/events/2027/spring.md",
            "https://gitea.example.org/group/site/_edit/main/events/2027/spring.md",
            id="Gitea",
        ),
        pytest.param(
            "https://git.example.org/group/gitlab-site",
            "https://git.example.org/group/gitlab-site/commits/main/events/2027/spring.md",
            "https://git.example.org/group/gitlab-site/edit/main/events/2027/spring.md",
            id="a forge that the host does not tell counts as GitHub",
        ),
        pytest.param(
            "https://github.com/group/site.git/",
            "https://github.com/group/site/commits/main/events/2027/spring.md",
            "https://github.com/group/site/edit/main/events/2027/spring.md",
            id="the address to clone from",
        ),
        pytest.param("", "", "", id="no repository"),
    ],
)
def test_each_forge_has_its_own_addresses(repository: str, history: str, edit: str) -> None:
    assert (history_url(site(repository), PATH), edit_url(site(repository), PATH)) == (history, edit)


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        ("https://github.com/group/site", "https://github.com/group/site/blob/main/docs/a%20b.md"),
        ("https://gitlab.com/group/site", "https://gitlab.com/group/site/-/blob/main/docs/a%20b.md"),
        ("https://codeberg.org/group/site", "https://codeberg.org/group/site/src/branch/main/docs/a%20b.md"),
        ("", ""),
    ],
)
def test_a_file_is_shown_by_each(repository: str, expected: str) -> None:
    assert file_url(site(repository), "docs/a b.md") == expected


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        pytest.param(
            "https://editor.example/{path}?mode=simple",
            "https://editor.example/events/2027/spring.md?mode=simple",
            id="a pattern",
        ),
        pytest.param(
            "https://github.com/group/site/edit/trunk/",
            "https://github.com/group/site/edit/trunk/events/2027/spring.md",
            id="the beginning of an address",
        ),
        pytest.param(
            "https://github.com/group/site/edit/trunk",
            "https://github.com/group/site/edit/trunk/events/2027/spring.md",
            id="the beginning, without its slash",
        ),
        pytest.param(
            "https://editor.example/?file=", "https://editor.example/?file=events/2027/spring.md", id="a parameter"
        ),
    ],
)
def test_the_setting_for_the_editor_wins(setting: str, expected: str) -> None:
    assert edit_url(site("https://gitlab.com/group/site", setting), PATH) == expected


def test_the_editor_needs_no_repository() -> None:
    assert edit_url(site("", "https://editor.example/"), PATH) == "https://editor.example/events/2027/spring.md"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("events/a b.md", "events/a%20b.md", id="a space"),
        pytest.param("events/łódź.md", "events/%C5%82%C3%B3d%C5%BA.md", id="other scripts"),
        pytest.param("events/50%?#\"'.md", "events/50%25%3F%23%22%27.md", id="what means something in an address"),
        pytest.param("events/{path}.md", "events/%7Bpath%7D.md", id="the pattern's own word"),
        pytest.param("events/\udcff.md", "events/%FF.md", id="a byte that is not UTF-8"),
    ],
)
def test_paths_are_encoded(path: str, expected: str) -> None:
    repository = "https://github.com/group/site"
    urls = [
        history_url(site(repository), path),
        edit_url(site(repository), path),
        edit_url(site(repository, "https://editor.example/{path}"), path),
    ]
    assert urls == [
        f"{repository}/commits/main/{expected}",
        f"{repository}/edit/main/{expected}",
        f"https://editor.example/{expected}",
    ]


# What `sha256sum` and `sha1sum` make of the path.
SHA256 = "94c99cd2532fdce2ae5f700aa17f537edd3d846d01d4333e61f0c9dadee25d88"
SHA1 = "eaf1de46fd9b3df8fd50ba67e5806585c685c637"


@pytest.mark.parametrize(
    ("repository", "of_one", "of_several"),
    [
        pytest.param(
            "https://github.com/group/site",
            "https://github.com/group/site/commit/b2#diff-{sha256}",
            "https://github.com/group/site/compare/a1...b2#diff-{sha256}",
            id="GitHub",
        ),
        pytest.param(
            "https://gitlab.com/group/part/site.git",
            "https://gitlab.com/group/part/site/-/commit/b2#{sha1}",
            "https://gitlab.com/group/part/site/-/compare/a1...b2#{sha1}",
            id="GitLab",
        ),
        pytest.param(
            "https://codeberg.org/group/site",
            "https://codeberg.org/group/site/commit/b2#diff-{sha1}",
            "https://codeberg.org/group/site/compare/a1...b2#diff-{sha1}",
            id="Forgejo",
        ),
        pytest.param("", "", "", id="no repository"),
    ],
)
def test_a_difference_is_that_of_one_commit_or_of_several(repository: str, of_one: str, of_several: str) -> None:
    names = {"sha1": SHA1, "sha256": SHA256}
    assert difference_url(site(repository), PATH, "", "b2") == of_one.format(**names)
    assert difference_url(site(repository), PATH, "a1", "b2") == of_several.format(**names)


@pytest.mark.parametrize(
    ("repository", "expected"),
    [
        pytest.param(
            "https://github.com/group/site",
            "https://github.com/group/site/new/main/events/2027?filename=spring.es.md&value=a%20b%0A%26%C5%82",
            id="GitHub",
        ),
        pytest.param(
            "https://gitlab.com/group/site",
            "https://gitlab.com/group/site/-/new/main/events/2027?file_name=spring.es.md",
            id="GitLab takes no text",
        ),
        pytest.param(
            "https://codeberg.org/group/site",
            "https://codeberg.org/group/site/_new/main/events/2027?filename=spring.es.md&value=a%20b%0A%26%C5%82",
            id="Forgejo",
        ),
        pytest.param("", "", id="no repository"),
    ],
)
def test_a_new_file_has_its_name_and_its_text(repository: str, expected: str) -> None:
    assert new_file_url(site(repository), "events/2027/spring.es.md", "a b\n&ł") == expected


def test_the_text_of_a_new_file_may_be_left_out() -> None:
    url = new_file_url(site("https://github.com/group/site"), "events/a b/\udcff.es.md")
    assert url == "https://github.com/group/site/new/main/events/a%20b?filename=%FF.es.md"


@pytest.mark.parametrize(
    ("repository", "begun"),
    [
        ("https://github.com/g/s.git", NewFile("https://github.com/g/s/new/main/", "filename", "value")),
        ("https://gitlab.com/g/s", NewFile("https://gitlab.com/g/s/-/new/main/", "file_name", "")),
        ("https://codeberg.org/g/s", NewFile("https://codeberg.org/g/s/_new/main/", "filename", "value")),
        ("", None),
    ],
)
def test_a_new_file_begins_where_the_forge_has_it(repository: str, begun: NewFile | None) -> None:
    assert new_file(site(repository)) == begun


@pytest.mark.parametrize(
    ("repository", "begun"),
    [
        (
            "https://github.com/g/s",
            NewIssue("https://github.com/g/s/issues/new", (("template", "a.yml"),), "", ""),
        ),
        (
            "https://gitlab.com/g/s",
            NewIssue("https://gitlab.com/g/s/-/issues/new", (), "issue[title]", "issue[description]"),
        ),
        ("https://codeberg.org/g/s", NewIssue("https://codeberg.org/g/s/issues/new", (), "title", "body")),
        ("", None),
    ],
)
def test_an_issue_is_filled_in_as_the_forge_takes_it(repository: str, begun: NewIssue | None) -> None:
    assert new_issue(site(repository), "a.yml") == begun
