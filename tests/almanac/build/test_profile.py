"""Each second of a build is counted once, for the innermost stage; where nobody asked nothing is counted."""

from __future__ import annotations

import pickle
import time

import pytest

from almanac.build.profile import BETWEEN, NOT_PROFILED, Kind, RecordedProfile


def test_time_counts_for_the_innermost_stage() -> None:
    begun = time.perf_counter()
    profile = RecordedProfile()
    with profile.stage("reading"):
        time.sleep(0.02)
        with profile.stage("bodies"):
            time.sleep(0.08)
    stages = profile.stages()
    whole = time.perf_counter() - begun

    assert [*stages] == ["reading", "bodies", BETWEEN]
    assert 0.02 <= stages["reading"].wall < stages["bodies"].wall
    assert stages["bodies"].wall >= 0.08
    assert sum(spent.wall for spent in stages.values()) <= whole


def test_a_stage_that_comes_again_goes_on() -> None:
    profile = RecordedProfile()
    for _ in range(2):
        with profile.stage("keeping"):
            time.sleep(0.03)

    assert profile.stages()["keeping"].wall >= 0.06


def test_a_stage_ends_where_it_fails() -> None:
    profile = RecordedProfile()
    with pytest.raises(ValueError, match="broken"), profile.stage("planning"):
        raise ValueError("broken")
    time.sleep(0.02)

    assert profile.stages()[BETWEEN].wall >= 0.02


def test_work_is_told_from_waiting() -> None:
    profile = RecordedProfile()
    with profile.stage("waiting"):
        time.sleep(0.1)
    with profile.stage("working"):
        worked = time.process_time() + 0.05
        while time.process_time() < worked:
            pass
    stages = profile.stages()

    assert stages["waiting"].cpu < 0.05 <= stages["working"].cpu


def test_kinds_and_files_come_with_the_most_expensive_first() -> None:
    profile = RecordedProfile()
    profile.made("story", "stories/a/index.html", 0.25)
    profile.made("feed", "feeds/all.atom.xml", 1.0)
    profile.made("story", "stories/b/index.html", 0.5)
    profile.kept("story")
    profile.kept("copy")

    assert profile.kinds() == [Kind("feed", 1, 0, 1.0), Kind("story", 2, 1, 0.75), Kind("copy", 0, 1, 0.0)]
    assert profile.kinds()[1].planned == 3
    assert [file.name for file in profile.slowest(2)] == ["feeds/all.atom.xml", "stories/b/index.html"]


def test_where_nobody_asked_no_time_is_taken() -> None:
    with NOT_PROFILED.stage("anything"):
        NOT_PROFILED.made("story", "a", 1.0)
        NOT_PROFILED.kept("story")

    assert NOT_PROFILED.clock() == 0.0


@pytest.mark.parametrize("profile", [NOT_PROFILED, RecordedProfile()], ids=["none", "recorded"])
def test_its_clock_goes_along_to_other_processes(profile: RecordedProfile) -> None:
    assert pickle.loads(pickle.dumps(profile.clock)) is profile.clock  # noqa: S301 - our own
