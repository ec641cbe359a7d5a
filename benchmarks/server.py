"""A web server on 127.0.0.1 for the feed documents of a folder, with validators."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any


def documents(corpus: Path) -> list[dict[str, Any]]:
    """Return what the index says of each feed document of the corpus."""
    lines = (corpus / "feeds" / "INDEX.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


@dataclass
class Manners:
    """How the server answers: whether it says that nothing has changed. `asked` counts the requests."""

    not_modified: bool = True
    asked: int = 0


class _Server(ThreadingHTTPServer):
    # As any server of the world has it: whoever finds the queue full asks again after a second.
    request_queue_size = 128


@contextmanager
def serve(folder: Path, manners: Manners | None = None) -> Iterator[str]:
    """Serve the files of a folder while the block runs; give the address that they stand under."""
    ways = manners or Manners()
    known: dict[str, tuple[bytes, str]] = {}

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # The head and the body are two writes; the second must not wait for the first to be acknowledged.
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            path = folder / Path(self.path).name
            if not path.is_file():
                self.send_error(404)
                return
            ways.asked += 1
            if path.name not in known:
                body = path.read_bytes()
                known[path.name] = body, f'"{hashlib.sha256(body).hexdigest()[:16]}"'
            body, etag = known[path.name]
            same = ways.not_modified and self.headers.get("If-None-Match") == etag
            self.send_response(304 if same else 200)
            self.send_header("ETag", etag)
            kind = "application/feed+json" if path.suffix == ".json" else "application/xml"
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", "0" if same else str(len(body)))
            self.end_headers()
            if not same:
                self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = _Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
