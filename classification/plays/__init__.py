"""Plays: when something happens with an exhibitor, what we do then; within limits, once for each cause."""
