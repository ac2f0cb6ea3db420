"""Filters as one line of text: `country any DE,AT and (value min 5000 or tag is 3)`, and as a tree.

group     = part (("and" | "or") part)*    and binds tighter than or
part      = condition | "(" group ")"
condition = field operator [value ("," value)*]
value     = letters, digits and any of - + . @ / : _ # % & * | "in quotes, with "" for a quote"
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

AND, OR = "and", "or"
ALONE = ("empty", "filled")
OPERATORS = (
    *("is", "not", "any", "none", "has", "lacks"),
    *("min", "max", "between", "before", "after"),
    *ALONE,
)
SEVERAL = ("any", "none")
LONGEST, MOST, DEEPEST, MOST_VALUES = 4000, 50, 5, 100
_WORD = r"[\w\-+.@/:#%&*]+"
_TOKEN = re.compile(rf'\s*(?:([(),])|"((?:[^"]|"")*)"|({_WORD}))')
_PLAIN = re.compile(_WORD)


class BadFilter(ValueError):
    """The text is no filter. `found` is what stands where something else is expected, "" for the end."""

    def __init__(self, reason: str, found: str = "") -> None:
        super().__init__(reason, found)
        self.reason, self.found = reason, found


@dataclass(frozen=True)
class Condition:
    """One field compared; the values as they were typed."""

    field: str
    operator: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Group:
    """Conditions and groups of which all (and) or at least one (or) must hold; at least two of them."""

    joiner: str
    parts: tuple["Condition | Group", ...]


Node = Condition | Group
Token = tuple[str, str]


def conditions(node: Node | None) -> Iterator[Condition]:
    """Return every condition of the tree, in order."""
    if isinstance(node, Condition):
        yield node
    elif node is not None:
        for part in node.parts:
            yield from conditions(part)


def written(node: Node | None) -> str:
    """Return the text that `parsed` reads the same tree from."""
    if node is None:
        return ""
    if isinstance(node, Condition):
        return " ".join([node.field, node.operator, *_listed(node.values)])
    inner = (f"({written(part)})" if isinstance(part, Group) else written(part) for part in node.parts)
    return f" {node.joiner} ".join(inner)


def _listed(values: tuple[str, ...]) -> list[str]:
    return [",".join(map(_quoted, values))] if values else []


def _quoted(value: str) -> str:
    if _PLAIN.fullmatch(value) and value not in (AND, OR):
        return value
    return '"' + value.replace('"', '""') + '"'


def parsed(text: str) -> Node | None:
    """Return the tree of a filter, None for a blank one, or raise BadFilter."""
    if len(text) > LONGEST:
        raise BadFilter("long")
    tokens = _Tokens(text)
    if tokens.peek() is None:
        return None
    node = _group(tokens, 1)
    if (left := tokens.peek()) is not None:
        raise BadFilter("joiner", left[1])
    if sum(1 for _ in conditions(node)) > MOST:
        raise BadFilter("many")
    return node


class _Tokens:
    """The words of a filter, one after another: (kind, text) with kind "sign", "quoted" or "word"."""

    def __init__(self, text: str) -> None:
        self.all, position, text = [], 0, text.rstrip()
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                raise BadFilter("sign", text[position:].strip()[:1])
            self.all.append(_token(match))
            position = match.end()
        self.at = 0

    def peek(self) -> Token | None:
        """Return the next word without taking it."""
        return self.all[self.at] if self.at < len(self.all) else None

    def take(self) -> Token:
        """Return the next word; the end raises."""
        token = self.peek()
        if token is None:
            raise BadFilter("end")
        self.at += 1
        return token

    def took(self, token: Token) -> bool:
        """Take the next word if it is this one."""
        if self.peek() != token:
            return False
        self.at += 1
        return True


def _token(match: re.Match[str]) -> Token:
    sign, quoted, word = match.groups()
    if quoted is not None:
        return "quoted", quoted.replace('""', '"')
    return ("sign", sign) if sign else ("word", word)


def _group(tokens: _Tokens, depth: int) -> Node:
    return _joined(tokens, OR, lambda: _joined(tokens, AND, lambda: _part(tokens, depth)))


def _joined(tokens: _Tokens, joiner: str, part: Callable[[], Node]) -> Node:
    parts = [part()]
    while tokens.took(("word", joiner)):
        parts.append(part())
    return parts[0] if len(parts) == 1 else Group(joiner, tuple(parts))


def _part(tokens: _Tokens, depth: int) -> Node:
    if not tokens.took(("sign", "(")):
        return _condition(tokens)
    if depth >= DEEPEST:
        raise BadFilter("deep")
    inner = _group(tokens, depth + 1)
    if not tokens.took(("sign", ")")):
        raise BadFilter("bracket")
    return inner


def _condition(tokens: _Tokens) -> Condition:
    kind, field = tokens.take()
    if kind != "word" or field in (AND, OR):
        raise BadFilter("field", field)
    kind, operator = tokens.take()
    if kind != "word" or operator not in OPERATORS:
        raise BadFilter("operator", operator)
    if operator in ALONE:
        return Condition(field, operator)
    return Condition(field, operator, _values(tokens, operator))


def _values(tokens: _Tokens, operator: str) -> tuple[str, ...]:
    values = [_value(tokens)]
    while tokens.took(("sign", ",")):
        values.append(_value(tokens))
    most = MOST_VALUES if operator in SEVERAL else 2 if operator == "between" else 1
    if len(values) > most or (operator == "between" and len(values) < most):
        raise BadFilter("values", operator)
    return tuple(values)


def _value(tokens: _Tokens) -> str:
    kind, value = tokens.take()
    if kind == "sign":
        raise BadFilter("value", value)
    return value
