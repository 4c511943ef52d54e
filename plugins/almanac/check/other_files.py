"""Reads what a tree has beside entries: comments, old addresses, what was removed, a forum's archive, who decides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from almanac.check.reading import CommentsToRead, Readers
from almanac.model.bag import OfferedBag
from almanac.model.comment import Comment, path_of_comments
from almanac.model.forum_archive import ForumArchive
from almanac.model.keeper import Kept
from almanac.model.old_address import OldAddress
from almanac.model.owner import Owners
from almanac.model.partner import PartnerHealth
from almanac.model.problem import Problem, Severity
from almanac.model.removal import Removal
from almanac.model.site import Site
from almanac.read.entries.forum_archive import read_forum_archive
from almanac.read.entries.keepers import read_keepers
from almanac.read.entries.redirects import read_redirects
from almanac.read.entries.removals import read_removals
from almanac.read.fault import nearest
from almanac.read.offered_bags import read_offered_bags
from almanac.read.partner_health import read_partner_health
from almanac.store.tree import Tree


@dataclass(frozen=True, slots=True)
class OtherFiles:
    """What they say; ``comments`` are by the paths of the texts that they were on."""

    removals: tuple[Removal, ...] = ()
    old_addresses: tuple[OldAddress, ...] = ()
    comments: Mapping[str, tuple[Comment, ...]] = field(default_factory=dict)
    forum: ForumArchive | None = None
    owners: Owners = field(default_factory=Owners)
    partners: tuple[PartnerHealth, ...] = ()
    bags: tuple[OfferedBag, ...] = ()
    kept: tuple[Kept, ...] = ()


def read_other_files(tree: Tree, site: Site, readers: Readers) -> tuple[OtherFiles, list[Problem]]:
    """All of it, and what is wrong with each."""
    removals, of_removals = read_removals(tree.removals, site.reading)
    old_addresses, of_redirects = read_redirects(tree.redirects, site)
    partners, of_partners = read_partner_health(tree.partners)
    bags, of_bags = read_offered_bags(tree.bags)
    kept, of_keepers = read_keepers(tree.keepers, site.reading)
    comments, of_comments = _comments(tree, site, readers)
    forum, of_forum = read_forum_archive(tree.forum)
    problems = [*of_removals, *of_redirects, *of_partners, *of_bags, *of_keepers, *of_comments, *of_forum]
    return OtherFiles(removals, old_addresses, comments, forum, tree.owners, partners, bags, kept), problems


def _comments(tree: Tree, site: Site, readers: Readers) -> tuple[dict[str, tuple[Comment, ...]], list[Problem]]:
    """Those of a former site; a file of no text is a warning."""
    texts = {path_of_comments(path): path for path in (*tree.events, *tree.pages, *tree.stories)}
    files = [CommentsToRead(path, text, site.base) for path, text in tree.comments.items()]
    found: dict[str, tuple[Comment, ...]] = {}
    problems: list[Problem] = []
    for file, (comments, faults) in zip(files, readers.comments(site.reading, files), strict=True):
        problems += faults
        of = texts.get(file.path)
        if of is None:
            problems.append(_of_no_text(file.path, texts))
        elif comments:
            found[of] = comments
    return found, problems


def _of_no_text(path: str, texts: Mapping[str, str]) -> Problem:
    near = nearest(path, texts)
    hint = f"did you mean {near}, for {texts[near]}?" if near else "delete it, or name it as the text is named"
    return Problem(path, 0, "", "has comments on no story, page or event: nobody sees them", hint, Severity.WARNING)
