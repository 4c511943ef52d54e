"""What the checker of validator.w3.org (vnu) finds wrong in pages: errors alone."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

_JAR = Path(__file__).parents[2] / "clients" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

# One core is enough, and code that is compiled for a few seconds alone; the stack is what it asks for then.
_LITTLE = ("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss2m")


@dataclass(frozen=True)
class Vnu:
    """vnu in the machine's Java, started once for many pages."""

    java: str

    def errors(self, pages: Iterable[Path]) -> list[str]:
        """What breaks the rules of HTML, each with the end of the page's path, its line and what stands there."""
        options = ("--format", "json", "--errors-only", "--exit-zero-always")
        command = [self.java, *_LITTLE, "-jar", str(_JAR), *options]
        done = subprocess.run(
            [*command, *(str(page) for page in pages)], capture_output=True, encoding="utf-8", check=False
        )
        if done.returncode:
            raise AssertionError(f"vnu:\n{done.stderr}")
        # Behind the JSON it says of each page how many errors of its policy it did not count.
        answer, _ = json.JSONDecoder().raw_decode(done.stderr)
        return [_in_words(message) for message in answer["messages"]]


def _in_words(message: dict[str, object]) -> str:
    place = "/".join(str(message["url"]).split("/")[-4:])
    return f"{place}:{message.get('lastLine', '')}: {message['message']} {message.get('extract', '')}"
