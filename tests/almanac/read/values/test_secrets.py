"""The value of a secret is told from words about one; none of those here was ever given out."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.read.values.secrets import secret_in

# Put together here: programs that look for lost tokens in repositories would find them, too.
SECRETS = [
    pytest.param("ghp_" + "a1" * 18, id="GitHub, of a person"),
    pytest.param("github_pat_" + "11ABCDEFG0" * 4, id="GitHub, for some repositories"),
    pytest.param("glpat-" + "x" * 20, id="GitLab"),
    pytest.param("AKIA" + "ABCDEFGHIJKLMNOP", id="Amazon"),
    pytest.param("xoxb-" + "123456789012-abcdef", id="Slack"),
    pytest.param("pypi-" + "AgEIcHlwaS5vcmcCJ", id="PyPI"),
    pytest.param("-----BEGIN OPENSSH PRIVATE KEY-----", id="a private key"),
    pytest.param("smtps://bot:hunter2@mail.example.org", id="a password in an address"),
    pytest.param("6fa459ea-ee8a-3ca4-894e-db77e160355e", id="a UUID, as some hosts have keys"),
    pytest.param("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", id="a key of Discourse"),
    pytest.param("aecg1lqb6dnvlm1rqcn0h6qsq4pgh6ep", id="the password of a bot on a wiki"),
    pytest.param("da39a3ee5e6b4b0d3255bfef95601890afd80709", id="a token of Forgejo"),
    pytest.param("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2ln", id="a JSON Web Token"),
]
WORDS = [
    "ALMANAC_FORUM_KEY",
    "ghp_ and then forty characters: GitHub, for the bot",
    "https://github.com/organizations/example/settings/personal-access-tokens",
    "https://registrar.example/domains/international-museum-day-2027.example.org/renew?lang=en",
    "Settings > Secrets and variables > Actions",
    "renewed on 2026-11-30, until 2027-11-30, for 12.50 EUR",
    "akademiadziedzictwakulturowego2027 is the name of the account",
    "editors@example.org, +48 22 123 45 67",
    "ارسال الى المحررين 2027",
    "smtps://mail.example.org:465",
]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("line", ["{}", "  note: it is {}, do not lose it", "# {}", 'name: "{}"', "name: {}, other"])
def test_a_value_is_found_wherever_it_stands_and_not_repeated(line: str, secret: str) -> None:
    shown = secret_in(line.format(secret))
    assert (len(shown), secret.startswith(shown)) == (4, True)


@pytest.mark.parametrize("words", WORDS)
def test_words_about_one_are_none(words: str) -> None:
    assert secret_in(words) == ""


@given(st.binary(min_size=16, max_size=16))
def test_whatever_is_drawn_by_lot_and_written_in_hexadecimal_is_found(drawn: bytes) -> None:
    text = drawn.hex()
    is_mixed = len(re.findall(r"\d[a-f]|[a-f]\d", text)) > 5
    assert secret_in(text) or not is_mixed
