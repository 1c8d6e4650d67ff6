"""Where the cluster is: what ``SEARCH_URL=opensearch://user:password@host:9200,host2:9200/name?ca=…`` says."""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, unquote

_URL = re.compile(
    r"opensearch://(?:(?P<user>[^:@/?#]+):(?P<password>[^@/?#]*)@)?(?P<hosts>[^@/?#]+)/(?P<name>[^/?#]*)(?:\?(?P<options>[^#]*))?"
)
_HOST = re.compile(r"(?P<host>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>\d{1,5}))?")
_NAME = re.compile(r"[a-z][a-z0-9-]{0,99}")
_MOST_SHARDS = 1024
"""As many as OpenSearch takes in one index."""


@dataclass(frozen=True, slots=True)
class Address:
    """A cluster's nodes, the name under which its index is found there, and how to get in."""

    hosts: tuple[tuple[str, int], ...]
    name: str
    user: str = ""
    password: str = ""
    ca: str = ""
    """The file with the certificates that are trusted; with one or with ``tls`` connections are encrypted."""
    tls: bool = False
    shards: int = 1
    """Into how many parts a new index is cut."""

    @classmethod
    def read(cls, url: str) -> "Address":
        """The address that ``url`` says. ``ValueError`` with one sentence, which doesn't repeat the password, for what says none."""
        found = _URL.fullmatch(url)
        if found is None:
            raise ValueError("it must look like opensearch://user:password@host:9200,host2:9200/name?ca=/etc/ca.pem")
        if not _NAME.fullmatch(found["name"]):
            raise ValueError(f"the name of the index, {found['name'][:40]!r}, must be small letters, digits and hyphens")
        options = dict(parse_qsl(found["options"] or "", keep_blank_values=True))
        if unknown := options.keys() - {"ca", "tls", "shards"}:
            raise ValueError(f"it knows no option {min(unknown)[:40]!r}, but ca, tls and shards")
        if options.get("tls", "0") not in ("0", "1"):
            raise ValueError("tls must be 0 or 1")
        return cls(
            hosts=tuple(_host(one) for one in found["hosts"].split(",")),
            name=found["name"],
            user=unquote(found["user"] or ""),
            password=unquote(found["password"] or ""),
            ca=options.get("ca", ""),
            tls=options.get("tls") == "1" or bool(options.get("ca")),
            shards=_shards(options.get("shards", "1")),
        )


def _host(text: str) -> tuple[str, int]:
    found = _HOST.fullmatch(text)
    port = int(found["port"] or 9200) if found else 0
    if found is None or not 0 < port < 65_536:
        raise ValueError(f"{text[:40]!r} is no host with a port")
    return found["host"], port


def _shards(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() else 0
    if not 1 <= number <= _MOST_SHARDS:
        raise ValueError(f"shards must be a number from 1 to {_MOST_SHARDS}")
    return number
