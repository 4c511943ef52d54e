"""Links to a file's history and to its editor."""

from __future__ import annotations

import pytest

from almanac.model.site import Site
from almanac.render.forge import edit_url, history_url

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
