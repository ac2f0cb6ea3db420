"""The form for what was changed because of a survey."""

from wtforms import TextAreaField
from wtforms.validators import ValidationError

from foundation.forms import EditForm, text_length
from foundation.languages import later as _l

LONGEST = 2000
ROWS = {"rows": 8}


class ChangedForm(EditForm):
    """A text in each language; one of them is enough."""

    en = TextAreaField(_l("English"), [text_length(LONGEST)], render_kw=ROWS)
    zh = TextAreaField(_l("Chinese"), [text_length(LONGEST)], render_kw=ROWS | {"lang": "zh-Hans"})

    def validate_en(self, field: TextAreaField) -> None:
        """Nothing at all would be mailed as an empty text."""
        if not field.data and not self.zh.data:
            raise ValidationError(_l("Write it in one language at least."))
