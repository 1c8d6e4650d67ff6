"""Ways to write the address of a machine that is not open to everybody, so that it doesn't look like one."""

from collections.abc import Iterator
from ipaddress import IPv4Address

INSIDE = [
    "127.0.0.1", "127.8.9.10", "0.0.0.0", "10.0.0.1", "172.16.5.4", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200",
    "192.0.0.192", "198.18.0.1", "192.0.2.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.88.99.1", "168.63.129.16",
]  # fmt: skip
"""This machine, private networks, clouds' metadata, and addresses for special use."""

INSIDE_6 = [
    "::1", "::", "0:0:0:0:0:0:0:1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1", "2001::1", "2001:db8::1",
    "2001:20::1", "2002:7f00:1::", "3fff::1", "64:ff9b:1::1", "4000::1", "5f00::1",
]  # fmt: skip


def _digits(text: str, zero: str) -> str:
    return "".join(chr(ord(zero) + int(c)) if c.isdigit() else c for c in text)


def hosts_of(dotted: str) -> Iterator[str]:
    """Ways to write an IPv4 address as an address's host."""
    number = int(IPv4Address(dotted))
    a, b, c, d = IPv4Address(dotted).packed
    high, low = number >> 16, number & 0xFFFF
    yield dotted
    yield dotted + "."
    yield from (f"{number}", f"{number:#x}", f"{number:#X}", f"0{number:o}", f"{number + 2**32}")
    yield from (f"{a}.{number & 0xFFFFFF}", f"{a}.{b}.{low}", f"{a:#x}.{number & 0xFFFFFF:#x}", f"0{a:o}.0{b:o}.{low}")
    yield from (f"{a:#x}.{b:#x}.{c:#x}.{d:#x}", f"0{a:o}.0{b:o}.0{c:o}.0{d:o}", f"00{a}.00{b}.00{c}.00{d}", f"{a:#x}.{b}.0{c:o}.{d}")
    yield from (_digits(dotted, "０"), _digits(dotted, "𝟎"), dotted.replace(".", "。"), dotted.replace(".", "．"), dotted.replace(".", "｡"))
    yield from ("".join(f"%{ord(letter):02x}" for letter in dotted), dotted.replace(".", "%2e"), dotted.replace(".", ".\u200b"))
    for inside in (f"::ffff:{dotted}", f"::ffff:{high:x}:{low:x}", f"::{dotted}", f"::{high:x}:{low:x}", f"0:0:0:0:0:ffff:{dotted}"):
        yield f"[{inside}]"
    yield from (f"[64:ff9b::{dotted}]", f"[64:ff9b::{high:x}:{low:x}]", f"[2002:{high:x}:{low:x}::1]", f"[::ffff:0:{dotted}]")
    yield f"[2001:0:5db8:d70e:0:0:{high ^ 0xFFFF:x}:{low ^ 0xFFFF:x}]"
    yield f"[{dotted}]"


def spellings() -> list[str]:
    """Some hundreds of addresses of machines inside, each once."""
    found = [f"http://{host}/" for dotted in INSIDE for host in hosts_of(dotted)]
    found += [f"http://[{address}]/" for address in INSIDE_6]
    found += [f"https://[{address.upper()}]:443/x" for address in INSIDE_6]
    found += [f"http://[{address}%{zone}]/" for address in ("::1", "fe80::1", "2606:4700::1") for zone in ("lo", "25lo", "1", "25eth0", "")]
    found += ["http://127.1/", "http://127.0.1/", "http://0/", "http://0x0/", "http://00/", "http://127.0.0.1.:80/", "http://①②⑦.⓪.⓪.①/"]
    found += [
        f"http://{name}/" for name in ("localhost", "LOCALHOST", "LocalHost.", "localhost.localdomain", "ⓛocalhost", "ｌｏｃａｌｈｏｓｔ")
    ]
    found += [
        f"http://{name}/" for name in ("local\u00adhost", "local\u200bhost", "ip6-localhost", "foo.localhost", "metadata", "router.local")
    ]
    found += [
        f"http://{user}@{host}/" for host in ("127.0.0.1", "[::1]", "localhost") for user in ("example.org", "a:b", "example.org:80", "")
    ]
    found += [f"http://example.org{trick}127.0.0.1/" for trick in ("@", ":80@", "\\@", "%40", "%2f@", "%23@", "\t@", "&@", ":pw@", "＠")]
    found += [
        f"http://127.0.0.1{trick}example.org/" for trick in ("\\@", "\\", "\t.", "\n.", "%00.", "\0.", " ", "%0a.", "／", "／＠", "⁄")
    ]
    found += ["http:\\\\127.0.0.1\\", "http:/\\127.0.0.1/", "http:/127.0.0.1/", "http:127.0.0.1/", "http:///127.0.0.1/", "//127.0.0.1/"]
    found += ["ht\ttp://127.0.0.1/", "http\n://127.0.0.1/", "http://127.0.0\t.1/", "\thttp://127.0.0.1/", "http://127.0.0.1/\r\nHost: a"]
    found += [
        "127.0.0.1",
        "127.0.0.1:80",
        "localhost:80/",
        "/etc/passwd",
        "",
        "?",
        "http://",
        "http:",
        "https://:80/",
        "http://[/",
        "http://]/",
    ]
    found += [
        "HTTP://127.0.0.1/",
        "hTTps://127.0.0.1/",
        "http://127.0.0.1?a",
        "http://127.0.0.1#a",
        "http://127.0.0.1;a/",
        "http://[::1]x/",
    ]
    schemes = "file ftp ftps gopher dict data jar ldap ldaps tftp ssh sftp smb ws wss javascript mailto netdoc php phar view-source blob"
    found += [f"{scheme}://127.0.0.1/" for scheme in schemes.split()]
    found += ["file:///etc/passwd", "FILE:///etc/passwd", "data:text/html,<p>Rain", "jar:http://127.0.0.1/a.jar!/", "url:http://127.0.0.1/"]
    found += [
        f"http://example.org:{port}/" for port in ("22", "25", "6379", "8000", "8080", "11211", "0", "00", "65536", "99999", "-80", "+80")
    ]
    found += [f"http://example.org:{port}/" for port in ("", "８０", "80 ", "80a", "0x50", "80:80", "1e1", "80@", "²")]
    found += [f"http://127.0.0.1:{port}/" for port in ("80", "443", "080", "22", "")]
    return list(dict.fromkeys(found))
