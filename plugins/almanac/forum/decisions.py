"""Decides what is done next for an entry, given what is remembered of it and what the forum says.

Every step can be repeated: whoever is cut off after any of them begins anew, looks, and goes on from there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from almanac.forum.announcement import Announcement
from almanac.forum.marker import Mark, digest_of_title, is_as_sent, mark_of


class State(StrEnum):
    """What became of a topic."""

    OPEN = "open"  # it is there
    ENQUEUED = "enqueued"  # somebody has to let it through
    UNWANTED = "unwanted"  # it was deleted, or turned down: silence for ever
    CLASH = "clash"  # another topic has its title
    NONE = "none"  # there is none, and none was to be opened


@dataclass(frozen=True, slots=True)
class Record:
    """What is remembered of an entry's topic; ``facts`` are those that it says.

    ``left`` are facts that were not brought to it, since a person had edited it; ``told`` the news it had replies for.
    ``other`` is the address of the topic that has its title, ``tried`` a digest of the titles that clashed.
    """

    state: State
    topic: str = ""
    facts: str = ""
    told: tuple[str, ...] = ()
    left: str = ""
    other: str = ""
    tried: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A post of our account: ``raw`` is its text as it was written."""

    id: int
    number: int
    raw: str


@dataclass(frozen=True, slots=True)
class SeenTopic:
    """A topic as the forum shows it now, with our own posts in it."""

    number: str
    title: str
    closed: bool
    posts: tuple[Post, ...]

    @property
    def first(self) -> Post | None:
        """The post with which it begins, if it is ours."""
        return next((post for post in self.posts if post.number == 1), None)


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found out of an entry in this run; None for what nobody has asked yet.

    ``topic`` is "absent" where the forum has none for us; ``waiting`` says whether it is among what our account has
    waiting there ("unknown" where the forum does not say); ``page`` is empty where the entry's page is published, else
    why it is not.
    """

    topic: SeenTopic | str | None = None
    waiting: bool | str | None = None
    page: str | None = None


ABSENT = "absent"
UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class LookUp:
    """Ask for the topic: by its number, or by the entry's identifier."""

    topic: str = ""


@dataclass(frozen=True, slots=True)
class LookAtQueue:
    """Ask what our account has waiting."""


@dataclass(frozen=True, slots=True)
class LookAtPage:
    """Ask whether the entry's page is published."""


@dataclass(frozen=True, slots=True)
class Create:
    """Open the topic."""


@dataclass(frozen=True, slots=True)
class Edit:
    """Change the first post, whose mark this is; its title only where that is still the one that we sent."""

    post: Post
    mark: Mark
    with_title: bool


@dataclass(frozen=True, slots=True)
class Tell:
    """Reply with the news."""

    topic: str


@dataclass(frozen=True, slots=True)
class Remember:
    """Write down what was found, before anything else; ``said`` is for the operator."""

    record: Record
    said: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """Nothing more in this run; ``said`` is for the operator, empty where there is nothing to say.

    ``asks``: somebody has to do something.
    """

    said: str = ""
    asks: bool = False


Step = LookUp | LookAtQueue | LookAtPage | Create | Edit | Tell | Remember | Done
NOTHING = Done()


def next_step(wanted: Announcement, record: Record | None, seen: Seen) -> Step:
    """What is done next."""
    if record and record.state is State.UNWANTED:
        return NOTHING
    if wanted.topic and (record is None or record.topic != wanted.topic):
        return NOTHING  # the entry names another topic, which is a person's
    if record and record.state is State.OPEN:
        return _of_open(wanted, record, seen)
    if record and record.state is State.CLASH and record.tried == tried(wanted):
        return Done(_clash(record), asks=True)
    if record and record.state is State.NONE and not wanted.is_new:
        return NOTHING
    return _of_none(wanted, record, seen)


def tried(wanted: Announcement) -> str:
    """A digest of the titles that an entry has."""
    return digest_of_title(" ".join(wanted.titles))


