"""The forum hears of each entry once, whatever it answers and whenever a run ends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from discourse import BOT, Discourse, Topic
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from telling import FORUM, run, wanted

from almanac.forum.announcement import Announcement
from almanac.forum.answers import Response
from almanac.forum.sendings import Action
from almanac.store.forum.announced import PATH
from almanac.store.forum.connection import Elsewhere, KeyRefused

NEWS = {"news": "cancelled", "reply": "**Cancelled: The story of walk**\n\nThe hall is closed."}


def posts_of(forum: Discourse, number: int = 101) -> list[str]:
    return [post.raw for post in forum.topics[number].posts]


def forget(root: Path) -> None:
    (root / PATH).unlink()


def test_a_topic_is_opened_in_its_category_and_never_again(tmp_path: Path) -> None:
    forum = Discourse()
    entries = [wanted("walk"), wanted("talk", category=7)]

    first, second = run(forum, tmp_path, entries), run(forum, tmp_path, entries)

    assert first.heard.done == [f"walk: announced: {FORUM}/t/101", f"talk: announced: {FORUM}/t/102"]
    assert [(topic.title, topic.category) for topic in forum.topics.values()] == [
        ("The story of walk", 5),
        ("The story of talk", 7),
    ]
    assert (second.heard.done, second.heard.said) == ([], [])
    assert second.moments == 0, "what is remembered is not asked for"


def test_what_is_forgotten_is_found_again(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    forget(tmp_path)

    again = run(forum, tmp_path, [wanted("walk")])

    assert (again.heard.done, len(forum.topics)) == ([], 1)
    assert "POST" not in [method for method, _ in forum.requests[-3:]]


def test_a_dry_run_shows_what_is_sent_and_sends_nothing(tmp_path: Path) -> None:
    forum = Discourse()

    dry = run(forum, tmp_path, [wanted("walk")], dry=True)

    assert (len(forum.topics), (tmp_path / PATH).exists()) == (0, False)
    assert {method for method, _ in forum.requests} == {"GET"}
    [would] = dry.heard.would
    run(forum, tmp_path, [wanted("walk")])
    assert posts_of(forum) == [would.json["raw"]]
    assert would.json | {"raw": ""} == {
        "title": "The story of walk",
        "raw": "",
        "category": 5,
        "external_id": wanted("walk").external_id,
        "auto_track": False,
    }


# --- What the community does not want ---


@pytest.mark.parametrize("forgotten", [False, True])
def test_what_was_deleted_is_not_wanted_and_silent_for_ever(tmp_path: Path, forgotten: bool) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    forum.topics[101].deleted = True
    forum.clock.sleep(200)  # until the forum no more repeats its answer
    if forgotten:
        forget(tmp_path)

    runs = [run(forum, tmp_path, [wanted("walk", facts)]) for facts in ("1", "2", "3")]

    assert len(forum.topics) == 1
    assert [line for one in runs for line in one.heard.done] == []
    assert runs[2].heard.said == []
    assert runs[2].moments == 0


def test_what_is_held_back_waits_and_is_found_once_it_is_let_through(tmp_path: Path) -> None:
    forum = Discourse(holds_back=True)
    first = run(forum, tmp_path, [wanted("walk")])
    waiting = [run(forum, tmp_path, [wanted("walk")]) for _ in range(2)]
    forum.let_through()
    after = run(forum, tmp_path, [wanted("walk")])

    assert first.heard.done == ["walk: announced: waits for a moderator of the forum"]
    assert [one.heard.said for one in waiting] == [["walk: waits for a moderator of the forum"]] * 2
    assert (after.heard.said, len(forum.topics), forum.queue) == ([], 1, [])


def test_what_is_held_back_is_not_sent_again_after_everything_was_forgotten(tmp_path: Path) -> None:
    forum = Discourse(holds_back=True)
    run(forum, tmp_path, [wanted("walk")])
    forget(tmp_path)
    run(forum, tmp_path, [wanted("walk")])

    assert len(forum.queue) == 1


def test_what_was_turned_down_is_not_wanted(tmp_path: Path) -> None:
    forum = Discourse(holds_back=True)
    run(forum, tmp_path, [wanted("walk")])
    forum.queue.clear()
    forum.holds_back = False

    runs = [run(forum, tmp_path, [wanted("walk")]) for _ in range(2)]

    assert runs[0].heard.said == ["walk: was turned down by a moderator of the forum: it is not announced"]
    assert (runs[1].heard.said, len(forum.topics)) == ([], 0)


# --- Titles ---


def test_a_title_that_is_taken_gets_what_stands_beside_it(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk"), wanted("other", titles=("THE STORY OF WALK", "The story of walk (2028)"))])

    assert [topic.title for topic in forum.topics.values()] == ["The story of walk", "The story of walk (2028)"]


def test_a_title_that_clashes_even_so_is_told_with_the_other_topic(tmp_path: Path) -> None:
    forum = Discourse()
    titles = ("The story of walk",)
    run(forum, tmp_path, [wanted("walk")])
    runs = [run(forum, tmp_path, [wanted("other", titles=titles)]) for _ in range(2)]

    told = [
        f"other: another topic has its title: {FORUM}/t/101\n"
        "add `discussion: 101` to the entry if that is its topic, else change its title (!)"
    ]
    assert [one.heard.said for one in runs] == [told, told]
    assert runs[1].moments == 0
    assert run(forum, tmp_path, [wanted("other", titles=("Another story of it",))]).heard.done != []


def test_in_another_language_a_clash_is_found_by_the_title(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    fault = Discourse._fault
    monkeypatch.setattr(
        Discourse,
        "_fault",
        lambda self, body: fault(self, body).replace("Title has already been used", "Titel vergeben"),
    )

    run(forum, tmp_path, [wanted("other", titles=("The story of walk", "The story of walk (2028)"))])

    assert len(forum.topics) == 2


def test_an_entry_that_names_a_topic_of_its_own_is_left_alone(tmp_path: Path) -> None:
    forum = Discourse()
    assert run(forum, tmp_path, [wanted("walk", topic="3184")]).moments == 0


def test_an_entry_that_names_the_topic_that_was_opened_for_it_is_still_told_of(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    run(forum, tmp_path, [wanted("walk", "2", topic="101")])
    assert "version 2" in posts_of(forum)[0]


# --- Edits ---


def test_an_edited_entry_changes_the_first_post_and_its_title(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    said = run(forum, tmp_path, [wanted("walk", "2", titles=("The long story of walk",))])

    assert said.heard.done == [f"walk: changed: {FORUM}/t/101"]
    assert posts_of(forum)[0].startswith("What walk is about, as of version 2.")
    assert forum.topics[101].title == "The long story of walk"


def test_a_title_that_a_moderator_changed_stays(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    forum.topics[101].title = "Walks, all of them"
    run(forum, tmp_path, [wanted("walk", "2", titles=("The long story of walk",))])

    assert (forum.topics[101].title, "version 2" in posts_of(forum)[0]) == ("Walks, all of them", True)


def test_a_new_title_that_is_taken_leaves_the_old_one(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk"), wanted("talk")])
    run(forum, tmp_path, [wanted("walk", "2", titles=("The story of talk",))])

    assert (forum.topics[101].title, "version 2" in posts_of(forum)[0]) == ("The story of walk", True)


def test_a_post_that_somebody_edited_stays_as_it_is_and_that_is_said_once(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    forum.topics[101].posts[0].raw = "See you there! " + posts_of(forum)[0]
    runs = [run(forum, tmp_path, [wanted("walk", facts)]) for facts in ("2", "2", "3")]

    assert posts_of(forum)[0].startswith("See you there! What walk is about, as of version 1.")
    left = "walk: somebody edited its first post on the forum, which stays as it is"
    assert [one.heard.said for one in runs] == [[left], [], [left]]


def test_a_post_that_is_edited_at_the_same_moment_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    revise = Discourse._revise

    def edited_meanwhile(self: Discourse, number: int, body: dict[str, Any]) -> object:
        self.topics[101].posts[0].raw += " And more."
        return revise(self, number, body)

    monkeypatch.setattr(Discourse, "_revise", edited_meanwhile)
    said = run(forum, tmp_path, [wanted("walk", "2")])

    assert said.heard.said == ["walk: somebody edited its first post on the forum, which stays as it is"]
    assert posts_of(forum)[0].endswith(" And more.")


# --- What changed ---


def test_a_change_is_told_once(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    cancelled = wanted("walk", "2", **NEWS)
    runs = [run(forum, tmp_path, [cancelled]) for _ in range(2)]
    forget(tmp_path)
    run(forum, tmp_path, [cancelled])

    assert runs[0].heard.done == [f"walk: changed: {FORUM}/t/101", f"walk: told of the change: {FORUM}/t/101"]
    assert [text.split("\n")[0] for text in posts_of(forum)[1:]] == ["**Cancelled: The story of walk**"]


def test_what_was_so_from_the_start_is_no_news(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk", **NEWS)])
    forget(tmp_path)
    run(forum, tmp_path, [wanted("walk", "2", **NEWS)])

    assert len(posts_of(forum)) == 1


def test_a_later_change_is_told_too(tmp_path: Path) -> None:
    forum = Discourse()
    for change in ({}, NEWS, {"news": "rescheduled-2027-02-01", "reply": "**New date: The story of walk**"}):
        run(forum, tmp_path, [wanted("walk", **change)])

    assert len(posts_of(forum)) == 3


def test_nobody_can_be_told_in_a_topic_that_is_closed(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    forum.topics[101].closed = True
    runs = [run(forum, tmp_path, [wanted("walk", **NEWS)]) for _ in range(2)]

    assert runs[0].heard.said == ["walk: its topic is closed, so that nobody is told there of the change"]
    assert (runs[1].moments, len(posts_of(forum))) == (0, 1)


def test_a_reply_that_is_held_back_is_not_sent_again(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    forum.holds_back = True
    for _ in range(2):
        run(forum, tmp_path, [wanted("walk", **NEWS)])
    forget(tmp_path)
    run(forum, tmp_path, [wanted("walk", **NEWS)])

    assert len(forum.queue) == 1


def test_what_is_over_gets_no_topic_and_keeps_the_one_it_has(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    over = [wanted("walk", "2", is_new=False), wanted("talk", is_new=False)]
    runs = [run(forum, tmp_path, over) for _ in range(2)]

    assert (list(forum.topics), "version 2" in posts_of(forum)[0], runs[1].moments) == ([101], True, 0)


# --- What is published ---


@pytest.mark.parametrize("is_there", [False, True])
def test_only_what_is_published_is_told(tmp_path: Path, is_there: bool) -> None:
    forum = Discourse()
    if is_there:
        run(forum, tmp_path, [wanted("walk")])
    before = len(forum.topics)
    said = run(forum, tmp_path, [wanted("walk", "2")], unpublished={wanted("walk").page: "it answers 404"})

    assert said.heard.said == ["walk: waits until its page is published: it answers 404"]
    assert (len(forum.topics), [text for text in map(str, forum.topics.values()) if "version 2" in text]) == (
        before,
        [],
    )


# --- What the forum answers ---


@pytest.mark.parametrize(
    "fault", ["html", "html-200", "html-429", "500", "dropped", "lost", "limited", "action-limited"]
)
@pytest.mark.parametrize("spoilt", range(5))
def test_a_spoilt_answer_costs_time_and_no_second_topic(tmp_path: Path, fault: str, spoilt: int) -> None:
    forum = Discourse()
    forum.faults.extend([""] * spoilt + [fault])
    run(forum, tmp_path, [wanted("walk")])
    run(forum, tmp_path, [wanted("walk")])

    assert [topic.title for topic in forum.topics.values()] == ["The story of walk"]


@pytest.mark.parametrize("fault", ["html", "parked", "500", "dropped"])
def test_a_forum_that_is_away_ends_the_run_and_nothing_is_lost(tmp_path: Path, fault: str) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk")])
    forum.faults.extend([fault] * 1000)
    away = run(forum, tmp_path, [wanted("walk", "2"), wanted("talk")])
    forum.faults.clear()
    after = run(forum, tmp_path, [wanted("walk", "2"), wanted("talk")])

    assert away.ended.startswith("away: ")
    assert after.heard.done == [f"walk: changed: {FORUM}/t/101", f"talk: announced: {FORUM}/t/102"]


def test_a_limit_of_everything_is_waited_for(tmp_path: Path) -> None:
    forum = Discourse(limit_per_minute=10)
    entries = [wanted(f"story-{number}") for number in range(8)]
    said = run(forum, tmp_path, entries)

    assert len(said.heard.done) == 8
    assert {why for _, why in said.heard.waits} == {"the forum limits requests"}


def test_a_limit_of_one_action_is_waited_for_where_it_is_short(tmp_path: Path) -> None:
    forum = Discourse(every=15)
    said = run(forum, tmp_path, [wanted(f"story-{number}") for number in range(4)])

    assert (len(said.heard.done), said.ended) == (4, "")
    assert {why for _, why in said.heard.waits} == {"the forum limits new topics"}


def test_a_limit_of_a_day_leaves_the_rest_for_the_next_run_and_other_actions_go_on(tmp_path: Path) -> None:
    forum = Discourse(per_day=2)
    run(forum, tmp_path, [wanted("walk")])
    entries = [*(wanted(f"story-{number}") for number in range(5)), wanted("walk", "2")]
    said = run(forum, tmp_path, entries)
    asked = len(forum.requests)

    assert said.heard.done == [f"story-0: announced: {FORUM}/t/102", f"walk: changed: {FORUM}/t/101"]
    assert (said.outcome.later[Action.CREATE], said.outcome.left) == (4, 0)
    assert asked < 20, "what has to wait is not asked for one by one"
    for _ in range(2):
        forum.clock.sleep(86_400)
        run(forum, tmp_path, entries)
    assert len(forum.topics) == 6


def test_a_run_that_has_no_time_left_goes_on_in_the_next(tmp_path: Path) -> None:
    forum = Discourse(limit_per_minute=60)
    entries = [wanted(f"story-{number}") for number in range(100)]
    first = run(forum, tmp_path, entries, seconds=120)
    second = run(forum, tmp_path, entries)

    assert (first.ended, 30 < len(first.heard.done) < 100) == ("no time left", True)
    assert first.outcome.left == 100 - len(first.heard.done)
    assert len(first.heard.done) + len(second.heard.done) == len(forum.topics) == 100


@pytest.mark.parametrize("is_known", [False, True])
def test_a_key_that_does_not_count_is_told_from_topics_that_were_deleted(tmp_path: Path, is_known: bool) -> None:
    forum = Discourse()
    if is_known:
        run(forum, tmp_path, [wanted("walk")])
    forum.key = "another"
    with pytest.raises(KeyRefused, match="API username or key is invalid"):
        run(_as_key("a-secret-key", forum), tmp_path, [wanted("walk", "2")])
    forum.key = "a-secret-key"
    run(forum, tmp_path, [wanted("walk", "2")])

    assert "version 2" in posts_of(forum)[0]


def _as_key(key: str, forum: Discourse) -> Any:
    """The same forum for whoever has this key."""

    class Asked:
        clock = forum.clock

        def __call__(self, request: Any) -> Any:
            headers = {"api-key": key, "api-username": BOT} if request.with_key else {}
            return forum.answer(request.method, request.address, headers, dict(request.json or {}))

    return Asked()


def test_a_key_that_is_withdrawn_meanwhile_takes_no_topic_for_deleted(tmp_path: Path) -> None:
    forum = Discourse()
    run(forum, tmp_path, [wanted("walk"), wanted("talk")])
    asked = _as_key("a-secret-key", forum)
    send = asked.__class__.__call__

    def until_withdrawn(self: Any, request: Any) -> Any:
        if "/t/102.json" in request.address:
            forum.key = "another"
        return send(self, request)

    asked.__class__.__call__ = until_withdrawn
    with pytest.raises(KeyRefused):
        run(asked, tmp_path, [wanted("walk", "2"), wanted("talk", "2")])
    forum.key = "a-secret-key"
    run(forum, tmp_path, [wanted("talk", "2")])

    assert "version 2" in posts_of(forum, 102)[0]


def test_an_account_that_is_blocked_is_told_in_the_words_of_the_forum(tmp_path: Path) -> None:
    forum = Discourse(refused="You are silenced until tomorrow.")
    said = run(forum, tmp_path, [wanted("walk")])
    forum.refused = ""
    run(forum, tmp_path, [wanted("walk")])

    assert said.heard.said == ["walk: the forum takes no new topic from almanac: You are silenced until tomorrow. (!)"]
    assert len(forum.topics) == 1


def test_a_forum_with_another_address_says_where_it_leads(tmp_path: Path) -> None:
    class Moved:
        clock = Discourse().clock

        def __call__(self, request: Any) -> Any:
            return Response(301, {"location": request.address.replace("http:", "https:")})

    with pytest.raises(Elsewhere, match="https://forum"):
        run(Moved(), tmp_path, [wanted("walk")])  # type: ignore[arg-type]


# --- Whenever it ends ---


def scenario(forum: Discourse) -> list[list[Announcement]]:
    """What entries say from run to run: opened, edited, cancelled, moved, beside one that is held up."""
    return [
        [wanted("walk"), wanted("talk")],
        [wanted("walk", "2", **NEWS), wanted("talk", titles=("The long story of talk",), facts="3")],
        [wanted("walk", "4", news="rescheduled-2027-02-01", reply="**New date**"), wanted("talk", "3")],
    ]


def whole(forum: Discourse) -> list[tuple[str, list[str]]]:
    return [(topic.title, [post.raw for post in topic.posts]) for topic in forum.topics.values()]


def test_a_run_that_is_killed_at_any_moment_and_run_again_does_everything_once(tmp_path: Path) -> None:
    undisturbed = Discourse(every=15)
    moments = [run(undisturbed, tmp_path / "0", entries).moments for entries in scenario(undisturbed)]
    expected = whole(undisturbed)

    assert sum(moments) > 40
    for stage, most in enumerate(moments):
        for kill_at in range(1, most + 1):
            for forgotten in (False, True):
                forum, root = Discourse(every=15), tmp_path / f"{stage}-{kill_at}-{forgotten}"
                for number, entries in enumerate(scenario(forum)):
                    killed = run(forum, root, entries, kill_at=kill_at if number == stage else 0)
                    if number == stage:
                        assert killed.ended == "killed"
                        if forgotten and (root / PATH).exists():
                            forget(root)
                        run(forum, root, entries)
                assert whole(forum) == expected, (stage, kill_at, forgotten)


NAMES = ("walk", "talk", "fair")
FAULTS = st.sampled_from(["html", "html-200", "html-429", "500", "lost", "dropped", "limited", "action-limited"])
STEPS = st.one_of(
    st.tuples(st.just("edit"), st.sampled_from(NAMES)),
    st.tuples(st.just("cancel"), st.sampled_from(NAMES)),
    st.tuples(st.just("move"), st.sampled_from(NAMES)),
    st.tuples(st.just("retitle"), st.sampled_from(NAMES)),
    st.tuples(st.just("forget"), st.just("")),
    st.tuples(st.just("cut"), st.integers(1, 40)),
    st.tuples(st.just("hold back"), st.booleans()),
    st.tuples(st.just("let through"), st.just("")),
    st.tuples(st.just("delete"), st.sampled_from(NAMES)),
    st.tuples(st.just("a person edits"), st.sampled_from(NAMES)),
    st.tuples(st.just("a person replies"), st.sampled_from(NAMES)),
    st.tuples(st.just("time passes"), st.just("")),
    st.tuples(st.just("run"), st.tuples(st.lists(FAULTS, max_size=6), st.integers(0, 14), st.integers(0, 30))),
)


class Community:
    """Entries that change, a forum where things happen, and runs that end at any moment."""

    def __init__(self, root: Path) -> None:
        self.root, self.forum = root, Discourse(every=15, per_day=20, limit_per_minute=60)
        self.entries = {name: wanted(name) for name in NAMES}
        self.version = 1
        self.news: dict[str, set[str]] = {name: set() for name in NAMES}
        self.edited_by_people: dict[int, str] = {}
        self.deleted: set[str] = set()

    def topics(self, name: str) -> list[Any]:
        return [topic for topic in self.forum.topics.values() if topic.external_id == wanted(name).external_id]

    def take(self, step: tuple[str, Any]) -> None:
        what, value = step
        getattr(self, what.replace(" ", "_"))(value)

    def edit(self, name: str) -> None:
        self.version += 1
        before = self.entries[name]
        fresh = wanted(name, str(self.version))
        self.entries[name] = replace(before, text=fresh.text, facts=fresh.facts)

    def _change(self, name: str, news: str) -> None:
        self.edit(name)
        self.news[name].add(news)
        self.entries[name] = replace(self.entries[name], news=news, reply=f"**{news}** of {name}, which is so now")

    def cancel(self, name: str) -> None:
        self._change(name, "cancelled")

    def move(self, name: str) -> None:
        self._change(name, f"rescheduled-2027-02-{self.version % 27 + 1:02d}")

    def retitle(self, name: str) -> None:
        self.edit(name)
        self.entries[name] = replace(self.entries[name], titles=(f"The story of {name}, part {self.version}",))

    def forget(self, _: str) -> None:
        (self.root / PATH).unlink(missing_ok=True)

    def cut(self, size: int) -> None:
        path = self.root / PATH
        if path.exists():
            path.write_bytes(path.read_bytes()[:-size])

    def hold_back(self, value: bool) -> None:
        self.forum.holds_back = value

    def let_through(self, _: str) -> None:
        waiting, self.forum.queue = self.forum.queue, []
        for one in waiting:
            if "topic_id" in one:
                self.forum.say(one["topic_id"], BOT, one["raw_text"])
            elif not self.forum._fault(one["body"]):
                self.forum.open(one["body"])

    def delete(self, name: str) -> None:
        for topic in self.topics(name):
            topic.deleted = True

    def a_person_edits(self, name: str) -> None:
        for topic in self.topics(name):
            topic.posts[0].raw = f"Said by a person, version {self.version}. {topic.posts[0].raw}"
            self.edited_by_people[topic.id] = topic.posts[0].raw

    def a_person_replies(self, name: str) -> None:
        for topic in self.topics(name):
            self.forum.say(topic.id, "ada", "I was there.")

    def time_passes(self, _: str) -> None:
        self.forum.clock.sleep(90_000)

    def run(self, how: tuple[list[str], int, int]) -> None:
        faults, before, kill_at = how
        self.forum.faults.extend([""] * before + faults)
        run(self.forum, self.root, [*self.entries.values()], kill_at=kill_at)
        self.forum.faults.clear()
        self.holds()

    def holds(self) -> None:
        """What is so at every moment."""
        for name in NAMES:
            assert len(self.topics(name)) <= 1, f"{name} has two topics"
        waiting = [one["raw_text"] for one in self.forum.queue]
        assert len(waiting) == len(set(waiting)), "a moderator is asked twice"
        for number, raw in self.edited_by_people.items():
            assert self.forum.topics[number].posts[0].raw == raw, "what a person edited was lost"
        for topic in self.forum.topics.values():
            own = [post.raw for post in topic.posts[1:] if post.username == BOT]
            assert len(own) == len(set(own)), "something was told twice"

    def settle(self) -> None:
        """Runs that nothing disturbs, until there is nothing more to do."""
        self.forum.holds_back = False
        self.let_through("")
        for _ in range(3):
            self.time_passes("")
            run(self.forum, self.root, [*self.entries.values()])
        self.holds()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, max_size=14))
def test_whatever_happens_each_entry_has_one_topic_and_nothing_is_lost(
    steps: list[tuple[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    community = Community(tmp_path_factory.mktemp("site"))
    for step in steps:
        community.take(step)
    community.settle()
    last = run(community.forum, community.root, [*community.entries.values()])

    assert last.heard.done == []
    for name, entry in community.entries.items():
        topics = community.topics(name)
        if not topics or topics[0].deleted:
            continue  # turned down, or not wanted
        topic = topics[0]
        is_ours = topic.id not in community.edited_by_people
        assert not is_ours or topic.posts[0].raw.startswith(entry.text), f"{name} says something old"
        told = [post.raw for post in topic.posts if post.username == BOT]
        assert not entry.news or any(entry.news in raw for raw in told), f"nobody was told that {name} is {entry.news}"


# --- Two thousand ---


def test_two_thousand_entries_are_told_within_what_a_forum_allows(tmp_path: Path) -> None:
    forum = Discourse(limit_per_minute=60, every=15, compares_titles=False)
    entries = [wanted(f"entry-{number}") for number in range(2000)]
    ended, hours = [], 0
    while len(forum.topics) < 2000:
        begun = forum.clock.now()
        ended.append(run(forum, tmp_path, entries).ended)
        forum.clock.sleep(max(0, 3600 - (forum.clock.now() - begun)))
        hours += 1
    requests = len(forum.requests)

    # Forty minutes of each hour, four topics a minute: one look, one topic, and what says when to wait.
    assert (hours, set(ended)) == (14, {""})
    assert requests < 2000 * 3 + 14 * 3
    last = run(forum, tmp_path, entries)
    assert (last.moments, len(forum.topics)) == (0, 2000)


def test_two_thousand_topics_are_found_again(tmp_path: Path) -> None:
    forum = Discourse(limit_per_minute=60)
    entries = [wanted(f"entry-{number}") for number in range(2000)]
    for number, entry in enumerate(entries, start=101):
        forum.topics[number] = Topic(number, entry.titles[0], 5, entry.external_id, [])
        forum.say(number, BOT, entry.first_post(entry.titles[0]))
    runs = [run(forum, tmp_path, entries) for _ in range(2)]

    assert [one.ended for one in runs] == ["no time left", ""]
    assert [line for one in runs for line in one.heard.done] == []
    # The identifier, and the topic it leads to.
    assert len(forum.requests) == 2000 * 2 + 2
