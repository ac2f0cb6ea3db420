"""A real IMAP server from the system's package, for one test process, on a free port."""

import grp
import os
import pwd
import re
import shutil
import socket
import subprocess
import time
from pathlib import Path

CONFIGURATION = """
base_dir = {home}/run
state_dir = {home}/state
log_path = {home}/log
protocols = imap
ssl = no
disable_plaintext_auth = no
auth_failure_delay = 0
mail_location = maildir:{home}/mail/%u
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {stranger}
first_valid_uid = 0
first_valid_gid = 0
service imap-login {{
  chroot =
  inet_listener imap {{
    address = 127.0.0.1
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password=secret
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={home}/mail/%u
}}
"""


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return found.getsockname()[1]


class Dovecot:
    """The server over a folder of its own; each user named in an address has a mailbox."""

    def __init__(self, home: Path) -> None:
        self.home, self.port = home, _free_port()
        self.process: subprocess.Popen | None = None
        # Root may own no mailbox there; the package brings a user who owns nothing.
        self.owner = pwd.getpwuid(os.getuid()) if os.getuid() else pwd.getpwnam("dovenull")

    def start(self) -> None:
        """Write the configuration, start, and wait until the server answers."""
        me = pwd.getpwuid(os.getuid())
        values = {"user": me.pw_name, "group": grp.getgrgid(me.pw_gid).gr_name}
        values |= {"stranger": self.owner.pw_name, "uid": self.owner.pw_uid, "gid": self.owner.pw_gid}
        self.home.chmod(0o755)
        file = self.home / "dovecot.conf"
        file.write_text(CONFIGURATION.format(home=self.home, port=self.port, **values))
        program = shutil.which("dovecot") or "/usr/sbin/dovecot"
        self.process = subprocess.Popen([program, "-F", "-c", str(file)])
        for _try in range(200):
            with socket.socket() as knocking:
                if knocking.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.02)
        raise AssertionError((self.home / "log").read_text() if (self.home / "log").exists() else "silent")

    def stop(self) -> None:
        """Stop the server."""
        if self.process:
            self.process.terminate()
            self.process.wait()

    def url(self, user: str) -> str:
        """Return the address of a user's mailbox for IMAP_URL."""
        return f"imap://{user}:secret@127.0.0.1:{self.port}/INBOX"

    def put(self, user: str, *mails: bytes) -> None:
        """Lay mails into a user's mailbox, as a mail server does."""
        new = self.home / "mail" / user / "new"
        for folder in (new.parent, *(new.parent / name for name in ("new", "cur", "tmp"))):
            folder.mkdir(parents=True, exist_ok=True)
            os.chown(folder, self.owner.pw_uid, self.owner.pw_gid)
        for mail in mails:
            count = len(list(new.parent.rglob("*.mail")))
            file = new / f"{int(time.time())}.{count:03}.{os.getpid()}.mail"
            file.write_bytes(mail)
            os.chown(file, self.owner.pw_uid, self.owner.pw_gid)

    def renumber(self, user: str) -> None:
        """Make every number that was given invalid, as a restored mailbox does."""
        box = self.home / "mail" / user
        for file in box.glob("dovecot.*"):
            file.unlink()
        listed = box / "dovecot-uidlist"
        listed.write_text(
            re.sub(r" V(\d+)", lambda found: f" V{int(found[1]) + 1000}", listed.read_text(), count=1)
        )
