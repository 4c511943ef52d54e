"""The pages of one host one after another, with a pause; never longer than there is time."""

from __future__ import annotations

from dataclasses import dataclass, field

from almanac.store.links.answers import Answer
from almanac.store.links.visits import Pace, visit

PACE = Pace(seconds=100, pause=2, patience=30)


@dataclass
class Time:
    """A clock that only waiting moves."""

    moment: float = 0.0
    waited: list[float] = field(default_factory=list)

    def now(self) -> float:
        return self.moment

    def sleep(self, seconds: float) -> None:
        self.moment += seconds
        self.waited.append(seconds)


def test_one_host_is_left_alone_between_two_pages() -> None:
    time, asked = Time(), list[str]()

    def ask(address: str) -> Answer:
        asked.append(address)
        return Answer("answers")

    pages = [f"https://example.org/{number}" for number in range(3)]
    said = dict(visit(pages, ask, PACE, time))

    assert (asked, [*said], time.waited) == (pages, pages, [2, 2])


def test_every_host_is_asked() -> None:
    pages = [f"https://{number}.example/" for number in range(20)]

    assert {address for address, _ in visit(pages, lambda _: Answer("answers"), PACE)} == {*pages}


def test_what_asks_for_patience_gets_it_and_is_asked_once_more() -> None:
    time, answers = Time(), iter([Answer("unclear", "429", wait=9), Answer("answers")])

    said = [*visit(["https://example.org/"], lambda _: next(answers), PACE, time)]

    assert (said, time.waited) == ([("https://example.org/", Answer("answers"))], [9])


def test_who_asks_for_too_much_patience_is_left_for_another_day() -> None:
    time = Time()
    pages = ["https://example.org/a", "https://example.org/b"]

    assert [*visit(pages, lambda _: Answer("unclear", "503", wait=31), PACE, time)] == []
    assert time.waited == []


def test_what_there_is_no_time_for_is_left_out() -> None:
    time = Time()
    pages = [f"https://example.org/{number}" for number in range(100)]

    said = [*visit(pages, lambda _: Answer("answers"), PACE, time)]

    assert len(said) == 51
    assert time.moment <= 102
