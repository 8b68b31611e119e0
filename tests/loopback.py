"""A web site on the loopback, which answers as it is told and remembers what it was asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Thread
from typing import Any, NamedTuple

HTML = {"Content-Type": "text/html; charset=utf-8"}


class Reply(NamedTuple):
    """What is sent for a path; `whole` says how long the body claims to be."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = HTML
    whole: int | None = None


Answering = Callable[["Site", BaseHTTPRequestHandler], Reply | None]
"""Makes a reply, or sends what it likes by itself."""


class Site:
    """Paths and what is sent for them: a reply, replies one after the other, or a function that makes one."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.pages: dict[str, Reply | list[Reply] | Answering] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = Event()

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


class _Handler(BaseHTTPRequestHandler):
    site: Site

    def do_GET(self) -> None:
        self.site.asked.append((self.path, {key.lower(): value for key, value in self.headers.items()}))
        told = self.site.pages.get(self.path, Reply(status=404))
        if isinstance(told, list):
            told = told.pop(0) if len(told) > 1 else told[0]
        reply = told if isinstance(told, Reply) else told(self.site, self)
        if reply:
            self.send_response(reply.status)
            for key, value in reply.headers.items():
                self.send_header(key, value)
            self.send_header("Content-Length", str(len(reply.body) if reply.whole is None else reply.whole))
            self.end_headers()
            self.wfile.write(reply.body)

    def log_message(self, *_: Any) -> None: ...


@contextmanager
def site(tls: SSLContext | None = None) -> Iterator[Site]:
    """A site that is there as long as the block runs; its port is whichever is free."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {}))
    server.daemon_threads = True
    if tls:
        # Shaking hands is for the thread that answers: a client that refuses must not end the server.
        server.socket = tls.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    # A client that goes away in the middle is what is tested, not an error of the server.
    server.handle_error = lambda *_: None  # type: ignore[method-assign]
    made = Site(server.server_address[1])
    server.RequestHandlerClass.site = made  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield made
    finally:
        made.over.set()
        server.shutdown()
        thread.join()
        server.server_close()
