"""Answers gathered with another tool become a survey of an edition."""
