"""The mail server behind SMTP_URL: the connection, one letter's two phases, and what an answer means."""

import re
import smtplib
import ssl
from urllib.parse import SplitResult, unquote, urlsplit

from foundation.letter import Letter

NO_MAILBOX = (550, 551, 553)
LOCAL = ("localhost", "127.0.0.1", "::1")


def _encryption(parts: SplitResult) -> ssl.SSLContext:
    """A password goes only to a server whose name is proven; without one, any encryption beats none."""
    context = ssl.create_default_context()
    if parts.scheme == "smtp" and not parts.username:
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def _prepare(server: smtplib.SMTP, parts: SplitResult) -> None:
    server.ehlo_or_helo_if_needed()
    safe = parts.scheme == "smtps" or parts.hostname in LOCAL
    if parts.scheme == "smtp" and server.has_extn("starttls"):
        server.starttls(context=_encryption(parts))
        safe = True
    if parts.username:
        if not safe:
            raise smtplib.SMTPNotSupportedError("no encryption offered; the password was not sent")
        server.login(unquote(parts.username), unquote(parts.password or ""))


def connect(url: str, timeout: float) -> smtplib.SMTP:
    """Return a connection to an smtp:// or smtps:// URL, signed in where it says so, or raise OSError."""
    parts = urlsplit(url)
    host, port = parts.hostname or "localhost", parts.port or 0
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(host, port, timeout=timeout, context=_encryption(parts))
    else:
        server = smtplib.SMTP(host, port, timeout=timeout)
    try:
        _prepare(server, parts)
    except BaseException:
        server.close()
        raise
    return server


def envelope(server: smtplib.SMTP, letter: Letter) -> None:
    """Name sender and recipient; nothing is sent yet."""
    code, answer = server.mail(letter.sender)
    if code != 250:
        raise smtplib.SMTPSenderRefused(code, answer, letter.sender)
    code, answer = server.rcpt(letter.recipient)
    if code not in (250, 251):
        raise smtplib.SMTPRecipientsRefused({letter.recipient: (code, answer)})


def text(server: smtplib.SMTP, letter: Letter) -> None:
    """Send the text; once this returns the server has taken the mail."""
    code, answer = server.data(letter.text)
    if code != 250:
        raise smtplib.SMTPDataError(code, answer)


def answered(error: Exception) -> bool:
    """Return whether the server said no, as against saying nothing."""
    return isinstance(error, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused)


def permanent(error: Exception) -> bool:
    """Return whether this mail will never be taken. A refused sender is our settings, not the mail."""
    if isinstance(error, smtplib.SMTPSenderRefused):
        return False
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        return all(code >= 500 for code, _answer in error.recipients.values())
    return isinstance(error, smtplib.SMTPResponseException) and 500 <= error.smtp_code < 600


def nobody_there(error: Exception) -> bool:
    """Return whether the server said that the address is none of its own, for good (RFC 3463, RFC 5321).

    A refusal by policy, of relaying or for a full mailbox says nothing against the address.
    """
    if not isinstance(error, smtplib.SMTPRecipientsRefused):
        return False
    ((code, answer),) = error.recipients.values()
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
    enhanced = re.match(r"5\.(\d{1,3})\.(\d{1,3})\b", words)
    if enhanced:
        return enhanced[1] == "1" or enhanced.groups() == ("2", "1")
    return code in NO_MAILBOX


def told(error: Exception) -> str:
    """Return what went wrong in one short line, as the server put it."""
    if isinstance(error, smtplib.SMTPRecipientsRefused):
        ((code, answer),) = error.recipients.values()
    elif isinstance(error, smtplib.SMTPResponseException):
        code, answer = error.smtp_code, error.smtp_error
    else:
        return (str(error) or type(error).__name__)[:500]
    words = answer.decode(errors="replace") if isinstance(answer, bytes) else str(answer)
    return f"{code} {words}"[:500]
