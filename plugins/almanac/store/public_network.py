"""Connects to hosts that everybody reaches, and to none in a network that only this machine sees."""

from __future__ import annotations

import socket
from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Network, ip_address
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

_IN_IPV6 = IPv6Network("64:ff9b::/96")  # RFC 6052

IsAllowed = Callable[[str], bool]


class NotPublicError(Exception):
    """The IP address, its one argument, is of a network that only some see."""


def is_public(address: str) -> bool:
    """Whether an IP address is one that everybody reaches (IANA's registries of special addresses)."""
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv4Address):
        return found.is_global and not found.is_multicast
    inside = (
        found.ipv4_mapped or found.sixtofour or (IPv4Address(int(found) & 0xFFFFFFFF) if found in _IN_IPV6 else None)
    )
    return inside.is_global if inside else found.is_global and not found.is_multicast


class PublicAdapter(HTTPAdapter):
    """Looks where each connection leads, after it is made and before anything is sent there.

    Whoever names a host may give it another address a moment after somebody has asked which it has. A request raises
    ``NotPublicError``.
    """

    def __init__(self, is_allowed: IsAllowed = is_public) -> None:
        self._is_allowed = is_allowed
        super().__init__(max_retries=0)

    def init_poolmanager(self, *arguments: Any, **options: Any) -> None:
        """With connections that look."""
        super().init_poolmanager(*arguments, **options)
        is_allowed = self._is_allowed

        class Plain(HTTPConnection):
            def _new_conn(self) -> socket.socket:
                return _looked_at(super()._new_conn(), is_allowed)

        class Encrypted(HTTPSConnection):
            def _new_conn(self) -> socket.socket:
                return _looked_at(super()._new_conn(), is_allowed)

        class PlainPool(HTTPConnectionPool):
            ConnectionCls = Plain

        class EncryptedPool(HTTPSConnectionPool):
            ConnectionCls = Encrypted

        self.poolmanager.pool_classes_by_scheme = {"http": PlainPool, "https": EncryptedPool}


def _looked_at(connected: socket.socket, is_allowed: IsAllowed) -> socket.socket:
    host = str(connected.getpeername()[0])
    if is_allowed(host):
        return connected
    connected.close()
    raise NotPublicError(host)
