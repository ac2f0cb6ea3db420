"""Complaints that another tool logged become complaints of an edition, with their times."""
