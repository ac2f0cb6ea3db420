"""Codes that are typed from a printed card: short, without signs that look alike, not to be guessed."""

from secrets import choice, token_urlsafe

SIGNS = "23456789abcdefghjkmnpqrstuvwxyz"
HALF = 5
"""Ten signs of 31: 8e14 codes; wrong ones are counted and slowed down."""


def short_code() -> str:
    """Return a new code, as "k7m2p-x9q4r"."""
    first, second = ("".join(choice(SIGNS) for _sign in range(HALF)) for _half in range(2))
    return f"{first}-{second}"


def long_code() -> str:
    """Return a new code that nobody types."""
    return token_urlsafe(16)


def tidied(typed: str) -> str:
    """Return a code as it is stored, from what was typed: capitals, blanks or a missing dash do no harm."""
    signs = "".join(typed.lower().replace("-", "").split())
    if len(signs) == 2 * HALF and set(signs) <= set(SIGNS):
        return f"{signs[:HALF]}-{signs[HALF:]}"
    return typed
