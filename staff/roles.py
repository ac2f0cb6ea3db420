"""Which role may do what: the one table."""

from staff.models import Role

ALL = frozenset(Role)
ORGANISERS = frozenset({Role.ADMIN, Role.MANAGER, Role.ORGANISER})
MANAGERS = frozenset({Role.ADMIN, Role.MANAGER})
ADMINS = frozenset({Role.ADMIN})

PERMISSIONS: dict[str, frozenset[Role]] = {
    "own.account": ALL,
    "overview.view": ALL,
    "events.view": ALL,
    "events.edit": ORGANISERS,
    "exhibitors.view": ALL,
    "exhibitors.edit": ALL,
    "exhibitors.delete": ORGANISERS,
    "exhibitors.fields": ORGANISERS,
    "exhibitors.mail": ORGANISERS,
    "exhibitors.import": ORGANISERS,
    "exhibitors.export": ORGANISERS,
    "priority.edit": MANAGERS,
    "exhibitors.merge": ORGANISERS,
    "contacts.privacy": MANAGERS,
    "goals.view": ALL,
    "goals.edit": ALL,
    "expertise.view": ALL,
    "expertise.edit": ORGANISERS,
    "knowledge.edit": ALL,
    "assignments.edit": MANAGERS,
    "plans.view": ALL,
    "plans.edit": ALL,
    "plans.templates": ORGANISERS,
    "surveys.view": ALL,
    "surveys.send": ORGANISERS,
    "house.look": MANAGERS,
    "surveys.limit": MANAGERS,
    "complaints.view": ALL,
    "complaints.edit": ALL,
    "complaints.close": ORGANISERS,
    "complaints.policy": MANAGERS,
    "scores.own": ALL,
    "scores.view": MANAGERS,
    "scores.edit": MANAGERS,
    "classes.view": ALL,
    "classes.edit": MANAGERS,
    "mail.view": MANAGERS,
    "people.edit": ADMINS,
}


def allowed(role: str, permission: str) -> bool:
    """Return whether `role` holds `permission`; an unknown permission raises KeyError."""
    return role in PERMISSIONS[permission]
