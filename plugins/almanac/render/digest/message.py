"""Writes a digest as a mail (RFC 5322): HTML and the same as plain text, nothing of which is loaded from anywhere."""

from __future__ import annotations

from collections.abc import Sequence
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from hashlib import blake2b
from zoneinfo import ZoneInfo

from almanac.render.digest.digest import Digest
from almanac.render.digest.html import mail_html
from almanac.render.digest.plain_text import plain_text

# Lines that every server takes (RFC 5321 4.5.3.1.6), in letters that every server takes (RFC 6152).
_POLICY = SMTP.clone(cte_type="7bit", max_line_length=78)


def mail(
    digest: Digest, zone: ZoneInfo, domain: str, *, sender: Address | None = None, recipients: Sequence[Address] = ()
) -> bytes:
    """The mail; the same digest gives the same bytes, and the same identity (Message-ID, List-Id) below ``domain``.

    Without a ``sender`` it is a draft, which programs open to be sent by whoever opens it (``X-Unsent``).
    """
    message = EmailMessage(policy=_POLICY)
    if sender:
        message["From"] = sender
    else:
        message["X-Unsent"] = "1"
    if recipients:
        message["To"] = tuple(recipients)
    message["Subject"] = _header(digest.title)
    message["Date"] = format_datetime(digest.ended.astimezone(zone))
    message["Message-ID"] = f"<digest-{_ascii(digest.name)}-{digest.lang}@{domain}>"
    message["List-Id"] = f"<digest-{digest.lang.lower()}.{domain}>"
    message["List-Archive"] = f"<{digest.page}>"
    message["List-Help"] = f"<{digest.subscribe}>"
    # Whoever is away answers no such mail (RFC 3834 5).
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(plain_text(digest))
    message.add_alternative(mail_html(digest), subtype="html")
    # What has another content loses such a header.
    message["Content-Language"] = digest.spoken
    # Else a new one is drawn for each message.
    message.set_boundary(f"=_{blake2b(repr(digest).encode('utf-8', 'surrogatepass'), digest_size=16).hexdigest()}")
    return message.as_bytes()


def _header(text: str) -> str:
    """A text whose letters are all its own: an encoded word in it (RFC 2047) would be read, line breaks and all."""
    return text.replace("=?", "=\u2060?")


def _ascii(name: str) -> str:
    """What stands in an identity (RFC 5322 3.2.3); letters of other scripts by what they are encoded as."""
    return name if name.isascii() else blake2b(name.encode(), digest_size=8).hexdigest()
