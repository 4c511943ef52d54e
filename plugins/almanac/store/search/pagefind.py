"""Runs Pagefind as a process of its own, which is given texts and gives back the files of their index.

Its own package for Python takes a tenth of a second for each text, whatever that is (`_wait_for_responses` of
pagefind 1.5). What goes through the pipes is the same here: messages of JSON in Base64, a comma after each.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from threading import Thread, Timer
from types import TracebackType
from typing import Any

# The larger one knows where words of Chinese and Japanese begin; where both are, it is taken.
EXTENDED, USUAL = "pagefind_bin_extended", "pagefind_bin"
SECONDS = 600.0
_AT_ONCE = 1 << 20


class CannotIndex(Exception):
    """Why there is no index."""


@dataclass(frozen=True, slots=True)
class Binary:
    """A program of Pagefind's; ``name`` says which, with its version: another one makes other files."""

    path: Path
    name: str


def is_extended() -> bool:
    """Whether the larger program is there."""
    return find_spec(EXTENDED) is not None


def find_binary() -> Binary:
    """The program that the packages bring; raises ``CannotIndex`` where there is none."""
    package = EXTENDED if is_extended() else USUAL
    try:
        path = Path(import_module(package).get_executable())
        found = Binary(path, f"{package} {version(package)}")
    except (ImportError, OSError, AttributeError) as error:
        raise CannotIndex(f"the program Pagefind is not installed ({error})") from None
    if not path.is_file():
        raise CannotIndex(f"the program Pagefind is not where its package says: {path}")
    return found


class Pagefind:
    """The process; it ends with its ``with``. A run that takes longer than ``seconds`` is ended."""

    def __init__(self, binary: Binary, *, seconds: float = SECONDS) -> None:
        self._seconds = seconds
        self._number = 0
        self._rest = b""
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the program of the package
                [str(binary.path), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        except OSError as error:
            raise CannotIndex(f"the program Pagefind does not start: {error.strerror or error}") from None

    def __enter__(self) -> Pagefind:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if pipe:
                    pipe.close()
        self._process.wait()

    def index(self, records: Sequence[Mapping[str, Any]]) -> dict[str, bytes]:
        """The files of an index of these, by their paths; all are of one language. Raises ``CannotIndex``."""
        number = self._ask([{"type": "NewIndex", "config": {}}])[0]["index_id"]
        adding = ({"type": "AddRecord", "index_id": number, "sort": {}, **record} for record in records)
        self._ask(adding)
        answer, _ = self._ask([{"type": "GetFiles", "index_id": number}, {"type": "DeleteIndex", "index_id": number}])
        return {file["path"].replace("\\", "/"): base64.b64decode(file["content"]) for file in answer["files"]}

    def _ask(self, requests: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """The answers, in their order: what is asked is written while answers are read, or both would wait."""
        messages = [self._message(request) for request in requests]
        late = Timer(self._seconds, self._process.kill)
        writer = Thread(target=self._write, args=(messages,), daemon=True)
        late.start()
        writer.start()
        try:
            return [answer for _, answer in zip(messages, self._answers(), strict=False)]
        finally:
            late.cancel()
            writer.join(timeout=0 if self._process.poll() is not None else None)

    def _message(self, request: Mapping[str, Any]) -> bytes:
        self._number += 1
        return base64.b64encode(json.dumps({"message_id": self._number, "payload": request}).encode()) + b","

    def _write(self, messages: Sequence[bytes]) -> None:
        with suppress(OSError, ValueError):  # it has ended, which is seen where its answers are read
            if self._process.stdin:
                for message in messages:
                    self._process.stdin.write(message)
                self._process.stdin.flush()

    def _answers(self) -> Iterator[dict[str, Any]]:
        while True:
            answer: dict[str, Any] = self._payload(self._next())
            if answer.get("type") == "Error":
                raise CannotIndex(f"Pagefind refused a text: {answer.get('message')}")
            yield answer

    def _payload(self, data: bytes) -> dict[str, Any]:
        try:
            payload: dict[str, Any] = json.loads(base64.b64decode(data, validate=True))["payload"]
        except (ValueError, LookupError, TypeError):
            raise CannotIndex("what Pagefind answers cannot be understood: it is another program, or version") from None
        return payload

    def _next(self) -> bytes:
        """All until the next comma."""
        pieces = [self._rest]
        while b"," not in pieces[-1]:
            pieces.append(self._process.stdout.read1(_AT_ONCE) if self._process.stdout else b"")  # type: ignore[attr-defined]
            if not pieces[-1]:
                raise CannotIndex("Pagefind ended before it was done: there may be too little memory")
        last, _, self._rest = pieces.pop().partition(b",")
        return b"".join([*pieces, last])
