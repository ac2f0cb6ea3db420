"""Hearing from the exhibitor itself: a link, and a card on the stand, that lead to one short form."""
