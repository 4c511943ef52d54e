"""`digest` prints one form, or writes them all; what it cannot do it says with a remedy."""

from __future__ import annotations

import shlex
from datetime import UTC, date, datetime
from email import policy
from email.parser import BytesParser
from pathlib import Path
from typing import Any

import pytest

from almanac.model.edition import Edition
from almanac.model.entry import Source
from almanac.model.event import Event, EventText
from almanac.model.history import FileHistory, History
from almanac.model.place import Place
from almanac.model.site import Site
from almanac.model.story import Story
from almanac.model.when import AllDay, Published
from almanac.store import mail
from almanac.store.mail import MailNotSentError
from commands import main as main_module
from commands import site
from commands.main import main
from commands.site import CheckResult

NOW = datetime(2027, 3, 10, 12, tzinfo=UTC)
LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)


def story(slug: str, day: int) -> Story:
    source = Source(f"content/stories/{slug}.md", f"content/stories/{slug}")
    published = Published(date(2027, 3, day))
    return Story(source, slug, "en", slug, published, ("Ann",), "News", "A sentence.", f"/{slug}/", tags=("Maps",))


def event(slug: str) -> Event:
    text = EventText(Source(f"events/{slug}.md", f"events/{slug}"), "en", slug, "A sentence.", f"/events/{slug}/")
    when = AllDay(date(2027, 3, 20), date(2027, 3, 20))
    return Event(slug=slug, uid=slug, text=text, when=when, category="Meetup", place=Place("Hall", "", "Accra", "GH"))


EDITION = Edition(
    Site("Group", "https://example.org", languages=("en", "es"), calendar_domain="group.example"),
    NOW,
    (story("today", 10), story("\x1b[31m::error::last-week", 3)),
    events=(event("meeting"),),
    history=History({"events/meeting.md": FileHistory(LONG_AGO, LONG_AGO, LONG_AGO, 1)}),
)


