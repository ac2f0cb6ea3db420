"""A filter's tree as a sentence, with the names behind numbers and codes."""

from flask_babel import gettext as _

from exhibitors.listing.field import ME, Field
from exhibitors.listing.fields import Fields
from exhibitors.listing.grammar import AND, Condition, Node
from exhibitors.listing.words import operator


def read_aloud(node: Node | None, fields: Fields) -> str:
    """Return the tree as people read it; every field must be there."""
    if node is None:
        return ""
    if isinstance(node, Condition):
        return _condition(node, fields[node.field])
    joiner = _("and") if node.joiner == AND else _("or")
    inner = (read_aloud(part, fields) for part in node.parts)
    return f" {joiner} ".join(
        text if isinstance(part, Condition) else f"({text})"
        for part, text in zip(node.parts, inner, strict=True)
    )


def _condition(node: Condition, field: Field) -> str:
    known = {str(value): str(name) for value, name in field.choices()} if field.choices else {}
    if field.key == "owner":
        known[ME] = _("me")
    values = [known.get(value, value) for value in node.values]
    last = _("and")
    joined = f" {last} ".join(values) if node.operator == "between" else ", ".join(values)
    return " ".join(filter(None, [str(field.label), operator(node.operator, field.kind), joined]))
