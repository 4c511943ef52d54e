"""Writes the list of bags that were restored, to see that it works."""

from __future__ import annotations

import json
from collections.abc import Sequence

from almanac.model.bag import Restore

_ABOUT = "Bags of this site that were restored, to see that it works: `scripts/almanac restore` writes it."
# Years of trying it every month.
_MOST = 100


def restores_text(restores: Sequence[Restore]) -> str:
    """The file, the newest last; of very many the newest."""
    listed = [
        {"day": one.day.isoformat(), "bagged": one.bagged.isoformat(), "commit": one.commit, "seconds": one.seconds}
        for one in restores[-_MOST:]
    ]
    return json.dumps({"about": _ABOUT, "restores": listed}, ensure_ascii=False, indent=1) + "\n"
