"""A number longer than any column is refused by its range, not by a crash."""

from werkzeug.datastructures import MultiDict
from wtforms import IntegerField
from wtforms.validators import NumberRange

from foundation.forms import RoomForm


class Sample(RoomForm):
    """A number from 0 to 100."""

    points = IntegerField(validators=[NumberRange(min=0, max=100)])


def test_a_huge_number_is_out_of_range(app):
    with app.test_request_context():
        form = Sample(MultiDict({"points": "9" * 400}))
        assert not form.validate()
        assert form.points.errors
