"""The page served on this machine, so that decisions go straight into a file.

Only the loopback address is listened on, and only somebody who knows the random part of the address is answered: other
users of the machine and other pages in the browser don't. A request must also be addressed to that very host and port
(a foreign name that resolves to 127.0.0.1 is none), and a decision must come from the page itself.
"""

from __future__ import annotations

import hmac
import json
import secrets
import sys
from collections.abc import Callable
from functools import cached_property
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import socket

from lint.core.atomic import write_atomically
from lint.core.errors import SeedlintError
from lint.filters.decisions import dump, parse, read

MAX_BODY = 64_000_000
"""Bytes of decisions taken in one request; ten thousand are about four million."""

_HEADERS = {
    "Cache-Control": "no-store",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class ReviewServer(ThreadingHTTPServer):
    """Serves one page at `url` and writes what is decided there to `decisions`.

    `page(decisions)` gives the page's HTML with what was decided so far, as plain data.
    """

    daemon_threads = True

    def __init__(self, page: Callable[[list[dict[str, object]]], str], decisions: Path, port: int = 0) -> None:
        self.page = page
        self.decisions = decisions
        self.token = secrets.token_urlsafe(24)
        super().__init__(("127.0.0.1", port), _Handler)

    @cached_property
    def hosts(self) -> tuple[str, ...]:
        """What the `Host` of a request may be."""
        return tuple(f"{name}:{self.server_address[1]}" for name in ("127.0.0.1", "localhost"))

    @property
    def url(self) -> str:
        """Where the page is; keep it to yourself."""
        return f"http://{self.hosts[0]}/{self.token}/"

    def handle_error(self, request: socket | tuple[bytes, socket], client_address: object) -> None:
        """A browser that closes its window mid-way is no error."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)

    def decided(self) -> list[dict[str, object]]:
        """What the file holds now, as the page takes it."""
        if not self.decisions.exists():
            return []
        return [json.loads(line[2:]) for line in dump(read(self.decisions)).split("\n") if line.startswith("- ")]


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    server_version = "seedlint"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        if self._is_for("/"):
            try:
                self._answer(HTTPStatus.OK, self.server.page(self.server.decided()), "text/html")
            except SeedlintError as error:
                self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, str(error))

    def do_POST(self) -> None:
        self.close_connection = True  # a refused body is not read, so nothing can follow it
        if not self._is_for("/decisions"):
            return
        if self.headers.get("Origin") not in {f"http://{host}" for host in self.server.hosts}:
            self._answer(HTTPStatus.FORBIDDEN, "decisions are taken from the page itself only")
            return
        length = self.headers.get("Content-Length", "")
        if self.headers.get_content_type() != "application/json" or not length.isdecimal() or int(length) > MAX_BODY:
            self._answer(HTTPStatus.BAD_REQUEST, "a list of decisions as JSON is wanted")
            return
        try:
            decisions = parse(json.loads(self.rfile.read(int(length))))
            write_atomically(self.server.decisions, dump(decisions).encode())
        except (ValueError, SeedlintError) as error:
            self._answer(HTTPStatus.BAD_REQUEST, str(error))
        except OSError as error:
            self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, f"{self.server.decisions}: {error.strerror or error}")
        else:
            self._answer(HTTPStatus.OK, self.server.decisions.as_posix())

    def _is_for(self, path: str) -> bool:
        if self.headers.get("Host") not in self.server.hosts:
            self._answer(HTTPStatus.FORBIDDEN, "not the address of this server")
            return False
        token, slash, rest = self.path.removeprefix("/").partition("/")
        if not hmac.compare_digest(token.encode(), self.server.token.encode()) or slash + rest != path:
            self._answer(HTTPStatus.NOT_FOUND, "nothing here; the address that seedlint printed is the only one")
            return False
        return True

    def _answer(self, status: HTTPStatus, text: str, content_type: str = "text/plain") -> None:
        body = text.encode("utf-8", "replace")
        self.send_response(status)
        for name, value in _HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{content_type}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the address is a secret, and a log would keep it."""
