"""Job processes are killed in the middle: nothing is sent twice, nothing is lost, long work goes on.

Two kills in the suite; `ROUNDS=50 pytest tests/jobs/test_survival.py -k mail` does a hundred.
"""

import os
import random
import time
from collections import Counter

import pytest
from sqlalchemy import func, select

from foundation import work
from foundation.database import db, unit_of_work
from foundation.mail import Mail
from foundation.once import PostedForm
from tests.factories.mails import MailFactory

KILLS, ROUNDS = 2, int(os.environ.get("ROUNDS", "1"))


def fresh(query):
    """Return the rows as they are stored now."""
    db.session.rollback()
    return db.session.execute(query).all()


def under_way() -> int:
    """Return how many mails are not at their end yet, or of unknown end though nobody died over them."""
    rows = dict(fresh(select(Mail.state, func.count()).group_by(Mail.state)))
    return sum(rows.values()) - rows.get("sent", 0) - min(rows.get("unsure", 0), KILLS)


@pytest.mark.parametrize("turn", range(ROUNDS))
def test_no_mail_is_sent_twice_or_lost_whenever_processes_are_killed(smtp_server, start, until, turn):
    chance = random.Random(2026 + turn)
    smtp_server.delay = 0.2
    MailFactory.create_batch(90)
    db.session.commit()
    processes = [start(SMTP_URL=smtp_server.url) for _ in range(KILLS + 1)]
    for process in processes[:KILLS]:
        already = len(smtp_server.taken)
        until(lambda before=already: len(smtp_server.taken) > before + 5)
        time.sleep(chance.random() / 5)
        process.kill()
    assert under_way()
    smtp_server.delay = 0
    until(lambda: not under_way())
    stored = {row.message_id: row.state for row in fresh(select(Mail.message_id, Mail.state))}
    times = Counter(smtp_server.ids)
    assert set(stored.values()) <= {"sent", "unsure"}
    assert max(times.values()) == 1
    assert {number for number, state in stored.items() if state == "sent"} <= set(times)
    assert Counter(stored.values())["unsure"] <= KILLS


def test_long_work_is_taken_over_and_ends_once(start, until):
    with unit_of_work():
        job = work.queue("count-slowly", to=60, pause=0.03)
        db.session.flush()
        number = job.id

    def done() -> int:
        return fresh(select(work.Job.done).where(work.Job.id == number))[0][0]

    processes = [start() for _ in range(KILLS + 1)]
    for _ in range(KILLS):
        until(lambda: any(process.says("counting") for process in processes))
        already = done()
        until(lambda before=already: done() >= before + 10)
        (counting,) = [process for process in processes if process.says("counting")]
        counting.kill()
        processes.remove(counting)
    until(lambda: fresh(select(work.Job.state))[0][0] not in ("queued", "running"))
    assert fresh(select(work.Job.state, work.Job.result)) == [("done", {"counted": 60})]
    assert fresh(select(func.count()).select_from(PostedForm)) == [(60,)]
