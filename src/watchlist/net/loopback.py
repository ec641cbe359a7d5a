"""A server for this machine alone: documents on 127.0.0.1, for as long as a block lasts."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

# What stands under a path now, or None where nothing does. It is asked from other threads.
Documents = Callable[[str], bytes | None]

HOST = "127.0.0.1"
_POLL = 0.05


class _Server(ThreadingHTTPServer):
    # Whoever finds the queue full asks again after a second.
    request_queue_size = 128
    # The threads end before the server is closed.
    daemon_threads = False


@contextmanager
def serving(documents: Documents, *, content_type: str = "application/rss+xml; charset=utf-8") -> Iterator[str]:
    """Serve documents at a free port of the loopback address; give the address that they stand under.

    A document goes out with a validator, so that a second request for the same one costs nothing. When the
    block ends, so have the server and all of its threads.
    """

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # The head and the body are two writes; the second must not wait for the first to be acknowledged.
        disable_nagle_algorithm = True
        # A client that keeps its connection and is gone must not keep us.
        timeout = 2.0

        def do_GET(self) -> None:
            body = documents(self.path)
            if body is None:
                self.send_error(404)
                return
            etag = f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            known = self.headers.get("If-None-Match") == etag
            self.send_response(304 if known else 200)
            self.send_header("ETag", etag)
            if not known:
                self.send_header("Content-Type", content_type)
                self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            if not known:
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing: who is asked here knows it."""

    server = _Server((HOST, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(_POLL,), name="loopback", daemon=True)
    thread.start()
    try:
        yield f"http://{HOST}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
