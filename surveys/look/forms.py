"""The form for the organiser's own look."""

from typing import Any

from flask_wtf.file import FileField
from wtforms import BooleanField, StringField
from wtforms.validators import ValidationError

from foundation.forms import EditForm
from foundation.languages import later as _l
from surveys.look import colour, logo


class LookForm(EditForm):
    """`drawn` is the logo as it will be kept, once the form is valid."""

    accent = StringField(_l("Colour"))
    picture = FileField(_l("Logo"))
    without_logo = BooleanField(_l("Show no logo"))

    drawn: bytes | None = None

    def validate_accent(self, field: Any) -> None:
        """White must be readable on it, and it on white."""
        if not field.data:
            return
        try:
            field.data = colour.tidied(field.data)
            colour.check(field.data)
        except colour.NoColour:
            raise ValidationError(_l("Write the colour as # and six signs, as #0b6f6a.")) from None
        except colour.Unreadable as reason:
            raise ValidationError(
                _l(
                    "White writing on %(colour)s cannot be read: its contrast is %(contrast)s, 4.5 is the "
                    "least. %(nearest)s would do.",
                    colour=field.data,
                    contrast=f"{reason.contrast:.1f}",
                    nearest=reason.nearest,
                )
            ) from None

    def validate_picture(self, field: Any) -> None:
        """A PNG or JPEG that stays readable when it is small."""
        if not field.data or not field.data.filename:
            return
        try:
            self.drawn = logo.drawn(field.data.stream.read(logo.LARGEST_FILE + 1))
        except logo.NoPicture:
            raise ValidationError(
                _l("This is no picture that can be read: choose a PNG or JPEG file.")
            ) from None
        except logo.TooLarge:
            raise ValidationError(
                _l(
                    "This picture is too large: choose one of at most 2 MB and 25 million pixels, without "
                    "a photograph in it."
                )
            ) from None
