"""Web addresses: fetched only when asked, and only from public hosts."""

from __future__ import annotations

import http.client
import io
import ipaddress
import re
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from urllib.parse import SplitResult, urljoin, urlsplit

from dateline.intake.limits import CHUNK, Limits, megabytes
from dateline.intake.pieces import Piece, Reader, rejected
from dateline.model.arrival import Arrival
from dateline.model.errors import InputError

AGENT = "dateline (news reader; fetches single pages on request)"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = re.compile(
    r"text/|application/(?:.*\+)?(?:xml|json)|application/(?:xhtml|rss|atom|x-ndjson|jsonl)", re.IGNORECASE
)
_ODD_HOST = re.compile(r"(?:0x[0-9a-f]+|\d+)(?:\.(?:0x[0-9a-f]+|\d+)){0,3}\.?", re.IGNORECASE)
# Networks that carry an IPv4 address inside an IPv6 one, and could lead back into a private network.
_TUNNELS = tuple(ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32"))

_Address = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Policy:
    """What may be fetched: `redirects` hops, `size` bytes, `seconds` for one address with all its redirects.

    `allow_private` lifts the bar on private addresses and other ports, for a collection on one's own network.
    """

    redirects: int = 5
    size: int = 10_000_000
    seconds: float = 20.0
    allow_private: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """A page as it was answered: the last address after redirects, its bytes and its stated media type and encoding."""

    url: str
    content: bytes
    media_type: str
    charset: str | None


def fetched(url: str, read_piece: Reader, limits: Limits, policy: Policy | None = None) -> Iterator[Arrival]:
    """The arrivals of a web address. What may not or cannot be fetched comes as a rejected arrival with the reason."""
    try:
        answer = fetch(url, policy or Policy(size=limits.document))
    except InputError as problem:
        yield rejected(url, str(problem))
        return
    stream = io.BufferedReader(io.BytesIO(answer.content))
    yield from read_piece(Piece(url, url, stream, len(answer.content), url=answer.url, charset=answer.charset), limits)


def fetch(url: str, policy: Policy) -> Answer:
    """The answer to a GET of `url`, over at most `policy.redirects` redirects, each checked like the first address.

    Raises InputError, with the reason, for an address that is not allowed, an answer other than 200, too large, too slow
    or of a type that is not read. The time taken by the system's name service is not limited here.
    """
    deadline = time.monotonic() + policy.seconds
    for _ in range(policy.redirects + 1):
        parts = _checked(url, policy)
        answer, onward = _one_hop(parts, url, policy, deadline)
        if answer is not None:
            return answer
        url = urljoin(url, onward)
    raise InputError(f"more than {policy.redirects} redirects")


def _checked(url: str, policy: Policy) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as problem:
        raise InputError(f"not a web address: {problem}") from None
    host = (parts.hostname or "").lower()
    if parts.scheme not in ("http", "https") or not host:
        raise InputError("only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise InputError("addresses with a user name or password are not fetched")
    if _ODD_HOST.fullmatch(host) and not re.fullmatch(r"(?:[1-9]?\d{1,2}|0)(?:\.(?:[1-9]?\d{1,2}|0)){3}", host):
        raise InputError(f"the host {host!r} is a number in disguise; write the name or the dotted address")
    if port not in (None, 80, 443) and not policy.allow_private:
        raise InputError(f"port {port} is not fetched from; only 80 and 443 are")
    return parts


def _one_hop(parts: SplitResult, url: str, policy: Policy, deadline: float) -> tuple[Answer | None, str]:
    """The answer of one address, or None and where it redirects to."""
    connection = _connection(parts, policy, deadline)
    # A server that sends a byte now and then never runs into a socket's time-out; the timer cuts the line.
    timer = threading.Timer(max(0.0, deadline - time.monotonic()), _cut, [connection])
    timer.daemon = True
    timer.start()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", path, headers={"User-Agent": AGENT, "Accept-Encoding": "identity", "Accept": "*/*"})
        response = connection.getresponse()
        if response.status in _REDIRECTS and response.headers.get("Location"):
            return None, response.headers["Location"]
        return _answer(response, url, policy, deadline), ""
    except (OSError, http.client.HTTPException, ValueError) as problem:
        if time.monotonic() >= deadline:
            raise InputError(f"no full answer within {policy.seconds:g} s") from None
        raise InputError(f"the connection failed: {problem or type(problem).__name__}") from None
    finally:
        timer.cancel()
        connection.close()


def _answer(response: http.client.HTTPResponse, url: str, policy: Policy, deadline: float) -> Answer:
    if response.status != 200:
        raise InputError(f"the server answered {response.status} {response.reason}")
    headers: Message = response.headers
    media_type = headers.get_content_type() if headers.get("Content-Type") else "text/html"
    if not _TYPES.match(media_type):
        raise InputError(f"media type {media_type} is not read; pages, feeds, JSON and plain text are")
    parts, size = [], 0
    while chunk := response.read1(CHUNK):
        size += len(chunk)
        if size > policy.size:
            raise InputError(f"larger than the limit of {megabytes(policy.size)}")
        if time.monotonic() >= deadline:
            raise TimeoutError
        parts.append(chunk)
    if time.monotonic() >= deadline:
        raise TimeoutError
    return Answer(url, b"".join(parts), media_type, headers.get_content_charset())


def _connection(parts: SplitResult, policy: Policy, deadline: float) -> http.client.HTTPConnection:
    """A connection to a checked address of the host; the name is not looked up a second time."""
    host = parts.hostname or ""
    port = parts.port or (443 if parts.scheme == "https" else 80)
    sock = _connected(_addresses(host, port, policy), port, max(0.1, deadline - time.monotonic()), policy)
    connection = http.client.HTTPConnection(host, port)
    if parts.scheme == "https":
        try:
            sock = ssl.create_default_context().wrap_socket(sock, server_hostname=host)
        except (ssl.SSLError, OSError) as problem:
            sock.close()
            raise InputError(f"no trusted connection: {problem}") from None
    connection.sock = sock
    return connection


def _addresses(host: str, port: int, policy: Policy) -> list[_Address]:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise InputError(f"the host {host!r} is not known: {problem}") from None
    addresses = [(int(family), str(address[0])) for family, _, _, _, address in found]
    for _, address in addresses:
        require_public(address, policy)
    return addresses


def require_public(address: str, policy: Policy) -> None:
    """Raise InputError where an IP address is not one of the public internet, unless private ones are allowed."""
    if policy.allow_private:
        return
    ip = ipaddress.ip_address(address.split("%")[0])
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    judged = mapped or ip
    tunnelled = any(judged.version == net.version and judged in net for net in _TUNNELS)
    if not judged.is_global or judged.is_multicast or judged.is_reserved or tunnelled:
        raise InputError(f"{address} is not a public address; nothing on private networks is fetched")


def _connected(addresses: list[_Address], port: int, seconds: float, policy: Policy) -> socket.socket:
    problem: OSError | None = None
    for family, address in addresses:
        sock = socket.socket(family, socket.SOCK_STREAM)
        sock.settimeout(seconds)
        try:
            sock.connect((address, port))
            require_public(str(sock.getpeername()[0]), policy)
            return sock
        except OSError as failure:
            sock.close()
            problem = failure
    raise InputError(f"no connection: {problem}")


def _cut(connection: http.client.HTTPConnection) -> None:
    sock = connection.sock
    if sock is not None:
        try:
            sock.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # closed by the other side in the meantime