def _of_none(wanted: Announcement, record: Record | None, seen: Seen) -> Step:
    """Nothing is known of a topic that is there."""
    is_enqueued = record is not None and record.state is State.ENQUEUED
    if is_enqueued and seen.waiting is None:
        return LookAtQueue()  # first: what is let through meanwhile is found then
    if seen.topic is None:
        return LookUp()
    if isinstance(seen.topic, SeenTopic):
        return _found(wanted, seen.topic)
    if not wanted.is_new and not is_enqueued:
        return Remember(Record(State.NONE))
    if seen.waiting is None:
        return LookAtQueue()
    if is_enqueued or seen.waiting is True:
        return _of_waiting(seen, is_known=is_enqueued)
    if wanted.fault:
        return Done(f"cannot be announced, because of {wanted.fault}", asks=True)
    return _if_published(seen, Create())


def _of_waiting(seen: Seen, *, is_known: bool) -> Step:
    """What waited in an earlier run, or does so now."""
    if seen.waiting is False:
        return Remember(Record(State.UNWANTED), "was turned down by a moderator of the forum: it is not announced")
    if not is_known:
        return Remember(Record(State.ENQUEUED))
    said = "waits for a moderator of the forum"
    return Done(said if seen.waiting is True else f"{said}, as far as anybody can tell")


def _found(wanted: Announcement, topic: SeenTopic) -> Remember:
    """The topic is there: what is remembered of it is read from its posts."""
    first = topic.first
    mark = mark_of(first.raw) if first else None
    told = [mark.begun] if mark and mark.begun else []
    for post in topic.posts:
        of_reply = mark_of(post.raw) if post.number > 1 else None
        if of_reply and of_reply.about == wanted.external_id and of_reply.reply:
            told.append(of_reply.reply)
    return Remember(Record(State.OPEN, topic.number, mark.facts if mark else "", tuple(dict.fromkeys(told))))


def _of_open(wanted: Announcement, record: Record, seen: Seen) -> Step:
    is_edited = record.facts != wanted.facts and record.left != wanted.facts
    has_news = bool(wanted.news) and wanted.news not in record.told
    if not is_edited and not has_news:
        return NOTHING
    if seen.page is None or seen.page:
        return _if_published(seen, NOTHING)
    if seen.topic is None:
        return LookUp(record.topic)
    if not isinstance(seen.topic, SeenTopic):
        return Remember(replace(record, state=State.UNWANTED), "was deleted on the forum: it is not announced again")
    found = _found(wanted, seen.topic).record
    if is_edited and found.facts == wanted.facts:
        return Remember(replace(record, facts=wanted.facts))  # an earlier run was cut off behind the edit
    if has_news and wanted.news in found.told:
        return Remember(replace(record, told=(*record.told, wanted.news)))
    if is_edited:
        return _edit(wanted, record, seen.topic)
    return _tell(wanted, record, seen)


def _edit(wanted: Announcement, record: Record, topic: SeenTopic) -> Step:
    first = topic.first
    if wanted.fault:
        return Done(f"cannot be changed on the forum, because of {wanted.fault}", asks=True)
    mark = mark_of(first.raw) if first else None
    if first is None or mark is None or not is_as_sent(first.raw):
        return left_alone(wanted, record)
    is_own_title = digest_of_title(topic.title) == mark.title
    has_title = mark.title in map(digest_of_title, wanted.titles)
    return Edit(first, mark, with_title=is_own_title and not has_title)


def left_alone(wanted: Announcement, record: Record) -> Remember:
    """Somebody edited the post: it is theirs, and stays as it is for these facts."""
    said = "somebody edited its first post on the forum, which stays as it is"
    return Remember(replace(record, left=wanted.facts), said)


def _tell(wanted: Announcement, record: Record, seen: Seen) -> Step:
    topic = seen.topic
    if isinstance(topic, SeenTopic) and topic.closed:
        told = replace(record, told=(*record.told, wanted.news))
        return Remember(told, "its topic is closed, so that nobody is told there of the change")
    if seen.waiting is None:
        return LookAtQueue()
    if seen.waiting is True:
        return Remember(replace(record, told=(*record.told, wanted.news)), "the reply waits for a moderator")
    return Tell(record.topic)


def _if_published(seen: Seen, step: Step) -> Step:
    if seen.page is None:
        return LookAtPage()
    return Done(f"waits until its page is published: {seen.page}") if seen.page else step


def _clash(record: Record) -> str:
    return (
        f"another topic has its title: {record.other or 'the forum does not say which'}\n"
        f"add `discussion: {record.other.rsplit('/', 1)[-1] or 'NUMBER'}` to the entry if that is its topic, "
        "else change its title"
    )
