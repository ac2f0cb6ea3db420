"""The web server is killed while people answer: what it said it took is there, and each is taken once.

One kill in the suite; `KILLS=100 pytest tests/surveys/test_web_killed.py` does it a hundred times.
"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from random import Random
from socket import socket
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from foundation.database import db
from surveys.models import Invitation
from surveys.response import Answer, Response
from tests.factories.surveys import InvitationFactory, SurveyFactory, questionnaire

HERE = Path(__file__).parent.parent.parent
KILLS = int(os.environ.get("KILLS", "1"))
CLIENTS, INVITED, QUESTIONS, PATIENCE = 8, 24, 12, 60
FORM = {**{f"q{number}": "4" for number in range(QUESTIONS)}, "go": "next"}


class Server:
    """The production server with two workers in a process group of its own."""

    def __init__(self, environment: dict[str, str]) -> None:
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        own = os.environ | environment | {"PORT": str(self.port), "WEB_WORKERS": "2"}
        command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:create_app()"]
        self.process = subprocess.Popen(command, cwd=HERE, env=own, start_new_session=True)

    def answer(self, token: str) -> bool:
        """Post the page; whether the server said that it took it."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            connection.request("POST", f"/s/{token}?page=1", urlencode(FORM), headers)
            return connection.getresponse().status == 303
        except (OSError, HTTPException):
            return False
        finally:
            connection.close()

    def kill(self) -> None:
        """End all its processes as a power cut would."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()


@pytest.fixture
def invited(app) -> Callable[[], list[str]]:
    survey = SurveyFactory(
        questionnaire=questionnaire(
            *({"code": f"q{number}", "kind": "scale", "low": 1, "high": 5} for number in range(QUESTIONS))
        )
    )

    def tokens() -> list[str]:
        made: list[str] = [InvitationFactory(survey=survey).token for _ in range(INVITED)]
        db.session.commit()
        return made

    return tokens


def stored(tokens) -> dict[str, int]:
    """How many answers each of the responses that were handed in has."""
    db.session.rollback()
    rows = (
        select(Invitation.token, func.count(Answer.id))
        .join(Response, Response.invitation_id == Invitation.id)
        .join(Answer, Answer.response_id == Response.id)
        .where(Invitation.token.in_(tokens), Response.submitted_at.is_not(None))
        .where(Invitation.answered_at.is_not(None))
        .group_by(Invitation.token, Response.id)
    )
    return dict(db.session.execute(rows).all())


def interrupted(server: Server, tokens: list[str], after: int) -> set[str]:
    """Answer all invitations at once and kill the server after so many; return which were acknowledged."""
    taken: set[str] = set()

    def one(token: str) -> None:
        if server.answer(token):
            taken.add(token)

    with ThreadPoolExecutor(CLIENTS) as clients:
        list(clients.map(one, tokens[:1]))
        work = [clients.submit(one, token) for token in tokens[1:]]
        while len(taken) < after and not all(one.done() for one in work):
            time.sleep(0.001)
        server.kill()
    return taken


def ready(server: Server) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with socket() as knock:
            if knock.connect_ex(("127.0.0.1", server.port)) == 0:
                return
        time.sleep(0.1)
    raise TimeoutError("the web server did not start")


@pytest.mark.parametrize("kill", range(KILLS))
def test_what_was_acknowledged_is_there_and_the_rest_is_taken_once(environment, invited, client, kill):
    tokens, server = invited(), Server(environment)
    try:
        ready(server)
        taken = interrupted(server, tokens, Random(kill).randint(2, INVITED // 2))
    finally:
        server.kill()
    kept = stored(tokens)
    assert 1 < len(taken) <= len(kept)
    assert taken <= set(kept)
    for token in set(tokens) - set(kept):
        assert client.post(f"/s/{token}?page=1", data=FORM).status_code == 303
    assert stored(tokens) == dict.fromkeys(tokens, QUESTIONS)
