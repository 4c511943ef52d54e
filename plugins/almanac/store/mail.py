"""Hands a mail to a server (RFC 5321, 8314), encrypted on its way."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Sequence
from urllib.parse import SplitResult, unquote, urlsplit

_SUBMISSION = {"smtp": 587, "smtps": 465}
_OWN_MACHINE = frozenset(["localhost", "127.0.0.1", "::1"])
_SECONDS = 60


class MailNotSentError(Exception):
    """Why a server did not take a mail; it does not name the account."""


def send_mail(data: bytes, server: str, sender: str, recipients: Sequence[str]) -> None:
    """Hand over a mail to all recipients or to none; raises ``MailNotSentError``.

    ``server`` is ``smtps://USER:PASSWORD@HOST``, or ``smtp://`` for one that encrypts after a greeting (STARTTLS), each
    with its port where that is another; a server on this machine may do without encryption.
    """
    parts = urlsplit(server)
    try:
        port = parts.port or _SUBMISSION.get(parts.scheme)
    except ValueError:
        port = None
    if not parts.hostname or not port or parts.scheme not in _SUBMISSION:
        raise MailNotSentError("its address is not of the form smtps://USER:PASSWORD@HOST")
    try:
        with _connected(parts, parts.hostname, port) as connection:
            if parts.username:
                connection.login(unquote(parts.username), unquote(parts.password or ""))
            refused = connection.sendmail(sender, list(recipients), data)
    except smtplib.SMTPResponseException as error:
        raise MailNotSentError(f"{parts.hostname} answered {error.smtp_code}") from None
    except smtplib.SMTPRecipientsRefused as error:
        raise MailNotSentError(f"{parts.hostname} refused {', '.join(error.recipients)}") from None
    except (OSError, ValueError) as error:  # SMTPException is an OSError
        raise MailNotSentError(f"{parts.hostname}: {error}") from None
    if refused:
        raise MailNotSentError(f"{parts.hostname} refused {', '.join(refused)}, and took it for the others")


def _connected(parts: SplitResult, host: str, port: int) -> smtplib.SMTP:
    trusted = ssl.create_default_context()
    if parts.scheme == "smtps":
        return smtplib.SMTP_SSL(host, port, timeout=_SECONDS, context=trusted)
    connection = smtplib.SMTP(host, port, timeout=_SECONDS)
    if host not in _OWN_MACHINE:
        connection.starttls(context=trusted)
    return connection
