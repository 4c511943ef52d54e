"""What is done next for an entry, as a table: what is remembered, what the forum says, the step."""

from __future__ import annotations

from dataclasses import replace

import pytest

from almanac.forum.announcement import Announcement
from almanac.forum.decisions import (
    ABSENT,
    NOTHING,
    UNKNOWN,
    Create,
    Done,
    Edit,
    LookAtPage,
    LookAtQueue,
    LookUp,
    Post,
    Record,
    Remember,
    Seen,
    SeenTopic,
    State,
    Step,
    Tell,
    next_step,
    tried,
)
from almanac.forum.marker import Mark, digest_of_title, mark_of

WALK = Announcement(
    external_id="a-1",
    path="events/walk.md",
    kind="event",
    name="Walk",
    category=7,
    page="https://example.org/events/walk/",
    titles=("Walk (7 November 2026)",),
    text="A walk along the river.",
    facts="f2",
)
TOLD = replace(WALK, news="cancelled", reply="**Cancelled: Walk**")
OPEN = Record(State.OPEN, "7", "f2")
OLD = Record(State.OPEN, "7", "f1")
WAITS = Record(State.ENQUEUED)
MARK = Mark("a-1", "f1", title=digest_of_title(WALK.titles[0]))
OLD_POST = Post(70, 1, replace(WALK, facts="f1").first_post(WALK.titles[0]))
REPLY = Post(71, 2, TOLD.reply_post)


def topic(*posts: Post, title: str = "Walk (7 November 2026)", closed: bool = False) -> SeenTopic:
    return SeenTopic("7", title, closed, posts)


def kind(step: Step) -> object:
    """The step as the table has it: without the words."""
    if isinstance(step, Edit):
        return Edit, step.with_title
    return replace(step, said="") if isinstance(step, Done | Remember) else step


