"""What is written about people's scores goes once it is older than the setting says."""

from datetime import timedelta

from foundation import clock
from foundation.database import db
from scoring.look import ScoreLook
from scoring.models import StaffReport
from scoring.remark import ScoreRemark
from scoring.retention import forget_old
from tests.factories.people import PersonFactory
from tests.factories.shows import EditionFactory


def test_what_is_too_old_goes_and_an_appeal_that_waits_stays(app):
    edition, lena = EditionFactory(), PersonFactory()
    for months in (35, 37):
        at = clock.now() - timedelta(days=30.44 * months)
        db.session.add(StaffReport(edition=edition, about=0, period=str(months), figures={}, issued_at=at))
        db.session.add(ScoreLook(person=lena, about_id=lena.id, what="page", at=at))
        for kind in ("comment", "appeal"):
            said = ScoreRemark(person=lena, edition=edition, figure="score", text="Why?", kind=kind)
            said.written_at = at
            db.session.add(said)
    db.session.commit()
    assert forget_old() == 3
    assert db.session.query(StaffReport).one().period == "35"
    assert db.session.query(ScoreRemark).filter_by(kind="appeal").count() == 2
