"""Hearing by mail: what arrives becomes a complaint, joins one, or waits for somebody to decide."""
