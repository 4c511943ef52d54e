"""The error that ends a command with exit code 2: why it could not run at all."""

from __future__ import annotations


class CannotRun(Exception):
    """What is missing on this machine or in this call, and the remedy."""

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        """As the terminal shows it."""
        remedy = self.remedy.replace("\n", "\n          ")
        return f"almanac: {self.message}\n  Remedy: {remedy}" if remedy else f"almanac: {self.message}"