@pytest.fixture
def edition(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Edition:
    monkeypatch.setattr(site, "check_site", lambda root, drafts: CheckResult((), EDITION))
    monkeypatch.setattr(main_module, "ROOT", tmp_path)
    return EDITION


def call(arguments: str) -> int:
    return main(["digest", *shlex.split(arguments)])


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param("--week", "# Group: 1–7 Mar 2027", id="the last week"),
        pytest.param("--week 2027-W09 --format markdown", "# Group: 1–7 Mar 2027", id="a week by its name"),
        pytest.param("--since 2027-03-08 --format text", "Group: 8–10 Mar 2027", id="since a day"),
        pytest.param("--week --lang es --format text", "Group: 1–7 de marzo de 2027", id="a language"),
        pytest.param("--week --country gh --tag maps", "# Group: Ghana · Maps, 1–7 Mar 2027", id="narrowed"),
        pytest.param("--week --format wikitext", "<!-- Group: 1–7 Mar 2027 -->", id="wikitext"),
    ],
)
def test_it_prints_a_digest(
    arguments: str, expected: str, edition: Edition, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert call(arguments) == 0

    assert capsysbinary.readouterr().out.decode().splitlines()[0] == expected


def test_what_people_wrote_gives_no_orders_to_a_terminal_or_a_log(
    edition: Edition, capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert call("--week --format text") == 0
    printed = capsysbinary.readouterr()

    assert b"* [31m::error::last-week" in printed.out
    assert b"\x1b" not in printed.out
    assert printed.err.startswith(b"::stop-commands::")


def test_a_mail_says_who_sends_it_and_who_gets_it(edition: Edition, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert (
        call("--week --format eml --from 'Grüße <news@lists.example>' --to a@lists.example --to b@lists.example") == 0
    )
    message = BytesParser(policy=policy.default).parsebytes(capsysbinary.readouterr().out)

    assert (message["From"], message["To"]) == ("Grüße <news@lists.example>", "a@lists.example, b@lists.example")


def test_every_form_is_written_in_every_language(
    edition: Edition, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("--week --output out --dry-run") == 0
    planned = capsys.readouterr().out
    assert not (tmp_path / "out").exists()

    assert call("--week --output out") == 0
    assert planned.replace("would write", "wrote") == capsys.readouterr().out
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"digest.{lang}.{suffix}" for lang in ("en", "es") for suffix in ("eml", "md", "txt", "wiki")
    ]
    assert "1–7 de marzo" in (tmp_path / "out" / "digest.es.txt").read_text("utf-8")


ENVIRONMENT = {
    "ALMANAC_SMTP": "smtps://user:secret@mail.example",
    "ALMANAC_DIGEST_FROM": "Group <news@lists.example>",
    "ALMANAC_DIGEST_TO": "all@lists.example, more@lists.example",
}


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """What was handed over, with the environment of the job that does so."""
    handed: list[tuple[Any, ...]] = []
    monkeypatch.setattr(mail, "send_mail", lambda *arguments: handed.append(arguments))
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    return handed


def test_a_job_sends_it_as_its_environment_says(
    edition: Edition, sent: list[tuple[Any, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("--week --send --dry-run") == 0
    assert sent == []
    assert call("--week --send") == 0

    ((data, server, sender, recipients),) = sent
    message = BytesParser(policy=policy.default).parsebytes(data)
    assert (server, sender) == (ENVIRONMENT["ALMANAC_SMTP"], "news@lists.example")
    assert recipients == ["all@lists.example", "more@lists.example"]
    assert (message["From"], message["To"]) == ("Group <news@lists.example>", ENVIRONMENT["ALMANAC_DIGEST_TO"])
    assert capsys.readouterr().out.splitlines() == [
        "would send `Group: 1–7 Mar 2027` from Group <news@lists.example> to all@lists.example, more@lists.example",
        "sent `Group: 1–7 Mar 2027` to all@lists.example, more@lists.example",
    ]


@pytest.mark.parametrize("missing", ENVIRONMENT)
def test_where_the_environment_lacks_something_nothing_is_sent(
    missing: str,
    edition: Edition,
    sent: list[tuple[Any, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv(missing, "")

    assert call("--week --send") == 2
    assert sent == []
    assert f"lacks {missing}" in capsys.readouterr().err


def test_a_week_of_which_there_is_nothing_to_tell_is_not_sent(
    edition: Edition, sent: list[tuple[Any, ...]], capsys: pytest.CaptureFixture[str]
) -> None:
    assert call("--week 2026-W10 --send") == 0

    assert sent == []
    assert "nothing is sent" in capsys.readouterr().out


def test_why_a_server_did_not_take_it_is_said(
    edition: Edition,
    sent: list[tuple[Any, ...]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def refuse(*_: object) -> None:
        raise MailNotSentError("mail.example answered 550")

    monkeypatch.setattr(mail, "send_mail", refuse)

    assert call("--week --send") == 2
    assert "mail.example answered 550" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        pytest.param("--week 2027-W10", "the week 2027-W10 is not over", id="this week"),
        pytest.param("--week 2027-10", "is no week", id="no week"),
        pytest.param("--since 2027-03-11", "still to come", id="tomorrow"),
        pytest.param("--week --lang fr", "`fr` is not a language of this site (en, es)", id="a language it has not"),
        pytest.param("--week --tag mapps", "did you mean `Maps`?", id="a tag that nothing has"),
        pytest.param("--week --country PL", "no event is in `PL`", id="a country where nothing is"),
    ],
)
def test_what_it_cannot_do_it_says(
    arguments: str, expected: str, edition: Edition, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(arguments) == 2

    assert expected in capsys.readouterr().err


@pytest.mark.parametrize("arguments", ["", "--week --since 2027-03-01", "--since yesterday", "--week --from news"])
def test_what_it_does_not_understand_it_says(arguments: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        call(arguments)

    assert ended.value.code == 2


def test_without_the_whole_history_nobody_knows_what_is_new(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shallow = Edition(EDITION.site, NOW, history=History(complete=False))
    monkeypatch.setattr(site, "check_site", lambda root, drafts: CheckResult((), shallow))

    assert call("--week") == 2
    assert "fetch-depth: 0" in capsys.readouterr().err


def test_files_with_errors_come_first(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(site, "check_site", lambda root, drafts: CheckResult((), None))

    assert call("--week") == 1
    assert "scripts/almanac check" in capsys.readouterr().err
