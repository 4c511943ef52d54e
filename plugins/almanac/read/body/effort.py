"""How much work a text makes: counted, not timed, so that every machine says the same."""

from __future__ import annotations

# A step is about what Python needs to look at one character. Honest texts of 200 KB take up to four million.
MAX_STEPS = 10_000_000
# Of lists, quotations and notes in one another; each parser of them calls itself.
MAX_DEPTH = 30


class TooMuchWorkError(Exception):
    """What there is too much of, in words, and the beginning of the text that has it."""

    def __init__(self, what: str, near: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.near = near


class TooDeepError(Exception):
    """Lists, quotations or brackets within one another without end."""


class Effort:
    """The steps that one text has taken so far."""

    def __init__(self) -> None:
        self._most = MAX_STEPS
        self._spent = 0

    def begin(self, most: int = MAX_STEPS) -> None:
        """Start to count for the next text, which may take so many steps."""
        self._most = most
        self._spent = 0

    @property
    def spent(self) -> int:
        """Steps since the text began."""
        return self._spent

    def spend(self, steps: int, what: str, text: str = "") -> None:
        """Note work that is done; raises ``TooMuchWorkError`` when it is more than any honest text makes."""
        self._spent += steps
        if self._spent > self._most:
            raise TooMuchWorkError(what, text.split("\x02")[0].strip().partition("\n")[0][:60])
