"""Asks the forum: with the key or without, as often as it allows, again where nothing came back, never longer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from almanac.forum.answers import Answer, Limited, Moved, NotThere, Response, Said, Unclear, answer_of
from almanac.forum.sendings import Action, Sending
from almanac.store.forum.pace import NoTimeLeft, Pace

# After so many seconds again, and then no more.
_AGAIN = (2.0, 8.0, 30.0)
# So many in a row without a clear answer, and the forum is away.
_AWAY = 3
# What a limit of one action is waited for; for longer, that action is the next run's.
_PATIENCE = 90.0
# That the clocks of both tell the same.
_TO_SPARE = 0.5


class NoAnswer(Exception):
    """Nothing came back, or not in time: nobody knows what became of the request. Its words say why."""


class ForumAway(Exception):
    """The forum gives no clear answer any more; its words say which it gave."""


class KeyRefused(Exception):
    """The forum takes nothing from this account; its words are the forum's."""


class Elsewhere(Exception):
    """The forum has another address, or asks people to log in first; its words are where it leads."""


class ActionLater(Exception):
    """A limit of one kind of action, which the next run may do again."""

    def __init__(self, action: Action) -> None:
        super().__init__(action)
        self.action = action


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent: ``json`` as the body where there is one; ``with_key``: as the account, else as anybody."""

    method: str
    address: str
    json: Mapping[str, Any] | None = None
    with_key: bool = False


# Sends one request and gives what came back; raises ``NoAnswer``. It follows nothing, and repeats nothing.
Send = Callable[[Request], Response]
# What a response says: ``answer_of`` where it is a forum's.
Read = Callable[[Response], Answer]


class Connection:
    """The forum at ``base``; ``has_key``: requests go as the account unless they are anybody's.

    ``requests`` counts them; ``later`` are actions for which the forum wants to wait longer than this run lasts.
    ``read`` says what a response says.
    """

    def __init__(self, base: str, send: Send, pace: Pace, *, has_key: bool, read: Read = answer_of) -> None:
        self._base, self._send, self._pace, self._has_key, self._read = base, send, pace, has_key, read
        self._unclear = 0
        self.later: set[Action] = set()
        self.requests = 0

    def ask(self, path: str, *, as_anybody: bool = False) -> Answer:
        """Read something, again where nothing clear came back; raises ``ForumAway`` and ``NoTimeLeft``."""
        request = Request("GET", f"{self._base}{path}", with_key=self._has_key and not as_anybody)
        for seconds in (*_AGAIN, None):
            answer = self._once(request)
            if not isinstance(answer, Unclear) or seconds is None:
                break
            self._pace.wait(seconds, f"the forum gave no clear answer: {answer.why}")
        return self._counted(answer)

    def tell(self, sending: Sending) -> Answer:
        """Change something, once: what has no clear answer may have been done.

        Raises ``ActionLater`` where a limit of such actions lasts longer than a run may wait.
        """
        action = sending.action
        if action in self.later:
            raise ActionLater(action)
        request = Request(sending.method, f"{self._base}{sending.path}", sending.json, with_key=True)
        while True:
            answer = self._once(request)
            if not isinstance(answer, Limited):
                return self._counted(answer)
            if answer.seconds > _PATIENCE:
                self.later.add(action)
                raise ActionLater(action)
            self._wait_for_action(action, answer.seconds)

    def pause(self, seconds: float, why: str) -> None:
        """Let some time pass."""
        self._pace.wait(seconds, why)

    def _wait_for_action(self, action: Action, seconds: float) -> None:
        try:
            self._pace.wait(seconds + _TO_SPARE, f"the forum limits {action}")
        except NoTimeLeft:
            self.later.add(action)
            raise ActionLater(action) from None

    def _once(self, request: Request) -> Answer:
        """One answer; a limit of everything is waited for here, since nothing else goes either."""
        while True:
            self._pace.turn()
            self.requests += 1
            try:
                answer = self._read(self._send(request))
            except NoAnswer as nothing:
                return Unclear(str(nothing))
            if not isinstance(answer, Limited) or (not answer.whole and request.method != "GET"):
                return answer
            self._pace.wait(answer.seconds + _TO_SPARE, "the forum limits requests")

    def _counted(self, answer: Answer) -> Answer:
        self._unclear = self._unclear + 1 if isinstance(answer, Unclear) else 0
        if isinstance(answer, Unclear) and self._unclear >= _AWAY:
            raise ForumAway(answer.why)
        if isinstance(answer, Moved) and not answer.topic:
            raise Elsewhere(answer.address)
        return answer


def prove_key(connection: Connection, nothing: str) -> None:
    """Ask, as the account, for a topic that nobody can have opened: a key that counts gets the answer "not there".

    Else 403 would look as if every topic had been deleted. Raises ``KeyRefused`` and ``ForumAway``.
    """
    answer = connection.ask(f"/t/external_id/{nothing}.json")
    if isinstance(answer, NotThere) and answer.status != 403:
        return
    if isinstance(answer, Unclear):
        raise ForumAway(answer.why)
    if isinstance(answer, Said | Moved):
        raise ForumAway("it does not answer as Discourse does")
    raise KeyRefused(answer.words if isinstance(answer, NotThere) else str(answer))
