"""Servers on the loopback address that answer exactly what a test tells them, byte for byte."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from watchlist.model.settings import Network

# What a test allows: the loopback address, and little time.
LOOPBACK = Network(allow=("127.0.0.1",), deadline=5.0)
HURRIED = Network(allow=("127.0.0.1",), deadline=0.3)


class Call:
    """One request as it arrived, and the way to answer it."""

    def __init__(self, connection: socket.socket, head: bytes, stopped: threading.Event, body: bytes = b"") -> None:
        self.head = head.decode("latin-1")
        self.body = body
        self._connection = connection
        self._stopped = stopped

    @property
    def target(self) -> str:
        return self.head.split(" ", 2)[1]

    def header(self, name: str) -> str | None:
        for line in self.head.split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name.lower():
                return value.strip()
        return None

    def send(self, data: bytes) -> None:
        self._connection.sendall(data)

    def drip(self, data: bytes, every: float = 0.01) -> None:
        """Send a byte now and then, until the client has had enough or the server is stopped."""
        for at in range(len(data)):
            self.send(data[at : at + 1])
            if self._stopped.wait(every):
                return

    def hang(self) -> None:
        """Say nothing more until the server is stopped."""
        self._stopped.wait(30)


Answer = bytes | Callable[[Call], None]


class Server:
    """Serves `answers` by path, and remembers the requests in `calls`. An answer is bytes, or does what it likes."""

    def __init__(self, answers: dict[str, Answer]) -> None:
        self.answers = answers
        self.calls: list[Call] = []
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._threads: list[threading.Thread] = []
        self._socket = socket.create_server(("127.0.0.1", 0), backlog=128)
        self.port = self._socket.getsockname()[1]
        self._acceptor = threading.Thread(target=self._accept, daemon=True)

    def url(self, path: str = "/feed") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def start(self) -> None:
        self._acceptor.start()

    def stop(self) -> None:
        self._stopped.set()
        with suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        self._acceptor.join(5)
        for thread in self._threads:
            thread.join(5)

    def _accept(self) -> None:
        while not self._stopped.is_set():
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(connection,), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, connection: socket.socket) -> None:
        with connection, suppress(OSError):
            connection.settimeout(10)
            head = b""
            while b"\r\n\r\n" not in head:
                part = connection.recv(65536)
                if not part:
                    return
                head += part
            head, _, body = head.partition(b"\r\n\r\n")
            call = Call(connection, head, self._stopped, body)
            while len(call.body) < int(call.header("content-length") or 0):
                part = connection.recv(65536)
                if not part:
                    return
                call.body += part
            with self._lock:
                self.calls.append(call)
            answer = self.answers.get(call.target.split("?")[0], http(b"", status="404 Not Found"))
            if isinstance(answer, bytes):
                call.send(answer)
            else:
                answer(call)


@contextmanager
def serving(answers: dict[str, Answer]) -> Iterator[Server]:
    """Run a server for as long as the block lasts."""
    server = Server(answers)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def http(body: bytes, *headers: str, status: str = "200 OK", length: int | None = None) -> bytes:
    """A whole answer, closed after it. `length` is what it claims where that is not the truth."""
    size = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {size}", "Connection: close", *headers, "", ""]
    return "\r\n".join(lines).encode("utf-8") + body


def chunked(*chunks: bytes, finished: bool = True, headers: tuple[str, ...] = ()) -> bytes:
    """An answer in chunks, cut off before its end unless `finished`."""
    lines = ["HTTP/1.1 200 OK", "Transfer-Encoding: chunked", "Connection: close", *headers, "", ""]
    body = b"".join(b"%x\r\n%s\r\n" % (len(chunk), chunk) for chunk in chunks)
    return "\r\n".join(lines).encode() + body + (b"0\r\n\r\n" if finished else b"")
