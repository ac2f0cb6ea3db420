"""Merging, splitting and linking, on a complaint's page."""

from flask import Blueprint, flash
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from complaints import joining
from complaints.forms import MergeForm, SplitForm
from complaints.models import Complaint
from complaints.step_routes import posted
from foundation.access import may
from staff.sign_in import signed_in

blueprint = Blueprint("joining", __name__)


@blueprint.post("/<int:complaint_id>/merge")
@may("complaints.edit")
def merge(complaint_id: int) -> ResponseReturnValue:
    """Close the complaint as the same as another one."""

    def do(complaint: Complaint, form: MergeForm) -> None:
        into = joining.by_number(form.other.data or "")
        joining.merge(complaint, into, signed_in())
        flash(_("%(number)s goes on as %(into)s.", number=complaint.number, into=into.number))

    return posted(complaint_id, "merge_form", MergeForm, do)


@blueprint.post("/<int:complaint_id>/link")
@may("complaints.edit")
def link(complaint_id: int) -> ResponseReturnValue:
    """Note that another complaint has to do with this one."""

    def do(complaint: Complaint, form: MergeForm) -> None:
        joining.link(complaint, joining.by_number(form.other.data or ""), signed_in())

    return posted(complaint_id, "merge_form", MergeForm, do)


@blueprint.post("/<int:complaint_id>/split")
@may("complaints.edit")
def split(complaint_id: int) -> ResponseReturnValue:
    """Open a complaint of its own for a part of this one."""

    def do(complaint: Complaint, form: SplitForm) -> None:
        words = form.part_severity.data, form.part_description.data
        part = joining.split(complaint, signed_in(), form.part.data or "", *words)
        flash(_("%(number)s is open.", number=part.number))

    return posted(complaint_id, "split_form", SplitForm, do)
