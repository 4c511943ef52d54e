"""A forum that answers as Discourse does, in memory, with a clock of its own; ``served`` puts it behind a port.

What it does is read from PostsController, TopicsController, PostRevisor, RequestTracker and the serializers.
"""

from __future__ import annotations

import json
import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Protocol
from urllib.parse import parse_qs, quote, urlsplit

from almanac.forum.answers import Response
from almanac.store.forum.connection import NoAnswer, Request

KEY, BOT = "a-secret-key", "almanac"
BEGAN = datetime(2027, 1, 10, 12, tzinfo=UTC)
HTML = "<!DOCTYPE html><title>502 Bad Gateway</title>"


class FakeClock:
    """Time that passes when somebody waits for it."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.seconds += seconds


@dataclass
class Post:
    id: int
    number: int
    username: str
    raw: str
    cooked: str
    created: datetime
    type: int = 1
    likes: int = 0
    hidden: bool = False


@dataclass
class Topic:
    id: int
    title: str
    category: int
    external_id: str
    posts: list[Post]
    closed: bool = False
    deleted: bool = False

    @property
    def slug(self) -> str:
        return quote("-".join("".join(c if c.isalnum() else " " for c in self.title.lower()).split()))


@dataclass
class Discourse:
    """``limit_per_minute`` is of the key; ``per_day`` and ``every`` (seconds) of new topics; 0 for none of them.

    ``faults`` come before the answers that they spoil, one each: "html", "500", "lost" (done, and no answer),
    "dropped" (not done), "limited" and "action-limited".
    """

    clock: FakeClock = field(default_factory=FakeClock)
    topics: dict[int, Topic] = field(default_factory=dict)
    queue: list[dict[str, Any]] = field(default_factory=list)
    holds_back: bool = False
    members_only: bool = False
    compares_titles: bool = True
    limit_per_minute: int = 0
    per_day: int = 0
    every: float = 0
    faults: deque[str] = field(default_factory=deque)
    requests: list[tuple[str, str]] = field(default_factory=list)
    refused: str = ""
    key: str = KEY
    settings: dict[str, Any] = field(default_factory=dict)
    prefix: str = ""
    _sent: deque[float] = field(default_factory=deque)
    _created: list[float] = field(default_factory=list)
    _memory: dict[str, tuple[float, Response]] = field(default_factory=dict)
    _known: dict[str, Topic] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    # --- The way in ---

    def __call__(self, request: Request) -> Response:
        """As ``Send``, without a network between."""
        headers = {"api-key": self.key, "api-username": BOT} if request.with_key else {}
        return self.answer(request.method, request.address, headers, dict(request.json or {}))

    def answer(self, method: str, address: str, headers: dict[str, str], body: dict[str, Any]) -> Response:
        """One request; raises ``NoAnswer`` where the answer gets lost."""
        with self._lock:
            path = urlsplit(address).path.removeprefix(self.prefix)
            self.requests.append((method, path))
            fault = self.faults.popleft() if self.faults else ""
            if fault == "dropped":
                raise NoAnswer("no answer in time")
            if fault in _SPOILT:
                return _SPOILT[fault]
            response = self._limited() or self._answer(method, path, parse_qs(urlsplit(address).query), headers, body)
            if fault == "lost":
                raise NoAnswer("no answer in time")
            return response

    def _limited(self) -> Response | None:
        now = self.clock.now()
        while self._sent and self._sent[0] <= now - 60:
            self._sent.popleft()
        if self.limit_per_minute and len(self._sent) >= self.limit_per_minute:
            wait = int(self._sent[0] + 60 - now) + 1
            headers = {"retry-after": str(wait), "discourse-rate-limit-error-code": "api_key_limit"}
            return Response(429, {**headers, "content-type": "text/plain"}, f"Slow down. Again in {wait} seconds.")
        self._sent.append(now)
        return None

    def _answer(
        self, method: str, path: str, query: dict[str, list[str]], headers: dict[str, str], body: dict[str, Any]
    ) -> Response:
        has_key = "api-key" in headers
        if has_key and (headers["api-key"], headers["api-username"].lower()) != (self.key, BOT):
            return _errors(403, "The API username or key is invalid.", error_type="invalid_access")
        if self.members_only and not has_key:
            return _errors(403, "You need to be logged in to do that.", error_type="not_logged_in")
        parts = path.removesuffix(".json").strip("/").split("/")
        if method != "GET":
            return self._written(method, parts, body) if has_key else _NOT_FOUND
        return self._read(parts, query, has_key=has_key)

    def _read(self, parts: list[str], query: dict[str, list[str]], *, has_key: bool) -> Response:
        match parts:
            case ["t", "external_id", identifier]:
                return self._by_external_id(identifier)
            case ["t", number, "wordpress"]:
                return self._best(int(number), int(query["best"][0]))
            case ["t", number]:
                return self._topic(int(number), query)
            case ["posts", _, "pending"]:
                return _ok({"pending_posts": self.queue}) if has_key else _NOT_FOUND
            case ["search"]:
                words = query["q"][0].removesuffix(" in:title").lower()
                return _ok({"topics": [self._basic(t) for t in self.live() if t.title.lower() == words], "posts": []})
            case ["latest"]:
                return self._latest(int(query.get("page", ["0"])[0]))
            case ["site", "settings"]:
                return _ok(self.settings)
        return _NOT_FOUND

    def _written(self, method: str, parts: list[str], body: dict[str, Any]) -> Response:
        match [method, *parts]:
            case ["POST", "posts"]:
                return self._remembered(body)
            case ["PUT", "posts", number]:
                return self._revise(int(number), body)
        return _NOT_FOUND

    # --- Reading ---

    def live(self) -> list[Topic]:
        return [topic for topic in self.topics.values() if not topic.deleted]

    def now(self) -> datetime:
        return BEGAN + timedelta(seconds=self.clock.now())

    def _by_external_id(self, identifier: str) -> Response:
        topic = self._by_identifier().get(identifier)
        if topic is not None and not topic.deleted:
            return Response(
                301, {"location": f"http://forum.example{self.prefix}/t/{topic.slug}/{topic.id}.json?page="}
            )
        return _NOT_FOUND

    def _by_identifier(self) -> dict[str, Topic]:
        """Topics by their identifiers, deleted ones too; none ever loses its own."""
        if len(self._known) != len(self.topics):
            self._known = {topic.external_id: topic for topic in self.topics.values()}
        return self._known

    def _basic(self, topic: Topic) -> dict[str, Any]:
        return {"id": topic.id, "title": topic.title, "slug": topic.slug, "posts_count": len(topic.posts),
                "last_posted_at": _iso(topic.posts[-1].created), "bumped_at": _iso(topic.posts[-1].created),
                "category_id": topic.category, "closed": topic.closed, "archived": False, "pinned": False}  # fmt: skip

    def _topic(self, number: int, query: dict[str, list[str]]) -> Response:
        topic = self.topics.get(number)
        if topic is None or topic.deleted:
            return _NOT_FOUND
        only = [name.lower() for name in query.get("username_filters", [""])[0].split(",") if name]
        posts = [post for post in topic.posts if not only or post.number == 1 or post.username.lower() in only]
        raw = "include_raw" in query
        stream = {"posts": [self._post(topic, post, raw=raw) for post in posts[:20]], "stream": [p.id for p in posts]}
        return _ok({**self._basic(topic), "post_stream": stream, "deleted_at": None})

    def _post(self, topic: Topic, post: Post, *, raw: bool) -> dict[str, Any]:
        return {"id": post.id, "post_number": post.number, "username": post.username, "cooked": post.cooked,
                "created_at": _iso(post.created), "post_type": post.type, "topic_id": topic.id, "hidden": post.hidden,
                "score": post.likes * 15.0, "actions_summary": [{"id": 2, "count": post.likes}],
                **({"raw": post.raw} if raw else {})}  # fmt: skip

    def _best(self, number: int, most: int) -> Response:
        topic = self.topics[number]
        people = [post for post in topic.posts if post.type == 1 and not post.hidden]
        best = sorted(people[1:], key=lambda post: (-post.likes, post.number))[:most]
        shown = [self._post(topic, post, raw=False) for post in sorted(best, key=lambda post: post.number)]
        return _ok(
            {"id": topic.id, "posts_count": len(topic.posts), "filtered_posts_count": len(people), "posts": shown}
        )

    def _latest(self, page: int) -> Response:
        topics = sorted(self.live(), key=lambda topic: topic.posts[-1].created, reverse=True)
        more = {"more_topics_url": f"/latest?page={page + 1}"} if len(topics) > 30 * (page + 1) else {}
        shown = [self._basic(topic) for topic in topics[30 * page : 30 * (page + 1)]]
        return _ok({"topic_list": {"topics": shown, **more}})

    # --- Writing ---

    def _remembered(self, body: dict[str, Any]) -> Response:
        """The same again within 120 s gets the first answer."""
        same = json.dumps(body, sort_keys=True)
        if same in self._memory and self.clock.now() - self._memory[same][0] < 120:
            return self._memory[same][1]
        response = self._create(body)
        if response.status in {200, 422}:
            self._memory[same] = self.clock.now(), response
        return response

    def _create(self, body: dict[str, Any]) -> Response:
        if self.refused:
            return _errors(403, self.refused)
        if "topic_id" in body:
            return self._reply(self.topics[body["topic_id"]], body)
        limit = self._limit_of_topics()
        if limit:
            return limit
        fault = self._fault(body)
        if fault:
            return _errors(422, fault, action="create_post")
        if self.holds_back:
            self.queue.append(
                {"id": len(self.queue) + 1, "raw_text": body["raw"], "title": body["title"], "body": body}
            )
            return _ok({"success": True, "action": "enqueued", "pending_post": {"id": len(self.queue)}})
        return self.open(body)

    def open(self, body: dict[str, Any]) -> Response:
        """Open a topic, as it is asked for or let through."""
        number = max(self.topics, default=100) + 1
        title = body["title"][:1].upper() + body["title"][1:].rstrip(".")
        topic = Topic(number, title, body["category"], body["external_id"], [])
        self.topics[number] = topic
        self._created.append(self.clock.now())
        return _ok(self._post(topic, self.say(number, BOT, body["raw"].rstrip()), raw=True))

    def let_through(self) -> None:
        """What a moderator does with all that waits."""
        waiting, self.queue = self.queue, []
        for one in waiting:
            if not self._fault(one["body"]):
                self.open(one["body"])

    def say(self, number: int, username: str, text: str, **values: Any) -> Post:
        """A post of somebody in a topic."""
        topic = self.topics[number]
        post = Post(number * 1000 + len(topic.posts), len(topic.posts) + 1, username, text, f"<p>{text}</p>",
                    self.now(), **values)  # fmt: skip
        topic.posts.append(post)
        return post

    def _limit_of_topics(self) -> Response | None:
        now = self.clock.now()
        today = [moment for moment in self._created if moment > now - 86_400]
        if self.per_day and len(today) >= self.per_day:
            return _action_limit(today[-self.per_day] + 86_400 - now)
        if self.every and today and now - today[-1] < self.every:
            return _action_limit(today[-1] + self.every - now)
        return None

    def _fault(self, body: dict[str, Any]) -> str:
        if body["external_id"] in self._by_identifier():
            return "External has already been taken"
        if len(body["title"]) < 15:
            return "Title is too short (minimum is 15 characters)"
        title = body["title"].lower()
        if self.compares_titles and any(
            topic.title.lower() == title and not topic.deleted for topic in self.topics.values()
        ):
            return "Title has already been used"
        return "" if len(body["raw"]) >= 20 else "Body is too short"

    def _reply(self, topic: Topic, body: dict[str, Any]) -> Response:
        if topic.closed or topic.deleted:
            return _errors(403, "You are not permitted to reply to that topic.")
        if self.holds_back:
            self.queue.append({"id": 1, "raw_text": body["raw"], "topic_id": topic.id})
            return _ok({"success": True, "action": "enqueued"})
        return _ok(self._post(topic, self.say(topic.id, BOT, body["raw"]), raw=True))

    def _revise(self, number: int, body: dict[str, Any]) -> Response:
        for topic in self.live():
            for post in topic.posts:
                if post.id == number:
                    return self._revised(topic, post, body)
        return _NOT_FOUND

    def _revised(self, topic: Topic, post: Post, body: dict[str, Any]) -> Response:
        if body["post"].get("original_text", post.raw) != post.raw:
            return _errors(409, "That post was edited meanwhile.")
        title = body.get("title", topic.title)
        if any(other.title.lower() == title.lower() for other in self.live() if other is not topic):
            return _errors(422, "Title has already been used")
        topic.title, post.raw = title, body["post"]["raw"].rstrip()
        return _ok({"post": self._post(topic, post, raw=True)})


def _iso(moment: datetime) -> str:
    return moment.isoformat().replace("+00:00", "Z")


def _ok(said: object) -> Response:
    return Response(200, {"content-type": "application/json; charset=utf-8"}, json.dumps(said))


def _errors(status: int, words: str, **more: object) -> Response:
    return Response(status, {"content-type": "application/json"}, json.dumps({"errors": [words], **more}))


def _action_limit(seconds: float) -> Response:
    wait = int(seconds) + 1
    said = {"errors": ["You have performed this action too many times."], "error_type": "rate_limit",
            "extras": {"wait_seconds": wait, "time_left": f"{wait} seconds"}}  # fmt: skip
    return Response(429, {"content-type": "application/json", "retry-after": str(wait)}, json.dumps(said))


_NOT_FOUND = _errors(404, "The requested URL or resource could not be found.", error_type="not_found")
_SPOILT = {
    "html": Response(502, {"content-type": "text/html"}, HTML),
    "parked": Response(404, {"content-type": "text/html"}, "<html>This domain is for sale</html>"),
    "html-200": Response(200, {"content-type": "text/html"}, "<html>Checking your browser</html>"),
    "html-429": Response(429, {"content-type": "text/html", "retry-after": "7"}, "<html>Too many requests</html>"),
    "500": Response(500, {"content-type": "application/json"}, '{"status": 500}'),
    "limited": Response(429, {"content-type": "text/plain", "retry-after": "11",
                              "discourse-rate-limit-error-code": "ip_10_secs_limit"}, "Slow down"),
    "action-limited": _action_limit(14),
}  # fmt: skip


class Answering(Protocol):
    """What can stand behind a port."""

    def answer(self, method: str, address: str, headers: dict[str, str], body: dict[str, Any]) -> Response:
        """One request; raises ``NoAnswer`` where the answer gets lost."""


@contextmanager
def served(forum: Answering) -> Iterator[str]:
    """The forum behind a port of this computer: its address."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else {}
            headers = {name.lower(): value for name, value in self.headers.items()}
            try:
                response = forum.answer(self.command, self.path, headers, body)
            except NoAnswer:
                self.close_connection = True
                return
            data = response.raw or response.text.encode()
            self.send_response(response.status)
            for name, value in response.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        do_GET = do_POST = do_PUT = _any

        def log_message(self, *_: object) -> None:
            """Nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
