"""Which packages a command is started with."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from bootstrap.launch import _needs_tests


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param(["test"], True, id="the tests"),
        pytest.param(["test", "--only", "tests", "--", "-h"], True, id="help of pytest"),
        pytest.param(["docs"], True, id="pictures are taken with the browser of the tests"),
        pytest.param(("docs", "--only", "pictures"), True, id="a part of the documentation"),
        pytest.param(["preview", "x", "--pictures", "p"], True, id="pictures of a preview"),
        pytest.param(["preview", "x", "--for-disk"], False, id="a preview without any"),
        pytest.param(["docs", "--help"], False, id="help"),
        pytest.param(["build"], False, id="a build"),
        pytest.param([], False, id="nothing"),
    ],
)
def test_the_packages_of_the_tests_are_asked_for(arguments: Sequence[str], expected: bool) -> None:
    assert _needs_tests(arguments) is expected