@pytest.mark.parametrize(
    ("wanted", "record", "seen", "step"),
    [
        pytest.param(WALK, None, Seen(), LookUp(), id="looked up first"),
        pytest.param(WALK, None, Seen(ABSENT), LookAtQueue(), id="then whether it waits"),
        pytest.param(WALK, None, Seen(ABSENT, False), LookAtPage(), id="then whether it is published"),
        pytest.param(WALK, None, Seen(ABSENT, UNKNOWN), LookAtPage(), id="whatever nobody can tell"),
        pytest.param(WALK, None, Seen(ABSENT, False, ""), Create(), id="then opened"),
        pytest.param(WALK, None, Seen(ABSENT, False, "404"), Done(), id="not published"),
        pytest.param(WALK, None, Seen(ABSENT, True), Remember(WAITS), id="it waits already"),
        pytest.param(replace(WALK, fault="x"), None, Seen(ABSENT, False), Done(asks=True), id="the forum would refuse"),
        pytest.param(replace(WALK, is_new=False), None, Seen(ABSENT), Remember(Record(State.NONE)), id="it is over"),
        pytest.param(replace(WALK, is_new=False), Record(State.NONE), Seen(), NOTHING, id="it is over, as known"),
        pytest.param(WALK, Record(State.NONE), Seen(), LookUp(), id="it was off, and takes place after all"),
        pytest.param(WALK, None, Seen(topic(OLD_POST)), Remember(OLD), id="found again"),
        pytest.param(WALK, None, Seen(topic(OLD_POST, REPLY)), Remember(replace(OLD, told=("cancelled",))),
                     id="found again with what it was told"),
        pytest.param(WALK, None, Seen(topic()), Remember(Record(State.OPEN, "7")), id="found without our post"),
        pytest.param(WALK, Record(State.UNWANTED), Seen(), NOTHING, id="not wanted"),
        pytest.param(replace(WALK, topic="9"), None, Seen(), NOTHING, id="another topic is named"),
        pytest.param(replace(WALK, topic="9"), OLD, Seen(), NOTHING, id="another topic is named now"),
        pytest.param(replace(WALK, topic="7"), OLD, Seen(), LookAtPage(), id="ours is named"),
        pytest.param(WALK, WAITS, Seen(), LookAtQueue(), id="the queue before the topic"),
        pytest.param(WALK, WAITS, Seen(None, False), LookUp(), id="let through or turned down"),
        pytest.param(WALK, WAITS, Seen(ABSENT, False), Remember(Record(State.UNWANTED)), id="turned down"),
        pytest.param(WALK, WAITS, Seen(ABSENT, True), Done(), id="still waits"),
        pytest.param(WALK, WAITS, Seen(ABSENT, UNKNOWN), Done(), id="nobody can tell whether it waits"),
        pytest.param(WALK, WAITS, Seen(topic(OLD_POST), False), Remember(OLD), id="let through"),
        pytest.param(WALK, Record(State.CLASH, tried=tried(WALK)), Seen(), Done(asks=True), id="the title is taken"),
        pytest.param(WALK, Record(State.CLASH, tried="x"), Seen(), LookUp(), id="it has another title now"),
        pytest.param(WALK, OPEN, Seen(), NOTHING, id="nothing new"),
        pytest.param(WALK, OLD, Seen(), LookAtPage(), id="edited"),
        pytest.param(WALK, OLD, Seen(page="404"), Done(), id="edited, not published"),
        pytest.param(WALK, OLD, Seen(page=""), LookUp("7"), id="edited and published"),
        pytest.param(WALK, OLD, Seen(topic(OLD_POST), None, ""), (Edit, False), id="changed"),
        pytest.param(WALK, OLD, Seen(ABSENT, None, ""), Remember(replace(OLD, state=State.UNWANTED)), id="deleted"),
        pytest.param(WALK, OLD, Seen(topic(replace(OLD_POST, raw=WALK.first_post(WALK.titles[0]))), None, ""),
                     Remember(OPEN), id="changed by a run that was cut off"),
        pytest.param(WALK, OLD, Seen(topic(replace(OLD_POST, raw=f"Hi! {OLD_POST.raw}")), None, ""),
                     Remember(replace(OLD, left="f2")), id="somebody edited it"),
        pytest.param(WALK, OLD, Seen(topic(), None, ""), Remember(replace(OLD, left="f2")), id="the post is not ours"),
        pytest.param(WALK, replace(OLD, left="f2"), Seen(), NOTHING, id="left as it is"),
        pytest.param(replace(WALK, facts="f3"), replace(OLD, left="f2"), Seen(), LookAtPage(), id="edited once more"),
        pytest.param(replace(WALK, titles=("Long walk (7 November 2026)",)), OLD, Seen(topic(OLD_POST), None, ""),
                     (Edit, True), id="with its title"),
        pytest.param(replace(WALK, titles=("Long walk (7 November 2026)",)), OLD,
                     Seen(topic(OLD_POST, title="Walks"), None, ""), (Edit, False), id="without the title of a person"),
        pytest.param(TOLD, OPEN, Seen(), LookAtPage(), id="cancelled"),
        pytest.param(TOLD, OPEN, Seen(topic(OLD_POST), None, ""), LookAtQueue(), id="cancelled and published"),
        pytest.param(TOLD, OPEN, Seen(topic(OLD_POST), False, ""), Tell("7"), id="told"),
        pytest.param(TOLD, OPEN, Seen(topic(OLD_POST), UNKNOWN, ""), Tell("7"), id="told, whatever waits"),
        pytest.param(TOLD, OPEN, Seen(topic(OLD_POST), True, ""), Remember(replace(OPEN, told=("cancelled",))),
                     id="the reply waits"),
        pytest.param(TOLD, OPEN, Seen(topic(OLD_POST, REPLY), None, ""), Remember(replace(OPEN, told=("cancelled",))),
                     id="told by a run that was cut off"),
        pytest.param(TOLD, OPEN, Seen(topic(OLD_POST, closed=True), None, ""),
                     Remember(replace(OPEN, told=("cancelled",))), id="nobody can reply"),
        pytest.param(TOLD, replace(OPEN, told=("cancelled",)), Seen(), NOTHING, id="told already"),
        pytest.param(TOLD, replace(OLD, told=("cancelled",)), Seen(topic(OLD_POST), None, ""), (Edit, False),
                     id="changed before it is told"),
    ],
)  # fmt: skip
def test_the_next_step(wanted: Announcement, record: Record | None, seen: Seen, step: object) -> None:
    assert kind(next_step(wanted, record, seen)) == step


def test_what_was_so_when_a_topic_was_opened_stays_in_its_mark() -> None:
    begun = TOLD.first_post(TOLD.titles[0])
    mark = mark_of(begun)
    assert mark is not None

    assert mark_of(replace(TOLD, facts="f3", news="").edited_post(mark)) == replace(mark, facts="f3")
    found = next_step(TOLD, None, Seen(topic(Post(70, 1, begun))))
    assert found == Remember(Record(State.OPEN, "7", "f2", ("cancelled",)))
