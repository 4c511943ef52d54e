"""The archive of a forum that closed: what everybody could read there, kept as files beside everything else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

FOLDER = "content/forum"
ABOUT = f"{FOLDER}/forum.json"
_TOPICS = f"{FOLDER}/topics"
# So many topics lie in one folder: forges do not show more files of one.
_IN_A_FOLDER = 1000


# A link to a post on this site, by the numbers of its topic and of itself; empty where the topic is not here.
LinkOfPost = Callable[[int, int], str]


@dataclass(frozen=True, slots=True)
class ArchivedCategory:
    """A category of the forum; ``parent`` is the ``id`` of the one that it is a part of, 0 for none."""

    id: int
    slug: str
    name: str
    parent: int = 0


@dataclass(frozen=True, slots=True)
class ArchivedPost:
    """A post; ``number`` is that of its address, ``answers`` that of the post it answers, 0 for none.

    ``author`` is the name that the forum showed, empty where that is not told; ``html`` is sanitised.
    """

    number: int
    author: str
    day: date
    html: str
    answers: int = 0


@dataclass(frozen=True, slots=True)
class ArchivedTopic:
    """A topic, with what gives its ``posts`` once they are needed; ``digest`` is that of the whole file.

    ``day`` is that of the first post, ``last_day`` that of the last one, ``author`` who began it, ``numbers`` are those
    of its posts; ``slug`` is as it stands in its address.
    """

    id: int
    slug: str
    title: str
    category: int
    tags: tuple[str, ...]
    day: date
    last_day: date
    author: str
    numbers: tuple[int, ...]
    is_closed: bool
    digest: bytes
    posts: Callable[[LinkOfPost], tuple[ArchivedPost, ...]] = field(repr=False, compare=False)


@dataclass(frozen=True)
class ForumArchive:
    """A forum: its name, the address that it had, the licence of what is in it, the day on which it was saved.

    ``topics`` are those of the latest post first.
    """

    name: str
    address: str
    license: str
    saved: date
    categories: tuple[ArchivedCategory, ...] = ()
    topics: tuple[ArchivedTopic, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[int, ArchivedTopic]:
        """The topics by their numbers."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def categories_by_id(self) -> Mapping[int, ArchivedCategory]:
        """The categories by their numbers."""
        return {category.id: category for category in self.categories}

    @cached_property
    def by_category(self) -> Mapping[int, tuple[ArchivedTopic, ...]]:
        """The topics of each category that has any, those of its parts among them."""
        found: dict[int, list[ArchivedTopic]] = {}
        for topic in self.topics:
            for category in self._around(topic.category):
                found.setdefault(category, []).append(topic)
        return {category: tuple(topics) for category, topics in found.items()}

    def _around(self, category: int) -> tuple[int, ...]:
        """The category, and those that it is a part of."""
        found: list[int] = []
        while category in self.categories_by_id and category not in found:
            found.append(category)
            category = self.categories_by_id[category].parent
        return tuple(found)


def anchor_of_post(number: int) -> str:
    """As the forum itself names it."""
    return f"post_{number}"


def path_of_topic(number: int) -> str:
    """The file of a topic."""
    return f"{_TOPICS}/{number // _IN_A_FOLDER}/{number}.json"
