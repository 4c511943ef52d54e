"""A mail is handed over whole, or it is said why not; a password is not."""

from __future__ import annotations

import socketserver
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from almanac.store.mail import MailNotSentError, send_mail

YES = {
    "DATA": b"354 go on",
    "EHLO": b"250-here\r\n250 AUTH PLAIN",
    "AUTH": b"235 come in",
    "QUIT": b"221 bye",
}
MAIL = b"Subject: A\r\n\r\n.\r\n.. a line of dots\r\n"


@dataclass
class Server:
    """What it answers to the beginnings of lines, where that is another than yes; what it was told, and what it got."""

    port: int = 0
    answers: dict[str, bytes] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    mails: list[bytes] = field(default_factory=list)


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            self.wfile.write(b"220 here\r\n")
            while line := self.rfile.readline():
                said = line.decode().strip()
                state.told.append(said)
                word = said.split(" ")[0].upper()
                answer = next((answer for begins, answer in state.answers.items() if said.startswith(begins)), None)
                self.wfile.write((answer or YES.get(word, b"250 yes")) + b"\r\n")
                if word == "DATA" and not answer:
                    state.mails.append(b"".join(iter(self.rfile.readline, b".\r\n")))
                    self.wfile.write(b"250 taken\r\n")

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Handler) as listening:
        state.port = listening.server_address[1]
        thread = threading.Thread(target=listening.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield state
        listening.shutdown()
        thread.join()


def send(server: Server, *recipients: str, account: str = "") -> None:
    send_mail(MAIL, f"smtp://{account}127.0.0.1:{server.port}", "news@a.example", recipients or ("all@b.example",))


def test_it_arrives_as_it_is(server: Server) -> None:
    send(server, "all@b.example", "more@b.example")

    assert server.mails == [MAIL.replace(b"\r\n.", b"\r\n..")]
    assert [line for line in server.told if line.startswith(("mail", "rcpt"))] == [
        "mail FROM:<news@a.example>",
        "rcpt TO:<all@b.example>",
        "rcpt TO:<more@b.example>",
    ]


def test_an_account_is_read_from_the_address(server: Server) -> None:
    send(server, account="us%40er:p%3Aw@")

    assert any(line.startswith("AUTH PLAIN AHVzQGVyAHA6dw==") for line in server.told)


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"AUTH": b"535 wrong p:w"}, "127.0.0.1 answered 535"),
        ({"mail": b"550 not you"}, "127.0.0.1 answered 550"),
        ({"rcpt": b"550 nobody"}, "refused all@b.example"),
        ({"data": b"554 no"}, "127.0.0.1 answered 554"),
    ],
)
def test_why_it_was_not_taken_is_said_and_the_password_is_not(
    server: Server, answers: dict[str, bytes], expected: str
) -> None:
    server.answers |= answers

    with pytest.raises(MailNotSentError) as caught:
        send(server, account="user:p%3Aw@")
    assert expected in str(caught.value)
    assert "p:w" not in str(caught.value)
    assert server.mails == []


@pytest.mark.parametrize(
    "address", ["", "mail.example", "https://mail.example", "smtp://", "smtps://a:b@mail.example:port"]
)
def test_what_is_no_server_is_none(address: str) -> None:
    with pytest.raises(MailNotSentError, match="smtps://USER:PASSWORD@HOST"):
        send_mail(MAIL, address, "news@a.example", ["all@b.example"])


def test_a_server_that_does_not_answer_is_named() -> None:
    with pytest.raises(MailNotSentError, match=r"^127\.0\.0\.1: "):
        send_mail(MAIL, "smtps://127.0.0.1:1", "news@a.example", ["all@b.example"])
