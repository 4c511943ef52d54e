"""What holds for all tests."""

from __future__ import annotations

from hypothesis import settings

# A machine that is busy is no fault of what is tested; a hang is found by the time that a test may take.
settings.register_profile("unhurried", settings.get_profile(settings.get_current_profile_name()), deadline=None)
settings.load_profile("unhurried")
