"""One request to one address: how long, how much and from where is bounded; nothing is followed, nothing is kept.

The standard library's client does all that is needed, so fetching asks for no dependency. Proxies are not used: what is
connected to is what has been looked at.
"""

import socket
import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection, IncompleteRead
from ipaddress import IPv6Address, ip_address
from threading import Event, Timer
from typing import NamedTuple
from urllib.parse import urlsplit

from pipeline import reasons
from pipeline.errors import FetchError, PassingError
from pipeline.fetching.addresses import PORTS

_PIECE = 64 * 1024
_PLACES = 4
_LATER = "过一会儿再试"


class Limits(NamedTuple):
    """What one request may cost."""

    most_bytes: int = 64 * 2**20
    silence: float = 30.0
    """Seconds without a byte."""
    longest: float = 300.0
    """Seconds from the connection to the last byte: a server may drip for ever."""
    allow_private: bool = False


class Answer(NamedTuple):
    """What a server answers; its body without compression, as nothing else was asked for."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str:
        """The first header of a name, or nothing."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def get(url: str, headers: Mapping[str, str], limits: Limits) -> Answer:
    """The answer to a GET of a normal address; `PassingError` where trying again may help, else `FetchError`."""
    try:
        with _connected(url, limits) as sock, _bounded(sock, limits.longest):
            return _exchange(sock, url, headers, limits)
    except ssl.SSLCertVerificationError as error:
        raise FetchError("网站的证书不可信", hint="核对网址；本机时钟不准、缺根证书也会这样") from error
    except ssl.SSLError as error:
        raise PassingError("加密连接没有建成", hint=f"{_LATER}，或用浏览器另存") from error
    except TimeoutError as error:
        raise PassingError(f"{limits.silence:.0f} 秒没有回应", hint=_LATER) from error
    except IncompleteRead as error:
        raise PassingError("内容传到一半断了，没有存", hint=_LATER) from error
    except OSError as error:
        # The client says that an answer never began without a number of the system's.
        said = reasons.of_system(error) if error.errno else "连接断了"
        raise PassingError(said, hint=f"核对网址与网络，{_LATER}") from error
    except HTTPException as error:
        raise FetchError("回应不合 HTTP 的写法", hint="用浏览器另存") from error


def public(address: str) -> bool:
    """Whether an IP address is one of the open network.

    >>> public("93.184.216.34"), public("::ffff:10.0.0.1"), public("169.254.169.254"), public("fe80::1%eth0")
    (True, False, False, False)
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and (inner := found.ipv4_mapped or found.sixtofour):
        return public(str(inner))
    return found.is_global and not found.is_multicast


@cache
def _trust() -> ssl.SSLContext:
    return ssl.create_default_context()


def _connected(url: str, limits: Limits) -> socket.socket:
    """A connection to where the host's name leads, once that is known to be no place of one's own."""
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (socket.gaierror, UnicodeError) as error:
        raise PassingError(f"查不到主机 {host}", hint="核对网址与网络") from error
    places = [each for each in found if limits.allow_private or public(str(each[4][0]))]
    if not places:
        raise FetchError(
            f"{host} 是本机或内部网络的地址，不取", hint="确要取（或上网软件改了域名解析）时加 --allow-private"
        )
    failure: OSError | None = None
    for family, kind, protocol, _, place in places[:_PLACES]:
        sock = socket.socket(family, kind, protocol)
        sock.settimeout(limits.silence)
        try:
            sock.connect(place)
        except OSError as error:
            sock.close()
            failure = error
        else:
            if parts.scheme == "http":
                return sock
            return _trust().wrap_socket(sock, server_hostname=host, do_handshake_on_connect=False)
    raise failure or OSError


@contextmanager
def _bounded(sock: socket.socket, longest: float) -> Iterator[None]:
    """Ends the connection when its time is over: the time-out of a socket begins anew at every byte."""
    late = Event()

    def end() -> None:
        late.set()
        with suppress(OSError):
            # Of the socket itself: that of TLS would pull its state from under the reading thread.
            socket.socket.shutdown(sock, socket.SHUT_RDWR)

    timer = Timer(longest, end)
    timer.daemon = True
    timer.start()
    told = FetchError(f"{longest:.0f} 秒还没有传完", hint="过些时候再试，或用浏览器另存")
    try:
        yield
    except (OSError, HTTPException) as error:
        if late.is_set():
            raise told from error
        raise
    finally:
        timer.cancel()
    if late.is_set():
        raise told


def _exchange(sock: socket.socket, url: str, headers: Mapping[str, str], limits: Limits) -> Answer:
    parts = urlsplit(url)
    host, port = parts.hostname or "", parts.port or PORTS[parts.scheme]
    if isinstance(sock, ssl.SSLSocket):
        sock.do_handshake()
        connection: HTTPConnection = HTTPSConnection(host, port, context=_trust())
    else:
        connection = HTTPConnection(host, port)
    # The client connects by itself only where it has no socket.
    connection.sock = sock
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    connection.request("GET", target, headers={**headers, "Accept-Encoding": "identity", "Connection": "close"})
    with connection.getresponse() as response:
        body = _body(response, limits.most_bytes)
        found = Answer(url, response.status, tuple(response.getheaders()), body)
    return found._replace(body=_unpacked(body, found.header("content-encoding"), limits.most_bytes))


def _body(response: HTTPResponse, most: int) -> bytes:
    """The body as it comes, so that too much of it is noticed at once; of a length that was told, exactly so much."""
    told = response.length
    if told is not None and told > most:
        raise _too_large(most)
    body = bytearray()
    while (wanted := _PIECE if told is None else min(_PIECE, told - len(body))) and (piece := response.read1(wanted)):
        body += piece
        if len(body) > most:
            raise _too_large(most)
    if told is not None and len(body) < told:
        # Reading piece by piece, the client takes an early end for the end.
        raise IncompleteRead(b"", told - len(body))
    return bytes(body)


def _unpacked(body: bytes, encoding: str, most: int) -> bytes:
    """What some servers compress though they were asked not to."""
    if not body or encoding.strip().lower() in ("", "identity"):
        return body
    if encoding.strip().lower() not in ("gzip", "x-gzip", "deflate"):
        raise FetchError("服务器用了没有请求的压缩格式", hint="用浏览器另存")
    unpacking = zlib.decompressobj(zlib.MAX_WBITS + 32)
    try:
        plain = unpacking.decompress(body, most + 1)
    except zlib.error as error:
        raise FetchError("压缩的内容坏了", hint="用浏览器另存") from error
    if len(plain) > most:
        raise _too_large(most)
    if not unpacking.eof:
        raise IncompleteRead(b"")
    if unpacking.unused_data:
        raise FetchError("压缩的内容坏了", hint="用浏览器另存")
    return plain


def _too_large(most: int) -> FetchError:
    return FetchError(f"内容超过 {most / 2**20:,.0f} MiB", hint="确要取时用 --most 放宽")
