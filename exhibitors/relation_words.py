"""Relations as people read them."""

from flask_babel import gettext as _

from exhibitors import relating
from exhibitors.relating import Role
from foundation.languages import later as _l

ROLES = {
    Role.PARENT.value: _l("Parent company"),
    Role.SUBSIDIARY.value: _l("Subsidiary"),
    Role.AGENCY.value: _l("Its agency"),
    Role.CLIENT.value: _l("Client of this agency"),
    Role.REPRESENTED.value: _l("Represented by it"),
    Role.REPRESENTATIVE.value: _l("Represents it"),
    Role.SISTER.value: _l("Sister company"),
}


def why_not(why: relating.CannotRelate) -> str:
    """Return why two cannot be joined, and what to do."""
    if isinstance(why, relating.WithItself):
        return _("An exhibitor cannot be joined to itself. Choose another one.")
    if isinstance(why, relating.InACircle):
        return _("The parent would stand below its own subsidiary. Take that relation away first.")
    if isinstance(why, relating.RelatedAlready):
        return _("They are joined like this already.")
    if isinstance(why, relating.HasOthers):
        return _("Others share this exhibitor's stand, so it cannot share another's. Move them first.")
    return _("The main exhibitor is one of the same edition that has a stand of its own.")
