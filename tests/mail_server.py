"""A mail server on this machine that takes every letter and keeps it."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from queue import Queue


class _Taking(socketserver.StreamRequestHandler):
    """As much of SMTP (RFC 5321) as one letter takes."""

    def handle(self) -> None:
        self._say("220 here")
        while command := self.rfile.readline().decode().strip().upper():
            if command == "DATA":
                self._say("354 go on")
                self.server.letters.put(self._letter())  # type: ignore[attr-defined]
            self._say("221 bye" if command == "QUIT" else "250 well")
            if command == "QUIT":
                return

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())

    def _letter(self) -> EmailMessage:
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b"."))
        return message_from_bytes(b"".join(lines), policy=policy.default)  # type: ignore[return-value]


@contextmanager
def mail_server() -> Iterator[tuple[int, "Queue[EmailMessage]"]]:
    """Its port, and the letters as they come."""
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), _Taking) as server:
        server.daemon_threads = True
        letters: Queue[EmailMessage] = Queue()
        server.letters = letters  # type: ignore[attr-defined]
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server.server_address[1], letters
        finally:
            server.shutdown()
            thread.join()
