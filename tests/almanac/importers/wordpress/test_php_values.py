"""Values that PHP serialised."""

from __future__ import annotations

import phpserialize
import pytest

from almanac.importers.wordpress.php_values import php_dictionary, php_value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param('a:1:{s:4:"name";s:5:"Caf\u00e9";}', {"name": "Café"}, id="lengths in bytes"),
        pytest.param('a:1:{i:0;a:1:{s:1:"a";b:1;}}', {"0": {"a": True}}, id="one in another"),
        pytest.param(
            phpserialize.dumps(phpserialize.dumps({"a": 1}).decode()).decode(), {"a": 1}, id="serialised twice"
        ),
        pytest.param("Some: text", "Some: text", id="text"),
        pytest.param("", "", id="nothing"),
        pytest.param(
            'O:8:"stdClass":1:{s:1:"a";i:1;}', 'O:8:"stdClass":1:{s:1:"a";i:1;}', id="an object, which is never made"
        ),
        pytest.param('a:1:{i:0;O:1:"X":0:{}}', 'a:1:{i:0;O:1:"X":0:{}}', id="an object in an array"),
        pytest.param("a:99999999:{i:0;i:1;", "a:99999999:{i:0;i:1;", id="more than there is"),
        pytest.param('s:99999999:"a";', 's:99999999:"a";', id="longer than it is"),
        pytest.param("a:1:{a:0:{}i:1;}", "a:1:{a:0:{}i:1;}", id="an array as a key"),
        pytest.param("a:1:{i:0;" * 5000, "a:1:{i:0;" * 5000, id="deeper than anybody needs"),
        pytest.param("i:" + "9" * 10000 + ";", "i:" + "9" * 10000 + ";", id="a number longer than any"),
    ],
)
def test_values(text: str, value: object) -> None:
    assert php_value(text) == value


def test_what_is_no_dictionary_is_an_empty_one() -> None:
    assert php_dictionary("i:5;") == php_dictionary("text") == {}
