"""Checks profiles of authors beside stories: each belongs to an author, and stands where the author's page is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from almanac.model import address
from almanac.model.problem import Problem, Severity
from almanac.model.profile import Profile
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.read.near_words import NearWords


def check_profiles(site: Site, profiles: Sequence[Profile], stories: Iterable[Story]) -> Iterator[Problem]:
    """An error at a file that is not called as the author's page, a warning at a profile of nobody's stories."""
    originals = [profile for profile in profiles if not profile.is_translation]
    if not originals:
        return
    files = {profile.slug: profile.source.path for profile in originals}
    # By the slug of the name, as stories have it: it is spelt alike in all of them by now.
    authors = {site.slug(name): name for story in stories for name in story.authors}
    near_words = NearWords(authors.values())
    for profile in originals:
        slug = site.slug(profile.name)
        if slug != profile.slug:
            yield _misnamed(profile, slug, files.get(slug, ""))
        elif slug not in authors:
            near = near_words.nearest(profile.name)
            yield _of_nobody(profile, near, site.slug(near))
        elif profile.name != authors[slug]:
            message = f"`{profile.name}` is `{authors[slug]}` in stories"
            yield _warning(profile, message, f"write `{authors[slug]}`")


def _misnamed(profile: Profile, slug: str, other: str) -> Problem:
    if other:
        message = f"`{profile.name}` has a profile already, {other}"
        hint = "put both into that one, and delete this file; or give this author the name that stories have"
        return Problem(profile.source.path, profile.source.line("name"), "name", message, hint)
    message = f"the page of `{profile.name}` is {address.story_group('author', slug)}, and the file is `{profile.slug}`"
    hint = (
        f"rename the file to `{slug}.md`, and its translations with it"
        if slug
        else "give the author a name with letters"
    )
    return Problem(profile.source.path, 0, "", message, hint)


def _of_nobody(profile: Profile, near: str, slug: str) -> Problem:
    such_as = f", such as `{near}` in `{slug}.md`" if near else ""
    hint = f"write the name as `authors` of a story has it{such_as}"
    return _warning(profile, f"no story is by `{profile.name}`: the profile is not shown", hint)


def _warning(profile: Profile, message: str, hint: str) -> Problem:
    return Problem(profile.source.path, profile.source.line("name"), "name", message, hint, Severity.WARNING)
