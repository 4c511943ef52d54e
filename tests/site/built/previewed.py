"""`python -m previewed ROOT OUTPUT SITEURL drafts|no-drafts`: one build as `serve` does it, its answers in JSON."""

from __future__ import annotations

import json
import sys

from preview.child import SiteBuilds

if __name__ == "__main__":
    SiteBuilds(*sys.argv[1:]).build(lambda words: sys.stdout.write(f"{json.dumps(words)}\n"))
