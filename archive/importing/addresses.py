"""Addresses on the web that the archive may ask: how they are written, and which machines are open to everybody."""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Self, TypeAlias
from urllib.parse import quote, urlsplit

from archive.importing.storing import LONGEST_URL

IPAddress: TypeAlias = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
"""The schemes that are asked, and the only ports; either goes with either."""

_UNUSUAL = "The address has no host that is written in the usual way."
_AUTHORITY = re.compile(r"(?:\[(?P<bracketed>[0-9A-Fa-f:.]+)\]|(?P<name>[^\[\]:@%]+))(?::(?P<port>[0-9]{1,5}))?")
_LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_NAME = re.compile(rf"(?=.{{4,253}}\Z)(?:{_LABEL}\.)+{_LABEL}")
_ENDS_IN_NUMBER = re.compile(r"(?:.*\.)?(?:[0-9]+|0x[0-9a-f]*)", re.IGNORECASE)
"""What systems take for an IPv4 address, however it is spelt: ``127.1``, ``0x7f000001``, ``017700000001``."""
_KEPT = "/:@!$&'()*+,;=~%"
"""What of an address's path is sent as it is written, beside letters and digits; ``%`` since it may be quoted already."""

_GLOBAL = ip_network("2000::/3")
_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv4 behind NAT64 (RFC 6052): its last 32 bits are the machine's address."""
_SPECIAL = tuple(
    ip_network(network)
    for network in (
        "192.0.0.0/24",  # protocol assignments, and some clouds' metadata
        "192.88.99.0/24",  # relays of 6to4
        "168.63.129.16/32",  # Azure's own machine, as its guests see it
        "2001::/23",  # protocol assignments, Teredo among them
        "2002::/16",  # 6to4: an IPv4 address, which may be a private one, within
        "3fff::/20",  # documentation
    )
)
"""Networks for special purposes (IANA's registries) that some versions of ``ipaddress`` call global, and one more."""


class NotFetched(Exception):
    """A page that can't be had from its address; the message is one clear sentence, which tells nothing of machines inside.

    No ``ValueError``: ``http.client`` would take one for a broken answer.
    """


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An address of http or https, taken apart: ``target`` is what its host is asked for, and all of it is ASCII."""

    scheme: str
    host: str
    port: int
    target: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """The parts of an address, whose host is a name in full or an IP address. Raises ``NotFetched``.

        Only the usual spelling of each is taken, so that nobody further down, system or server, reads another host out of it.
        """
        if len(text) > LONGEST_URL:
            raise NotFetched(f"The address is longer than {LONGEST_URL} characters.")
        if not text.isprintable() or " " in text or "\\" in text:
            raise NotFetched("The address holds blanks, backslashes or characters that can't be seen.")
        try:
            parts = urlsplit(text)
        except ValueError as error:
            raise NotFetched(_UNUSUAL) from error
        if parts.scheme not in PORTS:
            raise NotFetched("The address must begin with http:// or https://.")
        if "@" in parts.netloc:
            raise NotFetched("The address must not hold a user's name or password.")
        found = _AUTHORITY.fullmatch(parts.netloc)
        if found is None:
            raise NotFetched(_UNUSUAL)
        port = int(found["port"] or PORTS[parts.scheme])
        if port not in PORTS.values():
            raise NotFetched("The address must not name a port other than 80 and 443.")
        host = _bracketed(found["bracketed"]) if found["bracketed"] else _named(found["name"])
        query = f"?{quote(parts.query, safe=_KEPT + '?')}" if parts.query else ""
        return cls(parts.scheme, host, port, (quote(parts.path, safe=_KEPT) or "/") + query)

    @property
    def literal(self) -> IPAddress | None:
        """The host, where it is an IP address."""
        try:
            return ip_address(self.host)
        except ValueError:
            return None

    @property
    def authority(self) -> str:
        """Host and port as the header ``Host`` has them: the port only where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"


def is_public(address: IPAddress) -> bool:
    """Whether an IP address is a single machine's on the internet: not this one, nor one of a network's inside, nor one for special use.

    An IPv4 address within an IPv6 one is judged as what it is.
    """
    if isinstance(address, IPv6Address):
        if address.scope_id is not None:
            return False
        if inner := address.ipv4_mapped or (IPv4Address(int(address) & 0xFFFFFFFF) if address in _TRANSLATED else None):
            return is_public(inner)
        if address not in _GLOBAL:
            return False
    return address.is_global and not (address.is_multicast or address.is_reserved or any(address in network for network in _SPECIAL))


def _bracketed(text: str) -> str:
    try:
        return str(IPv6Address(text))
    except ValueError as error:
        raise NotFetched(_UNUSUAL) from error


def _named(text: str) -> str:
    """A host's name in ASCII and small letters, or an IPv4 address as four numbers."""
    try:
        name = text.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise NotFetched(_UNUSUAL) from error
    if _ENDS_IN_NUMBER.fullmatch(name):
        try:
            return str(IPv4Address(name))
        except ValueError as error:
            raise NotFetched(_UNUSUAL) from error
    if not _NAME.fullmatch(name):
        raise NotFetched(_UNUSUAL)
    return name
