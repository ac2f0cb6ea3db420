"""The backtest page: choose a past day, read what was said then against what happened."""

from datetime import date
from typing import Any

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from classification import assessing
from classification.proving import tasks, words
from classification.proving.charts import calibration_chart
from classification.proving.fitted_models import fitted_models
from classification.proving.forms import BacktestForm
from classification.routes import blueprint
from events.models import Edition
from foundation import work
from foundation.access import may
from foundation.database import db
from foundation.forms import refuse

blueprint.add_app_template_filter(date.fromisoformat, "from_iso")


@blueprint.get("/backtest")
@may("classes.view")
def backtest() -> ResponseReturnValue:
    """What was said on the chosen day against what happened; without a choice, the last one reckoned."""
    asked = BacktestForm(formdata=request.args, meta={"csrf": False}) if "as_of" in request.args else None
    if asked is not None and not asked.validate():
        return refuse("classification/proving/index.html", asked, earlier=tasks.earlier(), job=None)
    earlier = tasks.earlier()
    job = _job(asked) if asked else next(iter(earlier), None)
    form = BacktestForm(formdata=None, data=_chosen(job) if job else (asked.data if asked else None))
    return render_template(
        "classification/proving/index.html",
        form=form,
        earlier=earlier,
        job=job,
        models=fitted_models(),
        **_told(job),
    )


@blueprint.post("/backtest")
@may("classes.edit")
def look_back() -> ResponseReturnValue:
    """Reckon a backtest, at once or as a job."""
    form = BacktestForm()
    as_of = form.as_of.data
    if not form.validate() or as_of is None:
        return refuse("classification/proving/index.html", form, earlier=tasks.earlier(), job=None)
    tasks.reckon(as_of, form.editions.data, form.among.data)
    choice = {"as_of": as_of.isoformat(), "editions": form.editions.data, "among": form.among.data}
    return redirect(url_for("classification.backtest", **choice))


def _job(form: BacktestForm) -> work.Job | None:
    as_of = form.as_of.data or assessing.today()
    return work.latest(tasks.subject(as_of, form.editions.data, form.among.data))


def _chosen(job: work.Job) -> dict[str, Any]:
    return job.payload | {"as_of": date.fromisoformat(job.payload["as_of"])}


def _told(job: work.Job | None) -> dict[str, Any]:
    """The figures of a backtest that is done, with their words and charts."""
    found = job.result if job and job.state == "done" else None
    if not found:
        return {"found": None}
    if not found["exhibitors"]:
        return {"found": found}
    decided = [db.session.get(Edition, number) for number in found["decided_by"]]
    return {
        "found": found,
        "decided": [one.name for one in decided if one],
        "scores": words.scores(found),
        "verdicts": words.verdicts(found),
        "weights": words.weights(found),
        "suspicious": [words.fact_word(name) for name in found["suspicious"]],
        "chart": calibration_chart(found["calibration"]),
    }
