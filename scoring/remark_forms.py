"""The forms of a comment or an appeal, and of its answer."""

from wtforms import SelectField, TextAreaField
from wtforms.validators import DataRequired

from foundation.forms import RoomForm, choices, text_length
from foundation.languages import later as _l
from scoring.remark import Decision, RemarkKind
from scoring.words import DECISIONS, FIGURES, REMARK_KINDS

LONGEST = 4000


class RemarkForm(RoomForm):
    """What a person says to a figure of its own."""

    figure = SelectField(_l("On which figure"), choices=choices(list(FIGURES.items())))
    kind = SelectField(
        _l("What it is"), choices=choices(list(REMARK_KINDS.items())), default=str(RemarkKind.COMMENT)
    )
    text = TextAreaField(
        _l("What you want to say"), [DataRequired(_l("Say what is to be known.")), text_length(LONGEST)]
    )


class AnswerForm(RoomForm):
    """What the manager answers."""

    decision = SelectField(
        _l("Decision"), choices=choices(list(DECISIONS.items())), default=str(Decision.NOTED)
    )
    answer = TextAreaField(_l("Answer"), [DataRequired(_l("Give your reasons.")), text_length(LONGEST)])
