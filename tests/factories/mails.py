"""Mail in the outbox."""

import factory

from foundation.mail import Mail
from tests.factories.base import Factory


class MailFactory(Factory):
    """A mail that is due."""

    class Meta:
        model = Mail

    recipient = factory.Sequence("contact{}@kessler.example".format)
    subject = "Your stand"
    body = "Hello,\n\nyour stand is ready.\n"
