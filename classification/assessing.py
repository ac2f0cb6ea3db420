"""Assessing exhibitors: everybody by the column, or one at once against the latest round's cut-offs."""

from datetime import date

import numpy as np
from flask import current_app
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from classification import policies, round_facts, storing
from classification.cutoffs import Cutoffs
from classification.gathering import Portfolio, gather
from classification.lifecycle import LIFECYCLES, WITHOUT_CLASS
from classification.models import Assessment, Round
from classification.outcome import Outcome
from classification.policy import Policy
from classification.portfolio import Judgements, judge_all, rule_names
from classification.portfolio_alert import causes_of_all
from classification.residual import Retention
from classification.standing import Standing, read_standing
from foundation import clock
from foundation.database import db

NEWEST = (Round.as_of.desc(), Round.id.desc())
ALERTLESS = [LIFECYCLES.index(stage) for stage in WITHOUT_CLASS]


def today() -> date:
    """Return the day it is in the deployment's time zone."""
    return clock.today(current_app.config["TIME_ZONE"])


def assess_all(as_of: date | None = None) -> int:
    """Assess every exhibitor as of a day (today); return how many have something new in their history.

    A past history is built by assessing past days in their order. Assessing a day twice changes nothing.
    """
    day = as_of or today()
    policies.ensured(day)
    return keep_all(find_all(day))


def find_all(day: date) -> Outcome:
    """Judge everybody by the policy in force on the day, writing nothing.

    Raises `LookupError` where no policy is in force.
    """
    newest, version = storing.newest_number(), policies.in_force(day)
    if version is None:
        raise LookupError(f"no policy is in force on {day}")
    policy = policies.policy_of(version)
    portfolio = gather(day, policy, retention=known_retention())
    standing = read_standing(day, portfolio.ids, rule_names(policy))
    judgements = judged(portfolio, standing, policy)
    return _outcome(day, version.id, portfolio, standing, judgements, newest)


def keep_all(found: Outcome) -> int:
    """Keep what was found of everybody; return how many have something new in their history.

    Whoever was assessed alone since it was read keeps that. Where another policy has come into force since,
    everybody is judged again by it.
    """
    version = policies.ensured(found.as_of)
    if version.id != found.policy_id:
        return keep_all(find_all(found.as_of))
    _keep_round(found)
    return storing.keep(storing.still_new(found))


def assess(*exhibitor_ids: int) -> int:
    """Assess some exhibitors as of today, by the policy and the cut-offs of the latest round; return how many
    have something new in their history."""
    day, only = today(), exhibitor_ids
    last = latest_round()
    if last is None:
        return assess_all(day)
    policy = policies.policy_of(last.policy)
    portfolio = gather(day, policy, only, Retention.read(last.retention))
    standing = read_standing(day, portfolio.ids, rule_names(policy), only)
    judgements = judged(portfolio, standing, policy, Cutoffs(last.cutoffs))
    return storing.keep(_outcome(day, last.policy_id, portfolio, standing, judgements))


def judged(
    portfolio: Portfolio, standing: Standing, policy: Policy, limits: Cutoffs | None = None
) -> Judgements:
    """Judge gathered exhibitors as they stand, with the limits of a larger portfolio where given."""
    before = standing.before, standing.before_candidate, standing.override
    return judge_all(portfolio.judged(), policy, *before, limits)


def alerts(portfolio: Portfolio, judgements: Judgements) -> NDArray[np.str_]:
    """The causes of each exhibitor's retention alert; none for who is not with us now."""
    gone = np.isin(judgements.lifecycle, ALERTLESS)
    return np.where(gone, "", causes_of_all(portfolio.facts))


def latest_round(until: date | None = None) -> Round | None:
    """Return the last assessment of everybody, or the last until a day."""
    rounds = select(Round).options(joinedload(Round.policy)).order_by(*NEWEST).limit(1)
    return db.session.scalar(rounds.where(Round.as_of <= until) if until else rounds)


def round_behind(assessment: Assessment) -> Round | None:
    """Return the round whose cut-offs an assessment was judged by."""
    by = Round.as_of <= assessment.as_of, Round.policy_id == assessment.policy_id
    return db.session.scalar(select(Round).where(*by).order_by(*NEWEST).limit(1))


def known_retention() -> Retention:
    """Return the retention models of the last round."""
    last = latest_round()
    return Retention.read(last.retention) if last else Retention()


def _outcome(
    day: date,
    policy_id: int,
    portfolio: Portfolio,
    standing: Standing,
    judgements: Judgements,
    newest: int | None = None,
) -> Outcome:
    causes = alerts(portfolio, judgements)
    return Outcome(day, policy_id, portfolio, standing, judgements, causes, newest)


def _keep_round(found: Outcome) -> None:
    same = select(Round).where(Round.as_of == found.as_of, Round.policy_id == found.policy_id)
    this = db.session.scalar(same) or Round(as_of=found.as_of, policy_id=found.policy_id)
    this.exhibitors = len(found.portfolio.ids)
    this.cutoffs = dict(found.judgements.limits.amounts)
    this.retention = found.portfolio.retention.stored()
    db.session.add(this)
    db.session.flush()
    round_facts.keep(this, found)
