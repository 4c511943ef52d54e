"""What the checker of EPUB (epubcheck) finds in a book: errors and warnings."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path

_JAR = "/usr/share/java/epubcheck.jar"


@dataclass(frozen=True)
class EpubCheck:
    """epubcheck in the machine's Java."""

    java: str

    def messages(self, book: Path) -> list[str]:
        """Each error and each warning."""
        # One core and little memory are enough, and the machine has others to do.
        command = [self.java, "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-jar", _JAR, str(book)]
        done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
        said = (done.stdout + done.stderr).splitlines()
        if not any(line.startswith("Messages: ") for line in said):
            raise AssertionError(f"epubcheck:\n{done.stderr}")
        return [line for line in said if line.startswith(("FATAL", "ERROR", "WARNING"))]
