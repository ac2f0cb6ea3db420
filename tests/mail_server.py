"""A real SMTP server in the test process that keeps what it took and refuses what it is told to refuse."""

import asyncio
import socket
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class MailServer:
    """`taken` are the messages in order. `answers` gives an address its answer, `delay` slows every one."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.raw: list[bytes] = []
        self.answers: dict[str, str] = {}
        self.text_answer = "250 Taken"
        self.delay = 0.0
        self.port = _free_port()
        self.controller: Controller | None = None

    def start(self) -> None:
        """Listen, on the same port each time."""
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self.controller.start()

    def stop(self) -> None:
        """Stop listening."""
        if self.controller:
            self.controller.stop(no_assert=True)
            self.controller = None

    @property
    def url(self) -> str:
        """Return the address for SMTP_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def ids(self) -> list[str]:
        """Return the Message-IDs in the order they came."""
        return [message["Message-ID"] for message in self.taken]

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        """Take or refuse a recipient."""
        answer = self.answers.get(address, "250 OK")
        if answer.startswith("250"):
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Keep the message, unless told otherwise."""
        await asyncio.sleep(self.delay)
        if self.text_answer.startswith("250"):
            content = envelope.original_content or b""
            self.raw.append(content)
            self.taken.append(message_from_bytes(content, policy=default))  # pyright: ignore
        return self.text_answer
