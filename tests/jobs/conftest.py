"""Real job processes against the test's database."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

HERE = Path(__file__).parent.parent.parent
QUICK = {"JOB_LEASE_SECONDS": "4", "MAIL_LEASE_SECONDS": "5", "SMTP_TIMEOUT": "30"}


class JobProcess:
    """One `flask jobs run`; what it logs is in `log`."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.log = log
        command = [sys.executable, "-m", "flask", "--app", "tests.counting_app", "jobs", "run"]
        with log.open("wb") as file:
            self.process = subprocess.Popen(
                command, cwd=HERE, env=os.environ | environment, stdout=file, stderr=file
            )

    def says(self, words: str) -> bool:
        """Return whether the log holds these words."""
        return words in self.log.read_text()

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> int:
        """Ask it to stop; return its exit code."""
        self.process.terminate()
        return self.process.wait(30)


Start = Callable[..., JobProcess]


@pytest.fixture
def start(environment: dict[str, str], tmp_path: Path, app) -> Iterator[Start]:
    """Start job processes; those still running are killed at the end."""
    started: list[JobProcess] = []

    def one(**more: str) -> JobProcess:
        log = tmp_path / f"{len(started)}.log"
        started.append(JobProcess(environment | QUICK | more, log))
        return started[-1]

    yield one
    for process in started:
        if process.process.poll() is None:
            process.kill()


def until(happens: Callable[[], bool], seconds: float = 240) -> None:
    """Wait until something is so; fail when it does not become so."""
    end = time.monotonic() + seconds
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.05)


@pytest.fixture(name="until")
def _until() -> Callable[..., None]:
    return until
